"""Which letters of a title are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.matching import title_spans


@pytest.mark.parametrize(
    ("title", "query", "marked"),
    [
        ("Quarterly Business Review.pptx", "qbr", ["Q", "B", "R"]),
        ("Quarterly Business Review.pptx", "bus rev", ["Bus", "Rev"]),
        ("getHttpHeader.py", "header", ["Header"]),
        ("Café Müller.md", "cafe mull", ["Café", "Müll"]),
        ("roof offer.pdf", "ext:pdf offer", ["offer"]),
        ("roof offer.pdf", "-offer roof", ["roof"]),
        ("unknown.txt", "know", ["know"]),
        ("京都の紅葉.md", "紅葉", ["紅葉"]),
        ("plain.txt", "zz", []),
    ],
)
def test_what_is_marked(title: str, query: str, marked: list[str]) -> None:
    assert [title[start:end] for start, end in title_spans(title, query)] == marked


@given(st.text(max_size=40), st.text(max_size=20))
def test_spans_ascend_within_the_title(title: str, query: str) -> None:
    last = -1
    for start, end in title_spans(title, query):
        assert last < start < end <= len(title)
        last = end
