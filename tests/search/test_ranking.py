from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import DocId
from indexer.search.fusion import Fused, fuse
from indexer.search.ranking import Known, Ranked, persuasion, rank, recency
from indexer.usage import Habit

NOW = 1_800_000_000.0
DAY = 86_400.0


def doc(number: int) -> DocId:
    return DocId(number)


def candidates(*scores: float) -> list[Fused]:
    return [Fused(doc(n), score, 1.0, None, score) for n, score in enumerate(scores, 1)]


def order(ranked: list[Ranked]) -> list[int]:
    return [one.doc_id for one in ranked]


def test_what_is_called_so_goes_first_and_the_rest_keeps_its_order() -> None:
    known = {doc(1): Known(0.0), doc(2): Known(0.0), doc(3): Known(1.0)}
    assert order(rank(candidates(0.9, 0.8, 0.2), known, NOW)) == [3, 1, 2]
    assert order(rank(candidates(0.9, 0.8, 0.2), {}, NOW)) == [1, 2, 3]


def test_an_exact_name_goes_first_whatever_was_opened() -> None:
    known = {doc(1): Known(0.8, NOW, Habit(50, 50)), doc(2): Known(1.0)}
    assert order(rank(candidates(1.0, 0.1), known, NOW)) == [2, 1]


def test_what_was_opened_for_the_query_rises_and_the_rest_does_not_sink_below_the_irrelevant() -> (
    None
):
    known = {doc(3): Known(habit=Habit(3, 3))}
    assert order(rank(candidates(0.9, 0.85, 0.8), known, NOW)) == [3, 1, 2]
    assert order(rank(candidates(0.9, 0.85, 0.3), known, NOW)) == [1, 2, 3]


def test_an_open_for_another_query_counts_less() -> None:
    known = {doc(1): Known(habit=Habit(2, 0)), doc(2): Known(habit=Habit(2, 2))}
    assert order(rank(candidates(0.8, 0.8), known, NOW)) == [2, 1]


def test_of_equals_the_one_changed_last_goes_first() -> None:
    known = {doc(1): Known(modified=NOW - 300 * DAY), doc(2): Known(modified=NOW - DAY)}
    assert order(rank(candidates(0.8, 0.8), known, NOW)) == [2, 1]
    assert order(rank(candidates(0.9, 0.8), known, NOW)) == [1, 2]


SCORES = st.dictionaries(st.integers(1, 20).map(DocId), st.floats(0, 1), min_size=1)
KNOWN = st.builds(
    Known,
    st.floats(0, 1),
    st.floats(0, 2 * NOW),
    st.builds(Habit, st.floats(0, 1e6), st.floats(0, 1e6)),
)


@given(SCORES, SCORES, st.floats(0, 1), st.dictionaries(st.integers(1, 20).map(DocId), KNOWN))
def test_contributions_sum_to_the_score_in_bounds(
    words: dict[DocId, float],
    cosines: dict[DocId, float],
    weight: float,
    known: dict[DocId, Known],
) -> None:
    ranked = rank(fuse(words, cosines, weight), known, NOW)
    assert {one.doc_id for one in ranked} == words.keys() | cosines.keys()
    for one in ranked:
        assert 0 <= one.score <= 1
        assert sum(part.share for part in one.contributions) == pytest.approx(one.score, abs=1e-6)


def test_habit_and_age_fade() -> None:
    assert recency(NOW, NOW) == recency(NOW + DAY, NOW) == 1.0
    assert recency(NOW - 30 * DAY, NOW) == pytest.approx(0.5)
    assert 0 < recency(0, NOW) < 0.01
    assert persuasion(0) == 0
    assert 0.4 < persuasion(1) < persuasion(3) < persuasion(30) <= 1
