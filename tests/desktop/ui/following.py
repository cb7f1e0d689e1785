"""Fixtures for what follows the service's state: a service that says what the test wants."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from desktop.connection import Connection
from desktop.system.keys import parse
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.page import StatusPage
from desktop.ui.status.source import StatusSource
from desktop.ui.theme import Theme
from desktop.ui.welcome.window import WelcomeWindow
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.fakes import FakeClock


@pytest.fixture(scope="session")
def warm(application: QApplication) -> None:
    """Have Qt load its fonts and icons, and PySide make its classes, which it does at first use."""
    theme = Theme("light")
    nowhere = Connection("")
    feed = StatusFeed(nowhere, time.monotonic)
    page = StatusPage(theme, StatusSource(nowhere, feed), b"/")
    welcome = WelcomeWindow(theme, nowhere, feed, parse("F5"), lambda *_: None, lambda *_: None, [])
    for made in (page, welcome):
        made.show()
        application.processEvents()
        shiboken6.delete(made)


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
