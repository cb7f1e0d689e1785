from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.snippets import Offset
from indexer.snippets.dates import DateError, in_zone, locale_of, shifted, written

ENGLISH = locale_of("en-US")
moments = st.datetimes(timezones=st.sampled_from([UTC, ZoneInfo("Europe/Berlin")]))
_recent = st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
# C99's letters whose meaning no locale changes.
_LETTERS = "YmdHIMSjuwyUWVGCDFTRen%"


@given(_recent, st.text(alphabet=_LETTERS + "-/: ", max_size=8))
def test_strftime_is_that_of_c_in_english(moment: datetime, letters: str) -> None:
    pattern = "%Y" + "".join(f"%{c}" if c in _LETTERS else c for c in letters)
    assert written(moment, "date", pattern, ENGLISH) == moment.strftime(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("%-d.%_m.%0e", "7. 5.07"),
        ("%A %a %B %b %h", "Tuesday Tue May May May"),
        ("%I:%M %p %P %l", "02:05 PM pm  2"),
        ("%z %:z %Z", "+0200 +02:00 CEST"),
        ("%f %.3f %3f %.f", "123456000 .123 123 .123456"),
        ("%s", "1715083509"),
        ("%Q %", "%Q %"),
        ("%x", "5/7/24"),
        ("EEEE 'at' h a", "Tuesday at 2 PM"),
        ("full", "Tuesday, May 7, 2024"),
    ],
)
def test_patterns(pattern: str, text: str) -> None:
    moment = datetime(2024, 5, 7, 14, 5, 9, 123456, tzinfo=ZoneInfo("Europe/Berlin"))
    assert written(moment, "date", pattern, ENGLISH) == text


@settings(deadline=None)
@given(moments, st.text(alphabet="yMdHmsEazZGwQ'% -:é字", max_size=12))
def test_no_pattern_raises_but_a_date_error(moment: datetime, pattern: str) -> None:
    with contextlib.suppress(DateError):
        written(moment, "datetime", pattern, ENGLISH)


@given(st.text(max_size=10) | st.sampled_from(["de_DE.UTF-8", "C", "zh-Hans-CN", "x" * 99]))
def test_no_locale_or_zone_raises_but_a_date_error(name: str) -> None:
    with contextlib.suppress(DateError):
        locale_of(name)
    with contextlib.suppress(DateError):
        in_zone(datetime(2024, 1, 1, tzinfo=UTC), name)


def test_days_follow_the_wall_clock_and_hours_the_time_passed() -> None:
    before = datetime(2024, 3, 30, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert shifted(before, [Offset(1, "d")]).hour == 12
    assert shifted(before, [Offset(24, "h")]).hour == 13
    assert shifted(datetime(2024, 1, 31, tzinfo=UTC), [Offset(1, "M")]).day == 29
    assert shifted(datetime(2024, 2, 29, tzinfo=UTC), [Offset(-1, "y")]).day == 28


@given(
    moments, st.lists(st.builds(Offset, st.integers(-(10**9), 10**9), st.sampled_from("yMwdhms")))
)
def test_no_offset_raises_but_a_date_error(moment: datetime, offsets: list[Offset]) -> None:
    with contextlib.suppress(DateError):
        shifted(moment, offsets)


@given(
    _recent.filter(lambda moment: moment.year < 2100),
    st.integers(-9999, 9999),
)
def test_days_are_days(moment: datetime, days: int) -> None:
    assert shifted(moment, [Offset(days, "d")]) == moment + timedelta(days=days)
