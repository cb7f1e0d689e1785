"""The last characters that were typed, in memory alone; pure."""

from __future__ import annotations

from typing import Final

from desktop.expanding.matching import UNKNOWN

PAUSE_SECONDS: Final = 30.0  # after so long without a key, what was typed is forgotten


class TypedText:
    """No more than what a keyword can be found in. It is never logged and never stored."""

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth
        self._text = ""

    @property
    def text(self) -> str:
        """The characters, oldest first."""
        return self._text

    def follow(self, depth: int) -> None:
        """Keep so many characters from now on."""
        self._depth = depth
        self.wipe()

    def add(self, characters: str) -> str:
        """Add what a key gave, and return the text."""
        self._text = (self._text + characters)[-self._depth :] if self._depth else ""
        return self._text

    def back(self) -> None:
        """Take the last character away; what stands before the first one is not known."""
        self._text = self._text[:-1] if len(self._text) > 1 else UNKNOWN

    def wipe(self) -> None:
        """Forget it: what is typed next begins a word."""
        self._text = ""

    def lose(self) -> None:
        """Forget it, after something whose text is not known."""
        self._text = UNKNOWN
