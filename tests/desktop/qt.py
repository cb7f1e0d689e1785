"""Running Qt's events until something holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

_PATIENCE_MS = 30_000


def until(condition: Callable[[], bool], what: str) -> None:
    """Run events until a condition holds; an AssertionError says what did not come."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not condition():
        assert not deadline.hasExpired(), f"it did not come about: {what}"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
