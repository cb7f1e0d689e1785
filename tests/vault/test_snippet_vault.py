"""Snippets in their vault: begun with the first, found by every name, gone when deleted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from indexer.contract.snippets import Snippet
from indexer.vault import SnippetVault
from indexer.vault.errors import KeyringAbsentError, KeyringLockedError, VaultError
from indexer.vault.keys import Key, entry_of
from indexer.vault.store import salt_in
from tests.fakes import FakeClock, FakeSecrets
from tests.harness import eventually
from tests.vault.filling import decrypted


class Home:
    """A vault's folder and its keyring; vaults are closed at the end."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "snippets.vault"
        self.secrets = FakeSecrets()
        self.clock = FakeClock()
        self.vaults: list[SnippetVault] = []

    def vault(self) -> SnippetVault:
        vault = SnippetVault(self.path, self.secrets, self.clock)
        self.vaults.append(vault)
        vault.start()
        eventually(lambda: vault.condition != "opening", "the keyring has answered")
        return vault

    @property
    def key(self) -> Key:
        salt = salt_in(self.path)
        assert salt is not None
        return Key(self.secrets.secrets[entry_of(salt)], salt)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    for vault in home.vaults:
        vault.stop()


def a_snippet(uid: str, text: str = "a text", **more: object) -> Snippet:
    return msgspec.convert({"uid": uid, "text": text, **more}, Snippet)


def uids(vault: SnippetVault) -> list[str]:
    return [snippet.uid for snippet in vault.all()]


def test_before_the_first_snippet_there_is_no_file_and_no_key_is_asked_for(home: Home) -> None:
    home.secrets.failure = KeyringAbsentError("asked")
    vault = home.vault()
    assert vault.condition == "off"
    assert vault.all() == ()
    assert not home.path.exists()


def test_the_first_snippet_begins_the_file_and_is_there_next_time(home: Home) -> None:
    snippet = a_snippet("1", "Best regards", name="Sig", keywords=[":sig"], tags=["mail"])
    vault = home.vault()
    vault.keep([snippet])
    assert vault.condition == "open"
    vault.stop()
    assert home.vault().all() == (snippet,)
    assert b"Best regards" not in home.path.read_bytes()


def test_without_a_keyring_snippets_are_in_memory_until_there_is_a_passphrase(home: Home) -> None:
    home.secrets.failure = KeyringAbsentError("none")
    vault = home.vault()
    vault.keep([a_snippet("1")])
    assert vault.condition == "memory"
    assert "snippet collection is kept in memory" in vault.message
    vault.set_passphrase("correct horse")
    assert (vault.condition, vault.key, uids(vault)) == ("open", "passphrase", ["1"])
    vault.stop()
    again = home.vault()
    assert again.condition == "locked"
    again.unlock_with("correct horse")
    assert uids(again) == ["1"]


