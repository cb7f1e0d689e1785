"""One application for all tests of widgets; each test fails that stalls its event loop."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.desktop.stalls import watched_loop


@pytest.fixture(scope="session")
def application() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["magpie"])


@pytest.fixture(autouse=True)
def no_stalls(application: QApplication) -> Iterator[None]:
    """Fail a test in which Qt's thread takes no events for too long while they are run."""
    with watched_loop() as stalls:
        yield
    del application
    assert not stalls, "\n".join(stalls)
