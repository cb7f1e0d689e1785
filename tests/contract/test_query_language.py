"""What a query is understood as."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.query_language import (
    Choice,
    Filters,
    ParsedQuery,
    Spoken,
    filter_spans,
    parse,
)

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


def day(year: int, month: int, number: int, hour: int = 0) -> float:
    return datetime(year, month, number, hour, tzinfo=UTC).timestamp()


def test_words_phrases_exclusions_and_prefixes() -> None:
    assert parse('budget "annual report" -draft -"old one" wor* budget', NOW) == ParsedQuery(
        words=("budget",),
        prefixes=("wor",),
        phrases=("annual report",),
        excluded=("draft", "old one"),
        free_text="budget annual report wor budget",
    )


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("ext:pdf ext:.DOCX", Filters(ext=Choice(("pdf", "docx")))),
        ("ext:pdf,md -ext:tmp", Filters(ext=Choice(("pdf", "md"), ("tmp",)))),
        ("kind:clip", Filters(kind=Choice(("clip",)))),
        ('in:"My Folder"', Filters(folder=Choice(("My Folder",)))),
        ("-in:/home/x", Filters(folder=Choice((), ("/home/x",)))),
        ("name:report", Filters(name=Choice(("report",)))),
        ("LANG:De", Filters(lang=Choice(("de",)))),
        ("after:2026-01-01", Filters(after=day(2026, 1, 1))),
        ("after:2026-02", Filters(after=day(2026, 2, 1))),
        ("before:2025", Filters(before=day(2025, 1, 1))),
        ("after:7d", Filters(after=day(2026, 3, 24, 12))),
        ("after:2w", Filters(after=day(2026, 3, 17, 12))),
        ("after:1m", Filters(after=day(2026, 2, 28, 12))),
        ("after:2y", Filters(after=day(2024, 3, 31, 12))),
        ("after:today", Filters(after=day(2026, 3, 31))),
        ("after:gestern", Filters(after=day(2026, 3, 30))),
        ('after:"last week"', Filters(after=day(2026, 3, 23))),
        ("before:letzte-Woche", Filters(before=day(2026, 3, 23))),
        ("-before:monday", Filters(after=day(2026, 3, 30))),
        ("date:yesterday", Filters(after=day(2026, 3, 30), before=day(2026, 3, 31))),
        ("modified:last-month", Filters(after=day(2026, 2, 1), before=day(2026, 3, 1))),
        ('date:"letzte Woche"', Filters(after=day(2026, 3, 23), before=day(2026, 3, 30))),
        ("date:märz", Filters(after=day(2026, 3, 1), before=day(2026, 4, 1))),
        ("date:2025", Filters(after=day(2025, 1, 1), before=day(2026, 1, 1))),
        ("date:2025-12", Filters(after=day(2025, 12, 1), before=day(2026, 1, 1))),
        ("date:2026-02-03", Filters(after=day(2026, 2, 3), before=day(2026, 2, 4))),
        ("date:7d", Filters(after=day(2026, 3, 24, 12), before=day(2026, 3, 31, 12))),
        ("-after:7d", Filters(before=day(2026, 3, 24, 12))),
        ("after:2025 after:2026", Filters(after=day(2026, 1, 1))),
        ("size:>1mb", Filters(min_size=(1 << 20) + 1)),
        ("size:<10k", Filters(max_size=10 * 1024 - 1)),
        ("size:>=1.5k size:<=2k", Filters(min_size=1536, max_size=2048)),
        ("size:=100", Filters(min_size=100, max_size=100)),
        ("size:2kb", Filters(min_size=1536, max_size=2560)),
        ("-size:>1k", Filters(max_size=1024)),
    ],
)
def test_filters(text: str, filters: Filters) -> None:
    assert parse(text, NOW) == ParsedQuery(filters=filters)


@pytest.mark.parametrize(
    "text",
    [
        "http://example.com", "C:\\temp", "foo:bar", "ext:", "kind:nonsense", "after:soon",
        "after:2026-13-45", "after:99999y", "size:big", "lang:klingon", "before:0000", "--verbose",
        "a-b", "size:>", "-size:=5", "date:soon", "modified:tomorrow", "-date:yesterday",
    ],
)  # fmt: skip
def test_what_is_no_filter_is_searched_as_text(text: str) -> None:
    parsed = parse(text, NOW)
    assert not parsed.filters
    assert parsed.words == (text,) or parsed.excluded == (text[1:],)


def test_the_last_word_is_a_prefix_while_typing() -> None:
    assert parse("annual rep", NOW, as_you_type=True).prefixes == ("rep",)
    assert parse("annual rep ", NOW, as_you_type=True).prefixes == ()
    assert parse("annual rep", NOW).words == ("annual", "rep")
    assert parse("बैठ की", NOW, as_you_type=True).prefixes == ("की",)
    assert parse('"annual rep', NOW, as_you_type=True).phrases == ("annual rep",)
    assert parse("x -rep", NOW, as_you_type=True).excluded == ("rep",)


def test_a_time_among_the_words_narrows_nothing() -> None:
    parsed = parse("that address I copied last week", NOW)
    assert not parsed.filters
    assert parsed.words == ("that", "address", "I", "copied", "last", "week")
    assert parsed.spoken == Spoken(
        day(2026, 3, 23), day(2026, 3, 30), frozenset({"copied", "last", "week"}), True,
        "that address I",
    )  # fmt: skip
    assert parsed.timeless == ParsedQuery(
        words=("that", "address", "I"), free_text="that address I"
    )
    typed = parse("rechnung gestern", NOW, as_you_type=True)
    assert (typed.prefixes, typed.timeless.prefixes) == (("gestern",), ())
    assert typed.spoken is not None
    assert not typed.spoken.copied


@pytest.mark.parametrize(
    "text", ['"last week"', "-yesterday roof", "roof", "last wee", "name:today"]
)
def test_no_time_is_spoken_of(text: str) -> None:
    parsed = parse(text, NOW, as_you_type=True)
    assert parsed.spoken is None
    assert parsed.timeless is parsed


def test_typographic_quotes() -> None:
    assert parse("„annual report“", NOW).phrases == ("annual report",)


def test_a_long_paste_is_cut_to_its_first_words() -> None:
    parsed = parse(" ".join(f"word{n}" for n in range(3000)), NOW)
    assert len(parsed.words) == 64
    assert parsed.words[0] == "word0"


@given(st.text(max_size=300), st.booleans())
def test_anything_is_a_query(text: str, as_you_type: bool) -> None:
    parse(text, NOW, as_you_type=as_you_type)
    parse(text, NOW.replace(tzinfo=None))


@given(
    st.lists(
        st.sampled_from(
            ['"', "-", ":", "*", " ", "ext", "after", "size", ">", "1", "m", "in", "a", "“", "é"]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_mixture_of_signs_is_a_query(text: str) -> None:
    parsed = parse(text, NOW, as_you_type=True)
    assert all(word.strip() for word in (*parsed.words, *parsed.prefixes, *parsed.phrases))


@given(st.text())
def test_filters_stand_where_they_are_said_to(text: str) -> None:
    spans = filter_spans(text, NOW)
    assert spans == sorted(spans)
    for start, end in spans:
        alone = parse(text[start:end], NOW)
        assert alone.filters
        assert not alone.has_terms
    assert bool(spans) == bool(parse(text, NOW).filters)


def test_filters_in_phrases_and_wrong_ones_are_text() -> None:
    assert filter_spans('a ext:pdf "in:x ext:md" after:soon -lang:de', NOW) == [(2, 9), (35, 43)]
