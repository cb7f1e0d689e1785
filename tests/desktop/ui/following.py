"""Fixtures for what follows the service's state: a service that says what the test wants."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.connection import Connection
from desktop.ui.buttons import window_style
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.source import StatusSource
from desktop.ui.theme import Theme
from desktop.ui.tray import tray_icon
from tests.desktop.answering import AnsweringService, until
from tests.fakes import FakeClock


@pytest.fixture(scope="session")
def warm(application: QApplication) -> None:
    """Have Qt load its fonts and icons, as they are in a launcher that was shown before."""
    label = QLabel("warm")
    label.setFont(Theme("light").font(13, bold=True))
    label.setStyleSheet("color: #000")
    label.show()
    window = QWidget()
    window.setStyleSheet(window_style(Theme("light")))
    field = QLineEdit(window)
    field.setClearButtonEnabled(True)
    for make in (QComboBox, QCheckBox, QProgressBar, QPushButton, QScrollArea):
        make(window)
    window.show()
    tray_icon("idle").pixmap(22, 22)
    application.processEvents()
    shiboken6.delete(label)
    shiboken6.delete(window)


@pytest.fixture
def theme(warm: None) -> Theme:
    return Theme("light")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def service(application: QApplication, tmp_path: Path) -> Iterator[AnsweringService]:
    del application
    made = AnsweringService(tmp_path / "s" / "service.sock")
    made.open()
    yield made
    made.close()


@pytest.fixture
def connection(service: AnsweringService) -> Iterator[Connection]:
    made = Connection(str(service.path))
    yield made
    made.close()


@pytest.fixture
def feed(connection: Connection, clock: FakeClock) -> StatusFeed:
    """A feed that has heard from the service."""
    made = StatusFeed(connection, clock.monotonic)
    connection.open()
    until(lambda: made.status.state != "starting", "the service has answered")
    return made


@pytest.fixture
def source(connection: Connection, feed: StatusFeed) -> StatusSource:
    return StatusSource(connection, feed)
