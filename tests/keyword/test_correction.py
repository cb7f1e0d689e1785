"""A misspelt word finds what was meant, below what is written as the query says."""

from __future__ import annotations

import pytest

from indexer.contract.query_language import ParsedQuery
from indexer.documents import DocId
from indexer.keyword.correction import Correction
from indexer.keyword.highlighting import Highlighter, matched_spans
from indexer.keyword.reader import WhooshReader
from indexer.keyword.storage import MemoryStorage
from indexer.keyword.writer import WhooshWriter
from tests.keyword.building import batch, found, index_texts, query

TEXTS = [
    "The quarterly budget was accepted by the committee on Monday morning.",  # 1
    "A lantern, a ladder and a glove stand in the workshop behind the house.",
    "Квартальный отчёт показывает рост продаж в южных регионах страны.",
    "La réunion préférée des élèves était très animée hier soir à Paris.",
    "Η ετήσια συνάντηση της εταιρείας πραγματοποιήθηκε στην Αθήνα.",  # 5
    "The grove in this valley is rich and the path to it is soft and wide.",
    "東京タワーの近くにあるレストランで晩ご飯を食べました。",
    "She was running through the forest, then she ran along the river again.",
    "Order number 20261123 was shipped to the harbour by the northern road.",
]


@pytest.fixture(scope="module")
def reader() -> WhooshReader:
    return index_texts(TEXTS)


def corrected(reader: WhooshReader, text: str, *, as_you_type: bool = False) -> list[str]:
    return [c.word for c in reader.corrections(query(text, as_you_type=as_you_type))]


@pytest.mark.parametrize(
    ("wrong", "right", "number"),
    [
        ("budgt", "budget", 1), ("buddget", "budget", 1), ("bugdet", "budget", 1),
        ("bidget", "budget", 1), ("udget", "budget", 1), ("comitte", "committee", 1),
        ("qaurterly", "quarterly", 1), ("lantren", "lantern", 2), ("Laddder", "ladder", 2),
        ("отчот", "отчет", 3), ("Reunoin", "reunion", 4),
        ("συνάντση", "συναντηση", 5), ("runing", "running", 8),
    ],
)  # fmt: skip
def test_a_misspelt_word_finds_what_was_meant(
    reader: WhooshReader, wrong: str, right: str, number: int
) -> None:
    assert corrected(reader, wrong) == [right]
    assert found(reader, wrong)[:1] == [number]


def test_exact_matches_rank_above_near_ones(reader: WhooshReader) -> None:
    assert found(reader, "glove")[0] == 2
    assert found(reader, "grove")[0] == 6
    assert set(found(reader, "glove")) == {2, 6}
    assert corrected(reader, "glove") == []


def test_a_word_that_hardly_any_document_has_may_be_misspelt() -> None:
    reader = index_texts(
        ["Please recieve this letter.", *("They receive the goods today." for _ in range(30))]
    )
    assert found(reader, "recieve")[0] == 1
    assert len(found(reader, "recieve")) == 31
    assert reader.corrections(query("recieve")) == (Correction(b"recieve", "receive", False),)
    assert found(reader, "receive")[0] != 1
    assert corrected(reader, "receive") == []


def test_other_forms_of_a_word_are_no_mistakes(reader: WhooshReader) -> None:
    for word in ("budgets", "accepting", "forests", "préférées", "продажи"):
        assert corrected(reader, word) == [], word


def test_numbers_short_words_and_scripts_without_spaces_are_not_corrected(
    reader: WhooshReader,
) -> None:
    for word in ("20261132", "ri", "teh", "東凶", "晩こ飯"):
        assert corrected(reader, word) == [], word


def test_a_word_in_a_query_of_several_is_corrected(reader: WhooshReader) -> None:
    assert corrected(reader, "qaurterly budget") == ["quarterly"]
    assert found(reader, "the workshop lantren")[0] == 2
    assert found(reader, '"quarterly budgte"') == []  # a phrase is taken at its word


def test_the_beginning_of_a_word_is_corrected(reader: WhooshReader) -> None:
    for typed in ("qaurte", "quatrer", "qurterl", "quarterlyy"):
        assert found(reader, typed, as_you_type=True) == [1], typed
        assert corrected(reader, typed, as_you_type=True) == ["quarterly"], typed
    assert corrected(reader, "quarte", as_you_type=True) == []
    assert found(reader, "quarte", as_you_type=True) == [1]


def highlighted(reader: WhooshReader, text: str, asked: ParsedQuery) -> list[str]:
    spans = matched_spans(Highlighter(reader.terms(asked)).matches(text, "en"))
    return [text[start:end] for start, end in spans]


def test_the_corrected_word_is_highlighted(reader: WhooshReader) -> None:
    for asked in (query("bugdet"), query("budgxt", as_you_type=True)):
        assert highlighted(reader, TEXTS[0], asked) == ["budget"]
    assert highlighted(reader, TEXTS[5], query("glove")) == ["grove"]


def test_versions_of_one_document_do_not_make_a_mistake_frequent() -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    writer.write(batch({1: "They receive it."}))
    for number in range(30):
        writer.write(batch({2: "Please recieve it.", 100 + number: "Another note."}))
    while writer.merge():
        pass
    reader = WhooshReader(storage)
    assert reader.corrections(query("receive")) == ()
    assert found(reader, "receive")[0] == 1
    writer.write([], [DocId(2)])
    reader.refresh()
    assert reader.corrections(query("recieev")) == ()  # nothing is spelt like it any more
    assert found(reader, "recieev") == []


def test_a_pasted_text_is_taken_at_its_word() -> None:
    reader = index_texts(TEXTS)
    pasted = " ".join(f"{a}{b}zq" for a in "bcdfghk" for b in "aeiouy")
    assert corrected(reader, f"qaurterly {pasted}") == []
    assert found(reader, f"budget {pasted}") == [1]


def test_a_deleted_documents_word_is_unknown() -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    writer.write(batch({1: "a walrus", 2: "a walruss"}))
    writer.write([], [DocId(2)])
    reader = WhooshReader(storage)
    assert corrected(reader, "walruss") == ["walrus"]
    assert found(reader, "walruss") == [1]
