from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.passages import best_passages, coverage


def test_a_position_belongs_to_the_passage_that_starts_before_it() -> None:
    assert set(coverage([0, 10, 20], [[9], [10, 25]], [1, 1])) == {0, 1, 2}


def test_more_different_words_beat_more_of_the_same() -> None:
    covered = coverage([0, 100], [[*range(50), 101], [105]], [1, 1])
    assert covered[1] > covered[0]


def test_a_rare_word_beats_a_common_one() -> None:
    covered = coverage([0, 100], [[1], [101]], [1.0, 4.0])
    assert covered[1] > covered[0]


def test_repeats_break_ties() -> None:
    covered = coverage([0, 100], [[1, 2, 3, 101]], [1])
    assert covered[0] > covered[1]


@given(
    st.lists(st.integers(0, 500), min_size=1, unique=True).map(sorted),
    st.lists(st.lists(st.integers(0, 600), max_size=20), max_size=5),
)
def test_shares_lie_between_0_and_1(starts: list[int], positions: list[list[int]]) -> None:
    starts[0] = 0
    covered = coverage(starts, positions, [1.5] * len(positions))
    assert all(0 < share <= 1 for share in covered.values())
    assert set(covered) <= set(range(len(starts)))


def test_the_best_passages_have_the_words_and_the_meaning() -> None:
    assert best_passages({0: 0.5, 1: 0.5}, {1: 0.7, 2: 0.6}, 2) == [1, 2]
    assert best_passages({}, {}, 3) == []
