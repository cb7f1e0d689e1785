"""Tells presses of a held key from its auto-repeat; pure."""

from __future__ import annotations

_WRAP = 1 << 32  # the X server's milliseconds wrap round


class RepeatFilter:
    """X11 repeats a held key as a release and a press of the same millisecond (or the next).

    So a press is a new one when the key was not down, or came up earlier than that.
    """

    def __init__(self) -> None:
        self._down = False
        self._released: int | None = None

    def press(self, time: int) -> bool:
        """Take a press at the server's `time` in ms; true when a person pressed anew."""
        repeat = self._down and (self._released is None or (time - self._released) % _WRAP <= 1)
        self._down = True
        self._released = None
        return not repeat

    def release(self, time: int) -> None:
        """Take a release at the server's `time` in ms."""
        self._released = time

    def forget(self) -> None:
        """Take the key for released: its events no longer come here."""
        self._down = False
        self._released = None
