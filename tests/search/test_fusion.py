from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import DocId
from indexer.search.fusion import fuse

IDS = st.integers(1, 30).map(DocId)
BM25 = st.dictionaries(IDS, st.floats(0.01, 50))
COSINES = st.dictionaries(IDS, st.floats(-0.5, 1))


def doc(number: int) -> DocId:
    return DocId(number)


@given(BM25, COSINES, st.floats(0, 1))
def test_everything_found_is_ranked_once_with_a_score_in_bounds(
    keyword: dict[DocId, float], cosines: dict[DocId, float], weight: float
) -> None:
    fused = fuse(keyword, cosines, weight)
    assert {hit.doc_id for hit in fused} == keyword.keys() | cosines.keys()
    assert len(fused) == len(keyword.keys() | cosines.keys())
    scores = [hit.score for hit in fused]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@given(BM25, COSINES, st.floats(0, 1))
def test_a_score_does_not_depend_on_worse_ones_beside_it(
    keyword: dict[DocId, float], cosines: dict[DocId, float], weight: float
) -> None:
    before = {hit.doc_id: hit.score for hit in fuse(keyword, cosines, weight)}
    if not keyword or not cosines:
        return
    worse = dict(keyword) | {doc(99): min(keyword.values()) / 2}
    after = {hit.doc_id: hit.score for hit in fuse(worse, cosines, weight)}
    for doc_id, score in before.items():
        assert after[doc_id] == pytest.approx(score)


def test_the_weight_decides_between_words_and_meaning() -> None:
    keyword, cosines = {doc(1): 9.0, doc(2): 3.0}, {doc(2): 0.9, doc(1): 0.1}
    assert [hit.doc_id for hit in fuse(keyword, cosines, 0.0)] == [1, 2]
    assert [hit.doc_id for hit in fuse(keyword, cosines, 1.0)] == [2, 1]


def test_one_side_alone_ranks_by_itself() -> None:
    assert [hit.score for hit in fuse({doc(1): 4.0, doc(2): 2.0}, {}, 0.8)] == [1.0, 0.5]
    assert [hit.score for hit in fuse({}, {doc(1): 1.0}, 0.8)] == [1.0]
    assert fuse({}, {}, 0.8) == []


def test_the_figures_of_the_method() -> None:
    (first, second) = fuse({doc(1): 10.0, doc(2): 5.0}, {doc(1): 0.6, doc(2): 0.2}, 0.8)
    assert first.score == pytest.approx(1.0)
    assert second.score == pytest.approx(0.2 * 0.5 + 0.8 * (1.2 / 1.6))


def test_what_meaning_did_not_find_counts_as_near_as_the_last_it_found() -> None:
    words = {doc(1): 9.0, doc(2): 9.0, doc(3): 3.0}
    ranked = fuse(words, {doc(2): 0.6, doc(3): 0.5}, 0.8)
    assert [hit.doc_id for hit in ranked] == [2, 1, 3]
    assert ranked[1].cosine is None


@given(BM25, COSINES, st.floats(0, 1), st.integers(0, 40), st.sets(IDS, max_size=3))
def test_the_best_are_those_of_all_and_those_asked_for_are_among_them(
    keyword: dict[DocId, float], cosines: dict[DocId, float], weight: float, most: int,
    also: set[DocId],
) -> None:  # fmt: skip
    everything = fuse(keyword, cosines, weight)
    wanted = [hit for at, hit in enumerate(everything) if at < most or hit.doc_id in also]
    assert fuse(keyword, cosines, weight, most, also) == wanted
