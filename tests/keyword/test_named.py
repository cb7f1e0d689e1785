"""Documents are found by beginnings and initials of their names."""

from __future__ import annotations

import pytest

from indexer.documents import DocId
from indexer.keyword.named import named_documents
from indexer.keyword.naming import initial_terms, initials_of, parts_of
from indexer.keyword.reader import WhooshReader
from tests.keyword.building import ATTRIBUTES, document, found, index_of, query

NAMES = [
    "Quarterly Business Review.pptx", "getNewCategory.py", "Q3 budget.xlsx", "gvim.desktop",
    "Über uns (final).md", "2026 plan.txt", "Квартальный отчёт.docx", "東京タワー.pdf",
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> WhooshReader:
    return index_of(
        [
            (DocId(number), document("some text of a report", name), ATTRIBUTES)
            for number, name in enumerate(NAMES, 1)
        ]
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("qbr", 1), ("br", 1), ("QBR", 1), ("quar rev", 1), ("rev quar", 1), ("quarterl", 1),
        ("quarterly_business", 1), ("gNC", 2), ("getnewcat", 2), ("getNewCat", 2), ("q3bud", 3),
        ("q3", 3), ("bud xls", 3), ("uber un", 5), ("uuf", 5), ("2p", 6), ("кварт отч", 7),
        ("ко", 7), ("東京", 8),
    ],
)  # fmt: skip
def test_names_are_found_by_bits(reader: WhooshReader, text: str, number: int) -> None:
    assert found(reader, text)[:1] == [number]
    assert found(reader, text, as_you_type=True)[:1] == [number]


def test_all_words_must_be_in_the_name(reader: WhooshReader) -> None:
    snapshot = reader._snapshot
    for words in (["quar", "gvi"], ["qrb"], ["gimp"], ["b"], [], list("qbrqbrqbr")):
        assert named_documents(words, snapshot) is None
    assert found(reader, "gimp") == []


def test_a_name_that_a_query_begins_is_no_mistake(reader: WhooshReader) -> None:
    assert reader.corrections(query("quar rev")) == ()
    assert reader.corrections(query("qbr")) == ()


def test_initials() -> None:
    assert parts_of("getNewCategory_2") == ["get", "new", "category", "2"]
    assert initials_of("Quarterly Business Review.pptx") == "qbr"
    assert initials_of("東京 plan b.txt") == "pb"
    assert initial_terms("Quarterly Business Review.pptx") == {b"qbr", b"br"}
    assert initial_terms("budget.xlsx") == initial_terms("") == set()
    assert len(initial_terms("a " * 400)) == 15
