"""Dates as people say them, English and German: "last week", "vor 3 Tagen", "im März" (pure).

What has not begun is not understood, but for a month with its year. A week begins on Monday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

__all__ = ["LONGEST", "Period", "months_before", "named_period", "spoken_period"]

Unit = Literal["day", "week", "weekend", "month", "year"]


class Period(NamedTuple):
    """A stretch of time: `since` belongs to it, `until` does not."""

    since: datetime
    until: datetime


LONGEST: Final = 5  # words: "in den letzten drei Monaten"

_UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("day", "days", "tag", "tage", "tagen", "tages"), "day"),
    **dict.fromkeys(("week", "weeks", "woche", "wochen"), "week"),
    **dict.fromkeys(("weekend", "weekends", "wochenende", "wochenenden"), "weekend"),
    **dict.fromkeys(("month", "months", "monat", "monate", "monaten", "monats"), "month"),
    **dict.fromkeys(("year", "years", "jahr", "jahre", "jahren", "jahres"), "year"),
}  # fmt: skip
_DAYS: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4,
    "samstag": 5, "sonnabend": 5, "sonntag": 6,
}  # fmt: skip
_MONTHS: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "maerz": 3, "mai": 5, "juni": 6, "juli": 7,
    "oktober": 10, "dezember": 12,
}  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "ein": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "zwoelf": 12,
}  # fmt: skip
_THIS: Final = frozenset({"this", "diese", "dieser", "diesen", "diesem", "dieses"})
_ENDINGS: Final = ("e", "er", "en", "em", "es")
_LAST: Final = frozenset(
    {"last", "past", "previous"}
    | {stem + end for stem in ("letzt", "vorig", "vergangen") for end in _ENDINGS}
)
_OF_A_MONTH: Final = frozenset({"in", "im"})
# What may stand before all of it and says nothing.
_OPENINGS: Final[tuple[tuple[str, ...], ...]] = (
    ("in", "the"), ("from", "the"), ("in", "der"), ("in", "den"), ("in", "dem"), ("aus", "der"),
    ("during", "the"), ("within", "the"), ("über", "das"), ("on", "the"), ("over", "the"),
    ("on",), ("from",), ("the",), ("am",), ("im",), ("in",), ("von",), ("vom",), ("during",),
    ("within",), ("der",), ("den",),
)  # fmt: skip
_DAY_NAMES: Final[dict[tuple[str, ...], int]] = {
    ("today",): 0, ("heute",): 0, ("yesterday",): 1, ("gestern",): 1, ("vorgestern",): 2,
    ("day", "before", "yesterday"): 2,
}  # fmt: skip
_YEAR: Final = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,3}", re.ASCII)
_JOINTS: Final = re.compile(r"[\s_-]+")


def named_period(text: str, now: datetime) -> Period | None:
    """Return the period that a filter's value names, in the time zone of `now`; None for others.

    "-" and "_" count as spaces, so that no quotes are needed: `last-week`. A month's name alone
    is its latest one.
    """
    words = [word for word in _JOINTS.split(text.casefold().strip()) if word]
    if not 0 < len(words) <= LONGEST:
        return None
    try:
        if len(words) == 1 and words[0] in _MONTHS:
            return _latest_month(_MONTHS[words[0]], now)
        return _period(words, now)
    except (ValueError, OverflowError):  # before the first year, or after the last
        return None


def spoken_period(words: Sequence[str], now: datetime) -> tuple[Period, int, int] | None:
    """Find the first period that is named among other words; return it and which words name it.

    The words are those from the first number to before the second. The longest name holds: of
    "last monday" not "monday" alone.
    """
    folded = [word.casefold().strip(".,;:!?") for word in words]
    for start in range(len(folded)):
        if folded[start] not in _BEGINNINGS and not _NUMBER.fullmatch(folded[start]):
            continue
        for end in range(min(len(folded), start + LONGEST), start, -1):
            try:
                found = _period(folded[start:end], now)
            except (ValueError, OverflowError):
                continue
            if found is not None:
                return found, start, end
    return None


def _period(words: Sequence[str], now: datetime) -> Period | None:
    """Read words that are all of a date; ValueError or OverflowError when there is no such day."""
    if (found := _of_a_month(words, now)) is not None:
        return found
    for opening in _OPENINGS:
        if tuple(words[: len(opening)]) == opening:
            words = words[len(opening) :]
            break
    if tuple(words) in _DAY_NAMES:
        return _units_back("day", _DAY_NAMES[tuple(words)], now)
    if (found := _ago(words, now)) is not None:
        return found
    match words:
        case [day] if day in _DAYS:
            return _weekday(_DAYS[day], now, today_too=True)
        case [last, day] if last in _LAST and day in _DAYS:
            return _weekday(_DAYS[day], now, today_too=False)
        case [this, unit] if this in _THIS and unit in _UNITS:
            return _units_back(_UNITS[unit], 0, now)
        case [last, unit] if last in _LAST and unit in _UNITS:
            return _units_back(_UNITS[unit], 1, now)
        case [last, count, unit] if last in _LAST and unit in _UNITS:
            number = _number(count)
            return None if number is None else _until_now(_UNITS[unit], number, now)
        case [last, month] if last in _LAST and month in _MONTHS:
            return _latest_month(_MONTHS[month], now, this_too=False)
    return None


def _of_a_month(words: Sequence[str], now: datetime) -> Period | None:
    """Read "in March", "im März 2025" and "March 2025"; a month's name alone is a word."""
    preposed = bool(words) and words[0] in _OF_A_MONTH
    match words[1:] if preposed else words:
        case [month] if preposed and month in _MONTHS:
            return _latest_month(_MONTHS[month], now)
        case [month, year] if month in _MONTHS and _YEAR.fullmatch(year):
            return _month(int(year), _MONTHS[month], now)
    return None


