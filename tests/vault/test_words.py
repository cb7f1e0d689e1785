from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.contract.query_language import parse
from indexer.contract.snippets import Snippet
from indexer.keyword.schema import VERSION
from indexer.vault import VaultWords
from tests.fakes import FakeSecrets
from tests.harness import eventually
from tests.vault.kept import KINDS, Kept, KeptClips, KeptSnippets, opened

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Home:
    """A vault with its words; `again` closes both and opens them."""

    def __init__(self, folder: Path, kind: type[KeptClips | KeptSnippets]) -> None:
        self._folder = folder
        self._kind = kind
        self._secrets = FakeSecrets()
        self.begin()

    def begin(self) -> None:
        self.kind: Kept = self._kind(self._folder, self._secrets)
        self.vault = self.kind.vault
        self.words = VaultWords(self.vault, self.kind.items, tidy_seconds=0)
        self.vault.on_store, self.vault.on_items = self.words.load, self.words.hear
        self.words.load()
        self.vault.start()
        self.settle()

    def settle(self) -> None:
        opened(self.kind)
        eventually(lambda: self.kept() == self.held() and self.words.level, "the words are level")

    def end(self) -> None:
        self.words.stop()
        self.vault.stop()

    def again(self) -> None:
        self.end()
        self.begin()

    def keep(self, text: str) -> int:
        return self.kind.keep(text)

    def kept(self) -> set[int]:
        with self.vault.store() as store:
            return set(self.kind.items(store).ids())

    def held(self) -> set[int]:
        none: set[int] = set()
        return self.words.ask(lambda reader: set(map(int, reader.doc_ids())), none)

    def segments(self) -> dict[str, set[int]]:
        """What is kept of the index: each segment with its items."""
        found: dict[str, set[int]] = {}
        with self.vault.store() as store, store.reading() as connection:
            members = connection.execute(f"SELECT * FROM {store.schema.members}")  # noqa: S608
            for item, name in members:
                found.setdefault(name, set()).add(item)
        return found

    def find(self, query: str) -> list[int]:
        parsed = parse(query, NOW)
        none: list[int] = []
        return self.words.ask(
            lambda reader: [int(hit.doc_id) for hit in reader.search(parsed, 10)], none
        )


@pytest.fixture(params=KINDS)
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    home = Home(tmp_path, request.param)
    yield home
    home.end()


def test_items_are_found_by_their_words_and_by_what_is_said_of_them(home: Home) -> None:
    first = home.keep("The ferry to Skagen leaves at seven")
    home.keep("Eleven frames of brood")
    home.settle()
    assert home.find("ferries") == [first]
    assert len(home.find("writer")) == 2
    assert len(home.find('"letter to ada"')) == 2


def test_what_is_deleted_is_not_found_and_in_no_segment(home: Home) -> None:
    first = home.keep("ferry one")
    second = home.keep("ferry two")
    home.settle()
    eventually(lambda: home.segments() != {}, "the segment is kept")
    home.kind.delete(first)
    assert first not in set().union(*home.segments().values())
    home.settle()
    assert home.find("ferry") == [second]
    eventually(lambda: [*home.segments().values()] == [{second}], "it is written anew")


def test_the_words_are_kept_and_not_analysed_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [home.keep(f"ferry number{number}") for number in range(30)]
    home.settle()
    eventually(lambda: set().union(*home.segments().values()) == set(ids), "all is kept")

    def fail(*_: object) -> None:
        raise AssertionError("analysed again")

    monkeypatch.setattr("indexer.vault.words.analyse", fail)
    home.again()
    assert home.find("number7")[0] == ids[7]


def test_segments_of_another_version_are_made_anew(home: Home) -> None:
    item = home.keep("ferry")
    home.settle()
    eventually(lambda: home.segments() != {}, "the segment is kept")
    with home.vault.store() as store, store.writing() as connection:
        connection.execute("UPDATE segments SET version = ?", (f"{VERSION}.old",))
    home.again()
    assert home.find("ferry") == [item]


def test_a_damaged_segment_costs_no_item(home: Home) -> None:
    item = home.keep("ferry")
    home.settle()
    eventually(lambda: home.segments() != {}, "the segment is kept")
    with home.vault.store() as store, store.writing() as connection:
        connection.execute("UPDATE segments SET data = x'c0ffee'")
    home.again()
    assert home.find("ferry") == [item]


def test_what_an_edited_snippet_said_is_in_no_segment(tmp_path: Path) -> None:
    home = Home(tmp_path, KeptSnippets)
    try:
        before = home.keep("ferry")
        home.settle()
        eventually(lambda: home.segments() != {}, "the segment is kept")
        assert isinstance(home.kind, KeptSnippets)
        home.kind.snippets.keep([Snippet(uid="ferry", text="train")])
        assert before not in set().union(*home.segments().values())
        home.settle()
        assert home.find("ferry") == []
        [after] = home.find("train")
        eventually(lambda: [*home.segments().values()] == [{after}], "it is written anew")
        home.again()
        assert (home.find("ferry"), home.find("train")) == ([], [after])
    finally:
        home.end()
