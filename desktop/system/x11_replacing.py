"""One expansion under way on X11: the keyboard is held, the keyword goes, its text comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from Xlib import XK

from desktop.expanding.matching import UNKNOWN
from desktop.expanding.settling import Stroke
from desktop.system.ports import Step
from desktop.system.typing import Found, Outcome, Written
from desktop.system.x11_writing import Keys, Writing
from desktop.system.xkb import CONTROL, SHIFT

# Where a layout has no Latin letters, programs go by where the key is on a PC's keyboard.
_V_KEY: Final = 55
_INSERT_KEY: Final = 118
_LEFT_KEY: Final = 113
_RIGHT_KEY: Final = 114


@dataclass
class _Job:
    """What is replaced; `later` is what the person has pressed since, to be written at its end."""

    found: Found
    until: float
    slipped: list[Stroke]  # they were there before the keyboard was held
    later: list[Stroke] = field(default_factory=list)
    cleared: bool = False

    @property
    def removed(self) -> str:
        """What the keyword and what ended its word are in the program."""
        return self.found.match.typed + self.found.match.after

    @property
    def before(self) -> str:
        """What is known to stand before the cursor."""
        return self.removed + "".join(stroke.text for stroke in self.slipped)


@dataclass(frozen=True)
class Undo:
    """What the next key undoes, where that is Backspace."""

    typed: str
    written: Written


class Replacing:
    """Replaces one keyword after the other. For the thread that owns the connection.

    `go_on` is given the keys that the person pressed meanwhile: they are typing like any other.
    """

    def __init__(
        self,
        writing: Writing,
        keys: Callable[[], Keys],
        go_on: Callable[[Sequence[Stroke]], None],
        hold_seconds: float,
    ) -> None:
        self._writing = writing
        self._keys = keys
        self._go_on = go_on
        self._hold_seconds = hold_seconds
        self._job: _Job | None = None
        self.undo: Undo | None = None
        # What was not answered in time: as long as nothing else is typed, it may still be.
        self.waiting: Found | None = None

    @property
    def until(self) -> float | None:
        """When the keyboard is given back at the latest; None while it is not held."""
        return None if self._job is None else self._job.until

    def begin(self, found: Found, slipped: Sequence[Stroke]) -> bool:
        """Hold the keyboard; `slipped` came after the keyword. False where it cannot be."""
        came = self._writing.take()
        if came is None:
            return False
        slipped = [*slipped, *came]
        if not all(_writes(stroke) for stroke in slipped):
            self._writing.let_go()  # what is before the cursor now is not the keyword
            self._go_on(came)
            return False
        until = time.monotonic() + self._hold_seconds
        self._job = _Job(found, until, slipped)
        return True

    def write(self, found: Found, text: str, written: Written) -> Outcome:
        """Replace the keyword by a text, and finish."""
        job, keys = self._mine(found), self._keys()
        if job is None:
            return "late"
        strokes = keys.strokes(text)
        if strokes is None:
            return "unwritable"
        todo = [*self._removal(keys, job), *strokes]
        self._end(job, keys, todo, job.before, written)
        return "done"

    def clear(self, found: Found) -> Outcome:
        """Take the keyword away."""
        job, keys = self._mine(found), self._keys()
        if job is None:
            return "late"
        if not job.cleared:
            job.cleared = True
            removal = self._removal(keys, job)
            job.later = list(job.slipped)
            job.later += self._writing.write(keys, removal, job.before, replay=False)
        return "done"

    def paste(self, *, terminal: bool) -> None:
        """Press the keys that paste."""
        keys = self._keys()
        if terminal:
            stroke = keys.key(XK.XK_Insert, SHIFT, _INSERT_KEY)
        else:
            stroke = keys.key(XK.XK_v, CONTROL, _V_KEY)
        self._press(keys, [stroke])

    def move(self, steps: Sequence[Step]) -> None:
        """Press arrow keys."""
        keys = self._keys()
        self._press(
            keys, [key for step in steps for key in self._arrows(keys, step.key, step.times)]
        )

    def finish(self, found: Found, written: Written | None) -> None:
        """Write what the person has pressed meanwhile, and let the keyboard go."""
        job = self._mine(found)
        if job is not None:
            self._finish(job, written)

    def give_up(self, *, wait: bool = False) -> None:
        """Let the keyboard go now, whatever has become of it; with `wait` it may come later."""
        job = self._job
        if job is not None:
            self.waiting = job.found if wait and not (job.cleared or job.slipped) else None
            self._finish(job, None)
        self._writing.let_go()

    def take_back(self, undo: Undo) -> None:
        """Put the keyword back; the person's Backspace has taken the first character."""
        came = self._writing.take()
        if came is None:
            return
        keys = self._keys()
        typed = keys.strokes(undo.typed)
        if came or typed is None:
            self._writing.let_go()
            self._go_on(came)
            return
        right = self._arrows(keys, "Right", undo.written.back)
        todo = [*right, *[keys.back()] * (undo.written.length - 1), *typed]
        theirs = self._writing.write(keys, todo)
        self._writing.let_go()
        self._go_on(theirs)

    def _mine(self, found: Found) -> _Job | None:
        if self._job is None and self.waiting == found:
            self.waiting = None
            self.begin(found, ())
        job = self._job
        return job if job is not None and job.found.number == found.number else None

    def _removal(self, keys: Keys, job: _Job) -> list[Stroke]:
        return [keys.back()] * len(job.before)

    def _press(self, keys: Keys, strokes: Sequence[Stroke]) -> None:
        """Press keys; what the person presses meanwhile is kept for the end."""
        theirs = self._writing.write(keys, strokes, replay=False)
        if self._job is not None:
            self._job.later += theirs

    def _finish(self, job: _Job, written: Written | None) -> None:
        if job.cleared:
            self._end(job, self._keys(), [], None, written)
        else:
            self._job = None
            self._writing.let_go()
            self._go_on(job.slipped)

    def _end(
        self,
        job: _Job,
        keys: Keys,
        todo: Sequence[Stroke],
        before: str | None,
        written: Written | None,
    ) -> None:
        """Write the last of it and what the person has pressed, and let the keyboard go.

        What ended the keyword's word stands behind its text again, and a cursor that belongs
        within the text before that.
        """
        self._job = None
        after = keys.strokes(job.found.match.after) or []
        behind = len(after)
        if written is not None and written.back:
            # A paste has put the cursor there already.
            right = written.back if job.cleared and behind else 0
            left = 0 if job.cleared and not behind else written.back + behind
            todo = [*todo, *self._arrows(keys, "Right", right), *after]
            todo += self._arrows(keys, "Left", left)
        else:
            todo = [*todo, *after]
        theirs = list(job.later) if job.cleared else list(job.slipped)
        todo = [*todo, *map(keys.again, theirs)]
        theirs += self._writing.write(keys, todo, before)
        self._writing.let_go()
        if written is not None and written.back < written.length:
            whole = Written(written.length + behind, written.back and written.back + behind)
            self.undo = Undo(job.removed, whole)
        self._go_on(theirs)

    def _arrows(self, keys: Keys, key: str, times: int) -> list[Stroke]:
        if key == "Left":
            return [keys.key(XK.XK_Left, fallback=_LEFT_KEY)] * times
        return [keys.key(XK.XK_Right, fallback=_RIGHT_KEY)] * times


def _writes(stroke: Stroke) -> bool:
    """Tell whether a key wrote one character."""
    return len(stroke.text) == 1 and stroke.text.isprintable() and stroke.text != UNKNOWN
