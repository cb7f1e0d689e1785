"""Keys as the X server hears them, on whatever window: raw events of XInput 2 and the state of XKB.

Version 2.0 of XInput is asked for, not a later one: by it the server tells nothing of keys while
another program has grabbed the keyboard, as screen lockers and prompts for passwords do.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, Final, Literal

from Xlib import X
from Xlib.display import Display
from Xlib.ext import ge, xinput, xtest
from Xlib.protocol import rq

XKB: Final = "XKEYBOARD"
_CORE_KEYBOARD: Final = 0x100
_NEW_KEYBOARD, _MAP, _STATE = 0, 1, 2  # the events of XKB that are asked for
_STATE_PARTS: Final = 0x1F  # modifiers and group, in all their forms
# XIRawEvent after what all generic events begin with: device, time, key or button.
_RAW: Final = struct.Struct("=HII")


class _UseExtension(rq.ReplyRequest):  # type: ignore[misc]  # Xlib has no types
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(0), rq.RequestLength(), rq.Card16("major"), rq.Card16("minor")
    )
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("supported"), rq.Card16("sequence_number"), rq.ReplyLength(),
        rq.Card16("major"), rq.Card16("minor"), rq.Pad(20),
    )  # fmt: skip


class _SelectEvents(rq.Request):  # type: ignore[misc]  # Xlib has no types
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(1), rq.RequestLength(),
        rq.Card16("device"), rq.Card16("affect"), rq.Card16("clear"), rq.Card16("all"),
        rq.Card16("affect_map"), rq.Card16("map"),
        rq.Card16("affect_state"), rq.Card16("state"),
    )  # fmt: skip


class _GetState(rq.ReplyRequest):  # type: ignore[misc]  # Xlib has no types
    _request = rq.Struct(
        rq.Card8("opcode"), rq.Opcode(4), rq.RequestLength(), rq.Card16("device"), rq.Pad(2)
    )
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("device"), rq.Card16("sequence_number"), rq.ReplyLength(),
        rq.Card8("mods"), rq.Card8("base_mods"), rq.Card8("latched_mods"), rq.Card8("locked_mods"),
        rq.Card8("group"), rq.Card8("locked_group"), rq.Pad(18),
    )  # fmt: skip


class _XkbEvent(rq.Event):  # type: ignore[misc]  # Xlib has no types
    """Any event of XKB; its modifiers and group are those of a change of state alone."""

    _code = None
    _fields = rq.Struct(
        rq.Card8("type"), rq.Card8("kind"), rq.Card16("sequence_number"), rq.Card32("time"),
        rq.Card8("device"), rq.Card8("mods"), rq.Card8("base_mods"), rq.Card8("latched_mods"),
        rq.Card8("locked_mods"), rq.Card8("group"), rq.Pad(18),
    )  # fmt: skip


@dataclass(frozen=True)
class State:
    """The modifiers in force as X's mask, those of them that are locked, and the layout's group."""

    mods: int = 0
    locked: int = 0
    group: int = 0


@dataclass(frozen=True)
class Pressed:
    """A key or a button went down; `code` is the key's, 0 for a button."""

    code: int


Heard = Pressed | State | Literal["new layout"] | None


class Strokes:
    """Asks a connection's server for keys, buttons and modifiers, and reads the events of them.

    All of them come on the one connection in the order in which they happened.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root
        self._xinput = int(display.display.get_extension_major(xinput.extname))
        self._xkb = int(display.query_extension(XKB).first_event)
        display.extension_add_event(self._xkb, _XkbEvent)

    @staticmethod
    def missing(display: Display) -> str:
        """Return an extension that the server lacks, or that it does not allow; "" for none."""
        for name in (ge.extname, xinput.extname, xtest.extname):
            if not display.has_extension(name):
                return str(name)
        return "" if display.query_extension(XKB) is not None else XKB

    def start(self) -> State:
        """Begin to hear; returns the state now."""
        display = self._display
        display.xinput_query_version()  # 2.0; see above
        major = self._opcode()
        _UseExtension(display=display.display, opcode=major, major=1, minor=0)
        _SelectEvents(
            display=display.display, opcode=major, device=_CORE_KEYBOARD,
            affect=1 << _NEW_KEYBOARD | 1 << _MAP | 1 << _STATE, clear=0,
            all=1 << _NEW_KEYBOARD | 1 << _MAP, affect_map=0xFF, map=0xFF,
            affect_state=_STATE_PARTS, state=_STATE_PARTS,
        )  # fmt: skip
        self.listen()
        return self.state()

    def listen(self, *, releases: bool = False) -> None:
        """Hear of keys and buttons that go down, and of keys that are released only if wanted."""
        mask = xinput.RawKeyPressMask | xinput.RawButtonPressMask
        if releases:
            mask |= xinput.RawKeyReleaseMask
        self._root.xinput_select_events([(xinput.AllMasterDevices, mask)])

    def state(self) -> State:
        """Ask for the state now."""
        found = _GetState(
            display=self._display.display, opcode=self._opcode(), device=_CORE_KEYBOARD
        )
        return State(int(found.mods), int(found.locked_mods), int(found.group))

    def read(self, event: Any) -> Heard:
        """Return what an event says, None for any other."""
        if event.type == ge.GenericEventCode:
            return self._raw(event)
        if event.type != self._xkb:
            return None
        if event.kind == _STATE:
            return State(int(event.mods), int(event.locked_mods), int(event.group))
        return "new layout"

    def released(self, event: Any) -> int:
        """Return the key that an event says was released, 0 for none."""
        if event.type == X.KeyRelease:
            return int(event.detail)
        if event.type == ge.GenericEventCode and event.evtype == xinput.RawKeyRelease:
            return self._detail(event)
        return 0

    def _raw(self, event: Any) -> Pressed | None:
        if event.extension != self._xinput:
            return None
        if event.evtype == xinput.RawKeyPress:
            return Pressed(self._detail(event))
        return Pressed(0) if event.evtype == xinput.RawButtonPress else None

    def _detail(self, event: Any) -> int:
        _device, _time, detail = _RAW.unpack_from(event.data)
        return int(detail)

    def _opcode(self) -> int:
        return int(self._display.query_extension(XKB).major_opcode)
