"""Writes with the keyboard on X11 while the person's own keys are held back.

The keyboard is grabbed synchronously: the X server itself queues what is pressed. Keys that are
written by XTest would be queued like them, so the grab is given up for the moment in which they go
out and taken again at once, all in one request. Whatever comes between is seen, in order, as the
keys that were held (`KeyPress`) or went through (raw events), and is put right: no key is lost, and
none lands before what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xinput, xtest

from desktop.expanding.settling import BACK, Stroke, repair, slipped, standing
from desktop.system.x11_strokes import State, Strokes
from desktop.system.xkb import CONTROL, LEVEL3_SHIFT, SHIFT, Layout

_TRIES: Final = 8  # to put right what slipped through; each takes a millisecond
_XTEST_KEYBOARD: Final = b"XTEST keyboard"
_LOCKS: Final = (X.LockMapIndex, X.Mod2MapIndex)  # no part of a chord


class Keys:
    """What the keys that XTest presses give.

    The keymap is that of XTest's own keyboard, which need not be the person's: while it is written
    with, its layout is in force.
    """

    def __init__(self, display: Display, name: str | None, before: Keys | None = None) -> None:
        self._layout = Layout(name, xtest_keyboard(display))
        self._digest = self._layout.digest()
        self._mapping: list[list[int]] = [list(codes) for codes in display.get_modifier_mapping()]
        # By the group and the locks. Most changes of the keyboard leave XTest's as it was.
        self._known: dict[tuple[int, int], dict[str, tuple[int, int]]] = {}
        if before is not None and before._digest == self._digest:
            self._known = before._known
        self.state = State()
        level3 = self._layout.code(LEVEL3_SHIFT, 0)
        self._level3 = self._mask(level3) if level3 else 0
        self.modifiers = {
            SHIFT: self._layout.code(XK.XK_Shift_L, 0),
            CONTROL: self._layout.code(XK.XK_Control_L, 0),
        }
        if self._level3:
            self.modifiers[self._level3] = level3

    def stroke(self, character: str) -> Stroke | None:
        """Return how a character is written; None where no key gives it."""
        state = self.state.group, self.state.locked
        if state not in self._known:
            self._known[state] = self._layout.strokes(*state, self._level3)
        found = self._known[state].get(character)
        return None if found is None else Stroke(*found, character)

    def strokes(self, text: str) -> list[Stroke] | None:
        """Return how a text is written; None where no keys give it."""
        found = [self.stroke(character) for character in text]
        known = [stroke for stroke in found if stroke is not None]
        return known if len(known) == len(found) else None

    def again(self, stroke: Stroke) -> Stroke:
        """Return how a key of the person's is pressed again."""
        if stroke.text == BACK:
            return self.back()
        return (self.stroke(stroke.text) if stroke.text else None) or stroke

    def back(self) -> Stroke:
        """Return a Backspace."""
        return Stroke(self._layout.code(XK.XK_BackSpace, 0), 0, BACK)

    def key(self, keysym: int, mods: int = 0, fallback: int = 0) -> Stroke:
        """Return a key that writes nothing by itself."""
        return Stroke(self._layout.code(keysym, self.state.group) or fallback, mods, "")

    def modifier_codes(self) -> set[int]:
        """Return all keys that are held with others."""
        return self._codes_of(set(range(8)) - set(_LOCKS))

    def lock_codes(self) -> set[int]:
        """Return the keys that lock others, as Caps Lock does."""
        return self._codes_of(set(_LOCKS))

    def _codes_of(self, rows: set[int]) -> set[int]:
        return {int(code) for row in rows for code in self._mapping[row] if code}

    def close(self) -> None:
        """Free the layout."""
        self._layout.close()

    def _mask(self, code: int) -> int:
        rows = (index for index, row in enumerate(self._mapping) if code in row)
        return 1 << next(rows, X.Mod5MapIndex)


def xtest_keyboard(display: Display) -> int | None:
    """Return the number of the keyboard that XTest writes with."""
    for device in display.xinput_query_device(xinput.AllDevices).devices:
        name = device.name if isinstance(device.name, bytes) else str(device.name).encode()
        if device.use == xinput.SlaveKeyboard and name.rstrip(b"\0").endswith(_XTEST_KEYBOARD):
            return int(device.deviceid)
    return None


