"""The menu of actions, by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.search.actions import Entry, Pair, entries
from desktop.ui.action_menu import ActionMenu
from desktop.ui.theme import Theme
from tests.desktop.search.hits import hit

AREA = QRect(10, 70, 860, 420)
ONE = hit("report.pdf", text="some text")
Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window() -> QWidget:
    made = QWidget()
    made.resize(880, 540)
    QLineEdit(made).setFocus()
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def menu(window: QWidget) -> ActionMenu:
    made = ActionMenu(Theme("light"), window)
    made.open_for(ONE, entries(ONE, frozenset(), {}), AREA)
    return made


def press(menu: ActionMenu, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    QTest.keyClick(menu.window().focusWidget(), key, held)


def selected(menu: ActionMenu) -> str:
    found = menu.current()
    return found.action.id if found else ""


def test_it_lists_enters_action_first_and_lies_within_its_area(menu: ActionMenu) -> None:
    assert selected(menu) == "open"
    shown = menu.geometry()
    assert shown.right() - AREA.right() == shown.bottom() - AREA.bottom() == 16  # its shadow
    assert shown.top() >= AREA.top() - 16


def test_typing_narrows_it_and_enter_chooses(menu: ActionMenu) -> None:
    chosen: list[Entry] = []
    menu.chosen.connect(chosen.append)
    QTest.keyClicks(menu.window().focusWidget(), "copy l")
    press(menu, Key.Key_Return)
    assert [entry.action.id for entry in chosen] == ["copy-link"]
    assert not menu.isVisible()


def test_arrows_go_round(menu: ActionMenu) -> None:
    press(menu, Key.Key_Up)
    assert selected(menu) == "exclude-folder"
    press(menu, Key.Key_Down)
    press(menu, Key.Key_Down)
    assert selected(menu) == "reveal"


@pytest.mark.parametrize(
    ("key", "held"), [(Key.Key_Escape, Held.NoModifier), (Key.Key_K, Held.ControlModifier)]
)
def test_it_closes_and_gives_the_focus_back(
    menu: ActionMenu, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    closed: list[bool] = []
    menu.closed.connect(lambda: closed.append(True))
    press(menu, key, held)
    assert (menu.isVisible(), closed) == (False, [True])
    focused = menu.window().focusWidget()
    assert isinstance(focused, QLineEdit)
    assert not menu.isAncestorOf(focused)


def test_ctrl_enter_makes_an_action_enters(menu: ActionMenu) -> None:
    made: list[tuple[str, bool]] = []
    menu.made_usual.connect(lambda entry, second: made.append((entry.action.id, second)))
    press(menu, Key.Key_Down)
    press(menu, Key.Key_Return, Held.ControlModifier)
    press(menu, Key.Key_Return, Held.ControlModifier | Held.ShiftModifier)
    press(menu, Key.Key_Up)
    press(menu, Key.Key_Up)
    press(menu, Key.Key_Return, Held.ControlModifier)  # one that asks first never is
    assert made == [("reveal", False), ("reveal", True)]
    assert menu.isVisible()


def test_changed_keys_show_at_once_and_the_selection_stays(menu: ActionMenu) -> None:
    press(menu, Key.Key_Down)
    menu.show_entries(entries(ONE, frozenset(), {"file": Pair("reveal", "open")}))
    found = menu.current()
    assert found is not None
    assert (found.action.id, found.keys) == ("reveal", "Return")


def test_what_nothing_is_called_leaves_nothing_to_choose(menu: ActionMenu) -> None:
    chosen: list[Entry] = []
    menu.chosen.connect(chosen.append)
    QTest.keyClicks(menu.window().focusWidget(), "zzz")
    for key in (Key.Key_Down, Key.Key_Return):
        press(menu, key)
    assert (chosen, menu.isVisible()) == ([], True)
