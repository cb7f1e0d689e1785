from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from indexer.catalog.reading import Copy
from indexer.documents import DocId
from indexer.search.duplicates import fold
from indexer.search.fusion import Fused
from indexer.search.ranking import Ranked


def hit(number: int, score: float = 0.5) -> Ranked:
    return Ranked(Fused(DocId(number), score, 1.0, None), score, False, ())


def folded(ranked: Sequence[Ranked], limit: int, copies: Mapping[int, Copy]) -> list[int]:
    def look_up(doc_ids: Sequence[DocId]) -> dict[DocId, Copy]:
        return {doc_id: copies[doc_id] for doc_id in doc_ids if doc_id in copies}

    return [one.doc_id for one in fold(ranked, limit, look_up)]


def test_copies_are_one_hit_and_the_limit_counts_hits() -> None:
    copies = {number: Copy(b"same", 0, b"/a") for number in range(1, 9)}
    ranked = [hit(number, 1 - number / 100) for number in range(1, 12)]
    assert folded(ranked, 3, copies) == [1, 9, 10]


def test_the_best_ranked_copy_is_shown() -> None:
    copies = {1: Copy(b"same", 1, b"/a"), 2: Copy(b"same", 9, b"/b")}
    assert folded([hit(1, 0.9), hit(2, 0.8)], 5, copies) == [1]


def test_among_equals_the_newest_is_shown_then_the_shortest_path() -> None:
    newest = {1: Copy(b"same", 1, b"/a"), 2: Copy(b"same", 9, b"/long/path")}
    assert folded([hit(1), hit(3), hit(2)], 5, newest) == [2, 3]
    shortest = {1: Copy(b"same", 1, b"/long/path"), 2: Copy(b"same", 1, b"/a")}
    assert folded([hit(1), hit(2)], 5, shortest) == [2]


def test_what_has_no_copies_is_left_alone() -> None:
    assert folded([hit(1), hit(2)], 5, {}) == [1, 2]
    assert folded([], 5, {}) == []


@given(st.lists(st.integers(0, 3), max_size=40), st.integers(1, 10))
def test_each_content_is_there_once_in_the_order_of_its_best_copy(
    contents: list[int], limit: int
) -> None:
    copies = {at: Copy(b"%d" % content, 0, b"/") for at, content in enumerate(contents)}
    ranked = [hit(at, 1 - at / 100) for at in range(len(contents))]
    firsts = sorted({contents.index(content) for content in contents})
    assert folded(ranked, limit, copies) == firsts[:limit]
