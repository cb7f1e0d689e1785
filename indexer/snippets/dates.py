"""Dates and times in words: offsets, CLDR patterns and strftime, in any locale.

CLDR patterns and names are babel's (Unicode Technical Standard 35, part 4); strftime's letters are
those of C99 and what chrono, which espanso formats with, has beyond them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime as rfc2822
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time

from indexer.contract.templates import Offset

Kind = Literal["date", "time", "datetime", "day"]
LENGTHS: Final = ("short", "medium", "long", "full")
_DEFAULTS: Final[dict[Kind, str]] = {
    "date": "medium", "time": "short", "datetime": "medium", "day": "EEEE",
}  # fmt: skip
_LOCALE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DIRECTIVE: Final = re.compile(r"%([-_0]?)(:z|\.?[369]?f|[A-Za-z%+])")
_ABSOLUTE: Final = {"h": "hours", "m": "minutes", "s": "seconds"}
# The letters that babel knows, beside those a quote protects; another one is an error in a pattern.
_PATTERN: Final = re.compile(
    r"(?:''|'(?:[^']|'')*'|[GyYuQqMLwWdDFgEecabBhHKkjmsSAzZOvVXx]+|[^A-Za-z'])*+"
)
_LONGEST: Final = 200  # characters of a format


class DateError(ValueError):
    """A date that cannot be written; the message is one line for the person."""


def shifted(moment: datetime, offsets: Sequence[Offset]) -> datetime:
    """Return a moment moved: days and longer on the wall clock, hours and shorter in time passed.

    A day that a month has not becomes its last. DateError when it leaves the years 1 to 9999.
    """
    try:
        for amount, unit in offsets:
            if unit in "yM":
                moment = _months(moment, amount * (12 if unit == "y" else 1))
            elif unit in "wd":
                moment += timedelta(days=amount * (7 if unit == "w" else 1))
            else:
                passed = timedelta(**{_ABSOLUTE[unit]: amount})
                moment = (moment.astimezone(UTC) + passed).astimezone(moment.tzinfo)
    except (OverflowError, ValueError) as error:
        raise DateError("The date is too far away.") from error
    return moment


def _months(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def in_zone(moment: datetime, zone: str) -> datetime:
    """Return a moment in a time zone of the IANA database. DateError for one that is not there."""
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError) as error:
        raise DateError(f"There is no time zone {zone[:60]!r}.") from error


def locale_of(name: str) -> Locale:
    """Return a locale by a name such as `de-DE` or `de_DE.UTF-8`. DateError for an unknown one."""
    plain = name.split(".")[0].split("@")[0]
    if plain in {"C", "POSIX", ""}:
        return Locale("en", "US")
    try:
        if not _LOCALE.fullmatch(plain):
            raise ValueError(plain)
        found = Locale.parse(plain.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise DateError(f"There is no language {name[:60]!r}.") from error
    return found


def written(moment: datetime, kind: Kind, pattern: str, locale: Locale) -> str:
    """Write a moment: as strftime where the pattern has a %, by a length's name, or by CLDR.

    DateError for a pattern that is none.
    """
    if not pattern.strip():
        pattern = _DEFAULTS[kind]
    if len(pattern) > _LONGEST:
        raise DateError("The format is too long.")
    if "%" in pattern:
        return _strftime(moment, pattern, locale)
    if pattern.strip() in LENGTHS:
        return _by_length(moment, kind, pattern.strip(), locale)
    if not _PATTERN.fullmatch(pattern):
        raise DateError("The format has letters that mean nothing: put words in 'quotes'.")
    try:
        return str(format_datetime(moment, pattern, locale=locale))
    except (ValueError, KeyError, TypeError, AttributeError, NotImplementedError) as error:
        raise DateError("The format is none that dates are written by.") from error


def _by_length(moment: datetime, kind: Kind, length: str, locale: Locale) -> str:
    if length == "short":
        found = _format(moment, kind, "short", locale)
    elif length == "long":
        found = _format(moment, kind, "long", locale)
    elif length == "full":
        found = _format(moment, kind, "full", locale)
    else:
        found = _format(moment, kind, "medium", locale)
    return found


def _format(
    moment: datetime, kind: Kind, length: Literal["short", "medium", "long", "full"], locale: Locale
) -> str:
    if kind == "time":
        return str(format_time(moment, length, locale=locale))
    if kind == "datetime":
        return str(format_datetime(moment, length, locale=locale))
    return str(format_date(moment, length, locale=locale))


def as_mail_writes_it(moment: datetime) -> str:
    """Return RFC 2822's spelling, which espanso has where no format is told."""
    return rfc2822(moment)


