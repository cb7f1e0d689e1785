"""A size of type that remembers how wide texts are: most rows are drawn again as one types."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

_REMEMBERED: Final = 256  # texts; more than a window shows


class Face:
    """A font with its measures. All lengths are pixels."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.cap_height = self.metrics.capHeight()
        # Shaping a text is most of what drawing a row takes.
        self._elided = lru_cache(_REMEMBERED)(self._elide)
        self._advance = lru_cache(_REMEMBERED)(self._measure)

    def elided(self, text: str, mode: Qt.TextElideMode, width: int) -> str:
        """Return as much of a text as fits into a width, with an ellipsis for the rest."""
        return self._elided(text, mode, width)

    def advance(self, text: str) -> int:
        """Return how wide a text is."""
        return self._advance(text)

    def forget(self) -> None:
        """Let go of all texts."""
        self._elided.cache_clear()
        self._advance.cache_clear()

    def _measure(self, text: str) -> int:
        # A function of Qt's own would be asked for its docstring, which takes 100 ms to make.
        return self.metrics.horizontalAdvance(text)

    def _elide(self, text: str, mode: Qt.TextElideMode, width: int) -> str:
        return self.metrics.elidedText(text, mode, width)
