"""One passphrase for all vaults."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.settings import Clipboard
from indexer.contract.snippets import Snippet
from indexer.vault import ClipVault, Keyholder, SnippetVault
from indexer.vault.errors import KeyringAbsentError, VaultError
from tests.fakes import FakeClock, FakeSecrets
from tests.harness import eventually


class Both:
    """Two vaults of one person."""

    def __init__(self, folder: Path, *, clips: bool, keyring: bool = True) -> None:
        self.secrets = FakeSecrets(None if keyring else KeyringAbsentError("none"))
        clock, limits = FakeClock(), Clipboard(keep=clips)
        self.clips = ClipVault(folder / "clips.vault", self.secrets, clock, limits)
        self.snippets = SnippetVault(folder / "snippets.vault", self.secrets, clock)
        self.keys = Keyholder([self.clips, self.snippets])
        self.clips.start()
        self.snippets.start()
        eventually(lambda: "opening" not in self.conditions, "the keyring answered")

    def stop(self) -> None:
        self.clips.stop()
        self.snippets.stop()

    @property
    def conditions(self) -> tuple[str, str]:
        return self.clips.condition, self.snippets.condition


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Both]:
    both = Both(tmp_path, clips=True, keyring=False)
    both.snippets.keep([Snippet(uid="1", text="a text")])
    yield both
    both.stop()


def test_one_passphrase_is_set_for_both_and_opens_both(opened: Both, tmp_path: Path) -> None:
    assert opened.conditions == ("memory", "memory")
    opened.keys.set_passphrase("correct horse")
    assert opened.conditions == ("open", "open")
    opened.stop()
    again = Both(tmp_path, clips=True, keyring=False)
    assert again.conditions == ("locked", "locked")
    with pytest.raises(VaultError, match="not the passphrase of the clipboard history"):
        again.keys.unlock("wrong")
    again.keys.unlock("correct horse")
    assert again.conditions == ("open", "open")
    assert [snippet.text for snippet in again.snippets.all()] == ["a text"]
    again.stop()


def test_a_vault_that_opens_with_another_passphrase_is_told_of(
    opened: Both, tmp_path: Path
) -> None:
    opened.clips.set_passphrase("one")
    opened.snippets.set_passphrase("another")
    opened.stop()
    again = Both(tmp_path, clips=True, keyring=False)
    with pytest.raises(VaultError, match=r"One of two .* not the passphrase of the snippet"):
        again.keys.unlock("one")
    assert again.conditions == ("open", "locked")
    again.keys.unlock("another")
    assert again.conditions == ("open", "open")
    again.stop()


def test_without_a_history_the_snippets_alone_get_the_passphrase(tmp_path: Path) -> None:
    both = Both(tmp_path, clips=False, keyring=False)
    with pytest.raises(VaultError, match="The clipboard history is off"):
        both.keys.set_passphrase("correct horse")
    both.snippets.keep([Snippet(uid="1", text="a text")])
    both.keys.set_passphrase("correct horse")
    assert both.conditions == ("off", "open")
    both.stop()


def test_rotation_gives_each_another_key(tmp_path: Path) -> None:
    both = Both(tmp_path, clips=True)
    both.snippets.keep([Snippet(uid="1", text="a text")])
    before = set(both.secrets.secrets)
    both.keys.rotate()
    assert len(before) == len(both.secrets.secrets) == 2
    assert not before & set(both.secrets.secrets)
    assert [snippet.text for snippet in both.snippets.all()] == ["a text"]
    both.stop()


def test_a_passphrase_waits_for_a_keyring_that_is_still_being_asked(tmp_path: Path) -> None:
    secrets = FakeSecrets(KeyringAbsentError("none"))
    asked, answered = threading.Semaphore(0), threading.Event()

    def wait() -> None:
        asked.release()
        answered.wait()

    secrets.wait = wait
    clips = ClipVault(tmp_path / "late.vault", secrets, FakeClock(), Clipboard(keep=True))
    seen: list[str] = []
    clips.changed = lambda: seen.append(clips.condition)
    clips.start()
    asked.acquire(timeout=60)
    setting = threading.Thread(target=Keyholder([clips]).set_passphrase, args=("correct",))
    setting.start()
    answered.set()
    setting.join()
    assert seen == ["opening", "memory", "open"]
    clips.stop()
