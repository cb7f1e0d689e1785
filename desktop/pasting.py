"""Pastes into the program that the person came from; what was in the clipboard can come back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.summoning import Summoning
from desktop.system.ports import ClipboardReader, Copied, NotPasted, Pasted, Paster, Step
from desktop.ui.clipboard import SystemClipboard

log = logging.getLogger(__name__)

_SETTLE_MS: Final = 200  # a program may take several formats, one after the other
# Until the cursor is moved: toolkits that fetch in their own time go on to read keys meanwhile, so
# the text must have reached them before. A further fetch puts it off, for a while only: others
# than the program may look again and again.
_MOVE_MS: Final = 40
_PUT_OFF_SECONDS: Final = 0.1
_LONGEST_MS: Final = 5000  # what was not fetched by then will not be

OnPasted = Callable[[Pasted | NotPasted], None]
# What came of a paste whose keys were pressed: the program has it, or has it but for the cursor.
Landing = Literal["landed", "unmoved", "not-taken"]
OnLanded = Callable[[Landing], None]


@dataclass
class _Paste:
    """One paste under way: what comes back, when the keys were pressed and it was last fetched."""

    landed: OnLanded
    back: tuple[Step, ...] = ()
    before: Copied | None = None
    selected: Copied | None = None  # in the primary selection
    pressed: float | None = None
    told: bool = False  # that the keys were pressed
    fetched: float = 0.0
    restoring: bool = False
    moving: QTimer | None = None
    moves_by: float = 0.0  # from then on it is put off no more
    moved: bool = False
    over: bool = False  # it has been told what came of it

    @property
    def restores(self) -> bool:
        """Whether anything comes back."""
        return self.before is not None or self.selected is not None

    @property
    def taken(self) -> bool:
        """Whether the program has fetched it; others look as soon as it is there."""
        return self.told and self.pressed is not None and self.fetched >= self.pressed

    def end(self, landing: Landing) -> None:
        """Tell what came of it, once."""
        if not self.over:
            self.over = True
            self.landed(landing)


class Pasting(QObject):
    """Puts a clip into the clipboard, leaves, and presses the keys that paste.

    Where no program may press keys, the clip stays in the clipboard for the person to paste. All
    in the Qt thread, but for the adapters' own work.
    """

    _read = Signal(object)

    def __init__(
        self,
        clipboard: SystemClipboard,
        reader: ClipboardReader,
        summoning: Summoning,
        paster: Paster,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._reader = reader
        self._summoning = summoning
        self._paster = paster
        self._read.connect(lambda call: call())

    def paste(
        self,
        clip: Copied,
        done: OnPasted = lambda _: None,
        *,
        restore: bool = False,
        back: Sequence[Step] = (),
        landed: OnLanded = lambda _: None,
    ) -> None:
        """Paste a clip; with `restore`, what is in the clipboard now comes back after it.

        So does what is selected, where pasting takes its place for programs that paste that. The
        clip is then there for a moment only, and marked for other histories not to keep it.

        `back` are the steps from the end of the text to where the cursor belongs. `done` is called
        when the keys were pressed or could not be; `landed` after that, once the program has what
        was pasted and the cursor stands, or has not fetched it for seconds.
        """
        under_way = _Paste(landed, tuple(back))
        if not restore:
            self._put(clip, under_way, done)
            return
        missing = {"clipboard", "primary"} if self._paster.takes_primary else {"clipboard"}

        def took(which: str, found: Copied | None) -> None:
            if which == "primary":
                under_way.selected = found
            else:
                under_way.before = found
            missing.discard(which)
            if not missing:
                self._put(replace(clip, secret=True), under_way, done)

        for which in tuple(missing):
            told = partial(self._tell, partial(took, which))
            self._reader.read(told, primary=which == "primary")

    def _tell(self, took: Callable[[Copied | None], None], found: Copied | None) -> None:
        """Take what was read, in the Qt thread."""
        self._read.emit(lambda: took(found))

    def close(self) -> None:
        """Let go of the display."""
        self._paster.close()

    def _put(self, clip: Copied, under_way: _Paste, done: OnPasted) -> None:
        fetched = partial(self._fetched, under_way)
        self._clipboard.offer(clip, fetched, primary=self._paster.takes_primary)

        def press(given_back: bool) -> Pasted | NotPasted:
            under_way.pressed = time.monotonic()
            return self._paster.paste(given_back=given_back)

        def pressed(outcome: Pasted | NotPasted) -> None:
            done(outcome)
            if isinstance(outcome, NotPasted):
                log.info("not pasted by %s: %s", self._paster.name, outcome.reason)
                return
            under_way.told = True
            QTimer.singleShot(_LONGEST_MS, self, lambda: self._give_up(under_way))
            self._go_on(under_way)

        self._summoning.leave(press, pressed)

    def _fetched(self, under_way: _Paste) -> None:
        under_way.fetched = time.monotonic()
        self._go_on(under_way)

    def _go_on(self, under_way: _Paste) -> None:
        """Move the cursor, and put back what was there, once the program has what it gets."""
        if not under_way.taken:
            return
        self._move(under_way)
        if under_way.restores and not under_way.restoring:
            under_way.restoring = True
            QTimer.singleShot(_SETTLE_MS, self, lambda: self._restore(under_way))

    def _move(self, under_way: _Paste) -> None:
        if under_way.moved:
            return
        if not under_way.back:
            under_way.end("landed")
            return
        if under_way.moving is None:
            under_way.moving = QTimer(self, singleShot=True, interval=_MOVE_MS)
            under_way.moving.timeout.connect(lambda: self._press_arrows(under_way))
            under_way.moves_by = time.monotonic() + _PUT_OFF_SECONDS
        elif time.monotonic() > under_way.moves_by:
            return
        under_way.moving.start()

    def _press_arrows(self, under_way: _Paste) -> None:
        under_way.moved = True

        def moved(moved: bool) -> None:
            under_way.end("landed" if moved else "unmoved")

        self._summoning.stay(lambda: self._paster.move(under_way.back), moved)

    def _give_up(self, under_way: _Paste) -> None:
        """End what was never fetched."""
        self._restore(under_way)
        if not under_way.taken:
            under_way.end("not-taken")

    def _restore(self, under_way: _Paste) -> None:
        before, under_way.before = under_way.before, None
        selected, under_way.selected = under_way.selected, None
        if before is not None:
            self._clipboard.restore(before)
        if selected is not None:
            self._clipboard.restore(selected, primary=True)
