"""Nothing of a clip lies anywhere in the clear; of what is deleted, or secret, nothing is left.

Looked at are all files of a home, the folder of temporary files, the logs, the decrypted database
page by page, and the memory of each process, all that it may write to, as a core file has it.
"""

from __future__ import annotations

import os
import random
import string
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.clips import DeleteClips
from indexer.contract.messages import Done
from indexer.vault.keys import from_passphrase
from indexer.vault.store import salt_in
from tests.bench.launcher import running
from tests.core_image import Place, found
from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system.clip_owner import FORMATS
from tests.desktop.system.copying import copy, owner
from tests.end_to_end.clipboard import kept, texts, wait_until_watched
from tests.end_to_end.conftest import SETTINGS, prepare
from tests.end_to_end.test_clips import PASSPHRASE, open_vault, state
from tests.harness import Magpie, eventually
from tests.vault.filling import decrypted

__all__ = ["bus", "screen"]

_CLIPS = 30
_ROUNDS = 10  # looks at the memory, each with a pause: a process that is looked at stands still
_PAUSE_SECONDS = 3.0
_MARKED = FORMATS["secret"]["UTF8_STRING"].decode()


def _marks(count: int) -> list[str]:
    draw = random.Random(4711)  # noqa: S311 - it must be the same each time
    return ["xyzzy" + "".join(draw.choices(string.ascii_lowercase, k=9)) for _ in range(count)]


def _secrets(count: int) -> list[str]:
    draw = random.Random(42)  # noqa: S311
    letters = string.ascii_letters + string.digits
    return ["ghp_plugh" + "".join(draw.choices(letters, k=31)) for _ in range(count)]


@pytest.fixture
def product(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Magpie]:
    home = tmp_path / "own"  # which nothing but the product has in its environment
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", os.fspath(temporary))  # of the launcher
    prepare(home, models)
    made = Magpie(home, {"TMPDIR": os.fspath(temporary)})
    made.settings(SETTINGS + "\n[clipboard]\nkeep = true\n")
    made.locations.welcomed.touch()
    made.start()
    yield made
    made.stop()


@pytest.mark.timeout(600)
def test_of_what_is_deleted_or_secret_nothing_is_left(
    screen: Screen, bus: str, product: Magpie, tmp_path: Path
) -> None:
    marks, secrets = _marks(_CLIPS), _secrets(5)
    gone, left = marks[: _CLIPS // 2], marks[_CLIPS // 2 :]
    with running(screen, product, bus):
        open_vault(product)
        wait_until_watched(screen, product)
        _copy_all(screen, product, marks, secrets)
        eventually(lambda: state(product).searchable, "all is searchable")
        for mark in (gone[0], gone[7], left[0]):
            assert product.search(mark, kind="clip").hits
        ids = [row.id for row in kept(product) if row.text.split()[0] in gone]
        assert len(ids) == len(gone)
        with product.client() as client:
            client.ask(DeleteClips(clips=ids), Done)
        # Every process has its clips in memory while it needs them, so the look can see them.
        assert any(found(process.pid, left) for process in product.processes())
        for wanted in (secrets, [_MARKED]):
            assert _left_in_memory(product, wanted, 0) == []
        # No guarantee can be given of what libraries hold: of a few clips a copy may be left, in
        # the service. Before freed memory was overwritten, it was copies of all of them.
        places = _left_in_memory(product, gone, len(gone) // 3)
        assert len({place.mark for place in places}) <= len(gone) // 3, places
        _assert_not_on_disk(tmp_path, [*marks, *secrets, _MARKED])
        assert all(mark in " ".join(texts(product)) for mark in left)
    product.stop()
    _assert_not_on_disk(tmp_path, [*marks, *secrets, _MARKED])
    vault = product.locations.vault
    salt = salt_in(vault)
    assert salt is not None
    plain = decrypted(vault, from_passphrase(PASSPHRASE, salt))
    assert all(mark.encode() in plain for mark in left)
    assert not [mark for mark in [*gone, *secrets, _MARKED] if mark.encode() in plain]


def _copy_all(screen: Screen, product: Magpie, marks: list[str], secrets: list[str]) -> None:
    for number, mark in enumerate(marks):
        copy(screen.environment, f"{mark} are some words about {mark} " * (1 + number % 5))
        eventually(lambda mark=mark: mark in texts(product)[0], f"{mark} is kept")  # type: ignore[misc]
    for secret in secrets:
        copy(screen.environment, secret)
    with owner(screen.environment, "secret"):
        copy(screen.environment, "after all secrets")
        eventually(lambda: texts(product)[0] == "after all secrets", "the last is kept")
    assert len(texts(product)) == len(marks) + 3  # with two from before


def _left_in_memory(product: Magpie, wanted: list[str], few: int) -> list[Place]:
    """Look into every process until no more than a few marks are left, and return where they are.

    Given up after some looks.
    """
    places: list[Place] = []
    for _ in range(_ROUNDS):
        places = [place for process in product.processes() for place in found(process.pid, wanted)]
        if len({place.mark for place in places}) <= few:
            break
        time.sleep(_PAUSE_SECONDS)
    return places


def _assert_not_on_disk(folder: Path, wanted: list[str]) -> None:
    patterns = [mark.encode(encoding) for mark in wanted for encoding in ("utf-8", "utf-16-le")]
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.name != "model.onnx":
            data = path.read_bytes()
            assert not [pattern for pattern in patterns if pattern in data], path
