"""Asks for all that the status page shows, and does what it orders."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.connection import Connection
from desktop.diagnostics import diagnostics
from desktop.ui.status.feed import StatusFeed
from desktop.ui.telling import told
from indexer.contract.messages import (
    AnyReply,
    Diagnose,
    Diagnosis,
    Done,
    Error,
    Failures,
    Folders,
    ListFailures,
    ListFolders,
    ReadAgain,
    Rebuild,
    ServiceState,
    ServiceStatus,
)


class StatusSource(QObject):
    """The page's way to the service; `changed` tells that there is something new to show."""

    changed = Signal()
    said = Signal(str)  # a line for the person: what an order came to

    def __init__(
        self, connection: Connection, feed: StatusFeed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.connection = connection
        self.feed = feed
        self.folders: Folders | None = None
        self.service: ServiceState | None = None
        self.diagnosis: Diagnosis | None = None
        self.failures: Failures | None = None  # their counts

    def look(self) -> None:
        """Ask for everything anew."""
        self.feed.look()
        if self.connection.connected:
            for request in (ListFolders(), ServiceStatus(), Diagnose(), ListFailures(limit=1)):
                self.connection.ask(request, self._take)

    def read_again(self, uris: Sequence[str]) -> None:
        """Have these files read anew, or all that failed."""
        self.connection.ask(ReadAgain(uris=list(uris)), self._ordered)

    def rebuild(self) -> None:
        """Have the indexes built anew."""
        self.connection.ask(Rebuild(), self._ordered)

    def diagnostics(self) -> str:
        """Return what may be sent with a report."""
        desktop = {
            "qt": PySide6.__version__,
            "platform": QGuiApplication.platformName(),
            "launcher python": platform.python_version(),
        }
        return diagnostics(self.feed.status, self.service, self.diagnosis, self.failures, desktop)

    def _take(self, reply: AnyReply) -> None:
        match reply:
            case Folders():
                self.folders = reply
            case ServiceState():
                self.service = reply
            case Diagnosis():
                self.diagnosis = reply
            case Failures():
                self.failures = reply
            case _:
                return  # without a service, the feed says so
        self.changed.emit()

    def _ordered(self, reply: AnyReply) -> None:
        if isinstance(reply, Done):
            self.said.emit(" ".join(map(told, reply.notes)))
        elif isinstance(reply, Error):
            self.said.emit(told(reply.message))
        self.look()
