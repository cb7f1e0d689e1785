"""Giving the focus back on X11, through the window manager (EWMH 1.5, `_NET_ACTIVE_WINDOW`)."""

from __future__ import annotations

import logging
import os
import select
import threading
import time as clock

from Xlib import X, Xatom, error
from Xlib.protocol import event

from desktop.system.x11_display import opened

_log = logging.getLogger(__name__)
_LIMIT_SECONDS = 1.0
_POLL_SECONDS = 0.005  # nothing tells when keys go elsewhere
# Source indication 2: a direct request of the person, as pagers make, and no window's own wish
# that a manager's focus stealing prevention should judge.
_BY_THE_PERSON = 2


class X11Focus:
    """`Focus` by a connection of its own. `display` is a display's name; None takes `$DISPLAY`.

    Raises:
        Xlib.error.DisplayError: when there is no such display.
    """

    def __init__(self, display: str | None = None, limit_seconds: float = _LIMIT_SECONDS) -> None:
        self._display = opened(display)
        self._display.set_error_handler(_log_error)
        self._root = self._display.screen().root
        self._root.change_attributes(event_mask=X.PropertyChangeMask)
        self._active = self._display.intern_atom("_NET_ACTIVE_WINDOW")
        self._pid = self._display.intern_atom("_NET_WM_PID")
        self._limit_seconds = limit_seconds
        self._window = 0
        self._lock = threading.Lock()  # one caller at a time on the connection

    def remember(self) -> None:
        """Note the active window; three round trips to the X server."""
        with self._lock:
            window = self._active_window()
            self._read_events()
            if not window:
                self._window = 0  # the empty desktop had the focus
            elif window != self._window and not self._is_ours(window):
                # Its end is watched, because the X server gives its number to others then.
                made = self._display.create_resource_object("window", window)
                gone = error.CatchError(error.BadWindow)
                made.change_attributes(event_mask=X.StructureNotifyMask, onerror=gone)
                self._display.sync()
                self._window = 0 if gone.get_error() else window

    @property
    def selects(self) -> bool:
        """Whether what is selected belongs to the noted window's program; one round trip.

        The X server gives each of its clients a range of ids, for all of its windows.
        """
        with self._lock:
            owner = self._display.get_selection_owner(Xatom.PRIMARY)
            if isinstance(owner, int) or not self._window:
                return False
            within = self._display.display.info.resource_id_mask
            return bool((owner.id | within) == (self._window | within))

    def give_back(self, time: int = 0) -> bool:
        """Ask the window manager to activate the window, and wait until it has."""
        with self._lock:
            active = self._active_window()
            self._read_events()
            window = self._window
            if not window or not self._exists(window):
                return False
            if active == window and self._has_input(window):
                return True
            self._ask(window, time or self._server_time())
            return self._wait_active(window)

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            try:
                self._display.close()
            except (error.ConnectionClosedError, OSError):
                _log.debug("the X display was closed already")

    def _active_window(self) -> int:
        found = self._root.get_full_property(self._active, Xatom.WINDOW)
        return int(found.value[0]) if found is not None and len(found.value) else 0

    def _is_ours(self, window: int) -> bool:
        try:
            made = self._display.create_resource_object("window", window)
            found = made.get_full_property(self._pid, Xatom.CARDINAL)
        except error.BadWindow:
            return False
        return found is not None and len(found.value) > 0 and int(found.value[0]) == os.getpid()

    def _exists(self, window: int) -> bool:
        try:
            self._display.create_resource_object("window", window).get_attributes()
        except error.BadWindow:
            return False
        return True

    def _ask(self, window: int, time: int) -> None:
        message = event.ClientMessage(
            window=window,
            client_type=self._active,
            data=(32, [_BY_THE_PERSON, time, self._active_window(), 0, 0]),
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._root.send_event(message, event_mask=mask)
        self._display.flush()

    def _wait_active(self, window: int) -> bool:
        deadline = clock.monotonic() + self._limit_seconds
        while not (self._active_window() == window and self._has_input(window)):
            if not self._window:
                return False
            left = deadline - clock.monotonic()
            if left <= 0:
                return self._active_window() == window
            self._wait_for_change(min(left, _POLL_SECONDS))
        return True

    def _has_input(self, window: int) -> bool:
        """Tell whether keys go to a window, or to one inside it.

        A window manager that is busy may not have told yet that another window is active.
        """
        try:
            at = self._display.get_input_focus().focus
            while not isinstance(at, int) and at.id != self._root.id:
                if at.id == window:
                    return True
                at = at.query_tree().parent
        except error.BadWindow:
            pass  # it went away meanwhile
        return False

    def _wait_for_change(self, seconds: float) -> None:
        """Sleep until a property of the root window changes; the question above reads events."""
        if not self._display.pending_events():
            select.select([self._display.fileno()], [], [], seconds)
        self._read_events()

    def _read_events(self) -> None:
        while self._display.pending_events():
            came = self._display.next_event()
            if came.type == X.DestroyNotify and came.window.id == self._window:
                self._window = 0

    def _server_time(self) -> int:
        """Learn the X server's time: it stamps the change of a property, even by nothing."""
        window = self._root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        window.change_property(Xatom.WM_NAME, Xatom.STRING, 8, b"")
        try:
            while True:
                came = self._display.next_event()
                if came.type == X.PropertyNotify and came.window.id == window.id:
                    return int(came.time)
        finally:
            window.destroy()


def _log_error(failure: error.XError, _request: object) -> None:
    _log.debug("the X server reported %s", type(failure).__name__)
