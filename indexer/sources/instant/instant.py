"""Answers what a query works out to, if it is a computation and nothing else."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from indexer.contract.messages import Answer
from indexer.ports import Clock
from indexer.sources.instant.arithmetic import evaluate
from indexer.sources.instant.conversion import conversion
from indexer.sources.instant.dates import days
from indexer.sources.instant.errors import NotComputedError
from indexer.sources.instant.numbers import copied, marks_of, written
from indexer.sources.instant.plain_text import is_plain

_LONGEST: Final = 200
_SHOWN_DIGITS: Final = 12


class InstantAnswers:
    """The calculator, the converter and the counter of days. Free of state.

    Args:
        clock: tells what today is.
        environment: of the person's session; says how they write numbers.
    """

    def __init__(self, clock: Clock, environment: Mapping[str, str]) -> None:
        self._clock = clock
        self._marks = marks_of(environment)

    def answer(self, query: str) -> Answer | None:
        """Return what a query works out to, None when it is no computation. Never raises."""
        if len(query) > _LONGEST or not any(char.isdecimal() for char in query):
            return None
        text = query.strip()
        for way in (self._calculation, self._conversion, self._days):
            with suppress(NotComputedError):
                return way(text)
        return None

    def _calculation(self, text: str) -> Answer:
        expression = text.removeprefix("=").removesuffix("=").strip()
        if is_plain(expression):
            raise NotComputedError
        term = evaluate(expression, self._marks)
        if not term.steps:
            raise NotComputedError  # a bare number
        shown = written(term.value, self._marks, _SHOWN_DIGITS)
        return Answer("calculation", shown, copied(term.value, self._marks), term.text)

    def _conversion(self, text: str) -> Answer:
        return conversion(text, self._marks)

    def _days(self, text: str) -> Answer:
        today = date(*time.localtime(self._clock.now())[:3])
        return days(text, today, self._marks)
