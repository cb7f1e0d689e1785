from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.ui.preferences import PreferencesWindow
from desktop.ui.preferences.folder_line import FolderLine, from_home
from desktop.ui.preferences.folders import FoldersEntry, WhyEntry
from indexer.contract.messages import AddFolders, RemoveFolders, Why
from tests.desktop.qt import until
from tests.desktop.small_service import SmallService


def lines(window: PreferencesWindow) -> list[FolderLine]:
    return [line for line in window.findChildren(FolderLine) if line.isVisible()]


def texts(line: FolderLine) -> str:
    return " ".join(label.text() for label in line.findChildren(QLabel))


def test_each_folder_says_what_is_in_it(window: PreferencesWindow) -> None:
    until(lambda: len(lines(window)) == 2, "the folders are listed")
    first, second = map(texts, lines(window))
    assert "/home/ada/Documents" in first
    assert "12480 files · 3 could not be read" in first.replace(",", "")
    assert "961 files" in second
    assert "could not" not in second


def test_removing_says_what_it_does_before_it_is_done(
    window: PreferencesWindow, service: SmallService
) -> None:
    until(lambda: len(lines(window)) == 2, "the folders are listed")
    line = lines(window)[1]
    line.remove.setFocus()
    QTest.keyClick(line.remove, Qt.Key.Key_Space)
    assert "will not be found any more. The files themselves stay." in texts(line)
    assert line.keep.hasFocus()
    QTest.keyClick(line.keep, Qt.Key.Key_Escape)
    assert line.remove.hasFocus()
    assert window.isVisible()
    assert not any(isinstance(asked, RemoveFolders) for asked in service.asked)
    QTest.keyClick(line.remove, Qt.Key.Key_Space)
    QTest.mouseClick(line.confirm, Qt.MouseButton.LeftButton)
    until(lambda: len(lines(window)) == 1, "it is gone")
    (removed,) = [asked for asked in service.asked if isinstance(asked, RemoveFolders)]
    assert removed.uris == ["file:///home/ada/Pictures"]


def test_a_folder_is_added(window: PreferencesWindow, service: SmallService) -> None:
    entry = window.findChild(FoldersEntry)
    assert isinstance(entry, FoldersEntry)
    entry.watch("/home/ada/Music & more")
    until(lambda: AddFolders in map(type, service.asked), "it is asked for")
    (added,) = [asked for asked in service.asked if isinstance(asked, AddFolders)]
    assert added.uris == ["file:///home/ada/Music%20&%20more"]


def test_why_a_file_is_not_indexed_is_told(
    window: PreferencesWindow, service: SmallService
) -> None:
    entry = window.findChild(WhyEntry)
    assert isinstance(entry, WhyEntry)
    QTest.keyClicks(entry.field, "/home/ada/Documents/a.iso")
    QTest.keyClick(entry.field, Qt.Key.Key_Return)
    until(entry.answer.isVisible, "the answer")
    assert "excluded in the settings: `*.iso`" in entry.answer.text()
    (asked,) = [asked for asked in service.asked if isinstance(asked, Why)]
    assert asked.uri == "file:///home/ada/Documents/a.iso"
    QTest.keyClicks(entry.field, "x")
    assert not entry.answer.isVisible()


def test_home_is_spelled_short() -> None:
    import os

    home = os.path.expanduser("~")
    assert from_home(f"{home}/Documents") == "~/Documents"
    assert from_home(home) == "~"
    assert from_home(f"{home}ward/Documents") == f"{home}ward/Documents"
