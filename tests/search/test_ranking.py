from __future__ import annotations

from indexer.documents import DocId
from indexer.search.fusion import Fused
from indexer.search.ranking import name_score, raise_names, written_words


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


def test_what_is_called_so_goes_first_and_the_rest_keeps_its_order() -> None:
    fused = [
        Fused(DocId(1), 0.9, 1.0, 0.5),
        Fused(DocId(2), 0.8, 1.0, 0.4),
        Fused(DocId(3), 0.2, 1.0, None),
    ]
    names = {DocId(1): "a.txt", DocId(2): "b.txt", DocId(3): "photo.jpg"}
    assert [hit.doc_id for hit in raise_names(fused, "photo", names)] == [3, 1, 2]
    assert raise_names(fused, "landscape", names) == fused
