"""A computed answer: shown above the hits, first in line, copied by Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.search.session import Snapshot
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Answer
from tests.desktop.search.hits import hit

ANSWER = Answer("calculation", "1,440", "1440", "12 × 120")


@pytest.fixture
def window() -> Iterator[LauncherWindow]:
    made = LauncherWindow(Theme("light"), Wording(lambda: 0.0, b"/home/ada"))
    made.summon()
    yield made
    made.hide()  # or it is drawn during the next test


@pytest.fixture
def copied(window: LauncherWindow) -> list[str]:
    found: list[str] = []
    window.answer_chosen.connect(found.append)
    return found


def show(window: LauncherWindow, *names: str, final: bool = True) -> None:
    window.field.setText("12*120")
    hits = tuple(hit(name) for name in names)
    window.show_snapshot(Snapshot(query="12*120", hits=hits, final=final, answer=ANSWER))


def press(window: LauncherWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.field, key)


def test_enter_copies_it_and_the_hits_are_below(window: LauncherWindow, copied: list[str]) -> None:
    show(window, "a", "b", final=False)
    assert window.answer.isVisible()
    assert window.current() is None
    show(window, "b", "a")
    press(window, Qt.Key.Key_Return)
    assert copied == ["1440"]
    opened = []
    window.chosen.connect(lambda found, _: opened.append(found.id))
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert (opened, copied) == (["b"], ["1440"])
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert (opened, copied) == (["b"], ["1440", "1440"])


def test_who_went_on_to_the_hits_is_not_brought_back(window: LauncherWindow) -> None:
    show(window, "a", "b", final=False)
    press(window, Qt.Key.Key_Down)
    show(window, "a", "b", "c")
    current = window.current()
    assert current is not None
    assert current.id == "a"
    assert not window.answer.selected


def test_it_is_there_without_hits_and_gone_with_the_next_query(
    window: LauncherWindow, copied: list[str]
) -> None:
    show(window)
    press(window, Qt.Key.Key_Return)
    assert copied == ["1440"]
    window.field.setText("12*120 apples")
    window.show_snapshot(Snapshot(query="12*120 apples", hits=(hit("a"),)))
    assert not window.answer.isVisible()
    press(window, Qt.Key.Key_Return)
    assert copied == ["1440"]


def test_a_click_copies_it(window: LauncherWindow, copied: list[str]) -> None:
    show(window, "a")
    QTest.mouseClick(window.answer, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert copied == ["1440"]


def test_it_is_spoken(window: LauncherWindow) -> None:
    show(window)
    assert window.answer.accessibleName() == "12 × 120 = 1,440"
