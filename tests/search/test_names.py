from __future__ import annotations

from indexer.search.names import name_score, written_words


def score(query: str, name: str) -> float:
    return name_score(written_words(query), name)


def test_an_exact_name_beats_a_longer_one() -> None:
    assert score("budget", "budget.xlsx") == 1.0
    assert 0 < score("budget", "Q3 budget draft.xlsx") < score("budget", "Q3 budget.xlsx") < 1
    assert score("budget xlsx", "budget.xlsx") == 1.0


def test_a_name_counts_only_with_all_words_of_the_query() -> None:
    assert score("budget move", "budget.xlsx") == 0.0
    assert score("", "budget.xlsx") == 0.0
    assert score("budget", "letter.txt") == 0.0


def test_case_accents_and_separators_do_not_matter() -> None:
    assert score("Café menu", "cafe_menu.PDF") == 1.0