def test_what_is_made_while_the_keyring_is_locked_joins_the_others(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1", "old"), a_snippet("2", "kept")])
    vault.note_use("1", {"invoices": 7})
    vault.approve("digest", approved=True)
    vault.stop()
    home.secrets.failure = KeyringLockedError("locked")
    vault = home.vault()
    assert (vault.condition, vault.all()) == ("locked", ())
    vault.keep([a_snippet("1", "new"), a_snippet("3", "meanwhile")])
    vault.note_use("3", {"invoices": 2, "letters": 1})
    home.secrets.failure = None
    vault.unlock()
    eventually(lambda: vault.condition == "open", "it is open")
    assert {snippet.uid: snippet.text for snippet in vault.all()} == {
        "1": "new", "2": "kept", "3": "meanwhile",
    }  # fmt: skip
    assert vault.counters() == {"invoices": 7, "letters": 1}
    assert vault.approvals() == {"digest"}
    first = vault.book().by_uid("1")
    assert first is not None
    assert first.uses == 1


def test_an_edited_snippet_takes_the_place_of_the_one_before_and_keeps_its_uses(home: Home) -> None:
    vault = home.vault()
    heard: list[tuple[Sequence[int], Sequence[int]]] = []
    vault.on_items = lambda came, gone: heard.append((came, gone))
    vault.keep([a_snippet("1", "before")])
    vault.note_use("1", {})
    vault.keep([a_snippet("1", "after")])
    (held,) = vault.book()
    assert (held.snippet.text, held.uses, held.used) == ("after", 1, home.clock.now())
    ((first,), none), ((second,), gone) = heard
    assert (none, gone) == ([], [first])
    assert held.id == second != first


def test_a_snippet_is_found_by_uid_then_keyword_then_name_whatever_its_case(home: Home) -> None:
    vault = home.vault()
    vault.keep(
        [
            a_snippet("u1", "1", name="u2", keywords=[":Sig"]),
            a_snippet("u2", "2", name=":Sig"),
            a_snippet("u3", "3", name="Kind regards", keywords=[":SIG", "kr"]),
        ]
    )

    def found(key: str) -> str:
        snippet = vault.get(key)
        return snippet.text if snippet else ""

    assert [found(key) for key in ("u2", ":Sig", ":SIG", ":sig", "KIND REGARDS", "KR", "")] == [
        "2", "1", "3", "1", "3", "3", "",
    ]  # fmt: skip


def test_a_keyword_has_an_owner_by_its_very_letters(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1", name=":other", keywords=[":sig"])])
    book = vault.book()
    assert [bool(book.owner(key)) for key in (":sig", ":SIG", ":other")] == [True, False, False]


def test_all_of_an_import_comes_or_nothing(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1")])
    broken = msgspec.structs.replace(a_snippet("2"), created=math.nan)  # JSON has no such number
    with pytest.raises(VaultError, match="cannot be kept"):
        vault.keep([a_snippet("3"), broken])
    assert uids(vault) == ["1"]
    vault.stop()
    assert uids(home.vault()) == ["1"]


def test_a_row_that_cannot_be_read_takes_no_other_with_it(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1"), a_snippet("2")])
    with vault.store() as store, store.writing() as connection:
        connection.execute("UPDATE snippets SET content = '{}' WHERE uid = '1'")
    vault.stop()
    vault = home.vault()
    assert uids(vault) == ["2"]
    vault.keep([a_snippet("1", "anew")])
    assert {snippet.text for snippet in vault.all()} == {"a text", "anew"}


def test_what_is_deleted_or_replaced_is_nowhere_in_the_decrypted_file(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1", "marked alpha"), a_snippet("2", "marked beta"), a_snippet("3")])
    vault.keep([a_snippet("1", "another text")])
    assert vault.delete(["2", "none"]) == 1
    assert uids(vault) == ["3", "1"]
    vault.stop()
    assert b"marked" not in decrypted(home.path, home.key)
    assert b"another text" in decrypted(home.path, home.key)


def test_a_damaged_file_is_kept_aside_and_another_begun(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1")])
    vault.stop()
    home.path.write_bytes(home.path.read_bytes()[:16] + b"\0" * 8192)
    vault = home.vault()
    assert vault.condition == "open"
    assert "The snippet collection could not be read" in vault.message
    assert vault.all() == ()
    assert any("unreadable" in path.name for path in home.path.parent.iterdir())


def test_an_approval_holds_until_it_is_taken_back(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1")])
    vault.approve("digest", approved=True)
    vault.stop()
    vault = home.vault()
    assert vault.approvals() == {"digest"}
    vault.approve("digest", approved=False)
    assert vault.approvals() == frozenset()


def test_the_very_text_of_a_snippet_is_known(home: Home) -> None:
    vault = home.vault()
    vault.keep([a_snippet("1", "twice copied")])
    book = vault.book()
    assert book.has_text("twice copied")
    assert not book.has_text("twice")
