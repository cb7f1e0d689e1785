"""Knows what a query could be meant as elsewhere: which engine, and which programs there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.search.action_ports import Background
from desktop.search.filters import split
from desktop.search.offers import Offer, offers


class Offering:
    """Makes the last rows of the list. `template` is the person's search engine, "" for none."""

    def __init__(
        self,
        background: Background,
        names: Callable[[], frozenset[str]],
        home: str,
        now: Callable[[], datetime],
    ) -> None:
        self._background = background
        self._names = names
        self._home = home
        self._now = now
        self._programs: frozenset[str] = frozenset()
        self.template = ""

    def refresh(self) -> None:
        """Look for programs again, off the Qt thread."""
        self._background.run(self._names, self._take)

    def typed(self, query: str) -> None:
        """Look for new programs when a query begins."""
        if len(query) == 1:
            self.refresh()

    def offers(self, query: str) -> tuple[Offer, ...]:
        """Return the offers for a query; its filters mean nothing elsewhere."""
        text = split(query, self._now())[1]
        return offers(text, self.template, self._programs, self._home)

    def _take(self, names: frozenset[str]) -> None:
        self._programs = names
