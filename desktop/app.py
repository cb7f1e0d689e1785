"""The desktop's composition root: makes the parts, ties them together, and ends them in order."""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from desktop.background import Background
from desktop.connection import Connection, Supervisor
from desktop.doorbell import Doorbell, Summons
from desktop.lasting import keep_constants
from desktop.search.session import Session
from desktop.summoning import Summoning
from desktop.system import focus, hotkey
from desktop.system.applications import SessionApplications
from desktop.system.keys import parse
from desktop.system.launch import LaunchError, startup_id
from desktop.system.opener import XdgOpener
from desktop.system.ports import Answer, Granted, Guided, Missing, NotOpened, Place, Press, Taken
from desktop.system.ports import Opened as Started
from desktop.ui.app_icons import AppIcons
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording, tr
from indexer.contract.locations import Locations, uri_to_path
from indexer.contract.messages import Hit, Opened
from indexer.contract.session import session_of

log = logging.getLogger(__name__)

APP_ID = "io.github.magpie_finder.Magpie"
# How long a thread that colours code keeps the interpreter while the Qt thread waits for it.
_SWITCH_SECONDS: Final = 0.001


class Desktop(QObject):
    """All parts of one running launcher."""

    def __init__(self, locations: Locations) -> None:
        super().__init__()
        self.background = Background(parent=self)
        self.theme = Theme()
        self.wording = Wording(time.time, os.fsencode(Path.home()))
        self.connection = Connection(str(locations.socket), self)
        self.supervisor = Supervisor(self.connection, time.monotonic, parent=self)
        self.opener = XdgOpener(dict(os.environ))
        self.applications = SessionApplications(dict(os.environ))
        self.app_icons = AppIcons(QIcon.themeName(), dict(os.environ), self)
        self.window = LauncherWindow(self.theme, self.wording, self.app_icons)
        keys = hotkey.for_session(APP_ID, "Magpie", tr("Show or hide Magpie"))
        self.summoning = Summoning(self.window, keys, focus.for_session(), self)
        self.window.preview.load_from(self.connection, self.background)
        self.session = Session(self.connection, self.window.show_snapshot)
        self.doorbell = Doorbell(locations.launcher_socket, self._summoned)
        self.window.typed.connect(self.session.typed)
        self.window.selected.connect(lambda hit, moved: self.session.select(hit, moved=moved))
        self.window.chosen.connect(self._open)
        self.window.answer_chosen.connect(self._copy)
        self.connection.connected_changed.connect(self._tell_session)
        self.supervisor.problem_changed.connect(self._problem)

    def start(self, *, hidden: bool) -> bool:
        """Begin; false when another launcher runs, which was summoned instead."""
        if not self.doorbell.open():
            return False
        self.supervisor.watch()
        self.window.create()  # the first show is quick then
        self.summoning.bind(parse("Ctrl+Space"), self._bound)
        if not hidden:
            self.summoning.show()
        return True

    def stop(self) -> None:
        """End the parts."""
        self.doorbell.close()
        self.summoning.close()
        self.app_icons.close()
        self.background.close()
        self.connection.close()

    def _summoned(self, summons: Summons) -> None:
        match summons.wish:
            case "toggle":
                self.summoning.toggle(Press(token=summons.token))
            case "show":
                self.summoning.show()
            case "quit":
                QApplication.quit()

    def _open(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        path = uri_to_path(hit.uri)
        press = self.summoning.last
        token = press.token or startup_id(press.time)
        if hit.kind == "app":
            self.background.run(lambda: self._launch(hit, token), self._opened)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.background.run(lambda: self.opener.reveal(path, token), self._opened)
        else:
            place = _place(hit, path)
            self.background.run(lambda: self.opener.open(place, token), self._opened)
        self.connection.ask(Opened(hit=hit.id, query=self.session.snapshot.query), lambda _: None)
        self.window.hide()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.window.dismiss()

    def _launch(self, hit: Hit, token: str) -> Started | NotOpened:
        try:
            self.applications.launch(hit, token)
        except LaunchError as failure:
            return NotOpened(str(failure))
        return Started(hit.title, at_place=False)

    def _tell_session(self, connected: bool) -> None:
        if connected:
            self.connection.ask(session_of(os.environ, launcher=True), lambda _: None)

    def _opened(self, outcome: Started | NotOpened) -> None:
        if isinstance(outcome, NotOpened):
            self.window.hints.show_state(outcome.reason, urgent=True)
            self.summoning.show()

    def _bound(self, answer: Answer) -> None:
        line = ""
        if isinstance(answer, Taken | Missing):
            line = tr("%s is taken by another program.") % answer.key
            if answer.alternative:
                line += " " + tr("%s is free.") % answer.alternative
        elif isinstance(answer, Guided):
            line = tr("Bind “%s” to a key in your desktop's settings.") % answer.command
        log.info("hotkey: %s", type(answer).__name__)
        self.window.hints.show_state(line, urgent=not isinstance(answer, Granted))

    def _problem(self, line: str) -> None:
        self.window.hints.show_state(line, urgent=bool(line))


def _place(hit: Hit, path: bytes) -> Place:
    """Return where a hit's best passage is."""
    if not hit.passages:
        return Place(path)
    citation = hit.passages[0].citation
    return Place(path, citation.page, None if citation.page else citation.line_start)


def run(locations: Locations, *, hidden: bool) -> int:
    """Run the launcher until the person quits it; returns the exit code."""
    keep_constants()
    locations.make()
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = QApplication(["magpie"])
    application.setApplicationName("magpie")
    application.setApplicationDisplayName("Magpie")
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(False)
    with ExitStack() as stack:
        desktop = Desktop(locations)
        stack.callback(desktop.stop)
        if not desktop.start(hidden=hidden):
            return 0
        return application.exec()
