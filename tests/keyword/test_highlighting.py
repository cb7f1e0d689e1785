"""What is highlighted in a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.keyword.highlighting import match_spans
from tests.keyword.building import index_texts, query

READER = index_texts(["organized parseHttpHeader2 黑豹队的防守 annual report budgets the"])


def highlighted(text: str, asked: str, *, as_you_type: bool = False) -> list[str]:
    terms = READER.terms(query(asked, as_you_type=as_you_type))
    return [text[start:end] for start, end in match_spans(text, terms, "en")]


@pytest.mark.parametrize(
    ("text", "asked", "spans"),
    [
        ("The budgets of 2026", "budget", ["budgets"]),
        ("call parseHttpHeader2()", "http", ["Http"]),
        ("call parseHttpHeader2()", "parseHttpHeader2", ["parseHttpHeader2"]),
        ("黑豹队的防守丢了", "黑豹队", ["黑豹队"]),
        ("the annual report and a report", '"annual report"', ["annual", "report"]),
        ("report, annual", '"annual report"', []),
        ("Überprüft", "uberpruft", ["Überprüft"]),
        ("what is the budget", "what is the budget", ["budget"]),
        ("nothing", "budget", []),
    ],
)
def test_spans(text: str, asked: str, spans: list[str]) -> None:
    assert highlighted(text, asked) == spans


def test_the_word_being_typed_is_highlighted() -> None:
    assert highlighted("the organization budgets", "organiz", as_you_type=True) == ["organization"]


@given(st.text(max_size=200), st.text(max_size=60))
def test_spans_are_in_order_and_inside(text: str, asked: str) -> None:
    spans = match_spans(text, READER.terms(query(asked, as_you_type=True)))
    ends = [0, *(bound for span in spans for bound in span), len(text)]
    assert ends == sorted(ends)
