from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.ui.status.failures_model import PART, FailuresModel
from desktop.ui.status.page import StatusPage
from desktop.ui.status.source import StatusSource
from desktop.ui.theme import Theme
from indexer.contract.messages import ListFailures, ListFolders, ReadAgain, Rebuild
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.ui.following import clock, connection, feed, service, source, theme, warm
from tests.desktop.ui.status.failing import Failing

__all__ = ["clock", "connection", "feed", "service", "source", "theme", "warm"]

MANY = 3 * PART + 7


@pytest.fixture
def failing(service: AnsweringService) -> Failing:
    return Failing(service, MANY)


@pytest.fixture
def page(theme: Theme, source: StatusSource, failing: Failing) -> StatusPage:
    del failing
    made = StatusPage(theme, source, b"/home/ada")
    made.resize(780, 700)
    QTest.qWait(1)  # each of both may take its time
    made.show()
    until(lambda: made.failures.model.rowCount() == PART, "the first failures are shown")
    return made


def rows(page: StatusPage) -> int:
    return page.failures.model.rowCount()


def choose(page: StatusPage, row: int) -> None:
    page.failures.list.setCurrentIndex(page.failures.model.index(row))


def test_it_shows_folders_with_what_became_of_their_files(page: StatusPage) -> None:
    model = page.folders_model
    shown = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert [row[0] for row in shown] == ["/home/ada/Documents", "/srv/x"]
    counts = [[int("".join(filter(str.isdigit, cell))) for cell in row[1:]] for row in shown]
    assert counts == [[1820, 1420, 1100, 7], [41, 40, 39, 0]]


def test_failures_are_loaded_as_they_are_scrolled_to(
    page: StatusPage, service: AnsweringService
) -> None:
    bar = page.failures.list.verticalScrollBar()

    def scrolled_to(loaded: int) -> bool:
        bar.setValue(bar.maximum())  # which grows once the new rows are laid out
        return rows(page) >= loaded

    assert rows(page) == PART
    until(lambda: scrolled_to(2 * PART), "a second part is loaded")
    until(lambda: scrolled_to(MANY), "all are loaded")
    asked = service.times(ListFailures)
    bar.setValue(bar.maximum())
    QTest.qWait(50)
    assert service.times(ListFailures) == asked  # there are no more
    assert page.failures.model.total == MANY


def test_they_are_filtered_by_text_kind_and_folder(page: StatusPage) -> None:
    QTest.keyClicks(page.failures.text, "0030")
    until(lambda: rows(page) == 8, "30 and 300 to 306 are left")
    page.failures.kind.setCurrentIndex(page.failures.kind.findData("encrypted"))
    until(lambda: 0 < rows(page) < 8, "those of a kind are left")
    file = page.failures.model.at(0)
    assert file is not None
    assert file.code == "encrypted"
    page.folders.selectRow(1)
    until(lambda: rows(page) == 0, "none is in the other folder")
    assert page.failures.text.isVisible()  # the way back


def test_one_is_tried_again_and_leaves_the_list(
    page: StatusPage, service: AnsweringService, failing: Failing
) -> None:
    assert not page.failures.again.isEnabled()
    choose(page, 2)
    file = page.failures.selected()
    assert file is not None
    QTest.mouseClick(page.failures.again, Qt.MouseButton.LeftButton)
    until(lambda: page.failures.model.total == MANY - 1, "it is gone")
    assert [r.uris for r in service.asked if isinstance(r, ReadAgain)] == [[file.uri]]
    QTest.mouseClick(page.failures.again_all, Qt.MouseButton.LeftButton)
    until(lambda: not failing.files and not page.failures.list.isVisible(), "none failed")
    assert not page.failures.again_all.isVisible()


def test_why_is_asked_by_button_and_by_enter(page: StatusPage) -> None:
    asked: list[str] = []
    page.why_wanted.connect(asked.append)
    choose(page, 1)
    QTest.mouseClick(page.failures.why, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.failures.list, Qt.Key.Key_Return)
    assert len(asked) == 2
    assert len(set(asked)) == 1


def test_diagnostics_are_copied_without_names(page: StatusPage) -> None:
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "python: 3.11.7" in text
    assert "failures: corrupt" in text
    assert "/home" not in text


def test_a_rebuild_is_ordered_and_the_log_opened(
    page: StatusPage, service: AnsweringService
) -> None:
    opened: list[bool] = []
    page.log_wanted.connect(lambda: opened.append(True))
    QTest.mouseClick(page.open_log, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.rebuild, Qt.MouseButton.LeftButton)
    until(lambda: service.times(Rebuild) == 1, "the rebuild is ordered")
    assert opened == [True]


def test_a_page_that_nobody_sees_asks_nothing(
    page: StatusPage, source: StatusSource, service: AnsweringService
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    asked = service.times(ListFolders)
    QTest.qWait(30)
    assert service.times(ListFolders) == asked
    del source


def test_a_late_reply_to_an_older_question_changes_nothing(
    source: StatusSource, failing: Failing
) -> None:
    model = FailuresModel(source.connection.ask)
    model.narrow()
    model.narrow(text="00001")
    until(lambda: model.rowCount() > 0, "the newer question is answered")
    QTest.qWait(30)
    assert model.rowCount() == len([f for f in failing.files if "00001" in f.path]) == 1
    assert not model.canFetchMore(QModelIndex())