def _strftime(moment: datetime, pattern: str, locale: Locale) -> str:
    def one(found: re.Match[str]) -> str:
        pad, letter = found[1], found[2]
        if letter in _COMPOUND:
            return _strftime(moment, _COMPOUND[letter], locale)
        if letter in _NUMBERS:
            value, width, fill = _NUMBERS[letter](moment)
            fill = {"": fill, "-": "", "_": " ", "0": "0"}[pad]
            return str(value).rjust(width, fill) if fill else str(value)
        if letter.endswith("f"):
            return _fraction(moment, letter)
        write = _WORDS.get(letter)
        return found[0] if write is None else write(moment, locale)

    return _DIRECTIVE.sub(one, pattern)


def _fraction(moment: datetime, letter: str) -> str:
    nanoseconds = f"{moment.microsecond:06d}000"
    dot = "." if letter.startswith(".") else ""
    digits = letter.strip(".f")
    return dot + nanoseconds[: int(digits) if digits else 9 if not dot else 6]


_COMPOUND: Final = {
    "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "v": "%e-%b-%Y",
    "+": "%Y-%m-%dT%H:%M:%S.%f%:z",
}  # fmt: skip
_NUMBERS: Final[dict[str, Callable[[datetime], tuple[int, int, str]]]] = {
    "Y": lambda at: (at.year, 4, "0"),
    "C": lambda at: (at.year // 100, 2, "0"),
    "y": lambda at: (at.year % 100, 2, "0"),
    "m": lambda at: (at.month, 2, "0"),
    "d": lambda at: (at.day, 2, "0"),
    "e": lambda at: (at.day, 2, " "),
    "H": lambda at: (at.hour, 2, "0"),
    "k": lambda at: (at.hour, 2, " "),
    "I": lambda at: (at.hour % 12 or 12, 2, "0"),
    "l": lambda at: (at.hour % 12 or 12, 2, " "),
    "M": lambda at: (at.minute, 2, "0"),
    "S": lambda at: (at.second, 2, "0"),
    "j": lambda at: (at.timetuple().tm_yday, 3, "0"),
    "u": lambda at: (at.isoweekday(), 1, ""),
    "w": lambda at: (at.isoweekday() % 7, 1, ""),
    "V": lambda at: (at.isocalendar().week, 2, "0"),
    "G": lambda at: (at.isocalendar().year, 4, "0"),
    "g": lambda at: (at.isocalendar().year % 100, 2, "0"),
    "U": lambda at: ((at.timetuple().tm_yday + 6 - at.isoweekday() % 7) // 7, 2, "0"),
    "W": lambda at: ((at.timetuple().tm_yday + 6 - at.weekday()) // 7, 2, "0"),
    "s": lambda at: (int((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()), 1, ""),
}


def _cldr(pattern: str) -> Callable[[datetime, Locale], str]:
    return lambda at, locale: str(format_datetime(at, pattern, locale=locale))


def _zone(moment: datetime) -> str:
    return moment.strftime("%z")[:5]


_WORDS: Final[dict[str, Callable[[datetime, Locale], str]]] = {
    "A": _cldr("EEEE"),
    "a": _cldr("EEE"),
    "B": _cldr("MMMM"),
    "b": _cldr("MMM"),
    "h": _cldr("MMM"),
    "p": _cldr("a"),
    "P": lambda at, locale: str(format_datetime(at, "a", locale=locale)).lower(),
    "r": lambda at, locale: _strftime(at, "%I:%M:%S %p", locale),
    "x": lambda at, locale: str(format_date(at, "short", locale=locale)),
    "X": lambda at, locale: str(format_time(at, "medium", locale=locale)),
    "c": lambda at, locale: str(format_datetime(at, "medium", locale=locale)),
    "Z": lambda at, _: at.tzname() or "",
    "z": lambda at, _: _zone(at),
    ":z": lambda at, _: f"{_zone(at)[:3]}:{_zone(at)[3:]}",
    "n": lambda _at, _: "\n",
    "t": lambda _at, _: "\t",
    "%": lambda _at, _: "%",
}
