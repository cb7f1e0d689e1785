"""A person who types: keys one by one at a rate, pressed by XTest, whatever they bring about."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

_SHIFTED = {":": ";", "!": "1", "?": "/", "(": "9", ")": "0"}


class Typist:
    """Presses keys on a US keyboard."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._shift = self._display.keysym_to_keycode(XK.XK_Shift_L)
        self._pause = threading.Event()  # nobody sets it

    def type(self, text: str, per_second: float = 20.0) -> float:
        """Type a text at an even pace; returns when the last key went down."""
        due = pressed = time.monotonic()
        for character in text:
            self._pause.wait(max(0.0, due - time.monotonic()))
            pressed = self.press(character)
            due += 1 / per_second
        return pressed

    def press(self, character: str) -> float:
        """Press one key, with Shift where it needs that; returns when it went down."""
        plain = _SHIFTED.get(character, character.lower())
        shifted = plain != character
        code = self._display.keysym_to_keycode(ord(plain))
        if shifted:
            self._fake(X.KeyPress, self._shift)
        self._display.sync()
        pressed = time.monotonic()
        self._fake(X.KeyPress, code)
        self._fake(X.KeyRelease, code)
        if shifted:
            self._fake(X.KeyRelease, self._shift)
        self._display.sync()
        return pressed

    def key(self, name: str) -> None:
        """Press a key by the name of its symbol."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        self._fake(X.KeyPress, code)
        self._fake(X.KeyRelease, code)
        self._display.sync()

    def hold(self, name: str, *, down: bool) -> None:
        """Press a key without releasing it, or release it."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        self._fake(X.KeyPress if down else X.KeyRelease, code)
        self._display.sync()

    def close(self) -> None:
        """Let go of the display."""
        self._display.close()

    def _fake(self, kind: int, code: int) -> None:
        xtest.fake_input(self._display, kind, code)


@contextmanager
def typist(display: str) -> Iterator[Typist]:
    """Have somebody type for as long as the block lasts."""
    made = Typist(display)
    try:
        yield made
    finally:
        made.close()


def entered(file: Path) -> str:
    """Return what stands in a field by now, or on a terminal's line after its Backspaces."""
    text = ""
    for character in file.read_text(encoding="utf-8") if file.exists() else "":
        text = text[:-1] if character == "\x7f" else text + character
    return text
