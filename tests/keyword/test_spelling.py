"""Words that are spelt almost like a misspelt one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.keyword.reader import WhooshReader
from indexer.keyword.spelling import (
    Likeness,
    Speller,
    Tables,
    WordTable,
    edit_distance,
    edits_allowed,
)
from tests.keyword.building import index_texts

WORDS = st.text(st.sampled_from("abcdeжзиé"), min_size=1, max_size=26)


def table_of(words: list[str]) -> WordTable:
    """Make a term table as segments have it: lengths, field, word, its term, a weight."""
    records: list[bytes] = []
    places = []
    for word in sorted({word.encode() for word in words}):
        places.append(sum(map(len, records)))
        key = b"\0\7" + word + b"\0term"
        records.append(len(key).to_bytes(4, "big") + bytes(4) + key)
    data = np.frombuffer(b"".join(records) or b"\0", np.uint8)
    return WordTable(data, np.array(places, np.int64), lambda places: np.ones(len(places), "f4"))


def slow_distance(first: str, second: str) -> int:
    """The textbook's recursion over the last letters."""
    if not first or not second:
        return len(first) + len(second)
    least = min(
        slow_distance(first[:-1], second) + 1,
        slow_distance(first, second[:-1]) + 1,
        slow_distance(first[:-1], second[:-1]) + (first[-1] != second[-1]),
    )
    if first[-2:] == second[-2:][::-1] and len(first) > 1 and len(second) > 1:
        least = min(least, slow_distance(first[:-2], second[:-2]) + 1)
    return least


@settings(max_examples=60, deadline=None)
@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_the_distance_is_the_textbooks(first: str, second: str) -> None:
    assert edit_distance(first, second) == slow_distance(first, second)
    beginnings = (slow_distance(first, second[:end]) for end in range(len(second) + 1))
    assert edit_distance(first, second, prefix=True) == min(beginnings)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30), WORDS, st.integers(1, 2), st.booleans())
def test_no_near_word_is_missed_and_no_other_found(
    words: list[str], word: str, edits: int, prefix: bool
) -> None:
    found = {
        like.written.decode(): like.distance
        for like in table_of(words).like(word, edits, prefix=prefix)
    }
    distances = {
        other: edit_distance(word, other, prefix=prefix)
        for other in words
        if 3 <= len(other) <= 24 and len(word) <= 24  # others are not kept
    }
    near = {other: distance for other, distance in distances.items() if distance <= edits}
    assert found == near


def test_words_with_digits_and_of_scripts_without_spaces_are_left_out() -> None:
    assert len(table_of(["abc1", "12345", "snake_case", "東京タワー", "กรุงเทพ", "५०००"])) == 0
    assert len(table_of(["word", "straße", "слово", "कंपनी"])) == 4


def test_a_damaged_vocabulary_is_told() -> None:
    data = np.frombuffer(b"\0\0\0\5\0\0\0\0\0\7abc", np.uint8)
    with pytest.raises(ValueError, match="damaged"):
        WordTable(data, np.array([0]), lambda places: np.ones(len(places), "f4"))


@pytest.mark.parametrize(
    ("length", "edits"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (20, 2)]
)  # fmt: skip
def test_longer_words_may_have_more_edits(length: int, edits: int) -> None:
    assert edits_allowed(length) == edits


def test_words_of_several_segments_are_counted_together() -> None:
    speller = Speller(lambda _: Tables([table_of(["bugle", "budget"]), table_of(["budget"])]))
    assert speller.like("budgte") == (Likeness(b"budget", 1, 2.0),)


def test_what_few_words_told_is_not_remembered() -> None:
    tables = Tables([table_of(["bugle"])], complete=False)
    speller = Speller(lambda _: tables)
    assert speller.like("budgte") == ()
    tables = Tables([table_of(["bugle", "budget"])])
    assert [like.written for like in speller.like("budgte")] == [b"budget"]


def test_while_words_are_unread_those_of_the_first_letter_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("indexer.keyword.snapshot._QUICKLY_READ", 0)
    monkeypatch.setattr("indexer.keyword.reader._HEAD_START", 60)
    reader = index_texts(["The quarterly budget was accepted."])
    like = reader._snapshot.speller.like
    assert [found.written for found in like("budegt")] == [b"budget"]
    assert like("vudget") == ()
    reader._snapshot.read_words()
    assert [found.written for found in like("vudget")] == [b"budget"]


@pytest.fixture(scope="module")
def reader() -> WhooshReader:
    return index_texts(["The quarterly budget was accepted.", "Квартальный отчёт о продажах."])


def test_an_index_knows_its_words_as_they_are_written(reader: WhooshReader) -> None:
    like = reader._snapshot.speller.like
    assert like("budegt") == (Likeness(b"budget", 1, 1.0),)
    assert like("acepted") == (Likeness(b"accepted", 1, 1.0),)
    assert [found.written.decode() for found in like("отчтё")] == []
    assert [found.written.decode() for found in like("отчте")] == ["отчет"]
    assert [found.written.decode() for found in like("quatrer", prefix=True)] == ["quarterly"]
