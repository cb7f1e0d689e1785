"""Which filters become chips; the query is always what would have been typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.filters import composed, ended_filter, split, without
from indexer.contract.query_language import parse

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
ITEMS = st.sampled_from(
    ["ext:pdf", 'in:"my folder"', "after:7d", "-lang:de", "size:>1mb", "word", '"a phrase"', "x:y"]
)
QUERIES = st.lists(ITEMS | st.text(max_size=8)).map(" ".join) | st.text()


@pytest.mark.parametrize(
    ("text", "chip"),
    [
        ("ext:pdf ", "ext:pdf"),
        ("roof -ext:pdf ", "-ext:pdf"),
        ('in:"my folder" ', 'in:"my folder"'),
        ("after:7d ", "after:7d"),
        ("ext:pdf", None),
        ("roof ", None),
        ("after:soon ", None),  # searched as text, so it stays text
        ("kind:nothing ", None),
        ('"ext:pdf ', None),  # inside a phrase
        ('in:"my ', None),
        ("http://x ", None),
        (" ", None),
        ("", None),
    ],
)
def test_a_filter_ends_with_a_space(text: str, chip: str | None) -> None:
    span = ended_filter(text, len(text), NOW)
    assert (text[slice(*span)] if span else None) == chip


def test_only_the_filter_before_the_cursor_counts() -> None:
    assert ended_filter("ext:pdf roof", 8, NOW) == (0, 7)
    assert ended_filter("ext:pdf roof ", 13, NOW) is None
    assert without("old ext:pdf roof", (4, 11)) == ("old roof", 4)


@given(QUERIES)
def test_chips_and_text_make_the_query_again(query: str) -> None:
    chips, text = split(query, NOW)
    assert composed(chips, text) == query


@given(QUERIES)
def test_every_chip_is_a_filter_that_the_service_reads(query: str) -> None:
    for chip in split(query, NOW)[0]:
        read = parse(chip, NOW)
        assert read.filters
        assert not read.has_terms


@given(QUERIES, st.integers(0, 60))
def test_taking_a_filter_out_and_putting_it_before_asks_for_the_same(text: str, at: int) -> None:
    span = ended_filter(text, min(at, len(text)), NOW)
    if span is not None:
        rest, cursor = without(text, span)
        assert 0 <= cursor <= len(rest)
        before, after = parse(text, NOW), parse(composed([text[slice(*span)]], rest), NOW)
        assert (before.filters.ext.any_of, before.filters.after, before.filters.min_size) == (
            after.filters.ext.any_of, after.filters.after, after.filters.min_size,
        )  # fmt: skip
        assert set(before.words) == set(after.words)


def test_ten_kilobytes_are_no_trouble() -> None:
    text = "ext:pdf " * 2000
    chips, rest = split(text, NOW)
    assert composed(chips, rest) == text
    assert ended_filter(text, len(text), NOW) is None  # it was pasted
