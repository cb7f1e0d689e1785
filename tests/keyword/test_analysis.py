"""What a text is found by, and where in it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import AnalysedDocument
from indexer.keyword.analysis import analyse, detect_language, query_words
from indexer.keyword.folding import MARK_RANGES, tokens
from indexer.keyword.lexicon import Lexicon
from indexer.keyword.positions import decode_positions, postings_of

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n.@_-'aZ9é漢あกक्ा한\u0301\u200d")),
    max_size=200,
)


def body_positions(text: str, language: str = "en") -> dict[str, list[int]]:
    field = analyse("", "", "", text, (), language).fields["body"]
    return {p.term.decode(): decode_positions(p.positions) for p in postings_of(field)}


def test_identifier_stands_whole_and_in_parts() -> None:
    assert body_positions("call parseHttpHeader2 now") == {
        "call": [0], "parsehttpheader2": [1], "pars": [1], "http": [2], "header": [3], "2": [4],
        "now": [5],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("snake_case_name", {"snake_case_name", "snake", "case", "name"}),
        ("foo@bar.org", {"foo@bar.org", "foo", "bar", "org"}),
        ("3.14", {"3.14", "3", "14"}),
        ("https://example.com/a", {"https", "example.com", "example", "com", "a"}),
        ("C++ C# c", {"c++", "c#", "c"}),
        ("Übergrößen", {"ubergrossen"}),
        ("ﬁnd", {"find"}),
        ("co\u00adop", {"coop"}),
        ("ＡＢＣ", {"abc"}),
        ("iPhone手机", {"iphone", "phone", "i", "手", "机", "手机"}),
        ("end.", {"end"}),
        ("___ ... @@", set()),
    ],
)
def test_terms(text: str, terms: set[str]) -> None:
    assert set(body_positions(text, "zh")) == terms  # a language without a stemmer


def test_encoded_data_is_not_split_into_crumbs() -> None:
    assert len(body_positions("a1b2c3d4e5f6a7b8c9d0e1f2")) <= 2


def test_scripts_without_spaces_are_indexed_by_neighbours() -> None:
    assert body_positions("黑豹队", "zh") == {
        "黑": [0], "黑豹": [0], "豹": [1], "豹队": [1], "队": [2],
    }  # fmt: skip


@given(TEXTS, st.sampled_from(["", "en", "de", "ru", "zh", "hi"]))
def test_every_text_is_analysed(text: str, language: str) -> None:
    document = analyse(text, text, text, text, (), language)
    field = document.fields["body"]
    terms = [posting.term for posting in postings_of(field)]
    assert len(terms) == len(set(terms))
    for posting in postings_of(field):
        positions = decode_positions(posting.positions)
        assert posting.term
        assert len(positions) == posting.frequency > 0
        assert 0 <= positions[0] <= positions[-1] < field.length


@given(TEXTS)
def test_a_document_is_found_by_its_own_words(text: str) -> None:
    terms = set(analyse("", "", "", text, (), "de").fields["body"].split())
    for word in query_words(text, ("de",)):
        for group in word.groups:
            assert group.terms & terms


@given(TEXTS, st.sampled_from(["", "en", "tr", "zh"]))
def test_plain_words_and_numbers_are_analysed_like_others(text: str, language: str) -> None:
    lexicon = Lexicon(language)
    for token in tokens(text):
        assert lexicon._analyse(token) == lexicon._take_apart(token)


@given(TEXTS)
def test_tokens_are_what_the_plain_pattern_finds(text: str) -> None:
    inside = rf"[\w{MARK_RANGES}\u00ad\u200b\u200c\u200d\u2060\ufe0f]"
    plain = re.compile(rf"\w{inside}*(?:[.@]{inside}+)*(?:(?<=\b[CFJcfj])(?:\+\+|#)(?!\w))?")
    assert tokens(text) == plain.findall(text)


def starts_of(document: AnalysedDocument) -> tuple[int, ...]:
    return document.passage_positions


@given(
    st.lists(st.sampled_from(["alpha ", "foo_bar ", "漢字 ", "x.y\n", "é "]), max_size=30),
    st.data(),
)
def test_passages_start_at_their_first_token(words: list[str], data: st.DataObject) -> None:
    indices = sorted(data.draw(st.sets(st.integers(0, max(len(words) - 1, 0)), max_size=5)))
    text = "".join(words)
    starts = [len("".join(words[:index])) for index in indices]
    document = analyse("", "", "", text, starts, "en")
    alone = [analyse("", "", "", text[:start], (), "en").fields["body"].length for start in starts]
    assert list(document.passage_positions) == alone
    assert document.fields["body"] == analyse("", "", "", text, (), "en").fields["body"]


def test_a_passage_that_starts_inside_a_token_does_not_split_it() -> None:
    document = analyse("", "", "", "one identifier two", (8,), "en")
    assert document.passage_positions == (2,)
    assert document.fields["body"].length == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The committee met on Tuesday to discuss the budget for next year.", "en"),
        ("Der Ausschuss traf sich am Dienstag, um den Haushalt zu besprechen.", "de"),
        ("Комитет собрался во вторник, чтобы обсудить бюджет.", "ru"),
        ("委员会星期二开会讨论明年的预算。", "zh"),
        ("12 345 --- 67", ""),
        ("", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_analysis_needs_no_index() -> None:
    code = (
        "import sys, indexer.keyword.analysis;"
        "print([m for m in sys.modules if m.split('.')[0] in {'whoosh', 'numpy', 'py3langid'}])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
