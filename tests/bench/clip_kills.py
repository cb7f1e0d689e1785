"""Kills the service while clips are captured, again and again, and looks what is left of them.

Usage: python -m tests.bench.clip_kills [--times 30] [--captures 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
from pathlib import Path
from typing import Final

from indexer.client import Client
from indexer.contract.clips import (
    ClipKept,
    Clips,
    DeleteClips,
    KeepClip,
    ListClips,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
    VaultStatus,
)
from indexer.contract.messages import Done
from indexer.errors import MagpieError
from indexer.vault.keys import from_passphrase
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store, salt_in
from tests.harness import Magpie, eventually

TIMES: Final = 30
CAPTURES: Final = 1000
_PASSPHRASE: Final = "correct horse"
_SETTINGS: Final = "[clipboard]\nkeep = true\nmax_clips = 100000\n"
_LONGEST_WAIT: Final = 0.02  # s, from the last clip that was kept until the kill


def measure(times: int, captures: int, scratch: Path, seed: int = 1) -> list[str]:
    """Kill so many times, each at a random moment of so many captures; return the faults."""
    chance = random.Random(seed)
    product = Magpie(scratch / "home")
    product.settings(_SETTINGS)
    product.start()
    _open(product)
    faults: list[str] = []
    said: set[str] = set()
    try:
        for number in range(times):
            new = _captured_until_killed(product, number, chance.randrange(captures), chance)
            product.start()
            faults += _damage(product)
            _open(product)
            there = _texts(product, f"round {number} ")
            if lost := new - there:
                faults.append(f"round {number}: {len(lost)} clips that were kept are lost")
            if len(there - new) > 1:
                faults.append(f"round {number}: {len(there - new)} clips more than were kept")
            said |= there
            if lost := said - _texts(product, "round "):
                faults.append(f"round {number}: {len(lost)} clips of earlier rounds are lost")
    finally:
        product.stop()
    return faults


def _open(product: Magpie) -> None:
    with product.client() as client:

        def state() -> str:
            return client.ask(VaultStatus(), VaultState).condition

        eventually(lambda: state() != "opening", "the keyring was looked for", 60)
        if state() == "locked":
            client.ask(UnlockVault(passphrase=_PASSPHRASE), Done)
        else:
            client.ask(SetVaultPassphrase(passphrase=_PASSPHRASE), Done)
        eventually(lambda: state() == "open", "the vault is open", 60)


def _captured_until_killed(
    product: Magpie, number: int, count: int, chance: random.Random
) -> set[str]:
    """Capture until the service is killed, some time after so many clips; return those it kept.

    Some are deleted on the way, so that the kill may come while pages are given back.
    """
    kept: set[str] = set()
    assert product.service is not None
    kill = product.service.kill
    killing = threading.Timer(chance.uniform(0, _LONGEST_WAIT), kill)
    with product.client() as client:
        try:
            for clip in range(count + CAPTURES):
                if clip == count:
                    killing.start()
                text = f"round {number} clip {clip} {'x' * (clip * 37 % 4000)}"
                answer = client.ask(KeepClip(text=text), ClipKept)
                if clip % 9 == 4 and answer.clip is not None:
                    client.ask(DeleteClips(clips=[answer.clip]), Done)
                else:
                    kept.add(" ".join(text.split()[:4]))
        except (OSError, MagpieError):
            pass  # it is dead
    killing.join()
    product.kill()  # waits for its end
    return kept


def _texts(product: Magpie, beginning: str) -> set[str]:
    found: set[str] = set()
    before = None
    with product.client() as client:
        while True:
            reply = _page(client, before)
            found |= {" ".join(row.text.split()[:4]) for row in reply.clips}
            if not reply.more:
                return {text for text in found if text.startswith(beginning)}
            before = reply.clips[-1].place


def _page(client: Client, before: int | None) -> Clips:
    return client.ask(ListClips(limit=500, before=before), Clips)


def _damage(product: Magpie) -> list[str]:
    """Look into the file as the kill left it, beside the service, which has not opened it yet."""
    path = product.locations.vault
    salt = salt_in(path)
    assert salt is not None
    store = Store.at(path, from_passphrase(_PASSPHRASE, salt), CLIPS)
    try:
        with store.reading() as connection:
            check = connection.execute("PRAGMA integrity_check").fetchone()[0]
            ciphers = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        store.close()
    return ([] if check == "ok" else [f"integrity: {check}"]) + [f"cipher: {c}" for c in ciphers]


def main() -> None:
    """Do it and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--captures", type=int, default=CAPTURES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(options.times, options.captures, Path(scratch), options.seed)
    print(*found, sep="\n")
    print(f"{options.times} kills, {len(found)} faults")


if __name__ == "__main__":
    main()
