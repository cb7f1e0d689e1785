"""The vault on a real gnome-keyring: fresh, unlocked, locked, absent, and a prompt unanswered.

The service runs on a private session bus, as in a person's session.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.contract.clips import (
    ClipKept,
    Clips,
    KeepClip,
    ListClips,
    UnlockVault,
    VaultState,
    VaultStatus,
)
from indexer.contract.messages import Done
from tests.harness import Magpie, eventually
from tests.vault.keyring_daemon import Session, session
from tests.vault.unanswering_prompter import UnansweringPrompter

_PASSWORD = "a person's password"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Session]:
    assert shutil.which("gnome-keyring-daemon"), "`make test` installs gnome-keyring"
    folder = tmp_path / "session"
    folder.mkdir()
    with session(folder) as running:
        yield running


@contextmanager
def service(home: Path, bus: Session) -> Iterator[Magpie]:
    product = Magpie(home, dict(bus.environment))
    product.settings("[clipboard]\nkeep = true\n")
    product.start()
    try:
        yield product
    finally:
        product.stop()


def state(product: Magpie) -> VaultState:
    with product.client() as client:
        return client.ask(VaultStatus(), VaultState)


def becomes(product: Magpie, condition: str) -> VaultState:
    eventually(lambda: state(product).condition == condition, f"the vault is {condition}", 60)
    return state(product)


def keep(product: Magpie, text: str) -> None:
    with product.client() as client:
        assert client.ask(KeepClip(text=text), ClipKept).clip is not None


def texts(product: Magpie) -> list[str]:
    with product.client() as client:
        return [row.text for row in client.ask(ListClips(), Clips).clips]


def test_a_fresh_keyring_gets_a_key_and_opens_the_vault_with_it_from_then_on(
    bus: Session, home: Path
) -> None:
    bus.start_keyring(_PASSWORD)
    with service(home, bus) as product:
        assert becomes(product, "open").key == "keyring"
        keep(product, "one")
    assert b"one" not in product.locations.vault.read_bytes()
    with service(home, bus) as product:
        becomes(product, "open")
        assert texts(product) == ["one"]


def test_a_keyring_that_is_unlocked_later_opens_the_vault_with_what_came_meanwhile(
    bus: Session, home: Path
) -> None:
    bus.start_keyring(_PASSWORD)
    with service(home, bus) as product:
        becomes(product, "open")
        keep(product, "before")
    before = product.locations.vault.read_bytes()
    bus.start_keyring(None)  # locked; no dialog can be shown on this bus, which counts as refusal
    with service(home, bus) as product:
        assert "locked" in becomes(product, "locked").message
        keep(product, "meanwhile")
        assert texts(product) == ["meanwhile"]
        assert product.locations.vault.read_bytes() == before
        bus.start_keyring(_PASSWORD)
        with product.client() as client:
            client.ask(UnlockVault(), Done)
        becomes(product, "open")
        assert texts(product) == ["meanwhile", "before"]


def test_without_a_keyring_clips_end_with_the_service(bus: Session, home: Path) -> None:
    with service(home, bus) as product:
        assert "no keyring" in becomes(product, "memory").message
        keep(product, "one")
        assert texts(product) == ["one"]
        assert not product.locations.vault.exists()
    with service(home, bus) as product:
        becomes(product, "memory")
        assert texts(product) == []


def test_a_prompt_that_nobody_answers_holds_nothing_up(bus: Session, home: Path) -> None:
    bus.start_keyring(_PASSWORD)
    with service(home, bus) as product:
        becomes(product, "open")
        keep(product, "before")
    bus.start_keyring(None)
    with (
        UnansweringPrompter(bus.environment["DBUS_SESSION_BUS_ADDRESS"]) as prompter,
        service(home, bus) as product,
    ):
        assert prompter.asked.wait(60), "the keyring asks for its password"
        keep(product, "meanwhile")  # at once: nothing waits for the prompt
        assert state(product).condition in ("opening", "locked")
        assert texts(product) == ["meanwhile"]
        assert "waits" in becomes(product, "locked").message  # said after some seconds
        assert product.cli("clip", "status").returncode == 0
