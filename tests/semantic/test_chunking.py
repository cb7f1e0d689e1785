from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import Extracted, Heading, Part, Passage
from indexer.semantic.chunking import BUDGET, FOREIGN_BUDGET, SLACK, passages

PIECES = st.sampled_from(
    ["word ", "A sentence ends. ", "\n", "\n\n", "x" * 700, " " * 90, "会议改到下周三。", "\t", "é",
     "Отчёт ", "def f():\n    return 1\n", "🙂", "\u2028", "\ud800"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=120).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> Extracted:
    text = draw(TEXTS)
    offsets = st.lists(st.integers(0, max(0, len(text))), max_size=6, unique=True).map(sorted)
    starts = draw(offsets)
    if starts:
        starts[0] = 0
    count = text.count("\n") + 1
    return Extracted(
        text=text,
        mime=draw(st.sampled_from(["text/plain", "text/x-python"])),
        parts=tuple(Part(start, number + 1) for number, start in enumerate(starts)),
        headings=tuple(
            Heading(start, draw(st.integers(1, 3)), f"h{start}") for start in draw(offsets)
        ),
        lines=draw(st.sampled_from([None, tuple(range(10, 10 + count))])),
    )


@given(documents())
def test_passages_tile_the_text(document: Extracted) -> None:
    covered = 0
    for passage in passages(document):
        assert covered <= passage.start < passage.end <= len(document.text)
        assert not document.text[covered : passage.start].strip()
        slice_ = document.text[passage.start : passage.end]
        assert slice_ == slice_.strip()
        assert len(slice_) <= BUDGET + SLACK
        covered = passage.end
    assert not document.text[covered:].strip()


@given(documents())
def test_no_passage_crosses_a_part(document: Extracted) -> None:
    for passage in passages(document):
        part = document.part_at(passage.start)
        assert document.part_at(passage.end - 1) == part
        assert passage.page == (part.number if part else None)


@given(documents())
def test_lines_are_exact(document: Extracted) -> None:
    for passage in passages(document):
        part = document.part_at(passage.start)
        origin = part.start if part and document.lines is None else 0
        first = document.text.count("\n", origin, passage.start)
        last = document.text.count("\n", origin, passage.end)
        if document.lines is not None:
            expected = (document.lines[first], document.lines[last])
        else:
            expected = (first + 1, last + 1)
        assert (passage.line_start, passage.line_end) == expected


def cut(text: str, mime: str = "text/plain") -> list[str]:
    return [text[p.start : p.end] for p in passages(Extracted(text=text, mime=mime))]


def test_a_short_document_is_one_passage() -> None:
    assert cut("  one\n\ntwo\n") == ["one\n\ntwo"]


def test_white_space_alone_gives_nothing() -> None:
    assert cut(" \n\t\n") == []


def test_paragraphs_stay_whole() -> None:
    paragraphs = [f"{name} " * 100 for name in ("alpha", "beta", "gamma")]
    assert cut("\n\n".join(paragraphs)) == [paragraph.strip() for paragraph in paragraphs]


def test_long_paragraphs_end_with_sentences() -> None:
    pieces = cut("The quick brown fox jumps over the lazy dog. " * 100)
    assert all(piece.endswith(".") for piece in pieces)


def test_dense_scripts_get_shorter_passages() -> None:
    pieces = cut("会议改到下周三下午请提前准备材料。" * 100)
    assert max(map(len, pieces)) <= (BUDGET + SLACK) // 4
    assert all(piece.endswith("。") for piece in pieces)


def test_code_splits_at_definitions() -> None:
    body = "    value = compute(value)\n" * 12
    code = "\n".join(f"def function_{n}(value):\n{body}" for n in range(9))
    pieces = cut(code, "text/x-python")
    assert all(piece.startswith("def function_") for piece in pieces)


def test_headings_open_passages_and_name_them() -> None:
    text = ("# Guide\n\n## Install\n" + "Run it. " * 40) + ("\n## Use\n" + "Press it. " * 40)
    headings = tuple(
        Heading(text.index(mark), level, mark.strip("# "))
        for mark, level in (("# Guide", 1), ("## Install", 2), ("## Use", 2))
    )
    found = passages(Extracted(text=text, mime="text/markdown", headings=headings))
    assert [passage.heading for passage in found] == ["Guide › Install", "Guide › Use"]


def test_sheet_rows_come_from_lines() -> None:
    document = Extracted(
        text="a\nb\nc", mime="x/y", unit="sheet", parts=(Part(0, 1, "Costs"),), lines=(2, 5, 9)
    )
    assert passages(document) == [Passage(0, 5, 1, 2, 9, "Costs", "")]


@pytest.mark.parametrize(
    "text",
    ["x" * 5_000_000, "a b\n" * 1_250_000, " \n" * 2_500_000, "会议改到。" * 1_000_000,
     "a" + " " * 1_000_000 + "b"],
    ids=["no-space", "lines", "blank", "dense", "gap"],
)  # fmt: skip
def test_five_megabytes_take_linear_time(text: str) -> None:
    started = time.process_time()
    passages(Extracted(text=text, mime="text/plain"))
    assert time.process_time() - started < 8  # seconds; about 0.5 on an idle machine


def test_a_language_spelt_in_more_pieces_gets_smaller_passages() -> None:
    document = Extracted("Die Sitzung wurde auf den Mittwoch verschoben. " * 60, "text/plain")
    english = passages(document, "en")
    german = passages(document, "de")
    assert max(passage.end - passage.start for passage in german) <= FOREIGN_BUDGET + SLACK
    assert len(german) > len(english)


def test_a_dense_script_keeps_its_window_whatever_the_language() -> None:
    document = Extracted("会议改到下周三。" * 200, "text/plain")
    assert passages(document, "zh") == passages(document)
