"""The clipboard on X11: selection events (XFixes) on a connection of its own, in a thread.

Every copy is read by its own `Conversion`s, side by side and without ever waiting: an owner that
hangs, dies or is slow holds nobody up, and what is copied meanwhile is read at once.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import Final

from Xlib import X, Xatom, error
from Xlib.display import Display
from Xlib.ext import xfixes
from Xlib.protocol import rq

from desktop.system.clip_formats import Reading, everything, reading
from desktop.system.ports import Copied, Scope
from desktop.system.x11_conversion import Conversion
from desktop.system.x11_display import NO_DISPLAY, opened
from desktop.system.x11_source import Source, Sources
from desktop.system.x11_thread import DisplayThread

_log = logging.getLogger(__name__)
# For each answer of an owner, and between two steps: nobody waits for a copy to be told, and an
# owner may have little of a busy machine; a paste waits for what is read before it.
_ANSWER_SECONDS: Final = 5.0
_READ_SECONDS: Final = 1.0
_WHOLE_SECONDS: Final = 30.0  # for all of a copy
_LATE_SECONDS: Final = 120.0  # for an answer that is not waited for any more
_MOST_LEFT: Final = 64
_AT_ONCE: Final = 16  # copies that are read side by side
_LIST_BYTES: Final = 1 << 16  # of formats; hints are short as well
DEFAULT_LIMIT: Final = 20 << 20

Hear = Callable[[Copied], None]
Begin = Callable[[Collection[str]], Reading]  # with the formats that are offered


class X11Clipboard:
    """`ClipboardWatcher` by XFixes. `display` is a display's name; None takes `$DISPLAY`."""

    name = "X11"

    def __init__(
        self,
        display: str | None = None,
        *,
        limit_bytes: int = DEFAULT_LIMIT,
        answer_seconds: float = _ANSWER_SECONDS,
        read_seconds: float = _READ_SECONDS,
    ) -> None:
        self.limit_bytes = limit_bytes
        self._display_name = display
        self._answer_seconds = answer_seconds
        self._read_seconds = read_seconds
        self._thread: _Watching | None = None

    def start(self, copied: Hear | None) -> Scope:
        """Listen to the clipboard's owners; "nowhere" where there is no such display."""
        self.stop()
        try:
            display = opened(self._display_name)
        except NO_DISPLAY as failure:
            _log.warning("the clipboard cannot be watched: %s", type(failure).__name__)
            return "nowhere"
        if not display.has_extension(xfixes.extname):
            display.close()
            return "nowhere"
        self._thread = _Watching(display, lambda: self.limit_bytes, self._answer_seconds, copied)
        self._thread.start()
        return "everywhere"

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        """Read what is there now."""
        thread = self._thread
        if thread is None or not thread.is_alive():
            then(None)
            return
        steps = partial(everything, others=0) if text_only else everything
        seconds = self._read_seconds
        thread.tell(lambda: thread.read_now(then, steps, seconds, primary=primary))

    def stop(self) -> None:
        """End the thread."""
        if self._thread is not None:
            self._thread.end()
            self._thread = None


class _Copy:
    """One copy that is being read: what is asked for now, and until when."""

    def __init__(
        self,
        begin: Begin,
        source: Source,
        time_: int,
        patience: float,
        then: Callable[[Copied | None], None],
        selection: int,
    ) -> None:
        self.begin = begin
        self.steps: Reading | None = None  # while the formats are asked for
        self.selection = selection
        self.source = source
        self.time = time_
        self.patience = patience  # seconds for each answer
        self.then = then
        self.started = time.monotonic()
        self.deadline = self.started
        self.conversion: Conversion | None = None
        self.over = False  # nothing more is asked of its owner
        self.left = 0  # bytes that may still be read


