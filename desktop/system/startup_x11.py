"""Tells an X11 desktop that a program is starting (freedesktop.org Startup Notification 0.1).

Task bars and pointers show it until the program's window is there. The program itself says
`remove:` then, as its desktop entry promises by `StartupNotify`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Final

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol import event

from desktop.system.x11_display import NO_DISPLAY, opened

_log = logging.getLogger(__name__)
_BEGIN: Final = "_NET_STARTUP_INFO_BEGIN"
_MORE: Final = "_NET_STARTUP_INFO"
_PART_BYTES: Final = 20  # of a client message


def message(kind: str, values: Mapping[str, str]) -> bytes:
    """Return a message as it is sent, with its end (pure); empty values are left out."""
    written = (f"{key}={_quoted(value)}" for key, value in values.items() if value)
    text = f"{kind}: {' '.join(written)}"
    return text.replace("\0", "").encode("utf-8", "replace") + b"\0"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class StartupNotice:
    """One start of a program, known by its startup id. Blocks for a ms: not for the Qt thread.

    Every start goes on without it: where there is no display, nothing is told.
    """

    def __init__(self, startup_id: str, display: str | None = None) -> None:
        """`display` is a display's name; None takes `$DISPLAY`."""
        self._id = startup_id
        self._display = display

    def begin(self, name: str, *, icon: str = "", program: str = "", wm_class: str = "") -> None:
        """Say that the program starts; all but `name` as its desktop entry has it."""
        self._send("new", {
            "ID": self._id, "NAME": name, "SCREEN": "0", "BIN": program, "ICON": icon,
            "WMCLASS": wm_class,
        })  # fmt: skip

    def end(self) -> None:
        """Say that it starts no more; it may have been said before, by the program itself."""
        self._send("remove", {"ID": self._id})

    def _send(self, kind: str, values: Mapping[str, str]) -> None:
        try:
            display = opened(self._display)
        except NO_DISPLAY as failure:
            _log.debug("no startup notification: %s", type(failure).__name__)
            return
        try:
            _broadcast(display, message(kind, values))
        except (error.ConnectionClosedError, OSError) as failure:
            _log.debug("no startup notification: %s", type(failure).__name__)
        finally:
            display.close()


def _broadcast(display: Display, data: bytes) -> None:
    root = display.screen().root
    # The parts of one message are known by the window that they name.
    window = root.create_window(-100, -100, 1, 1, 0, X.CopyFromParent, override_redirect=True)
    for start in range(0, len(data), _PART_BYTES):
        part = data[start : start + _PART_BYTES].ljust(_PART_BYTES, b"\0")
        atom = display.intern_atom(_MORE if start else _BEGIN)
        told = event.ClientMessage(window=window, client_type=atom, data=(8, part))
        root.send_event(told, event_mask=X.PropertyChangeMask)
    window.destroy()
    display.sync()
