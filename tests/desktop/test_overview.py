"""The parts that tell how Magpie is, tied together as in the launcher."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from desktop.connection import Connection, Supervisor
from desktop.first_run import FirstRun
from desktop.overview import Overview, Surroundings
from desktop.recording import Recorder
from desktop.search.session import Snapshot
from desktop.system.clipboard import FirstSeeing
from desktop.system.keys import parse
from desktop.system.ports import Granted
from desktop.ui.notice import Notice
from desktop.ui.status.page import StatusPage
from desktop.ui.status.why import WhyWindow
from desktop.ui.theme import Theme
from desktop.ui.welcome.window import WelcomeWindow
from indexer.contract.messages import AddFolders, IndexStatus, StopService
from tests.desktop.answering import IDLE, AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application, no_stalls
from tests.desktop.ui.following import connection, service, theme, warm

__all__ = ["application", "connection", "no_stalls", "service", "theme", "warm"]


@pytest.fixture
def notice(theme: Theme) -> Notice:
    return Notice(theme)


@pytest.fixture
def overview(
    theme: Theme, connection: Connection, notice: Notice, tmp_path: Path
) -> Iterator[Overview]:
    supervisor = Supervisor(connection, time.monotonic, ["/bin/true"])
    recorder = Recorder(FirstSeeing([]), connection)
    around = Surroundings(
        parse("Ctrl+Space"),
        lambda _, answered: answered(Granted("Ctrl+Space")),
        lambda _key, _on: None,
        b"/home/ada",
        time.monotonic,
        recorder,
    )
    first = FirstRun(tmp_path / "welcomed")
    made = Overview(theme, connection, supervisor, notice, first, around)
    made.start()
    yield made
    made.close()
    recorder.close()


def windows(kind: type) -> list[object]:
    found = QApplication.topLevelWidgets()
    return [window for window in found if isinstance(window, kind) and window.isVisible()]


def test_the_first_run_leads_from_no_folder_to_the_search_field(
    overview: Overview, connection: Connection, service: AnsweringService
) -> None:
    service.answers[IndexStatus] = msgspec.structs.replace(IDLE, folders=0, documents=0)
    connection.open()
    until(lambda: bool(windows(WelcomeWindow)), "the person is welcomed")
    welcome = overview.welcome()
    welcome.folders.add("/srv")
    searching: list[bool] = []
    overview.search_wanted.connect(lambda: searching.append(True))
    welcome.go_on.click()
    until(lambda: welcome.step == 1, "the folders are taken")
    assert service.times(AddFolders) == 1
    assert overview.key_pressed()
    welcome.go_on.click()
    welcome.go_on.click()
    assert searching == [True]
    assert not overview.key_pressed()  # it opens the search field now
    asked = service.times(IndexStatus)
    overview.feed.look()
    until(lambda: service.times(IndexStatus) > asked, "it was asked again")
    assert not windows(WelcomeWindow)


def test_who_has_folders_is_not_welcomed_and_finds_the_status_by_the_menu(
    overview: Overview, connection: Connection
) -> None:
    connection.open()
    until(lambda: overview.feed.status.state == "idle", "the state is known")
    assert not windows(WelcomeWindow)
    overview.tray.menu.status.emit()
    assert windows(StatusPage) == [overview.status_page()]


def test_notices_lead_on(overview: Overview, connection: Connection, notice: Notice) -> None:
    connection.open()
    until(lambda: overview.feed.status.state == "idle", "the state is known")
    notice.tell(Snapshot("zxqv"))
    assert notice.said.head == "Nothing found for “zxqv”"
    assert notice.activate(second=True)
    assert windows(WhyWindow) == [overview.why()]


def test_quitting_ends_the_service_first(
    overview: Overview, connection: Connection, service: AnsweringService
) -> None:
    connection.open()
    until(lambda: overview.feed.status.state == "idle", "the state is known")
    quitting: list[int] = []
    overview.quit_wanted.connect(lambda: quitting.append(service.times(StopService)))
    overview.tray.menu.quit.emit()
    until(lambda: quitting == [1], "the launcher may end")