class Writing:
    """Holds the keyboard, and writes. For the thread that owns the connection.

    `read` takes an event that came meanwhile, and returns the key that it tells of, if any; it
    does not act on it.
    """

    def __init__(
        self, display: Display, strokes: Strokes, read: Callable[[Any], Stroke | None]
    ) -> None:
        self._display = display
        self._strokes = strokes
        self._root = display.screen().root
        self._read = read
        self.holding = False

    def take(self) -> list[Stroke] | None:
        """Hold the keyboard; returns the keys that came before that. None where another has it."""
        self.holding = self._grab()
        if self.holding:
            return [stroke for stroke, _ in self._read_events()[1]]
        return None

    def write(
        self,
        keys: Keys,
        todo: Sequence[Stroke],
        before: str | None = None,
        *,
        replay: bool = True,
    ) -> list[Stroke]:
        """Write, and with `replay`, after it, what the person pressed meanwhile; returns that.

        `before` is what is known to stand before the cursor; without it, what slipped through
        stays where it landed.
        """
        todo, theirs = list(todo), list[Stroke]()
        for _ in range(_TRIES):
            kept = self._kept()
            theirs += kept
            if replay:
                todo += map(keys.again, kept)
            late, seen = self._send(keys, todo)
            astray = slipped(todo, seen)
            theirs += late + astray
            again = [keys.again(stroke) for stroke in late] if replay else []
            if not astray:
                before, todo = _after(before, todo), again
            else:
                now = None if before is None else standing(before, todo, seen)
                extra = [*again, *astray] if replay else []
                wanted = _after(before, [*todo, *extra])
                before, todo = now, _mending(keys, now, wanted, again)
            if not todo:
                break
        return theirs

    def let_go(self) -> None:
        """Hand the keyboard back; what the server has queued goes where it belongs."""
        if self.holding:
            self.holding = False
            self._display.ungrab_keyboard(X.CurrentTime)
            self._display.flush()

    def _kept(self) -> list[Stroke]:
        """Return the keys that were held back so far; they are the caller's to write."""
        found: list[Stroke] = []
        while self.holding:
            self._display.allow_events(X.SyncKeyboard, X.CurrentTime)
            self._display.sync()
            came, presses, _ = self._read_events()
            found += [stroke for stroke, _ in presses]
            if not came:
                break
        return found

    def _grab(self) -> bool:
        # owner_events False: a window of ours is no exception. The pointer is left alone.
        status = self._root.grab_keyboard(False, X.GrabModeAsync, X.GrabModeSync, X.CurrentTime)
        return bool(status == X.GrabSuccess)

    def _send(self, keys: Keys, todo: Sequence[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
        """Give the keyboard up, press keys, and take it again; what was held and what was seen.

        Modifiers that the person holds are up meanwhile, and down again after it, unless they were
        let go just then.
        """
        plain, held = self._down(keys)
        if held:
            self._strokes.listen(releases=True)
        if self.holding:
            self._display.ungrab_keyboard(X.CurrentTime)
        for code in (*plain, *held):
            self._fake(X.KeyRelease, code)
        self._press(keys, todo)
        for code in held:
            self._fake(X.KeyPress, code)
        if self.holding:
            self.holding = self._grab()
        else:
            self._display.sync()
        _, presses, released = self._read_events()
        if held:
            self._strokes.listen()
            for code in held:
                if released.count(code) > 1 + self._presses_of(keys, todo, code):
                    self._fake(X.KeyRelease, code)
        return (
            [stroke for stroke, through in presses if not through],
            [stroke for stroke, through in presses if through],
        )

    def _presses_of(self, keys: Keys, todo: Sequence[Stroke], code: int) -> int:
        """Return how often a modifier goes up again for what is written."""
        masks = [mask for mask, own in keys.modifiers.items() if own == code]
        ups = 0
        for mask in masks:
            downs = [bool(stroke.mods & mask) for stroke in todo]
            ups += sum(one and not next_ for one, next_ in pairwise([*downs, False]))
        return ups

    def _press(self, keys: Keys, todo: Sequence[Stroke]) -> None:
        down = 0
        for stroke in todo:
            for mask, code in keys.modifiers.items():
                if (stroke.mods ^ down) & mask:
                    self._fake(X.KeyPress if stroke.mods & mask else X.KeyRelease, code)
                    down ^= mask
            self._fake(X.KeyPress, stroke.code)
            self._fake(X.KeyRelease, stroke.code)
        for mask, code in keys.modifiers.items():
            if down & mask:
                self._fake(X.KeyRelease, code)

    def _fake(self, kind: int, code: int) -> None:
        xtest.fake_input(self._display, kind, code)

    def _down(self, keys: Keys) -> tuple[list[int], list[int]]:
        """Return the keys that the person holds down: plain ones, and modifiers.

        Modifiers are no part of what is written, and the server takes no press of a key that is
        down: the last one of the keyword mostly is.
        """
        down = self._display.query_keymap()
        codes = [code for code in range(8, 256) if down[code // 8] >> code % 8 & 1]
        modifiers, locks = keys.modifier_codes(), keys.lock_codes()
        plain = [code for code in codes if code not in modifiers and code not in locks]
        return plain, [code for code in codes if code in modifiers]

    def _read_events(self) -> tuple[bool, list[tuple[Stroke, bool]], list[int]]:
        """Return what came: whether a key was handed to us, what was pressed, what was released.

        Of each press it is told whether it went through to its program.
        """
        handed = False
        presses: list[tuple[Stroke, bool]] = []
        released: list[int] = []
        while self._display.pending_events():
            event = self._display.next_event()
            held = event.type in (X.KeyPress, X.KeyRelease)
            handed = handed or held
            if code := self._strokes.released(event):
                released.append(code)
            elif (stroke := self._read(event)) is not None:
                presses.append((stroke, not held))
        return handed, presses, released


def _after(before: str | None, strokes: Sequence[Stroke]) -> str | None:
    return None if before is None else standing(before, strokes, strokes)


def _mending(
    keys: Keys, now: str | None, wanted: str | None, otherwise: list[Stroke]
) -> list[Stroke]:
    """Return what makes one text of the other; where that cannot be known, something else."""
    if now is None or wanted is None:
        return otherwise
    backs, text = repair(now, wanted)
    written = keys.strokes(text)
    if written is None:
        return otherwise
    return [keys.back()] * backs + written
