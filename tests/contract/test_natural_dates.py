"""Which days people mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.natural_dates import LONGEST, named_period, spoken_period

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)  # a Tuesday


def days(text: str, now: datetime = NOW) -> tuple[str, str] | None:
    """Return the first and the last day of what a text names."""
    found = named_period(text, now)
    if found is None:
        return None
    return found.since.date().isoformat(), (found.until - timedelta(seconds=1)).date().isoformat()


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        (("today", "heute", "Heute"), "2026-03-31", "2026-03-31"),
        (("yesterday", "gestern", "1 day ago", "vor einem Tag"), "2026-03-30", "2026-03-30"),
        (
            ("the day before yesterday", "vorgestern", "two days ago", "vor 2 Tagen"),
            "2026-03-29",
            "2026-03-29",
        ),
        (("this week", "diese Woche", "in dieser Woche"), "2026-03-30", "2026-04-05"),
        (
            ("last week", "last-week", "last_week", "previous week", "letzte Woche",
             "in der letzten Woche", "vorige Woche", "vergangene woche", "a week ago",
             "vor einer Woche"),
            "2026-03-23", "2026-03-29",
        ),
        (("two weeks ago", "vor zwei Wochen"), "2026-03-16", "2026-03-22"),
        (("last weekend", "letztes Wochenende", "am letzten Wochenende"),
         "2026-03-28", "2026-03-29"),
        (("this month", "diesen Monat"), "2026-03-01", "2026-03-31"),
        (("last month", "letzten Monat", "im letzten Monat"), "2026-02-01", "2026-02-28"),
        (("last year", "letztes Jahr", "voriges Jahr"), "2025-01-01", "2025-12-31"),
        (("this year", "dieses Jahr"), "2026-01-01", "2026-12-31"),
        (("the last 3 days", "in den letzten drei Tagen"), "2026-03-28", "2026-03-31"),
        (("past two weeks", "letzte 2 Wochen"), "2026-03-17", "2026-03-31"),
        (("in the last month", "in the past month"), "2026-02-01", "2026-02-28"),
        (("last 1 month", "last one month"), "2026-02-28", "2026-03-31"),
        (("past 2 years",), "2024-03-31", "2026-03-31"),
        (("monday", "on Monday", "am Montag", "last monday"), "2026-03-30", "2026-03-30"),
        (("tuesday", "Dienstag"), "2026-03-31", "2026-03-31"),
        (("last tuesday", "letzten Dienstag"), "2026-03-24", "2026-03-24"),
        (("wednesday", "mittwoch", "last wednesday"), "2026-03-25", "2026-03-25"),
        (("sonnabend", "samstag", "saturday"), "2026-03-28", "2026-03-28"),
        (("march", "in March", "im März", "maerz"), "2026-03-01", "2026-03-31"),
        (("last march",), "2025-03-01", "2025-03-31"),
        (("may", "im Mai", "in may"), "2025-05-01", "2025-05-31"),
        (("february 2024", "im Februar 2024"), "2024-02-01", "2024-02-29"),
    ],
)  # fmt: skip
def test_what_people_say(texts: tuple[str, ...], first: str, last: str) -> None:
    assert {text: days(text) for text in texts} == dict.fromkeys(texts, (first, last))


@pytest.mark.parametrize(
    "text",
    ["", "soon", "tomorrow", "morgen", "next week", "week", "last", "last of us", "3 days", "vor",
     "vor langer zeit", "in", "on the", "march past", "1000 days ago", "ten", "2025",
     "last week ago", "a", "the", "in the", "this weekend"],
)  # fmt: skip
def test_what_is_no_past_date(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("that address I copied last week", "last week"),
        ("die adresse von letzter Woche", "von letzter Woche"),
        ("notes from the last 3 days about roofs", "from the last 3 days"),
        ("was ich gestern kopiert habe", "gestern"),
        ("two weeks ago, the invoice", "two weeks ago,"),
        ("the meeting on last monday", "on last monday"),
        ("yesterday and last week", "yesterday"),
        ("rechnung im märz 2025", "im märz 2025"),
    ],
)
def test_dates_among_other_words(query: str, named: str) -> None:
    words = query.split()
    found = spoken_period(words, NOW)
    assert found is not None
    _, start, end = found
    assert " ".join(words[start:end]) == named


@pytest.mark.parametrize(
    "query",
    ["may report", "the week of the pig", "march of progress", "last of the mohicans", "a year",
     "in the year", "weekend plans", "123 main street", "this and that"],
)  # fmt: skip
def test_words_that_only_look_like_dates(query: str) -> None:
    assert spoken_period(query.split(), NOW) is None


def test_days_are_those_of_the_time_zone() -> None:
    early = datetime(2026, 3, 31, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    found = named_period("yesterday", early)
    assert found is not None
    assert found.since.timestamp() == datetime(2026, 3, 29, 22, tzinfo=UTC).timestamp()


def test_where_the_calendar_ends_there_is_no_date() -> None:
    first = datetime(1, 1, 3, tzinfo=UTC)
    assert named_period("last year", first) is None
    assert spoken_period(["last", "year"], first) is None
    assert named_period("this year", datetime(9999, 5, 5, tzinfo=UTC)) is None


WORDS = st.sampled_from([
    "last", "letzte", "vor", "3", "zwei", "days", "tagen", "week", "woche", "month", "ago", "in",
    "the", "im", "märz", "2025", "monday", "am", "this", "diese", "yesterday", "heute", "weekend",
    "jahr", "a",
])  # fmt: skip
NOWS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(
    lambda day: datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
)


@given(st.lists(WORDS, min_size=1, max_size=8), NOWS)
def test_a_period_is_never_empty_and_never_begins_later(words: list[str], now: datetime) -> None:
    found = spoken_period(words, now)
    if found is None:
        return
    period, start, end = found
    assert 0 <= start < end <= min(len(words), start + LONGEST)
    assert period.since < period.until
    assert period.since <= now or "2025" in words[start:end]
    assert period.since.time() == period.until.time() == datetime.min.time()


@given(st.text(max_size=60), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_anything_may_be_asked(text: str, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
    named_period(text, now)
    spoken_period(text.split(), now)