def _ago(words: Sequence[str], now: datetime) -> Period | None:
    """Read "3 days ago" and "vor 3 Tagen"."""
    match words:
        case [count, unit, "ago"] | ["vor", count, unit] if unit in _UNITS:
            number = _number(count)
            return None if number is None else _units_back(_UNITS[unit], number, now)
    return None


def _number(word: str) -> int | None:
    return int(word) if _NUMBER.fullmatch(word) else _NUMBERS.get(word)


def _today(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _units_back(unit: Unit, count: int, now: datetime) -> Period:
    """Return the whole day, week, month or year so many before the present one."""
    today = _today(now)
    monday = today - timedelta(days=today.weekday() + 7 * count)
    match unit:
        case "day":
            since = today - timedelta(days=count)
            return Period(since, since + timedelta(days=1))
        case "week":
            return Period(monday, monday + timedelta(days=7))
        case "weekend":
            if monday + timedelta(days=5) > today:
                raise ValueError("it has not begun")
            return Period(monday + timedelta(days=5), monday + timedelta(days=7))
        case "month":
            index = today.year * 12 + today.month - 1 - count
            return _month(index // 12, index % 12 + 1, now)
        case "year":
            since = today.replace(year=today.year - count, month=1, day=1)
            return Period(since, since.replace(year=since.year + 1))


def _until_now(unit: Unit, count: int, now: datetime) -> Period:
    """Return the last so many days, weeks, months or years, with what there is of today."""
    today = _today(now)
    match unit:
        case "day":
            since = today - timedelta(days=count)
        case "week" | "weekend":
            since = today - timedelta(days=7 * count)
        case "month":
            since = months_before(today, count)
        case "year":
            since = months_before(today, 12 * count)
    return Period(since, today + timedelta(days=1))


def months_before(moment: datetime, count: int) -> datetime:
    """Return a moment so many months earlier: on the day of the same number, or the last there is.

    Raises:
        ValueError: when that is before the first year.
    """
    index = moment.year * 12 + moment.month - 1 - count
    first = moment.replace(year=index // 12, month=index % 12 + 1, day=1)
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(day=min(moment.day, (following - timedelta(days=1)).day))


def _month(year: int, month: int, now: datetime) -> Period:
    since = _today(now).replace(year=year, month=month, day=1)
    following = since.replace(day=28) + timedelta(days=4)
    return Period(since, following.replace(day=1))


def _latest_month(month: int, now: datetime, *, this_too: bool = True) -> Period:
    """Return the latest month of this number that has begun, or that is over."""
    begun = month <= now.month if this_too else month < now.month
    return _month(now.year if begun else now.year - 1, month, now)


def _weekday(day: int, now: datetime, *, today_too: bool) -> Period:
    today = _today(now)
    back = (today.weekday() - day) % 7
    if not back and not today_too:
        back = 7
    since = today - timedelta(days=back)
    return Period(since, since + timedelta(days=1))


# With which words a date can begin: most words of a query need no closer look.
_BEGINNINGS: Final = (
    frozenset({*_DAYS, *_MONTHS, *_NUMBERS, *_THIS, *_LAST, "vor"})
    | {name[0] for name in _DAY_NAMES}
    | {opening[0] for opening in _OPENINGS}
)
