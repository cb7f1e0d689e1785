"""What is highlighted in a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.keyword.analysis import piece_term
from indexer.keyword.highlighting import Highlighter, matched_spans
from indexer.keyword.tokens import split_token
from tests.keyword.building import index_texts, query

READER = index_texts(["organized parseHttpHeader2 黑豹队的防守 annual report budgets the"])


def highlighted(text: str, asked: str, *, as_you_type: bool = False) -> list[str]:
    highlighter = Highlighter(READER.terms(query(asked, as_you_type=as_you_type)))
    matches = highlighter.matches(text, "en")
    return [text[start:end] for start, end in matched_spans(matches)]


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
    spans = matched_spans(Highlighter(READER.terms(query(asked, as_you_type=True))).matches(text))
    ends = [0, *(bound for span in spans for bound in span), len(text)]
    assert ends == sorted(ends)


def test_a_match_tells_which_words_of_the_query_it_is_of() -> None:
    terms = READER.terms(query("budget report"))
    first, second, third = Highlighter(terms).matches("a report on budgets, reported", "en")
    assert first.groups == third.groups != second.groups
    assert {*first.groups, *second.groups} == {0, 1}


def test_a_word_begun_that_no_document_completes_is_highlighted() -> None:
    terms = READER.terms(query("zeppel", as_you_type=True))
    (match,) = Highlighter(terms).matches("a zeppelin", "en")
    assert match.groups == (len(terms.groups),)


_RUNS = st.text(
    st.sampled_from("黑豹队的防守กำลังใจ่้がカﾞ한글\u1100\u1161\u0e49\u0301㈱"), max_size=60
)


class _Thorough(Highlighter):
    def _may_hold(self, run: str) -> bool:
        return bool(run)


@given(_RUNS, _RUNS)
def test_runs_that_are_passed_over_hold_nothing(text: str, asked: str) -> None:
    terms = READER.terms(query(asked))
    assert Highlighter(terms).matches(text) == _Thorough(terms).matches(text)


@given(st.text(st.sampled_from("abudgetsBUDGETS"), min_size=1, max_size=9))
def test_plain_words_match_as_all_tokens_do(word: str) -> None:
    terms = READER.terms(query("budget bud*"))
    alone = Highlighter(terms).matches(word, "en")
    _, pieces = split_token(word)
    known = {term for group in terms.groups for term in group}
    expected = [
        (piece.start, piece.end)
        for piece in pieces
        if piece_term(piece, "en") in known or piece.word.startswith("bud")
    ]
    assert [(match.start, match.end) for match in alone] == sorted(expected)
