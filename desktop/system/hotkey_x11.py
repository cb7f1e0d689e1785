"""The hotkey on X11: a passive grab, held by a thread with a connection of its own.

The grab is synchronous: when the hotkey goes down, the X server holds every later key back
until the window manager reports another active window, or `settled` is called, and delivers
them to that window then. So no letter typed meanwhile is lost or reaches the program that had
the focus. A limit makes sure that the keyboard never stays held.

Qt's own focus events are not enough to go by: a window hidden and shown again within a moment
gets none, as Qt waits a while before it believes that the focus is lost.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future

from Xlib import X, Xatom, error
from Xlib.display import Display
from Xlib.protocol import rq

from desktop.system.hotkey_choice import first_free
from desktop.system.key_filter import RepeatFilter
from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Granted, Missing, Press, Pressed, Taken, Unavailable
from desktop.system.x11_display import NO_DISPLAY, opened
from desktop.system.x11_keyboard import Keyboard
from desktop.system.x11_thread import PATIENCE_SECONDS, DisplayThread

_log = logging.getLogger(__name__)
HOLD_SECONDS = 0.25  # longest time for which keys are held back


class X11Hotkey:
    """`Hotkey` by XGrabKey. `display` is a display's name; None takes `$DISPLAY`."""

    name = "X11"

    def __init__(self, display: str | None = None, hold_seconds: float = HOLD_SECONDS) -> None:
        self._display_name = display
        self._hold_seconds = hold_seconds
        self._thread: _GrabThread | None = None

    def start(self, key: KeySequence, pressed: Pressed) -> Answer:
        """Grab the key on the root window."""
        self.stop()
        try:
            display = opened(self._display_name)
        except NO_DISPLAY as failure:
            return Unavailable(f"no X display: {failure}")
        self._thread = _GrabThread(display, pressed, self._hold_seconds)
        self._thread.start()
        return self.change(key)

    def change(self, key: KeySequence) -> Answer:
        """Grab another key, then let the old one go."""
        thread = self._thread
        if thread is None:
            return Unavailable("not started")
        return thread.ask(lambda: thread.bind(key))

    def suspend(self) -> None:
        """Ungrab the key."""
        if self._thread is not None:
            self._thread.ask(self._thread.suspend)

    def resume(self) -> Answer:
        """Grab the key again."""
        thread = self._thread
        if thread is None:
            return Unavailable("not started")
        return thread.ask(thread.resume)

    def settled(self) -> None:
        """Let the keys that were held back go to the window that has the focus now."""
        if self._thread is not None:
            self._thread.tell(self._thread.thaw)

    def stop(self) -> None:
        """Ungrab, and end the thread."""
        if self._thread is not None:
            self._thread.end()
            self._thread = None


