"""Pasting on X11: the keys are pressed by XTest, into whatever window has the focus."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Final

from Xlib import XK, X, error
from Xlib.ext import xtest

from desktop.system.ports import NotPasted, Pasted, Step
from desktop.system.terminals import is_terminal
from desktop.system.x11_display import opened
from desktop.system.x11_source import Sources

_log = logging.getLogger(__name__)
# Where a layout has no Latin letters, programs go by where the key is on a PC's keyboard.
_V_KEY: Final = 55
_INSERT_KEY: Final = 118


class X11Paster:
    """`Paster` by XTest on a connection of its own. `display` None takes `$DISPLAY`.

    Raises:
        Xlib.error.DisplayError: when there is no such display.
    """

    name = "XTest"
    takes_primary = True  # xterm does, at Shift+Insert

    def __init__(self, display: str | None = None) -> None:
        self._display = opened(display)
        self._display.set_error_handler(_log_error)
        self._sources = Sources(self._display)
        self._works = self._display.has_extension(xtest.extname)
        self._window = 0  # what was pasted into
        self._terminal = False
        self._lock = threading.Lock()  # one caller at a time on the connection

    def paste(self, *, given_back: bool) -> Pasted | NotPasted:
        """Press Ctrl+V, or Shift+Insert in a terminal; both selections hold what is pasted."""
        if not self._works:
            return NotPasted("the X server has no XTEST")
        if not given_back:
            return NotPasted("the focus did not go back")
        with self._lock:
            try:
                return self._paste()
            except (error.ConnectionClosedError, OSError) as failure:
                return NotPasted(f"the X display went away: {type(failure).__name__}")

    def move(self, steps: Sequence[Step]) -> bool:
        """Press arrow keys; a terminal's cursor goes by the order in which its text was written."""
        with self._lock:
            try:
                return self._move(steps)
            except (error.ConnectionClosedError, OSError) as failure:
                _log.info("the cursor was not moved: %s", type(failure).__name__)
                return False

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            try:
                self._display.close()
            except (error.ConnectionClosedError, OSError):
                _log.debug("the X display was closed already")

    def _paste(self) -> Pasted | NotPasted:
        self._window = self._sources.active_window()
        self._terminal = is_terminal(self._sources.active_class())
        if self._terminal:
            modifier, key = self._code(XK.XK_Shift_L), self._code(XK.XK_Insert, _INSERT_KEY)
        else:
            modifier, key = self._code(XK.XK_Control_L), self._code(XK.XK_v, _V_KEY)
        if not modifier:
            return NotPasted("the keyboard has no such modifier")
        self._release_held()
        self._strike(modifier, key)
        self._display.sync()
        return Pasted()

    def _move(self, steps: Sequence[Step]) -> bool:
        left, right = self._code(XK.XK_Left), self._code(XK.XK_Right)
        if not self._window or self._sources.active_window() != self._window:
            return False
        if not (left and right):
            return False
        self._release_held()
        for step in steps:
            for _ in range(step.times):
                self._strike(left if step.key == "Left" or self._terminal else right)
        self._display.sync()
        return True

    def _code(self, keysym: int, fallback: int = 0) -> int:
        """Return the key that gives a key symbol without any modifier."""
        found = self._display.keysym_to_keycodes(keysym)
        return next((int(code) for code, level in found if level == 0), fallback)

    def _release_held(self) -> None:
        """Release the modifiers that the person still holds, as those of the keys pressed here.

        They stay released: pressed again, they would stick when the person lets go meanwhile.
        """
        held = self._display.query_keymap()
        mapping = self._display.get_modifier_mapping()
        locks = (X.LockMapIndex, X.Mod2MapIndex)  # Caps Lock and Num Lock are no part of a chord
        codes = {
            int(code)
            for index, row in enumerate(mapping)
            for code in row
            if code and index not in locks and held[code // 8] >> code % 8 & 1
        }
        for code in sorted(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)

    def _strike(self, *codes: int) -> None:
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)


def _log_error(failure: error.XError, _request: object) -> None:
    _log.debug("the X server reported %s", type(failure).__name__)
