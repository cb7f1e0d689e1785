from __future__ import annotations

import pytest

from indexer.documents import Passage, Unit
from indexer.search.citation import cite


@pytest.mark.parametrize(
    ("unit", "page", "name", "lines", "label"),
    [
        ("page", 3, "", (41, 44), "p. 3, lines 41–44"),
        ("none", None, "", (7, 7), "line 7"),
        ("none", None, "", (7, 9), "lines 7–9"),
        ("slide", 2, "", (1, 3), "slide 2, lines 1–3"),
        ("sheet", 1, "Budget", (4, 4), "sheet Budget, row 4"),
        ("sheet", 2, "", (4, 9), "sheet 2, rows 4–9"),
        ("chapter", 5, "The Sea", (1, 2), "ch. 5 “The Sea”, lines 1–2"),
        ("chapter", 5, "", (1, 2), "ch. 5, lines 1–2"),
    ],
)
def test_a_citation_reads_as_people_cite(
    unit: Unit, page: int | None, name: str, lines: tuple[int, int], label: str
) -> None:
    citation = cite(Passage(10, 20, page, *lines, name), unit)
    assert citation.label == label
    assert (citation.page, citation.char_start, citation.char_end) == (page, 10, 20)