class _GrabThread(DisplayThread):
    """Grabs the key, and holds others back until the launcher has the keyboard."""

    def __init__(self, display: Display, pressed: Pressed, hold_seconds: float) -> None:
        super().__init__(display, "hotkey-x11")
        self._root = display.screen().root
        self._pressed = pressed
        self._hold_seconds = hold_seconds
        self._keyboard = Keyboard(display)
        self._key: KeySequence | None = None
        self._suspended = False
        self._grabs: set[tuple[int, int]] = set()  # key code, mask
        self._repeats = RepeatFilter()
        self._held_until: float | None = None
        self._active_before = 0
        self._active = display.intern_atom("_NET_ACTIVE_WINDOW")
        self._root.change_attributes(event_mask=X.PropertyChangeMask)

    # Called from other threads.

    def ask(self, call: Callable[[], Answer]) -> Answer:
        """Run `call` in the thread and wait for its answer."""
        answer: Future[Answer] = Future()

        def run() -> None:
            try:
                answer.set_result(call())
            except (error.ConnectionClosedError, OSError) as failure:
                answer.set_exception(failure)
                raise

        self.tell(run)
        try:
            return answer.result(PATIENCE_SECONDS if self.is_alive() else 0)
        except (error.ConnectionClosedError, OSError) as failure:  # a TimeoutError is an OSError
            return Unavailable(f"the X display does not answer: {type(failure).__name__}")

    # Run in the thread.

    def _wait(self) -> None:
        limit = None
        if self._held_until is not None:
            limit = self._held_until - time.monotonic()
            if limit <= 0:
                _log.info("the launcher did not settle in time; keys are no longer held back")
                self.thaw()
                limit = None
        self._sleep(limit)

    def _serve_event(self, event: rq.Event) -> None:
        if event.type == X.KeyPress:
            self._key_down(event)
        elif event.type == X.KeyRelease:
            if self._is_ours(event):
                self._repeats.release(event.time)
            self._display.allow_events(X.SyncKeyboard, event.time)
        elif event.type == X.MappingNotify:
            self._mapping_changed(event)
        elif event.type == X.PropertyNotify and event.atom == self._active:
            self._active_changed()

    def _active_window(self) -> int:
        found = self._root.get_full_property(self._active, Xatom.WINDOW)
        return int(found.value[0]) if found is not None and len(found.value) else 0

    def _active_changed(self) -> None:
        if self._held_until is not None and self._active_window() not in {0, self._active_before}:
            self.thaw()

    def _is_ours(self, event: rq.Event) -> bool:
        return any(code == event.detail for code, _mask in self._grabs)

    def _key_down(self, event: rq.Event) -> None:
        if not self._is_ours(event):
            # Typed while the hotkey is still down: it belongs to whatever has the focus, and
            # the X server repeats the last key only, so the hotkey will not come again by itself.
            self._repeats.forget()
            self._display.allow_events(X.ReplayKeyboard, event.time)
        elif self._repeats.press(event.time):
            self._held_until = time.monotonic() + self._hold_seconds
            self._active_before = self._active_window()
            self._pressed(Press(time=event.time))
        else:
            self._display.allow_events(X.SyncKeyboard, event.time)

    def thaw(self) -> None:
        """Step on through the keys held back; see `_serve_event` for where each goes."""
        if self._held_until is not None:
            self._held_until = None
            self._display.allow_events(X.SyncKeyboard, X.CurrentTime)

    def bind(self, key: KeySequence) -> Answer:
        """Grab `key` in place of the one before; leave that one when this cannot be."""
        combinations = self._combinations(key)
        if not combinations:
            return Missing(key, first_free(key, self._is_free))
        if not self._grab(combinations - self._grabs):
            return Taken(key, first_free(key, self._is_free))
        self._ungrab(self._grabs - combinations)
        self._grabs = combinations
        self._key = key
        self._suspended = False
        self._repeats.forget()
        return Granted(str(key))

    def suspend(self) -> Answer:
        """Let the key go, and remember it."""
        self.thaw()
        self._ungrab(self._grabs)
        self._grabs = set()
        self._suspended = True
        return Unavailable("suspended")

    def resume(self) -> Answer:
        """Take the key up again."""
        if self._key is None:
            return Unavailable("no key was bound")
        return self.bind(self._key)

    def _combinations(self, key: KeySequence) -> set[tuple[int, int]]:
        mask = self._keyboard.mask(key)
        if mask is None:
            return set()
        locks = self._keyboard.lock_masks()
        return {(code, mask | lock) for code in self._keyboard.codes(key) for lock in locks}

    def _grab(self, combinations: set[tuple[int, int]]) -> bool:
        """Grab all or nothing."""
        failed = error.CatchError(error.BadAccess)
        for code, mask in combinations:
            # owner_events False, the pointer left alone, the keyboard held back.
            self._root.grab_key(code, mask, False, X.GrabModeAsync, X.GrabModeSync, onerror=failed)
        self._display.sync()
        if failed.get_error() is None:
            return True
        self._ungrab(combinations)
        return False

    def _ungrab(self, combinations: set[tuple[int, int]]) -> None:
        for code, mask in combinations:
            self._root.ungrab_key(code, mask)
        self._display.sync()

    def _is_free(self, key: KeySequence) -> bool:
        """Find out by really grabbing it."""
        combinations = self._combinations(key)
        if not combinations or combinations & self._grabs or not self._grab(combinations):
            return False
        self._ungrab(combinations)
        return True

    def _mapping_changed(self, event: rq.Event) -> None:
        self._display.refresh_keyboard_mapping(event)
        self._keyboard = Keyboard(self._display)
        if self._key is None or self._suspended:
            return
        answer = self.bind(self._key)
        if not isinstance(answer, Granted):
            _log.warning("the hotkey is lost with the new keyboard layout: %s", answer)

    def _finish(self) -> None:
        self.thaw()
        self._ungrab(self._grabs)
        self._grabs = set()
        super()._finish()
