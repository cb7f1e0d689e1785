"""What these tests need of Qt: an application for its event loop."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.qt_fixtures import application

__all__ = ["application"]


@pytest.fixture(autouse=True)
def _loop(application: QApplication) -> None:
    """Give every test an event loop."""
