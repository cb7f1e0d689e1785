"""Positions in a text: Python counts characters, Qt counts UTF-16 code units (pure)."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Turns positions in one text from the one count into the other, both ways."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [n for n, char in enumerate(text) if char > "\uffff"]
        # Where each wide character begins, as Qt counts.
        self._begins = [index + order for order, index in enumerate(self._wide)]

    def units(self, index: int) -> int:
        """Return where a character begins as Qt counts."""
        return index + bisect_left(self._wide, index)

    def index(self, units: int) -> int:
        """Return the character at a position of Qt's; inside a pair, the one it belongs to."""
        return units - bisect_left(self._begins, units)
