"""The desktop's composition root: makes the parts, ties them together, and ends them in order."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

from indexer.contract.locations import Locations
from indexer.contract.messages import Hit, Opened
from indexer.contract.summons import Summons
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.connection import Connection, Supervisor
from desktop.doorbell import Doorbell
from desktop.search.session import Session
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording


class Desktop(QObject):
    """All parts of one running launcher."""

    def __init__(self, locations: Locations) -> None:
        super().__init__()
        self.theme = Theme()
        self.wording = Wording(time.time, os.fsencode(Path.home()))
        self.connection = Connection(str(locations.socket), self)
        self.supervisor = Supervisor(self.connection, time.monotonic, parent=self)
        self.window = LauncherWindow(self.theme, self.wording)
        self.session = Session(self.connection, self.window.show_snapshot)
        self.doorbell = Doorbell(locations.launcher_socket, self._summoned)
        self.window.typed.connect(self.session.typed)
        self.window.selected.connect(lambda hit, moved: self.session.select(hit, moved=moved))
        self.window.chosen.connect(self._open)
        self.supervisor.problem_changed.connect(self._problem)

    def start(self, *, hidden: bool) -> bool:
        """Begin; false when another launcher runs, which was summoned instead."""
        if not self.doorbell.open():
            return False
        self.supervisor.watch()
        self.window.create()  # the first show is quick then
        if not hidden:
            self.window.summon()
        return True

    def stop(self) -> None:
        """End the parts."""
        self.doorbell.close()
        self.connection.close()

    def _summoned(self, summons: Summons) -> None:
        match summons.wish:
            case "toggle":
                self.window.toggle()
            case "show":
                self.window.summon()
            case "quit":
                QApplication.quit()

    def _open(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        del modifiers
        self.connection.ask(Opened(hit=hit.id, query=self.session.snapshot.query), lambda _: None)
        self.window.hide()

    def _problem(self, line: str) -> None:
        self.window.hints.show_state(line, urgent=bool(line))


def run(locations: Locations, *, hidden: bool) -> int:
    """Run the launcher until the person quits it; returns the exit code."""
    locations.make()
    application = QApplication(["magpie"])
    application.setApplicationName("magpie")
    application.setApplicationDisplayName("Magpie")
    application.setDesktopFileName("magpie")
    application.setQuitOnLastWindowClosed(False)
    with ExitStack() as stack:
        desktop = Desktop(locations)
        stack.callback(desktop.stop)
        if not desktop.start(hidden=hidden):
            return 0
        return application.exec()
