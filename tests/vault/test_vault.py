from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.clips import ListClips
from indexer.contract.settings import Clipboard
from indexer.vault import ClipVault
from indexer.vault.content import Content
from indexer.vault.errors import (
    KeyringAbsentError,
    KeyringLockedError,
    SecretError,
    VaultError,
)
from tests.fakes import FakeClock, FakeSecrets
from tests.harness import eventually
from tests.vault.filling import decrypted

ON = Clipboard(keep=True)


class Home:
    """A vault's folder, its keyring and its clock; vaults are closed at the end."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "clips.vault"
        self.secrets = FakeSecrets()
        self.clock = FakeClock()
        self.vaults: list[ClipVault] = []

    def vault(self, limits: Clipboard = ON, *, patience: float = 60) -> ClipVault:
        vault = ClipVault(self.path, self.secrets, self.clock, limits, patience=patience)
        self.vaults.append(vault)
        vault.start()
        return vault

    def opened(self, limits: Clipboard = ON) -> ClipVault:
        vault = self.vault(limits)
        eventually(lambda: vault.condition not in {"opening", "damaged"}, "the vault is open")
        return vault


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.secrets.wait = lambda: None
    for vault in home.vaults:
        vault.stop()


def keep(vault: ClipVault, text: str) -> int:
    return vault.keep(Content(text=text), "editor", "a window")


def texts(vault: ClipVault) -> list[str]:
    return [row.text for row in vault.list(ListClips())[0]]


def test_a_history_that_is_not_wanted_makes_no_file_and_asks_for_no_key(home: Home) -> None:
    home.secrets.failure = SecretError("asked")
    vault = home.vault(Clipboard())
    assert vault.condition == "off"
    assert not home.path.exists()


def test_the_first_use_makes_a_key_and_the_next_finds_what_was_kept(home: Home) -> None:
    vault = home.opened()
    assert (vault.condition, vault.key, vault.message) == ("open", "keyring", "")
    keep(vault, "one")
    vault.stop()
    assert len(home.secrets.secrets) == 1
    assert texts(home.opened()) == ["one"]
    assert len(home.secrets.secrets) == 1


def test_without_a_keyring_clips_are_in_memory_and_the_person_is_told(home: Home) -> None:
    home.secrets.failure = KeyringAbsentError("none")
    vault = home.opened()
    keep(vault, "one")
    assert (vault.condition, vault.key) == ("memory", "")
    assert "memory" in vault.message
    assert texts(vault) == ["one"]
    assert not home.path.exists()


def test_a_locked_keyring_is_asked_again_and_what_came_meanwhile_is_kept(home: Home) -> None:
    home.secrets.failure = KeyringLockedError("locked")
    vault = home.opened()
    assert vault.condition == "locked"
    kept = keep(vault, "meanwhile")
    home.secrets.failure = None
    vault.unlock()
    eventually(lambda: vault.condition == "open", "the vault is open")
    assert texts(vault) == ["meanwhile"]
    # It is another clip by its id: those of memory are never those of the file.
    with pytest.raises(VaultError):
        vault.get(kept)
    vault.stop()
    assert texts(home.opened()) == ["meanwhile"]


def test_a_prompt_that_nobody_answers_holds_nothing_up(home: Home) -> None:
    answered = threading.Event()
    home.secrets.wait = answered.wait
    vault = home.vault(patience=0)
    eventually(lambda: vault.condition == "locked", "the wait is said to be long")
    assert "waits for you" in vault.message
    keep(vault, "meanwhile")
    assert texts(vault) == ["meanwhile"]
    with pytest.raises(VaultError, match="waits"):
        vault.rotate()
    home.secrets.wait = lambda: None
    answered.set()  # late, and still good
    eventually(lambda: vault.condition == "open", "the vault is open")
    assert texts(vault) == ["meanwhile"]


def test_a_key_that_opens_nothing_sets_the_file_aside(home: Home) -> None:
    vault = home.opened()
    keep(vault, "one")
    vault.stop()
    name = next(iter(home.secrets.secrets))
    right, home.secrets.secrets[name] = home.secrets.secrets[name], b"x" * 32
    before = home.path.read_bytes()
    vault = home.opened()
    assert vault.condition == "open"
    assert texts(vault) == []
    aside = next(path for path in home.path.parent.iterdir() if "unreadable" in path.name)
    assert aside.name in vault.message
    assert aside.read_bytes() == before
    # With its key back, what was set aside is a vault as before.
    vault.stop()
    home.path.unlink()
    aside.rename(home.path)
    home.secrets.secrets[name] = right
    assert texts(home.opened()) == ["one"]


def test_a_file_whose_key_is_lost_is_set_aside(home: Home) -> None:
    keep(home.opened(), "one")
    home.vaults[0].stop()
    home.secrets.secrets.clear()
    vault = home.opened()
    assert "no key" in vault.message
    assert texts(vault) == []
    assert len(list(home.path.parent.glob("clips.vault.unreadable-*"))) == 1


@pytest.mark.parametrize("data", [b"garbage " * 1000, b"short"])
def test_a_file_that_is_no_vault_is_set_aside(home: Home, data: bytes) -> None:
    home.path.write_bytes(data)
    vault = home.opened()
    assert vault.condition == "open"
    aside = next(iter(home.path.parent.glob("clips.vault.unreadable-*")))
    assert aside.read_bytes() == data
    keep(vault, "one")
    assert texts(vault) == ["one"]


def test_damage_found_later_begins_another_file(home: Home) -> None:
    vault = home.opened()
    ids = [keep(vault, f"{number} " + "words " * 700) for number in range(60)]
    vault.stop()
    data = bytearray(home.path.read_bytes())
    for place in range(len(data) // 8192 * 4096, len(data), 4096):
        data[place + 100] ^= 0xFF
    home.path.write_bytes(data)
    vault = home.opened()
    if vault.condition == "open" and not vault.message:
        with pytest.raises(VaultError):
            _get_all(vault, ids)
    eventually(lambda: bool(vault.message) and vault.condition == "open", "another is begun")
    aside = next(iter(home.path.parent.glob("clips.vault.unreadable-*")))
    assert aside.read_bytes() == bytes(data)
    keep(vault, "after")
    assert texts(vault) == ["after"]


def test_an_answer_that_comes_after_it_was_turned_off_changes_nothing(home: Home) -> None:
    answered = threading.Event()
    home.secrets.wait = answered.wait
    vault = home.vault()
    vault.follow(Clipboard())
    with pytest.raises(VaultError, match="off"):
        vault.unlock_with("x")
    with pytest.raises(VaultError, match="off"):
        vault.rotate()
    home.secrets.failure = KeyringLockedError("locked")
    answered.set()
    vault.settle()
    assert vault.condition == "off"
    home.secrets.failure = None
    vault.follow(ON)
    eventually(lambda: vault.condition == "open", "the vault is open")


def _get_all(vault: ClipVault, ids: list[int]) -> None:
    for clip in ids:
        vault.get(clip)


def test_a_passphrase_takes_the_place_of_the_keyring(home: Home) -> None:
    vault = home.opened()
    keep(vault, "one")
    vault.set_passphrase("correct horse")
    assert vault.key == "passphrase"
    assert home.secrets.secrets == {}
    keep(vault, "two")
    vault.stop()
    vault = home.opened()
    assert vault.condition == "locked"
    assert "passphrase" in vault.message
    keep(vault, "meanwhile")
    with pytest.raises(VaultError, match="not the passphrase"):
        vault.unlock_with("wrong horse")
    vault.unlock_with("correct horse")
    assert texts(vault) == ["meanwhile", "two", "one"]
    vault.set_passphrase("")
    assert vault.key == "keyring"
    vault.stop()
    assert texts(home.opened()) == ["meanwhile", "two", "one"]


def test_a_passphrase_serves_where_there_is_no_keyring(home: Home) -> None:
    home.secrets.failure = KeyringAbsentError("none")
    vault = home.opened()
    keep(vault, "one")
    vault.set_passphrase("correct horse")
    assert (vault.condition, vault.key) == ("open", "passphrase")
    vault.stop()
    vault = home.opened()
    vault.unlock_with("correct horse")
    assert texts(vault) == ["one"]


def test_a_new_key_opens_the_file_and_the_old_one_does_not(home: Home) -> None:
    vault = home.opened()
    keep(vault, "one")
    before = dict(home.secrets.secrets)
    vault.rotate()
    assert before.keys().isdisjoint(home.secrets.secrets)
    keep(vault, "two")
    vault.stop()
    assert texts(home.opened()) == ["two", "one"]


def test_a_keyring_that_takes_no_new_key_leaves_all_as_it_was(home: Home) -> None:
    vault = home.opened()
    keep(vault, "one")
    home.secrets.failure = KeyringLockedError("locked")
    with pytest.raises(SecretError):
        vault.rotate()
    home.secrets.failure = None
    keep(vault, "two")
    vault.stop()
    assert texts(home.opened()) == ["two", "one"]


def test_what_is_beyond_the_limits_goes_as_clips_come(home: Home) -> None:
    vault = home.opened(Clipboard(keep=True, max_clips=10))
    gone: list[int] = []
    vault.on_items = lambda _came, went: gone.extend(went)
    ids = [keep(vault, f"clip {number}") for number in range(12)]
    assert gone == ids[:2]
    assert vault.totals().clips == 10
    vault.follow(Clipboard(keep=True, max_clips=10, max_days=1))
    home.clock.advance(2 * 86_400)
    assert vault.prune() == 10


def test_clearing_leaves_what_is_pinned_unless_asked(home: Home) -> None:
    vault = home.opened()
    vault.pin(keep(vault, "pinned"), pinned=True)
    keep(vault, "other")
    assert vault.clear(pinned=False) == 1
    assert texts(vault) == ["pinned"]
    assert vault.clear(pinned=True) == 1
    assert texts(vault) == []


def test_the_last_minutes_can_be_forgotten(home: Home) -> None:
    vault = home.opened()
    keep(vault, "before")
    home.clock.advance(600)
    keep(vault, "lately")
    assert vault.forget_since(300) == 1
    assert texts(vault) == ["before"]


def test_turning_it_off_keeps_the_file_closed_and_clearing_it_then_removes_it(home: Home) -> None:
    vault = home.opened()
    keep(vault, "one")
    vault.follow(Clipboard())
    assert vault.condition == "off"
    assert texts(vault) == []
    with pytest.raises(VaultError, match="off"):
        vault.clear(pinned=False)
    assert vault.clear(pinned=True) == 1
    assert not home.path.exists()
    assert home.secrets.secrets == {}


@pytest.mark.parametrize("passphrase", ["", "correct horse"])
def test_what_is_exported_can_be_taken_in_elsewhere(
    home: Home, tmp_path: Path, passphrase: str
) -> None:
    vault = home.opened()
    vault.pin(keep(vault, "marked-one"), pinned=True)
    keep(vault, "marked-two")
    carried = tmp_path / "carried"
    assert vault.export(carried, passphrase) == 2
    assert (b"marked" in carried.read_bytes()) == (not passphrase)
    vault.clear(pinned=True)
    before = carried.read_bytes()
    if passphrase:
        for wrong in ("", "wrong horse"):
            with pytest.raises(VaultError):
                vault.take_in(carried, wrong)
    assert vault.take_in(carried, passphrase) == 2
    assert texts(vault) == ["marked-two", "marked-one"]
    assert vault.get(vault.list(ListClips(pinned=True))[0][0].id)[1].text == "marked-one"
    assert carried.read_bytes() == before


def test_only_what_was_exported_is_taken_in(home: Home, tmp_path: Path) -> None:
    vault = home.opened()
    other = tmp_path / "other"
    other.write_bytes(b"something else, and long enough")
    for path in (other, tmp_path / "missing"):
        with pytest.raises(VaultError):
            vault.take_in(path, "")


def test_nothing_deleted_is_left_after_a_session_of_all_kinds(home: Home) -> None:
    vault = home.opened()
    gone = [keep(vault, f"deleted-mark {number} " + "x" * 3000) for number in range(30)]
    for number in range(30):
        keep(vault, f"kept-mark {number}")
    vault.delete(gone[:10])
    vault.rotate()
    vault.delete(gone[10:])
    vault.stop()
    [(name, secret)] = home.secrets.secrets.items()
    from indexer.vault.keys import Key

    key = Key(secret, bytes.fromhex(name.rpartition(" ")[2]))
    found = decrypted(home.path, key)
    assert b"kept-mark 29" in found
    assert b"deleted-mark" not in found
