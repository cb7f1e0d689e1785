"""Pastes into the program that the person came from; what was in the clipboard can come back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.summoning import Summoning
from desktop.system.ports import ClipboardWatcher, Copied, NotPasted, Pasted, Paster
from desktop.ui.clipboard import SystemClipboard

log = logging.getLogger(__name__)

_SETTLE_MS: Final = 200  # a program may take several formats, one after the other
_LONGEST_MS: Final = 5000  # what was not fetched by then will not be

OnPasted = Callable[[Pasted | NotPasted], None]


@dataclass
class _Paste:
    """One paste under way: what comes back, when the keys were pressed and it was last fetched."""

    before: Copied | None = None
    selected: Copied | None = None  # in the primary selection
    pressed: float | None = None
    fetched: float = 0.0
    restoring: bool = False

    @property
    def restores(self) -> bool:
        """Whether anything comes back."""
        return self.before is not None or self.selected is not None


class Pasting(QObject):
    """Puts a clip into the clipboard, leaves, and presses the keys that paste.

    Where no program may press keys, the clip stays in the clipboard for the person to paste. All
    in the Qt thread, but for the adapters' own work.
    """

    _read = Signal(object)

    def __init__(
        self,
        clipboard: SystemClipboard,
        watcher: ClipboardWatcher,
        summoning: Summoning,
        paster: Paster,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._watcher = watcher
        self._summoning = summoning
        self._paster = paster
        self._read.connect(lambda call: call())

    def paste(
        self, clip: Copied, done: OnPasted = lambda _: None, *, restore: bool = False
    ) -> None:
        """Paste a clip; with `restore`, what is in the clipboard now comes back after it.

        So does what is selected, where pasting takes its place for programs that paste that. The
        clip is then there for a moment only, and marked for other histories not to keep it.
        """
        if not restore:
            self._put(clip, _Paste(), done)
            return
        under_way = _Paste()
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
            self._watcher.read(told, primary=which == "primary")

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
            if isinstance(outcome, NotPasted):
                log.info("not pasted by %s: %s", self._paster.name, outcome.reason)
            elif under_way.restores:
                QTimer.singleShot(_LONGEST_MS, self, lambda: self._restore(under_way))
                self._restore_if_fetched(under_way)
            done(outcome)

        self._summoning.leave(press, pressed)

    def _fetched(self, under_way: _Paste) -> None:
        under_way.fetched = time.monotonic()
        self._restore_if_fetched(under_way)

    def _restore_if_fetched(self, under_way: _Paste) -> None:
        """Put back what was there once the program has it; others look as soon as it is there."""
        if under_way.pressed is None or under_way.fetched < under_way.pressed:
            return
        if under_way.restores and not under_way.restoring:
            under_way.restoring = True
            QTimer.singleShot(_SETTLE_MS, self, lambda: self._restore(under_way))

    def _restore(self, under_way: _Paste) -> None:
        before, under_way.before = under_way.before, None
        selected, under_way.selected = under_way.selected, None
        if before is not None:
            self._clipboard.restore(before)
        if selected is not None:
            self._clipboard.restore(selected, primary=True)
