from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.connection import Connection
from desktop.system.keys import KeySequence, parse
from desktop.system.ports import Answer, Granted, Guided, Missing, Taken, Unavailable
from desktop.ui.status.feed import StatusFeed
from desktop.ui.theme import Theme
from desktop.ui.welcome.folders_step import Suggestion, suggested
from desktop.ui.welcome.window import WelcomeWindow
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import AddFolders, Error, IndexStatus
from tests.desktop.answering import IDLE, AnsweringService
from tests.desktop.qt import until
from tests.desktop.ui.following import clock, connection, feed, service, theme, warm

__all__ = ["clock", "connection", "feed", "service", "theme", "warm"]

KEY = parse("Ctrl+Space")
OTHER = parse("Alt+Space")


class Keys:
    """Answers to a wish for a key as the test has it."""

    def __init__(self) -> None:
        self.wished: list[KeySequence] = []
        self.answers: list[Answer] = []

    def bind(self, key: KeySequence, then: Callable[[Answer], None]) -> None:
        self.wished.append(key)
        if self.answers:
            then(self.answers.pop(0))


class Decided:
    """Notes which settings were chosen."""

    def __init__(self) -> None:
        self.settings: dict[str, bool] = {}

    def __call__(self, key: str, wanted: bool) -> None:
        self.settings[key] = wanted


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def decided() -> Decided:
    return Decided()


@pytest.fixture
def window(
    theme: Theme, connection: Connection, feed: StatusFeed, keys: Keys, decided: Decided
) -> WelcomeWindow:
    folders = [Suggestion(b"/home/ada/Documents"), Suggestion(b"/home/ada/R\xff & D")]
    made = WelcomeWindow(theme, connection, feed, KEY, keys.bind, decided, folders)
    QTest.qWait(1)  # each of both may take its time
    made.show_folders()
    QTest.qWait(1)
    return made


def go_on(window: WelcomeWindow) -> None:
    QTest.mouseClick(window.go_on, Qt.MouseButton.LeftButton)


def to_the_key(window: WelcomeWindow) -> None:
    go_on(window)
    until(lambda: window.step == 1, "the second step is shown")


def test_the_ticked_folders_are_watched_from_then_on(
    window: WelcomeWindow, service: AnsweringService
) -> None:
    assert service.times(AddFolders) == 0  # nothing before the person goes on
    window.folders.add("/srv/more")
    window.folders.add("/srv/more")  # once is enough
    window.folders.boxes[0][0].click()
    to_the_key(window)
    request = service.last(AddFolders)
    assert isinstance(request, AddFolders)
    assert request.uris == [path_to_uri(b"/home/ada/R\xff & D"), "file:///srv/more"]


def test_without_a_folder_there_is_no_way_on(window: WelcomeWindow) -> None:
    for box, _ in window.folders.boxes:
        box.click()
    assert not window.go_on.isEnabled()
    window.folders.boxes[0][0].click()
    assert window.go_on.isEnabled()


def test_a_folder_that_cannot_be_watched_is_named(
    window: WelcomeWindow, service: AnsweringService
) -> None:
    service.answers[AddFolders] = Error(code="invalid", message="/srv/more is missing.")
    go_on(window)
    until(lambda: window.error.text() == "/srv/more is missing.", "it says so")
    assert window.step == 0
    assert window.go_on.isEnabled()


def test_a_key_that_works_is_tried_out(window: WelcomeWindow, keys: Keys) -> None:
    assert not window.key_pressed()  # before it is asked for, it opens the search field
    keys.answers = [Granted("Ctrl+Space")]
    to_the_key(window)
    assert keys.wished == [KEY]
    assert window.hotkey.state.text() == "Press it now to try."
    assert window.key_pressed()
    assert window.hotkey.state.text().startswith("That works.")
    go_on(window)
    assert not window.key_pressed()


@pytest.mark.parametrize(
    "answer", [Taken(KEY, parse("Alt+Space")), Missing(KEY, parse("Alt+Space"))]
)
def test_instead_of_a_taken_key_another_is_offered(
    window: WelcomeWindow, keys: Keys, answer: Answer
) -> None:
    keys.answers = [answer, Granted("Alt+Space")]
    to_the_key(window)
    assert "Ctrl+Space" in window.hotkey.state.text()
    assert "Alt+Space" in window.hotkey.other.text()
    QTest.mouseClick(window.hotkey.other, Qt.MouseButton.LeftButton)
    assert keys.wished == [KEY, parse("Alt+Space")]
    assert window.hotkey.state.text() == "Press it now to try."
    assert not window.hotkey.other.isVisible()


def test_where_the_person_must_bind_it_the_command_is_copied(
    window: WelcomeWindow, keys: Keys
) -> None:
    keys.answers = [Guided("magpie toggle", ())]
    to_the_key(window)
    assert window.hotkey.command.text() == "magpie toggle"
    assert not window.hotkey.caps.isVisible()  # no key is bound
    QTest.mouseClick(window.hotkey.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "magpie toggle"


@pytest.mark.parametrize("answer", [Taken(KEY, None), Unavailable("no display")])
def test_without_any_key_one_can_go_on(window: WelcomeWindow, keys: Keys, answer: Answer) -> None:
    keys.answers = [answer]
    to_the_key(window)
    assert not window.hotkey.other.isVisible()
    go_on(window)
    assert window.step == 2


def test_the_key_is_bound_once_however_often_the_step_is_shown(
    window: WelcomeWindow, keys: Keys
) -> None:
    to_the_key(window)
    QTest.mouseClick(window.back, Qt.MouseButton.LeftButton)
    to_the_key(window)
    assert keys.wished == [KEY]


def test_what_the_person_decides_is_set(window: WelcomeWindow, decided: Decided) -> None:
    to_the_key(window)
    window.hotkey.at_login.click()
    assert decided.settings == {}
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert decided.settings == {"launcher.start_at_login": False}


def test_a_clipboard_history_is_the_persons_choice(window: WelcomeWindow, decided: Decided) -> None:
    to_the_key(window)
    window.hotkey.keep_clips.click()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert decided.settings["clipboard.keep"]


def test_progress_can_be_left_and_comes_back(
    window: WelcomeWindow, feed: StatusFeed, service: AnsweringService
) -> None:
    service.answers[IndexStatus] = msgspec.structs.replace(
        IDLE, state="indexing", documents=30, queued=70, unread=70, chunks=100, embedded=10
    )
    window.show_progress()
    until(lambda: feed.status.state == "indexing", "the work is known")
    assert window.progress.counts[0].text() == "30 of 100 files"
    assert window.progress.bars[0].value() == 300
    assert window.progress.bars[1].value() == 100
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    service.answers[IndexStatus] = IDLE
    window.show_progress()
    until(lambda: window.progress.head.text() == "Your files are ready", "the end is told")
    searching: list[bool] = []
    window.search_wanted.connect(lambda: searching.append(True))
    go_on(window)
    assert searching == [True]
    assert not window.isVisible()


def test_the_persons_own_folders_are_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "ada"
    for name in ("Dokumente", "Schreibtisch"):
        (home / name).mkdir(parents=True)
    config = tmp_path / "config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(
        'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\nXDG_DESKTOP_DIR="$HOME/Schreibtisch"\n'
        'XDG_DOWNLOAD_DIR="$HOME/"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("HOME", os.fspath(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(config))
    found = suggested()
    assert [folder.name for folder in found] == ["Dokumente", "Schreibtisch"]
