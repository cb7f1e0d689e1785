"""Hears what is typed on X11, finds keywords in it, and replaces them; in a thread of its own.

Nothing is held back while a person types: the X server tells of each key beside handing it to its
program. The last characters are kept in memory, and forgotten when the focus changes, at a click,
at keys that move the cursor, and after a pause.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol import rq

from desktop.expanding import matching, settling
from desktop.expanding.matching import Match, Matcher
from desktop.expanding.settling import Stroke
from desktop.expanding.typed import PAUSE_SECONDS, TypedText
from desktop.system.ports import NotPasted, Pasted, Paster, Step
from desktop.system.terminals import is_terminal
from desktop.system.typing import Found, Refusal, Rules, Then, Written
from desktop.system.x11_display import NO_DISPLAY, opened
from desktop.system.x11_reading import PROMPTS, Place, Reading, is_left_out
from desktop.system.x11_replacing import Replacing
from desktop.system.x11_strokes import Pressed, State, Strokes
from desktop.system.x11_thread import PATIENCE_SECONDS, DisplayThread
from desktop.system.x11_writing import Keys, Writing
from desktop.system.xkb import LayoutError

_log = logging.getLogger(__name__)
T = TypeVar("T")
HOLD_SECONDS: Final = 0.25  # longest time for which keys are held back


class X11Listener:
    """`Listener` by XInput 2, XKB and XTest. `display` is a display's name; None takes `$DISPLAY`.

    Its methods may be called from any thread.
    """

    def __init__(
        self,
        display: str | None = None,
        environment: Mapping[str, str] | None = None,
        hold_seconds: float = HOLD_SECONDS,
    ) -> None:
        self._display_name = display
        self._environment = environment or {}
        self._hold_seconds = hold_seconds
        self._thread: _Listening | None = None
        self._matcher = Matcher(())
        self._rules = Rules()
        self.paster: Paster = _Paster(self)

    def start(self, found: Callable[[Found], None]) -> Refusal:
        """Begin to hear."""
        self.stop()
        try:
            display = opened(self._display_name)
        except NO_DISPLAY as failure:
            _log.warning("what is typed is not heard: %s", type(failure).__name__)
            return "no display"
        if lacking := Strokes.missing(display):
            _log.warning("what is typed is not heard: the X server has no %s", lacking)
            display.close()
            return "not allowed"
        try:
            thread = _Listening(
                display, self._display_name, self._environment, found, self._hold_seconds
            )
        except (LayoutError, error.XError) as failure:
            _log.warning("what is typed is not heard: %s", failure)
            display.close()
            return "not allowed"
        self._thread = thread
        thread.follow(self._matcher, self._rules)
        thread.start()
        return ""

    def follow(self, matcher: Matcher, rules: Rules) -> None:
        """Look for these from now on."""
        self._matcher, self._rules = matcher, rules
        self._tell(lambda thread: thread.follow(matcher, rules))

    def write(self, found: Found, text: str, written: Written, then: Then) -> None:
        """Replace the keyword by a text, key by key, and finish."""
        self._tell(lambda thread: then(thread.replacing.write(found, text, written)))

    def clear(self, found: Found, then: Then) -> None:
        """Take the keyword away."""
        self._tell(lambda thread: then(thread.replacing.clear(found)))

    def finish(self, found: Found, written: Written | None = None) -> None:
        """Let the keyboard go."""
        self._tell(lambda thread: thread.replacing.finish(found, written))

    def stop(self) -> None:
        """End the thread."""
        if self._thread is not None:
            self._thread.end()
            self._thread = None

    def ask(self, call: Callable[[_Listening], T]) -> T | None:
        """Have the thread do something, and wait for it; None where it does not."""
        answer: Future[T] = Future()
        self._tell(lambda thread: answer.set_result(call(thread)))
        try:
            return answer.result(PATIENCE_SECONDS if self._thread is not None else 0)
        except TimeoutError:
            return None

    def _tell(self, call: Callable[[_Listening], object]) -> None:
        thread = self._thread
        if thread is not None:
            thread.tell(lambda: _nothing(call(thread)))


class _Paster:
    """`Paster` that presses its keys while the keyboard is held."""

    name = "XTest, held"
    takes_primary = True  # xterm does, at Shift+Insert

    def __init__(self, listener: X11Listener) -> None:
        self._listener = listener

    def paste(self, *, given_back: bool) -> Pasted | NotPasted:
        """Press Ctrl+V, or Shift+Insert in a terminal."""
        if not given_back:
            return NotPasted("the focus did not go back")
        done = self._listener.ask(lambda thread: thread.paste())
        return Pasted() if done else NotPasted("nobody listens to the keyboard")

    def move(self, steps: Sequence[Step]) -> bool:
        """Move the cursor."""
        return bool(self._listener.ask(lambda thread: thread.move(steps)))

    def close(self) -> None:
        """Do nothing: the listener has the display."""


class _Listening(DisplayThread):
    """Looks at the keys that are typed."""

    drops_calls = True

    def __init__(
        self,
        display: Display,
        name: str | None,
        environment: Mapping[str, str],
        found: Callable[[Found], None],
        hold_seconds: float,
    ) -> None:
        super().__init__(display, "typing-x11")
        self._display_name = name
        self._told = found
        self._strokes = Strokes(display)
        self._state = self._strokes.start()
        self._reading = Reading(name, environment)
        self._keys = Keys(display, name)
        self._layout_is_stale = False
        self._place = Place(display)
        self._application = ""
        self._matcher = Matcher(())
        self._rules = Rules()
        self._typed = TypedText()
        self._writing = Writing(display, self._strokes, self._read)
        self.replacing = Replacing(self._writing, self._current_keys, self._go_on, hold_seconds)
        self._number = 0
        self._quiet = False  # nothing is looked at in this window
        self._interrupted = False  # the focus changed, or something was clicked

    # Called from other threads.

    def follow(self, matcher: Matcher, rules: Rules) -> None:
        """Look for these from now on."""

        def take() -> None:
            self._matcher, self._rules = matcher, rules
            self._typed.follow(matcher.depth)
            self._look()

        self.tell(take)

    # Run in the thread.

    def _let_go(self) -> None:
        self.replacing.give_up()

    def _ended(self) -> None:
        self._typed.wipe()
        self._reading.close()
        self._keys.close()

    def paste(self) -> bool:
        """Press the keys that paste in the active window."""
        self.replacing.paste(terminal=is_terminal(self._place.application()))
        return True

    def move(self, steps: Sequence[Step]) -> bool:
        """Press arrow keys, unless the window is another by now."""
        if self._interrupted:
            return False
        self.replacing.move(steps)
        return True

    def _serve_event(self, event: rq.Event) -> None:
        stroke = self._read(event, writing=False)
        if self._interrupted:
            self._interrupt()
        if stroke is not None:
            self._go_on([stroke])

    def _wait(self) -> None:
        limit = PAUSE_SECONDS if self._typed.text or self.replacing.undo else None
        until = self.replacing.until
        if until is not None:
            limit = until - time.monotonic()
            if limit <= 0:
                _log.info("an expansion took too long; keys are no longer held back")
                self.replacing.give_up(wait=True)
                return
        if not self._sleep(limit) and until is None:
            self._forget()

    def _read(self, event: Any, *, writing: bool = True) -> Stroke | None:
        """Take an event, and return the key that it tells of; nothing is done about that yet.

        The layout stays as it is while something is written: the server calls it a new one
        whenever another keyboard is used, and so when XTest's is.
        """
        if event.type == X.KeyPress:
            return self._reading.held(event)
        if self._place.changes(event):
            self._interrupted = True
            return None
        heard = self._strokes.read(event)
        if isinstance(heard, State):
            self._state = self._keys.state = heard
        elif heard == "new layout":
            self._layout_is_stale = True
        elif isinstance(heard, Pressed):
            if not heard.code:
                self._interrupted = True
                return None
            if not writing:
                self._renew()
            return self._reading.stroke(heard.code, self._state)
        return None

    def _renew(self) -> None:
        """Take the layout anew where it has changed: setting one makes several such events."""
        if not self._layout_is_stale:
            return
        self._layout_is_stale = False
        try:
            if not self._reading.renew():
                return  # the same again: another keyboard was used in between
            keys = Keys(self._display, self._display_name, self._keys)
        except LayoutError as failure:
            _log.warning("the keyboard's layout stays as it was: %s", failure)
            return
        self._keys.close()
        self._keys = keys
        self._keys.state = self._state

    def _current_keys(self) -> Keys:
        return self._keys

    def _interrupt(self) -> None:
        """Begin anew: what was typed before is not what stands before the cursor now."""
        self._interrupted = False
        self.replacing.give_up()
        self._forget()
        self._look()

    def _forget(self) -> None:
        self._typed.wipe()
        self._reading.forget()
        self.replacing.undo = self.replacing.waiting = None

    def _look(self) -> None:
        """Find out whether anything is looked at in the window that is active now."""
        names = self._rules.applications | frozenset(PROMPTS)
        self._quiet = is_left_out(self._place.application(), names) or self._place.is_ours()

    def _go_on(self, strokes: Sequence[Stroke]) -> None:
        """Take what was typed, key by key; what follows a keyword is typed after its text."""
        for at, stroke in enumerate(strokes):
            if self._quiet or self._rules.secret():
                self._typed.wipe()
                continue
            match = self._hear(stroke)
            if match is not None:
                self._typed.wipe()
                self._begin(match, strokes[at + 1 :])
                return

    def _hear(self, stroke: Stroke) -> Match | None:
        """Take one key, and return what it has completed."""
        undo, self.replacing.undo = self.replacing.undo, None
        self.replacing.waiting = None
        typed = self._typed
        match stroke.text:
            case settling.BACK if undo is not None:
                typed.lose()
                self.replacing.take_back(undo)
            case settling.BACK:
                typed.back()
            case settling.AWAITS:
                pass
            case "":
                typed.wipe()
            case matching.UNKNOWN:
                typed.lose()
            case text:
                return self._matcher.find(typed.add(text))
        return None

    def _begin(self, match: Match, after: Sequence[Stroke]) -> None:
        rules = self._rules
        if self._place.is_ours() or rules.composing():
            return
        self._number += 1
        found = Found(self._number, match)
        if self.replacing.begin(found, after):
            self._told(found)


def _nothing(_: object) -> None:
    return
