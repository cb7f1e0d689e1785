"""The keyboard's layout, by libxkbcommon: which text a key gives, and which key gives a text.

It is the library that Qt's own X11 plugin reads layouts with, so it is there where Magpie runs, and
a key gives here what it gives in programs.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
from collections.abc import Mapping
from typing import Any, Final

from desktop.errors import DesktopError

SHIFT: Final = 1
LOCK: Final = 2
CONTROL: Final = 4
LEVEL3_SHIFT: Final = 0xFE03  # AltGr
_DEAD: Final = range(0xFE50, 0xFE94)
MULTI_KEY: Final = 0xFF20
_KEYPAD: Final = range(0xFF80, 0xFFBE)
_BYTES: Final = 64
_COMPOSING, _COMPOSED = 1, 2  # of xkb_compose_status

_P = ctypes.c_void_p
_N = ctypes.c_uint32


class LayoutError(DesktopError):
    """The layout cannot be read."""


class _Library:
    """The functions of libxkbcommon, libxkbcommon-x11 and libxcb that are used, with their types.

    Raises:
        OSError: when one of them is not installed.
    """

    def __init__(self) -> None:
        common = ctypes.CDLL("libxkbcommon.so.0")
        x11 = ctypes.CDLL("libxkbcommon-x11.so.0")
        xcb = ctypes.CDLL("libxcb.so.1")
        text, number, size = ctypes.c_char_p, ctypes.c_int, ctypes.c_size_t
        self.connect = _typed(xcb.xcb_connect, _P, text, _P)
        self.connection_failed = _typed(xcb.xcb_connection_has_error, number, _P)
        self.disconnect = _typed(xcb.xcb_disconnect, None, _P)
        self.set_up = _typed(
            x11.xkb_x11_setup_xkb_extension, number,
            _P, ctypes.c_uint16, ctypes.c_uint16, number, _P, _P, _P, _P,
        )  # fmt: skip
        self.core_keyboard = _typed(x11.xkb_x11_get_core_keyboard_device_id, ctypes.c_int32, _P)
        self.keymap_of = _typed(
            x11.xkb_x11_keymap_new_from_device, _P, _P, _P, ctypes.c_int32, number
        )
        self.context = _typed(common.xkb_context_new, _P, number)
        self.keymap_text = _typed(common.xkb_keymap_get_as_string, _P, _P, number)
        self.free = _typed(ctypes.CDLL(None).free, None, _P)
        self.unref_context = _typed(common.xkb_context_unref, None, _P)
        self.unref_keymap = _typed(common.xkb_keymap_unref, None, _P)
        self.first_code = _typed(common.xkb_keymap_min_keycode, _N, _P)
        self.last_code = _typed(common.xkb_keymap_max_keycode, _N, _P)
        self.state = _typed(common.xkb_state_new, _P, _P)
        self.unref_state = _typed(common.xkb_state_unref, None, _P)
        self.update = _typed(common.xkb_state_update_mask, number, _P, _N, _N, _N, _N, _N, _N)
        self.keysym = _typed(common.xkb_state_key_get_one_sym, _N, _P, _N)
        self.utf8 = _typed(common.xkb_state_key_get_utf8, number, _P, _N, text, size)
        self.consumed = _typed(common.xkb_state_key_get_consumed_mods2, _N, _P, _N, number)
        self.table = _typed(common.xkb_compose_table_new_from_locale, _P, _P, text, number)
        self.unref_table = _typed(common.xkb_compose_table_unref, None, _P)
        self.compose = _typed(common.xkb_compose_state_new, _P, _P, number)
        self.unref_compose = _typed(common.xkb_compose_state_unref, None, _P)
        self.feed = _typed(common.xkb_compose_state_feed, number, _P, _N)
        self.status = _typed(common.xkb_compose_state_get_status, number, _P)
        self.composed = _typed(common.xkb_compose_state_get_utf8, number, _P, text, size)
        self.reset = _typed(common.xkb_compose_state_reset, None, _P)


def _typed(function: Any, result: Any, *arguments: Any) -> Any:
    function.restype = result
    function.argtypes = arguments
    return function


class Layout:
    """The keymap that an X server has now; make a new one when it changes. For one thread.

    `device` is a keyboard of XInput's; None is that of the keyboard used last. A modifier mask is
    that of X's eight real modifiers, and a group the number of a layout.

    Raises:
        LayoutError: when the library is not there, or the server does not tell.
    """

    def __init__(self, display: str | None = None, device: int | None = None) -> None:
        try:
            self._lib = lib = _Library()
        except (OSError, AttributeError) as failure:
            raise LayoutError(f"libxkbcommon: {type(failure).__name__}") from failure
        self._context = lib.context(0)
        self._keymap: Any = None
        self._state: Any = None
        connection = lib.connect(display.encode() if display else None, None)
        try:
            # xcb returns a connection that has failed rather than none.
            if not lib.connection_failed(connection) and lib.set_up(
                connection, 1, 0, 0, None, None, None, None
            ):
                asked = lib.core_keyboard(connection) if device is None else device
                self._keymap = lib.keymap_of(self._context, connection, asked, 0)
        finally:
            lib.disconnect(connection)
        if not self._keymap:
            self.close()
            raise LayoutError("the X server does not tell its keymap")
        self._state = lib.state(self._keymap)

    def digest(self) -> bytes:
        """Return what tells this layout from others."""
        text = self._lib.keymap_text(self._keymap, 1)
        try:
            return hashlib.sha256(ctypes.string_at(text) if text else b"").digest()
        finally:
            self._lib.free(text)

    def text(self, code: int, mods: int, group: int) -> str:
        """Return what a key gives with these modifiers; "" for nothing."""
        self._lib.update(self._state, mods, 0, 0, 0, 0, group)
        buffer = ctypes.create_string_buffer(_BYTES)
        length = self._lib.utf8(self._state, code, buffer, _BYTES)
        return buffer.value.decode("utf-8", "replace") if length > 0 else ""

    def keysym(self, code: int, mods: int, group: int) -> int:
        """Return the key symbol that a key gives, 0 for none."""
        self._lib.update(self._state, mods, 0, 0, 0, 0, group)
        return int(self._lib.keysym(self._state, code))

    def spare(self, code: int, mods: int, group: int) -> int:
        """Return the modifiers that a key does not need for its text: those of a shortcut."""
        self._lib.update(self._state, mods, 0, 0, 0, 0, group)
        return mods & ~int(self._lib.consumed(self._state, code, 0))

    def codes(self) -> range:
        """Return all key codes."""
        first, last = self._lib.first_code(self._keymap), self._lib.last_code(self._keymap)
        return range(int(first), min(int(last), 255) + 1)

    def code(self, keysym: int, group: int) -> int:
        """Return the first key that gives a key symbol without modifiers, 0 where there is none."""
        found = (code for code in self.codes() if self.keysym(code, 0, group) == keysym)
        return next(found, 0)

    def strokes(self, group: int, locked: int, level3: int) -> dict[str, tuple[int, int]]:
        """Return which key, with which modifiers, gives a character, as far as a key does.

        Args:
            group: the layout in force.
            locked: the modifiers that are locked, as Caps Lock is.
            level3: AltGr's modifier, 0 where there is none.
        """
        found: dict[str, tuple[int, int]] = {}
        choices = [0, SHIFT, *((level3, level3 | SHIFT) if level3 else ())]
        for mods in choices:
            for code in self.codes():
                keysym = self.keysym(code, mods | locked, group)
                if is_dead(keysym) or keysym in _KEYPAD:
                    continue
                text = self.text(code, mods | locked, group)
                if len(text) == 1 and text.isprintable():
                    found.setdefault(text, (code, mods))
        return found

    def close(self) -> None:
        """Free what the library holds; may be called twice."""
        for free, held in (
            (self._lib.unref_state, self._state),
            (self._lib.unref_keymap, self._keymap),
            (self._lib.unref_context, self._context),
        ):
            if held:
                free(held)
        self._state = self._keymap = self._context = None


def is_dead(keysym: int) -> bool:
    """Tell whether a key symbol waits for the next one: an accent, or Compose."""
    return keysym in _DEAD or keysym == MULTI_KEY


class Composing:
    """Dead keys and Compose, by the table of a locale, as programs have them.

    It is read when the first such key comes. `feed` returns what a key gives: its text, "" while
    more is awaited, None where nobody knows.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        names = ("LC_ALL", "LC_CTYPE", "LANG")
        self._locale = next((environment[name] for name in names if environment.get(name)), "C")
        self._lib: _Library | None = None
        self._context: Any = None
        self._table: Any = None
        self._state: Any = None
        self.under_way = False

    def feed(self, keysym: int, text: str) -> str | None:
        """Take a key that is no modifier; `text` is what it gives by itself."""
        if not (self.under_way or is_dead(keysym)):
            return text
        if not self.under_way and self._state is None and self._lib is None:
            self._open()
        lib = self._lib
        if lib is None or not self._state:
            # One more key ends a dead key; what Compose awaits is not known.
            self.under_way = not self.under_way
            return "" if self.under_way else None
        lib.feed(self._state, keysym)
        status = lib.status(self._state)
        self.under_way = status == _COMPOSING
        if status == _COMPOSING:
            return ""
        buffer = ctypes.create_string_buffer(_BYTES)
        length = lib.composed(self._state, buffer, _BYTES) if status == _COMPOSED else 0
        lib.reset(self._state)
        return buffer.value.decode("utf-8", "replace") if length > 0 else None

    def reset(self) -> None:
        """Await nothing any more."""
        self.under_way = False
        if self._lib is not None and self._state:
            self._lib.reset(self._state)

    def close(self) -> None:
        """Free what the library holds."""
        if self._lib is not None:
            for free, held in (
                (self._lib.unref_compose, self._state),
                (self._lib.unref_table, self._table),
                (self._lib.unref_context, self._context),
            ):
                if held:
                    free(held)
        self._context = self._table = self._state = None

    def _open(self) -> None:
        try:
            self._lib = lib = _Library()
        except (OSError, AttributeError):
            return
        self._context = lib.context(0)
        self._table = lib.table(self._context, os.fsencode(self._locale), 0)
        self._state = lib.compose(self._table, 0) if self._table else None
