"""Timers as the preview's logic asks for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.preview.loading import Cancel


class Timers(QObject):
    """Calls functions later."""

    def later(self, milliseconds: int, call: Callable[[], None]) -> Cancel:
        """Call once after so long, unless what this returns is called before."""
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        left = [timer]

        def end() -> bool:
            waits = bool(left)
            if waits:
                left.clear()
                timer.stop()
                timer.deleteLater()
            return waits

        def fire() -> None:
            if end():
                call()

        def cancel() -> None:
            end()

        timer.timeout.connect(fire)
        timer.start()
        return cancel
