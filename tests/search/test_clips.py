from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.contract.clips import title_of
from indexer.contract.query_language import parse
from indexer.contract.settings import Clipboard
from indexer.search.clips import ClipSearch, RankedClip
from indexer.usage import Usage
from indexer.vault import Clips, ClipVault, VaultMeaning, VaultWords
from indexer.vault.content import Content
from tests.fakes import FakeClock, FakeSecrets
from tests.harness import eventually

DAY = 86_400.0


class Home:
    """A vault with a few clips, and the search over them."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.vault = ClipVault(
            folder / "clips.vault", FakeSecrets(), self.clock, Clipboard(keep=True)
        )
        self.words = VaultWords(self.vault, Clips)
        self.meaning = VaultMeaning(self.vault, Clips, lambda: None)
        self.usage = Usage(folder / "usage", "test", self.clock)
        self.vault.on_store, self.vault.on_items = self.words.load, self.words.hear
        self.search = ClipSearch(self.vault, self.words, self.meaning, self.usage, self.clock)
        self.words.load()
        self.vault.start()
        eventually(lambda: self.vault.condition == "open", "the vault is open")

    def keep(self, text: str, application: str = "Writer", **more: object) -> int:
        clip = self.vault.keep(Content(text=text, **more), application, "")  # type: ignore[arg-type]
        eventually(lambda: self.words.level, "the words are level")
        return clip

    def find(self, query: str, limit: int = 10, *, alone: bool = False) -> list[RankedClip]:
        now = datetime.fromtimestamp(self.clock.now(), UTC)
        return self.search.find(query, parse(query, now), limit, alone=alone)

    def ids(self, query: str, *, alone: bool = False) -> list[int]:
        return [one.row.id for one in self.find(query, alone=alone)]

    def close(self) -> None:
        self.words.stop()
        self.meaning.stop()
        self.vault.stop()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.close()


def test_a_clip_with_all_words_goes_before_one_with_some(home: Home) -> None:
    some = home.keep("ferry ferry ferry ferry")
    both = home.keep("the ferry leaves from Skagen when the weather is good enough for it")
    found = home.find("ferry skagen")
    assert [one.row.id for one in found] == [both, some]
    assert found[0].score > 2 * found[1].score


def test_of_equals_the_later_one_comes_first(home: Home) -> None:
    first = home.keep("ferry one")
    home.clock.advance(10 * DAY)
    second = home.keep("ferry two")
    assert home.ids("ferry") == [second, first]


def test_what_was_opened_before_rises(home: Home) -> None:
    first = home.keep("ferry one")
    home.clock.advance(10 * DAY)
    second = home.keep("ferry two")
    home.usage.record(f"clip:{first}", "")
    home.usage.record(f"clip:{first}", "")
    assert home.ids("ferry") == [first, second]


def test_what_is_just_what_was_typed_is_exact(home: Home) -> None:
    home.keep("Ferry  to Skagen")
    assert [one.exact for one in home.find("ferry to skagen")] == [True]
    assert [one.exact for one in home.find("skagen")] == [False]


def test_filters_narrow(home: Home) -> None:
    link = home.keep("https://ferry.example/", "Firefox")
    home.clock.advance(3 * DAY)
    text = home.keep("ferry", "Writer")
    assert home.ids("ferry type:link") == [link]
    assert home.ids("type:text,link") == [text, link]
    assert home.ids("ferry app:fire") == [link]
    assert home.ids("ferry -app:fire") == [text]
    assert home.ids("ferry after:2d") == [text]
    assert home.ids("ferry before:2d") == [link]
    assert home.ids("type:image") == []
    assert home.ids("ferry app:fire type:text") == []
    assert home.ids("kind:clip") == [text, link]
    assert home.ids("") == []


def test_what_was_copied_then_goes_before_what_was_copied_later(home: Home) -> None:
    # The clock stands on a Tuesday: a week later, the first clip is one of last week.
    then = home.keep("the address of the ferry office")
    home.clock.advance(7 * DAY)
    now = home.keep("the address of the harbour office")
    assert home.ids("address") == [now, then]
    assert home.ids("that address I copied last week") == [then, now]
    assert home.ids("die address von letzter Woche", alone=True) == [then, now]
    [first, second] = home.find("that address I copied last week")
    assert first.shares[-1] > second.shares[-1] > 0
    assert first.by_words
    assert second.by_words  # it is left where it was, only lower


def test_beside_files_a_time_means_clips_only_where_copying_is_spoken_of(home: Home) -> None:
    then = home.keep("the address of the ferry office")
    home.clock.advance(7 * DAY)
    now = home.keep("the address of the harbour office")
    assert home.ids("address last week") == [now, then]
    assert all(one.shares[-1] == 0 for one in home.find("address last week"))


def test_a_clip_with_the_very_words_is_found_by_them(home: Home) -> None:
    home.keep("milk")
    words = home.keep("what happened last week in politics")
    assert home.ids("politics last week", alone=True)[0] == words
    assert home.ids("last week", alone=True)[0] == words


def test_a_time_alone_lists_what_was_copied_then(home: Home) -> None:
    before = home.keep("long ago")
    home.clock.advance(20 * DAY)
    first = home.keep("one")
    home.clock.advance(60)
    second = home.keep("two")
    home.clock.advance(DAY)
    home.keep("three")
    assert home.ids("yesterday", alone=True) == [second, first]
    assert home.ids("gestern kopiert") == [second, first]
    assert home.ids("yesterday") == []
    assert home.ids("date:yesterday") == [second, first]
    assert before in home.ids("before:yesterday")


def test_those_of_the_time_are_found_among_very_many(home: Home) -> None:
    then = home.keep("an address among others, at some length to have it score lower")
    home.clock.advance(7 * DAY)
    for number in range(220):
        home.vault.keep(Content(text=f"address {number}"), "Writer", "")
    eventually(lambda: home.words.level, "the words are level")
    assert then not in [one.row.id for one in home.find("address", 100)]
    assert home.ids("address I copied last week")[0] == then


def test_phrases_and_exclusions_hold(home: Home) -> None:
    one = home.keep("the blue umbrella")
    other = home.keep("umbrella, the blue one")
    assert home.ids('"blue umbrella"') == [one]
    assert home.ids("umbrella -one") == [one]
    assert set(home.ids("umbrella blue")) == {one, other}


def test_a_hit_quotes_and_marks_what_was_found(home: Home) -> None:
    home.keep("first line\nthe ferry to Skagen", "Firefox")
    parsed = parse("ferries", datetime.now(UTC))
    [hit] = home.search.quote(home.find("ferries"), parsed, explain=True)
    [passage] = hit.passages
    assert [passage.text[start:end] for start, end in passage.highlights] == ["ferry"]
    assert (hit.title, hit.subtitle, hit.kind) == ("first line", "Firefox", "clip")
    assert sum(part.share for part in hit.contributions) == pytest.approx(hit.score, abs=1e-3)
    [row] = home.search.rows(home.find("ferries"), parsed)
    assert [row.text[start:end] for start, end in row.highlights] == ["ferry"]
    assert home.search.knows(hit.id)
    home.vault.delete([row.id])
    assert not home.search.knows(hit.id)
    assert not home.search.knows("clip:x")


def test_a_clip_is_called_by_its_first_line_or_what_it_is(home: Home) -> None:
    def title(clip: int) -> str:
        return title_of(home.vault.get(clip)[0])

    assert title(home.keep("\n\n  a line \nanother")) == "a line"
    assert title(home.keep("x" * 200)) == "x" * 79 + "…"
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\2\x80" + b"\0\0\1\xe0"
    assert title(home.keep("", image=png, image_mime="image/png")) == "Image 640 × 480"
    assert title(home.keep("", uris=("file:///a/b.txt", "file:///a/c.txt"))) == "b.txt and 1 more"
