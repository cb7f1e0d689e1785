"""Owners of the clipboard that behave badly, or offer what usual programs do not, by python-xlib.

`python -m tests.desktop.system.clip_owner KIND`; says "ready" once it owns the clipboard.
"""

from __future__ import annotations

import os
import sys
import time
from types import SimpleNamespace

from Xlib import X, Xatom, Xutil
from Xlib.display import Display
from Xlib.protocol import event, rq
from Xlib.xobject.drawable import Window

STEP = 1 << 17
_NONE = SimpleNamespace(value=())
Formats = dict[str, bytes]

FORMATS: dict[str, Formats] = {
    "plain": {"UTF8_STRING": "a plain Häuschen".encode()},
    "html": {"text/html": b"<p>two <b>words</b></p>", "UTF8_STRING": b"two words"},
    "files": {
        "text/uri-list": b"file:///tmp/a%20b.txt\r\nfile:///tmp/c\r\n",
        "x-special/gnome-copied-files": b"copy\nfile:///tmp/a%20b.txt\nfile:///tmp/c",
        "UTF8_STRING": b"/tmp/a b.txt\n/tmp/c",
    },
    "image": {
        "image/bmp": b"BM-a-bitmap",
        "image/png": b"\x89PNG-a-picture",
        "text/html": b"<img>",
    },
    "secret": {"UTF8_STRING": b"hunter2", "x-kde-passwordManagerHint": b"secret"},
    "sensitive": {"UTF8_STRING": b"hunter2", "CLIPBOARD_STATE": b"sensitive"},
    "concealed": {"UTF8_STRING": b"hunter2", "org.nspasteboard.ConcealedType": b""},
    "ours": {"UTF8_STRING": b"put by Magpie", "application/x-magpie": b"1"},
    "huge": {"UTF8_STRING": b"h" * (50 << 20)},
    "slow": {"UTF8_STRING": b"s" * (3 * STEP)},
    "dying": {"UTF8_STRING": b"d" * (8 * STEP)},
    "mute": {"UTF8_STRING": b"never given"},
    "half": {"UTF8_STRING": b"the text alone", "text/html": b"never given"},
    "hung": {},
    "window": {"UTF8_STRING": b"from the vault"},
}


class Owner:
    """Owns the clipboard and answers as its kind does."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._formats = FORMATS[kind]
        self._display = Display()
        root = self._display.screen().root
        self._window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._clipboard = self._atom("CLIPBOARD")
        if kind == "window":
            self._show(root)
        self._running: dict[int, tuple[int, int, bytes, int]] = {}  # requestor: what it gets
        self._window.set_selection_owner(self._clipboard, X.CurrentTime)
        self._display.sync()

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))

    def _show(self, root: Window) -> None:
        """Show a window that takes no focus; the owner stays another, as with most programs."""
        shown = root.create_window(0, 0, 90, 90, 0, X.CopyFromParent)
        shown.set_wm_class("keepassxc", "KeePassXC")
        shown.set_wm_name("all my secrets")
        shown.set_wm_hints(flags=Xutil.InputHint, input=0)
        shown.map()
        listed = self._atom("_NET_CLIENT_LIST")
        while shown.id not in (root.get_full_property(listed, Xatom.WINDOW) or _NONE).value:
            time.sleep(0.01)

    def serve(self) -> None:
        """Answer until killed."""
        while True:
            came = self._display.next_event()
            if self._kind == "hung":
                continue
            if came.type == X.SelectionRequest:
                self._answer(came)
            elif came.type == X.PropertyNotify and came.state == X.PropertyDelete:
                self._step(came.window)

    def _answer(self, request: rq.Event) -> None:
        window, property_ = request.requestor, request.property
        name = self._display.get_atom_name(request.target)
        if name == "TARGETS":
            atoms = [self._atom(one) for one in ("TARGETS", *self._formats)]
            window.change_property(property_, Xatom.ATOM, 32, atoms)
        elif self._kind == "mute" or (self._kind == "half" and name == "text/html"):
            return
        elif (data := self._formats.get(name)) is None:
            property_ = X.NONE
        elif len(data) > STEP:
            self._running[window.id] = (property_, request.target, data, 0)
            window.change_attributes(event_mask=X.PropertyChangeMask)
            window.change_property(property_, self._atom("INCR"), 32, [len(data)])
            say("begun")
        else:
            window.change_property(property_, request.target, 8, data)
        told = event.SelectionNotify(
            time=request.time,
            requestor=window,
            selection=request.selection,
            target=request.target,
            property=property_,
        )
        window.send_event(told)
        self._display.flush()

    def _step(self, window: object) -> None:
        got = self._running.get(window.id)  # type: ignore[attr-defined]
        if got is None:
            return
        property_, target, data, at = got
        if self._kind == "slow":
            time.sleep(0.3)
        if self._kind == "dying" and at:
            os._exit(1)
        piece = data[at : at + STEP]
        window.change_property(property_, target, 8, piece)  # type: ignore[attr-defined]
        self._display.flush()
        if piece:
            self._running[window.id] = (property_, target, data, at + len(piece))  # type: ignore[attr-defined]
        else:
            del self._running[window.id]  # type: ignore[attr-defined]


def say(line: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Own the clipboard until killed."""
    owner = Owner(sys.argv[1])
    say("ready")
    owner.serve()


if __name__ == "__main__":
    main()
