"""Counts days: `days until 2027-01-01`, `weeks since 1.5.2020` (pure)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from indexer.contract.messages import Answer
from indexer.sources.instant.errors import NotComputedError
from indexer.sources.instant.numbers import Marks, copied, written

_QUESTION: Final = re.compile(
    r"(?:how many\s+)?(days|weeks|tage|wochen)\s+(until|till|to|since|bis|seit)\s+"
    r"(?:zum\s+|dem\s+)?(\S+?)\s*\??",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_PAST: Final = frozenset({"since", "seit"})
_WEEKS: Final = frozenset({"weeks", "wochen"})
_SHOWN_DIGITS: Final = 3


def days(text: str, today: date, marks: Marks) -> Answer:
    """Return how many days or weeks a text asks for.

    Raises:
        NotComputedError: when it asks for none, or for a day that does not exist.
    """
    question = _QUESTION.fullmatch(text)
    if question is None:
        raise NotComputedError
    unit, direction, written_day = (part.lower() for part in question.groups())
    day = _day(written_day)
    count = (today - day).days if direction in _PAST else (day - today).days
    number = Decimal(count) / (7 if unit in _WEEKS else 1)
    shown = f"{written(number, marks, _SHOWN_DIGITS)} {unit}"
    word = "since" if direction in _PAST else "until"
    return Answer("dates", shown, copied(number, marks), f"{unit} {word} {day.isoformat()}")


def _day(text: str) -> date:
    found = _ISO.fullmatch(text) or _DOTTED.fullmatch(text)
    if found is None:
        raise NotComputedError
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise NotComputedError from error
