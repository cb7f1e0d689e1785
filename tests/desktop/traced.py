"""Runs the launcher and writes when the person sees something, for the benchmark.

Each line is what happened and when, in seconds of the monotonic clock, which all processes share:
`ready` (the hotkey is bound), `focus`, `paint` (the window), `results QUERY` (its hits are drawn).
"""

from __future__ import annotations

import logging
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Desktop
from indexer.contract import freed_memory
from indexer.contract.locations import locate


def tell(what: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{time.monotonic():.6f} {what}\n")
    sys.stdout.flush()


class Trace(QObject):
    """Notes the first paint after each show, the focus, and the paint after each snapshot."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._shown = ""
        desktop.window.installEventFilter(self)
        desktop.window.field.installEventFilter(self)
        desktop.window.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Note an event; one that draws, once it has drawn."""
        window = self._desktop.window
        kind = event.type()
        if watched is window and kind == QEvent.Type.WindowActivate:
            tell("focus")
        elif watched is window.field and kind == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: tell("paint"))
        elif watched is window.list.viewport() and kind == QEvent.Type.Paint:
            snapshot = self._desktop.session.snapshot
            if snapshot.hits and snapshot.query == window.field.text() != self._shown:
                self._shown = snapshot.query
                QTimer.singleShot(0, lambda: tell(f"results {snapshot.query}"))
        return False


def main() -> int:
    """Run until killed."""
    started = time.monotonic()
    locations = locate()
    locations.make()
    application = QApplication(["magpie"])
    application.setQuitOnLastWindowClosed(False)
    desktop = Desktop(locations)
    trace = Trace(desktop)
    desktop.start(hidden=True)
    tell(f"window {time.monotonic() - started:.3f}")
    code = application.exec()
    del trace
    return code


if __name__ == "__main__":
    if freed_memory.wanted(locate().settings):
        freed_memory.prepare()
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
