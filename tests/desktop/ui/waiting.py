"""Waiting for what comes in Qt's thread."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop

SOON = 20.0


def until(condition: Callable[[], object], what: str) -> None:
    """Take events until a condition holds; fail with words when it does not."""
    deadline = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < deadline, f"it did not come about: {what}"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
