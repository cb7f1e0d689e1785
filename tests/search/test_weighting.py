from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.weighting import feedback_weight, semantic_weight, standing_out

ENGLISH, GERMAN, CHINESE = 4.9, 3.0, 1.0
CLEAR = [20.0] + [3.0] * 20  # one document has all the words
VAGUE = [20.0] + [15.0] * 20
SCORES = st.lists(st.floats(0, 50), max_size=30).map(lambda scores: sorted(scores, reverse=True))


@given(SCORES, st.integers(0, 40), st.floats(0, 20), st.floats(0, 1))
def test_a_weight_is_a_share(
    scores: list[float], words: int, characters: float, setting: float
) -> None:
    assert 0 <= semantic_weight(scores, words, characters, setting) <= 1
    assert semantic_weight(scores, words, characters, 0.0) == 0.0


def test_words_count_more_where_their_best_document_stands_out() -> None:
    assert standing_out(CLEAR) == pytest.approx(0.85)
    assert semantic_weight(CLEAR, 5, ENGLISH, 0.8) < semantic_weight(VAGUE, 5, ENGLISH, 0.8)


def test_words_count_more_the_more_of_them_there_are() -> None:
    assert semantic_weight(VAGUE, 9, ENGLISH, 0.8) < semantic_weight(VAGUE, 4, ENGLISH, 0.8)


def test_meaning_counts_less_in_languages_the_model_spells_out() -> None:
    weights = [semantic_weight(CLEAR, 5, known, 0.8) for known in (CHINESE, GERMAN, ENGLISH)]
    assert weights == sorted(weights)
    assert weights[0] < 0.5


def test_a_word_or_two_are_taken_for_a_name() -> None:
    assert semantic_weight(VAGUE, 2, ENGLISH, 0.8) == 0.6 < semantic_weight(VAGUE, 3, ENGLISH, 0.8)


def test_the_setting_scales_it() -> None:
    usual = semantic_weight(CLEAR, 5, ENGLISH, 0.8)
    assert semantic_weight(CLEAR, 5, ENGLISH, 0.4) == pytest.approx(usual / 2)


def test_feedback_is_for_queries_whose_best_document_does_not_stand_out() -> None:
    assert feedback_weight([]) == 0
    assert feedback_weight([0.9] + [0.4] * 20) == 0
    assert 0 < feedback_weight([0.6] + [0.5] * 20) < feedback_weight([0.6] * 20) < 0.4
