"""One application for all tests of widgets; each test fails that stalls its event loop."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

import pytest
import shiboken6

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.translation import speak
from tests.desktop.stalls import refuse_stalls, watched_loop


@pytest.fixture(scope="session")
def application() -> QApplication:
    # What the test runner holds would else be looked through by the collector, in Qt's thread.
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(0.001)  # as in the launcher: else 5 ms of another thread count as ours
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        found = QApplication(["magpie"])
        # One language wherever the tests run, and its plurals, as in the launcher.
        QLocale.setDefault(QLocale("en_US"))
        speak(found, ["en"])
    return found


def own_windows(application: QApplication) -> list[QWidget]:
    """Return the windows that nobody else deletes: lists that pop up go with their fields."""
    return [
        window
        for window in application.topLevelWidgets()
        if window.parentWidget() is None and window.windowType() != Qt.WindowType.Popup
    ]


@pytest.fixture(autouse=True)
def no_stalls(application: QApplication) -> Iterator[None]:
    """Fail a test in which Qt's thread takes no events for too long while they are run."""
    with watched_loop() as stalls:
        yield
    # Or the next test draws them as well. Menus are windows too, and go with their owners.
    for left in own_windows(application):
        shiboken6.delete(left)
    gc.collect()
    refuse_stalls(stalls)
