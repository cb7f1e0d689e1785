from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.sentences import LONGEST, sentences

_THAI = "แมวนั่งอยู่บนเสื่อผืนใหม่ในห้องครัว สุนัขวิ่งเล่นอยู่ในสวนหลังบ้านตลอดทั้งวัน"


def cut(text: str, *, by_line: bool = False) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, by_line=by_line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is here. Two is there! And three?", ["One is here.", "Two is there!", "And three?"]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("Ask Dr. Ada L. Byron, e.g. on 3. March.", ["Ask Dr. Ada L. Byron, e.g. on 3. March."]),
        ("It grew by 3.5 percent. So be it.", ["It grew by 3.5 percent.", "So be it."]),
        ("我们走吧。明天见！", ["我们走吧。", "明天见！"]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("यह पहला है। यह दूसरा है।", ["यह पहला है।", "यह दूसरा है।"]),
        ("هل تسمع؟ نعم.", ["هل تسمع؟", "نعم."]),
        (_THAI, _THAI.split(" ")),
        ("A title\n\nand what follows it", ["A title", "and what follows it"]),
        (
            "What was wrapped by a program goes\non in the next line. A list:\n- of one\n- of two",
            ["What was wrapped by a program goes\non in the next line.", "A list:", "- of one",
             "- of two"],
        ),
    ],
)  # fmt: skip
def test_sentences_of_many_scripts(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_code_and_tables_are_cut_at_lines() -> None:
    text = "def f(x):\n    return x. y\n\nitem,price\nlamp,12"
    assert cut(text, by_line=True) == text.replace("\n\n", "\n").replace("    ", "").split("\n")


def test_a_long_sentence_is_cut_evenly_at_its_clauses() -> None:
    text = ", ".join(f"clause number {number} of a very long sentence" for number in range(12))
    parts = cut(text)
    assert all(part.endswith(",") for part in parts[:-1])
    assert min(map(len, parts)) > LONGEST / 3


_TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=900),
    st.text(st.sampled_from("aB. !?\n\t。，กา ำ่\u0301\u200d\ud83d\ude00👩中,|-1"), max_size=900),
)


@given(_TEXTS, st.booleans())
def test_the_spans_tile_the_text(text: str, by_line: bool) -> None:
    spans = sentences(text, by_line=by_line)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= LONGEST for start, end in spans)


@given(_TEXTS, st.booleans())
def test_no_span_parts_a_surrogate_pair(text: str, by_line: bool) -> None:
    for start, _ in sentences(text, by_line=by_line)[1:]:
        assert not ("\udc00" <= text[start] <= "\udfff" and "\ud800" <= text[start - 1] <= "\udbff")


@given(
    st.lists(
        st.tuples(st.sampled_from("aก中. \n"), st.text(st.sampled_from("\u0301่"), max_size=3)),
        max_size=600,
    )
)
def test_no_span_parts_a_character_from_its_marks(clusters: list[tuple[str, str]]) -> None:
    text = "".join(base + marks for base, marks in clusters)
    for start, _ in sentences(text)[1:]:
        assert unicodedata.category(text[start])[0] != "M"
