"""What the values of date filters name, as seconds since the epoch (pure)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from indexer.contract.natural_dates import Period, months_before, named_period

_RELATIVE: Final = re.compile(r"(\d{1,5})([dwmy])", re.ASCII)
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)


def moment_of(value: str, now: datetime) -> float | None:
    """Return the moment that a value names: of a day, month or year its beginning.

    None when it names none. `7d` counts from `now`, days are those of its time zone.
    """
    period = _read(value, now)
    return None if period is None else _seconds(period.since)


def period_of(value: str, now: datetime) -> tuple[float, float] | None:
    """Return the period that a value names, its end exclusive: a day, a month, `7d` up to now."""
    period = _read(value, now)
    return None if period is None else seconds_of(period)


def seconds_of(period: Period) -> tuple[float, float] | None:
    """Return a period in seconds; None when it is before what the platform knows."""
    since, until = map(_seconds, period)
    return None if since is None or until is None else (since, until)


def _seconds(moment: datetime) -> float | None:
    try:
        return moment.timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def _read(value: str, now: datetime) -> Period | None:
    try:
        return _period(value.strip().lower(), now)
    except (ValueError, OverflowError):  # there is no such day
        return None


def _period(value: str, now: datetime) -> Period:
    if match := _RELATIVE.fullmatch(value):
        return Period(_before(now, int(match[1]), match[2]), now)
    if (named := named_period(value, now)) is not None:
        return named
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if match := _PARTIAL.fullmatch(value):
        since = today.replace(year=int(match[1]), month=int(match[2] or 1), day=1)
        if match[2]:
            return Period(since, (since.replace(day=28) + timedelta(days=4)).replace(day=1))
        return Period(since, since.replace(year=since.year + 1))
    moment = datetime.fromisoformat(value)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    return Period(moment, moment + timedelta(days=1))


def _before(now: datetime, count: int, unit: str) -> datetime:
    """Return the moment so many days, weeks, months or years before."""
    if unit in "dw":
        return now - timedelta(days=count * (7 if unit == "w" else 1))
    return months_before(now, count * (12 if unit == "y" else 1))
