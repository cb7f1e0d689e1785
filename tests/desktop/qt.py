"""Running Qt's events until something holds."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtTest import QTest

from tests.harness import PATIENCE_SECONDS

_SLICE_MS = 2


def until(condition: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Run events until a condition holds; an AssertionError says what did not come.

    Between two looks the processor is left to others: what is waited for may need it.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"it did not come about: {what}"
        QTest.qWait(_SLICE_MS)
