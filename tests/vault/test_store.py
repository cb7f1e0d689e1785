from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from indexer.vault.clips import Clips
from indexer.vault.errors import DamagedVaultError, VaultError, WrongKeyError
from indexer.vault.keys import kind_of, random_key
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store, connect, salt_in
from tests.vault.filling import decrypted, keep, opened


def test_a_file_is_the_owner_s_and_says_nothing(tmp_path: Path) -> None:
    store, key = opened(tmp_path)
    keep(Clips(store), "marked-clip-4711")
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert b"marked" not in path.read_bytes()
        assert b"SQLite" not in path.read_bytes()
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["clips.vault"]
    salt = salt_in(tmp_path / "clips.vault")
    assert salt == key.salt
    assert kind_of(key.salt) == "keyring"


def test_another_key_does_not_open_it(tmp_path: Path) -> None:
    store, key = opened(tmp_path)
    keep(Clips(store), "one")
    store.close()
    with pytest.raises(WrongKeyError):
        Store.at(tmp_path / "clips.vault", random_key(), CLIPS)
    store = Store.at(tmp_path / "clips.vault", key, CLIPS)
    assert Clips(store).totals().clips == 1
    store.close()


def test_the_bytes_that_tests_look_into_are_those_of_the_clips(tmp_path: Path) -> None:
    store, key = opened(tmp_path)
    keep(Clips(store), "marked-clip-4711")
    store.close()
    assert b"marked-clip-4711" in decrypted(tmp_path / "clips.vault", key)


def test_what_is_deleted_is_in_no_page_and_in_no_log(tmp_path: Path) -> None:
    store, key = opened(tmp_path)
    clips = Clips(store)
    gone = [keep(clips, f"gone-{number} " + "secret-of-mine " * 1000) for number in range(40)]
    kept = [keep(clips, f"kept-{number} " + "mine-to-keep " * 10) for number in range(40)]
    path = tmp_path / "clips.vault"
    before = path.stat().st_size
    assert clips.delete(gone) == 40
    found = decrypted(path, key)
    assert b"secret-of-mine" not in found
    assert b"gone-" not in found
    assert all(f"kept-{number} ".encode() in found for number in range(40))
    assert (tmp_path / "clips.vault-wal").stat().st_size == 0
    assert path.stat().st_size < max(before, 1 << 20)
    assert [row.id for row in clips.by_id(kept).values()]
    store.close()


def test_half_a_write_is_none(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)

    def fail() -> None:
        with store.writing() as connection:
            connection.execute("INSERT INTO meta VALUES ('half', x'00')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as connection:
        assert not connection.execute("SELECT 1 FROM meta WHERE key = 'half'").fetchone()
    store.close()


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    keep(Clips(store), "one")
    found: list[int] = []
    with store.writing() as connection:
        connection.execute("DELETE FROM clips")
        reader = threading.Thread(target=lambda: found.append(Clips(store).totals().clips))
        reader.start()
        reader.join(60)
        assert found == [1]
    assert Clips(store).totals().clips == 0
    store.close()


def test_a_damaged_file_is_named_so(tmp_path: Path) -> None:
    store, key = opened(tmp_path)
    clips = Clips(store)
    for number in range(50):
        keep(clips, f"{number} " + "words " * 500)
    store.close()
    path = tmp_path / "clips.vault"
    data = bytearray(path.read_bytes())
    for place in range(8192, len(data), 4096):
        data[place + 100] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DamagedVaultError):
        _read_all(path, Store.at(path, key, CLIPS))


def _read_all(path: Path, store: Store) -> None:
    try:
        for clip in Clips(store).ids():
            Clips(store).whole(clip)
    finally:
        store.close()


def test_a_copy_takes_the_place_of_nothing(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    with pytest.raises(VaultError):
        store.copy_to(taken, None)
    assert taken.read_text(encoding="utf-8") == "mine"
    store.close()


def test_a_copy_has_all_and_opens_with_its_own_key(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    first = keep(Clips(store), "one")
    Clips(store).delete([keep(Clips(store), "two")])
    key, path = random_key(), tmp_path / "copy"
    store.copy_to(path, key)
    store.close()
    copy = Store.at(path, key, CLIPS)
    assert Clips(copy).ids() == [first]
    # An id is never given again, in a copy either.
    assert keep(Clips(copy), "three") == first + 2
    copy.close()
    assert salt_in(path) == key.salt


def test_a_plain_copy_is_read_by_anything(tmp_path: Path) -> None:
    import sqlite3

    store, _ = opened(tmp_path)
    keep(Clips(store), "one")
    store.copy_to(tmp_path / "plain", None)
    store.close()
    connection = sqlite3.connect(tmp_path / "plain")
    assert connection.execute("SELECT text FROM contents").fetchall() == [("one",)]
    connection.close()
    assert connect(tmp_path / "plain", None, CLIPS)


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    store, key = opened(tmp_path)
    with store.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    store.close()
    before = (tmp_path / "clips.vault").read_bytes()
    with pytest.raises(VaultError, match="newer"):
        Store.at(tmp_path / "clips.vault", key, CLIPS)
    assert (tmp_path / "clips.vault").read_bytes() == before
