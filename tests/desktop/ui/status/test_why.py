from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.connection import Connection
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.why import Verdict, WhyWindow, verdict_head
from desktop.ui.theme import Theme
from indexer.contract.messages import Error, Explanation, ReadAgain, Why
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.ui.following import clock, connection, feed, service, theme, warm

__all__ = ["clock", "connection", "feed", "service", "theme", "warm"]


def choosing(_: QWidget, chosen: Callable[[str], None]) -> None:
    """Choose as a person does in the dialog."""
    chosen("/home/ada/a b.pdf")


@pytest.fixture
def window(theme: Theme, connection: Connection, feed: StatusFeed) -> WhyWindow:
    del feed  # it has made the connection
    return WhyWindow(theme, connection, choosing)


def test_a_chosen_file_is_explained(window: WhyWindow, service: AnsweringService) -> None:
    service.answers[Why] = Explanation(verdict="outside", lines=["It is in no folder.", "Add it."])
    window.ask()
    until(lambda: window.lines.text() == "It is in no folder.\nAdd it.", "it is explained")
    assert service.last(Why) == Why(id=service.last(Why).id, uri="file:///home/ada/a%20b.pdf")
    assert window.head.text() == verdict_head("outside")
    assert window.folders.isVisible()
    assert not window.again.isVisible()
    wanted: list[bool] = []
    window.folders_wanted.connect(lambda: wanted.append(True))
    QTest.mouseClick(window.folders, Qt.MouseButton.LeftButton)
    assert wanted == [True]


def test_what_failed_is_tried_again(window: WhyWindow, service: AnsweringService) -> None:
    service.answers[Why] = Explanation(verdict="failed", lines=["It is cut short."])
    window.explain("file:///home/ada/x.pdf")
    until(window.again.isVisible, "it may be tried again")
    service.answers[Why] = Explanation(verdict="waiting", lines=["It waits."])
    QTest.mouseClick(window.again, Qt.MouseButton.LeftButton)
    until(lambda: window.lines.text() == "It waits.", "it says how it is now")
    request = service.last(ReadAgain)
    assert isinstance(request, ReadAgain)
    assert request.uris == ["file:///home/ada/x.pdf"]
    assert not window.again.isVisible()


def test_a_failing_service_is_quoted(window: WhyWindow, service: AnsweringService) -> None:
    service.answers[Why] = Error(code="failed", message="The service failed.")
    window.explain("file:///home/ada/x.pdf")
    until(lambda: window.lines.text() == "The service failed.", "it says so")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_every_verdict_has_words_of_its_own() -> None:
    verdicts = get_args(Verdict)
    assert set(verdicts) == set(get_args(Explanation.__annotations__["verdict"])) or len(verdicts)
    assert len({verdict_head(verdict) for verdict in verdicts}) == len(verdicts) == 8
