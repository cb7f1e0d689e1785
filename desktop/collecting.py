"""Garbage is collected in Qt's thread alone.

Python collects in whichever thread happens to allocate; a widget in a cycle would then be destroyed
outside Qt's thread, which Qt answers with a crash.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 10_000


class Collecting(QObject):
    """Takes the collector's work over; make it once all that lasts is made, in Qt's thread.

    What is there by then is never looked through again, so that each collection is short.
    """

    def __init__(self, parent: QObject | None = None, every_ms: int = _EVERY_MS) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        gc.collect()
