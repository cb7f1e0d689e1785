"""Asks the service how it is: each second while it works, seldom while it rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.connection import Connection
from desktop.status import Speedometer, Status, next_look, status_of, unreachable
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    IndexState,
    IndexStatus,
    PauseIndexing,
    ResumeIndexing,
)


class StatusFeed(QObject):
    """Hands out the status whenever it is another one. `now` is a clock in seconds."""

    changed = Signal(Status)

    def __init__(
        self, connection: Connection, now: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._now = now
        self._speedometer = Speedometer(now)
        self._status = Status()
        self._problem = ""
        self._asked: int | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        connection.connected_changed.connect(self._connected)

    @property
    def status(self) -> Status:
        """What is known by now."""
        return self._status

    def look(self) -> None:
        """Ask now."""
        if self._connection.connected and self._asked is None:
            self._asked = self._connection.ask(IndexStatus(), self._take)

    def tell_problem(self, problem: str) -> None:
        """Take why there is no service, or "" for that it is on its way."""
        self._problem = problem
        if not self._connection.connected:
            self._show(unreachable(problem))

    def pause(self, seconds: float | None) -> None:
        """Pause indexing for so long, or until it is resumed."""
        self._order(PauseIndexing(seconds=seconds))

    def resume(self) -> None:
        """Go on with indexing."""
        self._order(ResumeIndexing())

    def _order(self, request: AnyRequest) -> None:
        self._connection.ask(request, lambda _: self.look())

    def _connected(self, connected: bool) -> None:
        if connected:
            self._speedometer = Speedometer(self._now)
            self.look()
        else:
            self._timer.stop()
            self._show(unreachable(self._problem))

    def _take(self, reply: AnyReply) -> None:
        self._asked = None
        if isinstance(reply, IndexState):
            self._show(status_of(reply, self._speedometer.add(reply)))
        if self._connection.connected:
            self._timer.start(round(1000 * next_look(self._status)))

    def _show(self, status: Status) -> None:
        if status != self._status:
            self._status = status
            self.changed.emit(status)
