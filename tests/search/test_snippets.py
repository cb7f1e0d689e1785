from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from indexer.contract.query_language import parse
from indexer.contract.snippets import Citation, Snippet
from indexer.search.snippets import RankedSnippet, SnippetSearch, standing_out
from indexer.usage import Usage
from indexer.vault import Snippets, SnippetVault, VaultMeaning, VaultWords
from indexer.vault.errors import KeyringLockedError
from tests.fakes import FakeClock, FakeSecrets, SpellingEmbedder
from tests.harness import eventually

DAY = 86_400.0


class Home:
    """A vault with a few snippets, and the search over them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.secrets = FakeSecrets()
        self.usage = Usage(folder / "usage", "test", self.clock)
        self.embedder: SpellingEmbedder | None = None
        self.begin()

    def begin(self) -> None:
        self.heard = ThreadPoolExecutor(1)
        self.vault = SnippetVault(self.folder / "snippets.vault", self.secrets, self.clock)
        self.words = VaultWords(self.vault, Snippets)
        self.meaning = VaultMeaning(self.vault, Snippets, lambda: self.embedder, rest=0)
        self.search = SnippetSearch(
            self.vault, self.words, self.meaning, self.usage, self.clock, self.embed, lambda: 0.8
        )
        self.vault.on_store = self.load
        self.vault.on_items = self.hear
        self.words.load()
        self.vault.start()

    def load(self) -> None:
        self.words.load()
        self.meaning.load()

    def hear(self, came: Sequence[int], gone: Sequence[int]) -> None:
        self.words.hear(came, gone)
        self.meaning.hear(came, gone)
        self.heard.submit(self.search.hear, gone)

    def embed(self, text: str) -> tuple[npt.NDArray[np.float32], str] | None:
        found = self.embedder
        return (found.embed([text])[0], found.model_key) if found else None

    def keep(self, uid: str, text: str, *keywords: str, **more: object) -> None:
        more.setdefault("modified", self.clock.now())
        self.vault.keep([Snippet(uid=uid, text=text, keywords=keywords, **more)])  # type: ignore[arg-type]
        self.settle()

    def settle(self) -> None:
        self.heard.submit(lambda: None).result()
        eventually(lambda: self.words.level, "the words are level")

    def find(self, query: str, *, alone: bool = True, typed: bool = False) -> list[RankedSnippet]:
        now = datetime.fromtimestamp(self.clock.now(), UTC)
        parsed = parse(query, now, as_you_type=typed)
        return self.search.find(query, parsed, 10, alone=alone)

    def uids(self, query: str, *, alone: bool = True, typed: bool = False) -> list[str]:
        return [one.held.snippet.uid for one in self.find(query, alone=alone, typed=typed)]

    def close(self) -> None:
        self.heard.shutdown()
        self.words.stop()
        self.meaning.stop()
        self.vault.stop()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.close()


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("typed", [":sig", ";sig", "sig", ":SIG", "kind:snippet :sig"])
def test_a_keyword_is_exact_however_its_marks_are_typed(
    home: Home, typed: str, alone: bool
) -> None:
    home.keep("other", "A signature of sig sig sig", name="Sig")
    home.keep("sig", "Kind regards", ":sig")
    home.keep("signature", "With kind regards", ":signature")
    first, *others = home.find(typed, alone=alone)
    assert (first.held.snippet.uid, first.exact) == ("sig", True)
    assert not any(one.exact for one in others)
    # With its own mark a keyword is meant, and nothing else.
    further = {"signature"} if ":s" in typed.casefold() else {"other", "signature"}
    assert {one.held.snippet.uid for one in others} == further


def test_alone_keywords_go_before_words_and_all_words_before_some(home: Home) -> None:
    home.keep("some", "refund refund refund", name="Refund")
    home.keep("all", "We will refund what you paid within two weeks of your policy's end")
    home.keep("begun", "Kind regards", ":refundpol")
    assert home.uids("refund policy") == ["all", "some"]
    assert home.uids("refund", typed=True) == ["begun", "some", "all"]
    assert home.uids("refund", typed=True, alone=False) == ["some", "begun", "all"]


def test_what_is_typed_may_go_on(home: Home) -> None:
    home.keep("one", "The ferry to Skagen leaves at seven")
    assert home.uids("ferry ska", typed=True) == ["one"]
    assert home.uids("ska", typed=True) == ["one"]


def test_all_that_is_said_of_a_snippet_finds_it(home: Home) -> None:
    home.keep(
        "one", "Kind regards", ":kr",
        name="Ending of letters", tags=("polite",), folder="Work/Customers",
        search_terms=("sincerely",), comment="asked for by Ada",
        source=Citation("handbook.pdf, p. 3", "file:///handbook.pdf", 3, 0),
    )  # fmt: skip
    home.vault.keep([Snippet(uid="two", html="<p>Only <b>bold</b> words</p>", modified=1.0)])
    home.settle()
    for query in (
        "regards", "ending", "polite", "customers", "sincerely", "ada", "handbook", "kr", ":kr",
    ):  # fmt: skip
        assert home.uids(query)[:1] == ["one"], query
    assert home.uids("bold") == ["two"]
    assert home.uids("<b>") == []


def test_a_name_counts_more_than_a_word_of_the_text(home: Home) -> None:
    home.keep("text", "An invoice and an invoice and one more invoice")
    home.keep("name", "Please find it attached", name="Invoice")
    assert home.uids("invoice", alone=False) == ["name", "text"]


def test_an_edited_snippet_is_found_as_it_is_now(home: Home) -> None:
    home.keep("one", "about ferries", ":f")
    home.usage.record("snippet:one", "")
    home.keep("one", "about trains", ":train")
    assert home.uids("ferries") == home.uids(":f") == []
    assert home.uids("trains") == home.uids(":train") == ["one"]
    assert home.usage.hits() == ["snippet:one"]


def test_a_deleted_snippet_is_not_found_and_its_use_is_forgotten(home: Home) -> None:
    home.keep("one", "about ferries", ":ferry")
    home.keep("two", "about ferries too")
    for uid in ("one", "two"):
        home.usage.record(f"snippet:{uid}", "")
    assert home.search.knows("snippet:one")
    home.vault.delete(["one"])
    assert home.uids("ferries") == ["two"]  # at once, whatever the index knows
    assert home.uids(":ferry") == ["two"]
    assert not home.search.knows("snippet:one")
    assert not home.search.knows("clip:one")
    home.settle()
    assert home.usage.hits() == ["snippet:two"]


def test_what_was_opened_before_rises(home: Home) -> None:
    home.keep("one", "ferry one")
    home.clock.advance(90 * DAY)
    home.keep("two", "ferry two")
    assert home.uids("ferry") == ["two", "one"]
    home.usage.record("snippet:one", "")
    home.usage.record("snippet:one", "")
    assert home.uids("ferry") == ["one", "two"]


def test_phrases_and_exclusions_hold(home: Home) -> None:
    home.keep("one", "the blue umbrella", ":umb")
    home.keep("other", "umbrella, the blue one", ":other")
    assert home.uids('"blue umbrella"') == ["one"]
    assert home.uids("umbrella -one") == ["one"]


def test_nothing_asked_lists_the_last_used_and_marks_begin_keywords(home: Home) -> None:
    home.keep("old", "one", ":one", modified=1.0)
    home.keep("new", "two", ";two", modified=2.0)
    home.keep("used", "three", modified=0.0)
    home.vault.note_use("used", {})
    assert home.uids("") == ["used", "new", "old"]
    assert home.uids("kind:snippet", alone=False) == ["used", "new", "old"]
    assert home.uids("", alone=False) == []
    assert home.uids(":") == ["old"]
    assert home.uids(":", alone=False) == ["old"]
    assert home.uids("!") == []


def test_filters_of_other_things_find_no_snippet(home: Home) -> None:
    home.keep("one", "ferry")
    assert [row.uid for row in home.search.rows("ferry", 5, as_you_type=False).rows] == ["one"]
    for query in ("ferry ext:pdf", "ferry app:firefox", "ferry after:2020", "ferry kind:file"):
        assert home.search.rows(query, 5, as_you_type=False).rows == [], query


def test_rows_tell_what_matches_and_whether_there_is_more(home: Home) -> None:
    for number in range(4):
        home.keep(f"s{number}", f"line\nthe ferry {number}", name="All ferries")
    rows, more = home.search.rows("ferries", 3, as_you_type=False)
    assert (len(rows), more) == (3, True)
    [text, title] = [
        [whole[start:end] for start, end in spans]
        for whole, spans in (
            (rows[0].text, rows[0].highlights), (rows[0].title, rows[0].title_highlights)
        )
    ]  # fmt: skip
    assert text == ["ferry"]
    assert title == ["ferries"]


def test_a_hit_says_what_it_is_and_why(home: Home) -> None:
    home.keep("a/b c", "Dear {{name}},\nthe ferry leaves", ":ferry", folder="Travel")
    home.usage.record("snippet:a/b c", "")
    parsed = parse("ferries", datetime.now(UTC))
    [hit] = home.search.quote(home.find("ferries"), parsed, explain=True)
    assert (hit.id, hit.kind) == ("snippet:a/b c", "snippet")
    assert hit.uri == "magpie://snippet/a%2Fb%20c"
    assert (hit.title, hit.subtitle, hit.mime) == (
        "Dear {{name}},", ":ferry · Travel", "text/plain",
    )  # fmt: skip
    [passage] = hit.passages
    assert [passage.text[start:end] for start, end in passage.highlights] == ["ferry"]
    assert hit.found_by == ["keyword"]
    assert hit.snippet is not None
    assert hit.snippet.keywords == [":ferry"]
    assert sum(part.share for part in hit.contributions) == pytest.approx(hit.score, abs=1e-3)
    [hit] = home.search.quote(home.find(":ferry"), parsed, explain=True)
    assert {part.reason for part in hit.contributions} == {"keyword", "opened before", "recent"}
    assert sum(part.share for part in hit.contributions) == pytest.approx(hit.score, abs=1e-3)
    assert not home.search.quote(home.find(":ferry"), parsed, explain=False)[0].contributions


def test_a_rich_or_pictured_snippet_says_so(home: Home) -> None:
    home.vault.keep(
        [
            Snippet(uid="rich", name="thing", html="<p>ferry</p>"),
            Snippet(uid="mark", name="thing", markdown="*ferry*"),
            Snippet(uid="image", name="thing", image="/a/logo.png"),
        ]
    )
    home.settle()
    hits = home.search.quote(home.find("thing"), parse("thing", datetime.now(UTC)), explain=False)
    assert {hit.id: hit.mime for hit in hits} == {
        "snippet:rich": "text/html", "snippet:mark": "text/markdown", "snippet:image": "image/png",
    }  # fmt: skip
    passages = {hit.id: [passage.text for passage in hit.passages] for hit in hits}
    assert passages["snippet:rich"] == ["ferry"]
    assert passages["snippet:image"] == []
    assert all(hit.modified == "" for hit in hits)


def test_meaning_finds_what_no_word_does(home: Home) -> None:
    home.embedder = SpellingEmbedder()
    home.keep("one", "thunderstorms ahead")
    home.keep("two", "0123456789")
    assert home.uids("understorm") == []

    def found() -> list[str]:
        rows = home.search.rows("understorm", 5, as_you_type=False).rows
        return [row.uid for row in rows]

    eventually(lambda: found() == ["one"], "it is found by meaning")


def test_a_locked_vault_finds_nothing_and_forgets_no_use(home: Home) -> None:
    home.keep("one", "about ferries", ":ferry")
    home.usage.record("snippet:one", "")
    assert home.uids(":ferry") == ["one"]
    home.close()
    home.secrets.failure = KeyringLockedError("locked")
    home.begin()
    eventually(lambda: home.vault.condition == "locked", "the vault is locked")
    assert home.uids(":ferry") == home.uids("ferries") == home.uids("") == []
    assert not home.search.knows("snippet:one")
    assert home.usage.hits() == ["snippet:one"]
    home.secrets.failure = None
    home.vault.unlock()
    eventually(lambda: home.vault.condition == "open", "the vault is open")
    assert home.uids(":ferry") == ["one"]  # whatever the words are doing
    home.settle()
    assert home.uids("ferries") == ["one"]


def test_only_what_is_nearly_as_near_as_the_nearest_is_meant() -> None:
    near = {1: 0.5, 2: 0.41, 3: 0.39, 4: 0.2}
    assert standing_out(near, 0.8) == {1: 0.5, 2: 0.41}
    assert standing_out(near, 0.0) == near
    assert standing_out({}, 0.8) == {}
