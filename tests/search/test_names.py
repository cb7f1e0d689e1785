from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.names import name_score, written_words

NAMES = st.text(st.sampled_from("abC1 _-.é漢ก"), min_size=1, max_size=20)


def score(query: str, name: str) -> float:
    return name_score(written_words(query), name)


def test_an_exact_name_beats_a_longer_one() -> None:
    assert score("budget", "budget.xlsx") == 1.0
    assert 0 < score("budget", "Q3 budget draft.xlsx") < score("budget", "Q3 budget.xlsx") < 1
    assert score("budget xlsx", "budget.xlsx") == score("budget.xlsx", "budget.xlsx") == 1.0


def test_a_name_counts_only_with_all_words_of_the_query() -> None:
    assert score("budget move", "budget.xlsx") == 0.0
    assert score("", "budget.xlsx") == 0.0
    assert score("budget", "letter.txt") == 0.0


def test_case_accents_and_separators_do_not_matter() -> None:
    assert score("Café menu", "cafe_menu.PDF") == 1.0
    assert score("quarterly_business", "Quarterly Business Review.pptx") > 0.6
    assert score("получить отчёт", "ПолучитьОтчет.txt") > 0.3


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("qbr", "Quarterly Business Review.pptx"),
        ("qb", "2026 Quarterly Business Review.pptx"),
        ("gNC", "getNewCategory.py"), ("gnc", "get_new_category.py"),
        ("getnewcat", "getNewCategory.py"), ("getNewCat", "getNewCategory.py"),
        ("newcat", "getNewCategory.py"), ("quar rev", "Quarterly Business Review.pptx"),
        ("rev quar", "Quarterly Business Review.pptx"), ("q3bud", "Q3 budget.xlsx"),
        ("bud xl", "Q3 budget.xlsx"), ("кот", "Квартальный Отчёт Точка.docx"),
        ("г о", "годовой отчет.txt"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_beginnings_and_initials(query: str, name: str) -> None:
    assert 0 < score(query, name) < 0.6


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("gimp", "gvim.desktop"), ("gimp", "gvim"), ("qrb", "Quarterly Business Review.pptx"),
        ("udget", "budget.xlsx"), ("京東", "東京.pdf"), ("b", "Abc.txt"),
    ],
)  # fmt: skip
def test_other_names_are_not_found(query: str, name: str) -> None:
    assert score(query, name) == 0.0


def test_scripts_without_spaces_match_by_characters_that_stand_together() -> None:
    assert 1 > score("東京", "東京タワー.pdf") >= 0.6
    assert score("東ワ", "東京タワー.pdf") == 0.0


def test_whole_words_beat_beginnings_and_these_beat_initials() -> None:
    whole = score("plan", "My plan of the whole year.txt")
    beginning = score("plan", "planes.txt")
    initials = score("plan", "Put Lots Away Now.txt")
    assert 1 > whole > beginning > initials > 0
    assert score("plan", "plan.txt") == 1.0


@given(NAMES)
def test_a_name_is_its_own_best_query(name: str) -> None:
    wanted = written_words(name)
    assert name_score(wanted, name) == (1.0 if wanted else 0.0)


@given(NAMES, NAMES)
def test_a_score_lies_between_0_and_1(query: str, name: str) -> None:
    assert 0 <= score(query, name) <= 1