class _Watching(DisplayThread):
    """Hears of copies, and reads them."""

    def __init__(
        self,
        display: Display,
        limit: Callable[[], int],
        answer_seconds: float,
        copied: Hear | None,
    ) -> None:
        super().__init__(display, "clipboard-x11")
        self._limit = limit
        self._answer_seconds = answer_seconds
        self._copied = copied
        self._clipboard = display.intern_atom("CLIPBOARD")
        self._targets = display.intern_atom("TARGETS")
        self._sources = Sources(display)
        self._names: dict[int, str] = {}
        self._copies: dict[int, _Copy] = {}  # by the window of what is asked for, oldest first
        self._left: dict[int, tuple[float, Conversion]] = {}  # not done, and waited for no more
        self._before: set[int] = set()  # those whose question the present owner got nevertheless
        self._held: list[_Copy] = []  # that wait for these
        display.xfixes_query_version()
        # The owner alone: that its window goes away, at its end, is no copy.
        display.xfixes_select_selection_input(
            display.screen().root, self._clipboard, xfixes.XFixesSetSelectionOwnerNotifyMask
        )
        self._owner_changed = display.extension_event.SetSelectionOwnerNotify[0]
        display.sync()  # what is copied once `start` has returned is seen

    # Run in the thread.

    def _ended(self) -> None:
        for copy in [*self._copies.values(), *self._held]:
            copy.then(None)

    def _wait(self) -> None:
        self._give_up_late()
        limit = None
        ends = [copy.deadline for copy in [*self._copies.values(), *self._held]]
        ends += [until for until, _ in self._left.values()]
        if ends:
            limit = max(min(ends) - time.monotonic(), 0)
        self._sleep(limit)

    def _serve_event(self, event: rq.Event) -> None:
        if event.type == self._owner_changed:
            self._leave_owners(event)
            if event.selection == self._clipboard and event.owner.id:
                self._begin(event.owner.id, event.selection_timestamp)
            return
        if event.type not in (X.SelectionNotify, X.PropertyNotify):
            return  # such as MappingNotify, which every client gets
        window = event.requestor if event.type == X.SelectionNotify else event.window
        if window.id in self._left:
            self._hear_out(window.id, event)
            return
        copy = self._copies.get(window.id)
        if copy is not None and copy.conversion is not None:
            copy.deadline = time.monotonic() + copy.patience
            copy.conversion.hear(event)
            if copy.conversion.ended:
                self._go_on(copy)

    def _leave_owners(self, event: rq.Event) -> None:
        """Ask the owners before this one nothing more: the new one would answer in their place."""
        self._before.clear()
        for copy in list(self._copies.values()):
            if copy.selection != event.selection:
                continue
            copy.over = True
            asked = copy.conversion
            if asked is not None and asked.asked_after(event):
                self._go_on(copy)
                self._before.add(asked.window)
        for copy in [copy for copy in self._held if copy.selection == event.selection]:
            self._held.remove(copy)
            copy.then(None)

    def _hear_out(self, window: int, event: rq.Event) -> None:
        """Let an owner end what is not waited for any more; then it can be asked."""
        conversion = self._left[window][1]
        conversion.hear(event)
        if conversion.done:
            self._let_be(window)
            if not self._before:
                self._ask_held()

    def _let_be(self, window: int) -> None:
        self._left.pop(window)[1].close()
        self._before.discard(window)

    def _ask_held(self) -> None:
        held, self._held = self._held, []
        for copy in held:
            self._start(copy)

    def _begin(self, owner: int, time_: int) -> None:
        if self._copied is None or self._sources.is_ours(owner):
            return
        source, patience = self._sources.of(owner), self._answer_seconds
        copy = _Copy(reading, source, time_, patience, self._tell, self._clipboard)
        self._start(copy)

    def _tell(self, copied: Copied | None) -> None:
        if copied is not None and self._copied is not None:
            self._copied(copied)

    def read_now(
        self,
        then: Callable[[Copied | None], None],
        begin: Begin,
        patience: float,
        *,
        primary: bool,
    ) -> None:
        """Read what the present owner has, waiting so many seconds for each of its answers."""
        selection = Xatom.PRIMARY if primary else self._clipboard
        owner = self._display.get_selection_owner(selection)
        # That it has become the owner is no reason to ask it nothing more.
        while self._display.pending_events():
            self._serve_event(self._display.next_event())
        if owner == X.NONE:
            then(Copied())
            return
        self._start(_Copy(begin, Source(), X.CurrentTime, patience, then, selection))

    def _start(self, copy: _Copy) -> None:
        if self._before and copy.selection == self._clipboard:
            copy.deadline = time.monotonic() + copy.patience
            self._held.append(copy)
            return
        copy.left = self._limit()
        while len(self._copies) >= _AT_ONCE:
            self._end(next(iter(self._copies.values())), None)
        self._ask(copy, self._targets, _LIST_BYTES)

    def _ask(self, copy: _Copy, target: int, limit: int) -> None:
        """Ask for one format; the copy is known by its window from now on."""
        made = Conversion(self._display, copy.selection, target, copy.time, limit)
        copy.conversion = made
        copy.deadline = time.monotonic() + copy.patience
        self._copies[made.window] = copy

    def _go_on(self, copy: _Copy) -> None:
        """Take what was asked for, and ask for what is wanted next."""
        done = self._release(copy)
        try:
            if copy.steps is None:
                names = [self._name_of(atom) for atom in done.atoms()]
                copy.steps = copy.begin(names)
                wanted = next(copy.steps)
            else:
                copy.left -= len(done.data or b"")
                wanted = copy.steps.send(done.data)
            while copy.over:  # what came before is kept
                wanted = copy.steps.send(None)
        except StopIteration as end:
            self._end(copy, end.value)
            return
        self._ask(copy, self._display.intern_atom(wanted), copy.left)

    def _release(self, copy: _Copy) -> Conversion:
        conversion = copy.conversion
        assert conversion is not None
        self._copies.pop(conversion.window, None)
        copy.conversion = None
        if conversion.done:
            conversion.close()
        else:
            conversion.leave()
            self._left[conversion.window] = (time.monotonic() + _LATE_SECONDS, conversion)
        return conversion

    def _end(self, copy: _Copy, copied: Copied | None) -> None:
        if copy.conversion is not None:
            self._release(copy)
        if copied is not None:
            source = copy.source
            copied = replace(copied, application=source.application, window=source.window)
        copy.then(copied)

    def _give_up_late(self) -> None:
        """Ask nothing more of owners that do not answer."""
        now = time.monotonic()
        for copy in list(self._copies.values()):
            if now >= copy.deadline or now - copy.started > _WHOLE_SECONDS:
                _log.info("the owner of a copy does not answer")
                copy.over = True
                self._go_on(copy)
        if any(now >= copy.deadline for copy in self._held):
            self._before.clear()
            self._ask_held()
        for window, (until, _) in list(self._left.items()):
            if now >= until or len(self._left) > _MOST_LEFT:
                self._let_be(window)

    def _name_of(self, atom: int) -> str:
        if atom not in self._names:
            try:
                self._names[atom] = self._display.get_atom_name(atom)
            except error.XError:
                self._names[atom] = ""
        return self._names[atom]
