"""What is done once: forgetting, rebuilding, resetting, opening."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.settings import Preferences
from desktop.ui.preferences import PreferencesWindow
from desktop.ui.preferences.action import ActionRow
from indexer.contract.messages import ForgetOpened, Rebuild
from indexer.contract.settings import Page, Settings
from tests.desktop.qt import until
from tests.desktop.small_service import SmallService
from tests.desktop.ui.preferences.conftest import Launcher


def press(window: PreferencesWindow, page: Page, text: str) -> ActionRow:
    """Press the visible button of a text on a page; return the row it is in."""
    window.go(page)
    QCoreApplication.processEvents()
    rows = window.pages[page].findChildren(ActionRow)
    (row,) = [one for one in rows if one.button.text() == text]
    (button,) = [one for one in buttons(row) if one.text() == text]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QCoreApplication.processEvents()
    return row


def buttons(row: ActionRow) -> list[QPushButton]:
    return [one for one in row.findChildren(QPushButton) if one.isVisible()]


def test_what_was_opened_is_forgotten_when_asked_twice(
    window: PreferencesWindow, service: SmallService
) -> None:
    row = press(window, "privacy", "Forget")
    assert [one.text() for one in buttons(row)] == ["Cancel", "Forget"]
    assert window.focusWidget().text() == "Cancel"  # type: ignore[attr-defined]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert ForgetOpened not in map(type, service.asked)
    press(window, "privacy", "Forget")
    press(window, "privacy", "Forget")
    until(lambda: ForgetOpened in map(type, service.asked), "it is asked for")


def test_indexes_are_rebuilt(window: PreferencesWindow, service: SmallService) -> None:
    press(window, "advanced", "Rebuild")
    until(lambda: Rebuild in map(type, service.asked), "it is asked for")


def test_all_settings_are_reset_when_asked_twice(
    window: PreferencesWindow, preferences: Preferences
) -> None:
    preferences.change("launcher.theme", "dark")
    preferences.change("index.hidden", True)
    until(lambda: preferences.settings.index.hidden, "they are set")
    press(window, "advanced", "Reset all")
    assert preferences.settings.index.hidden
    press(window, "advanced", "Reset all")
    until(lambda: preferences.settings == Settings(), "all are at their defaults")


def test_files_are_opened_by_the_launcher(
    window: PreferencesWindow, launcher: Launcher, service: SmallService
) -> None:
    press(window, "advanced", "Open in the editor")
    press(window, "privacy", "Open")
    locations = service.locations
    assert launcher.opened == [os.fsencode(locations.settings), os.fsencode(locations.data)]
