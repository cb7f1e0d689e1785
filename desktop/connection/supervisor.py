"""Keeps the service running: starts it where it does not run, and says so when it cannot."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desktop.connection.connection import Connection

_STARTS: Final = 3  # within a minute; after them the person is asked
_MINUTE: Final = 60.0
_GRACE: Final = 400  # milliseconds for a service that runs already to answer

COMMAND: Final = (sys.executable, "-P", "-m", "indexer", "service", "run")


class Supervisor(QObject):
    """Starts the service when the connection finds none; gives up after three starts in a minute.

    `problem_changed` carries one line for the person, empty when all is well.
    """

    problem_changed = Signal(str)

    def __init__(
        self,
        connection: Connection,
        now: Callable[[], float],
        command: Sequence[str] = COMMAND,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._now = now
        self._command = list(command)
        self._starts: deque[float] = deque(maxlen=_STARTS)
        self._problem = ""
        self._wait = QTimer(self, singleShot=True, interval=_GRACE)
        self._wait.timeout.connect(self.start_if_needed)
        connection.connected_changed.connect(self._changed)

    @property
    def problem(self) -> str:
        """What keeps the service from running, empty when it runs or is about to."""
        return self._problem

    def watch(self) -> None:
        """Begin: connect, and start the service when it does not answer."""
        self._connection.open()
        self.start_if_needed()

    def try_again(self) -> None:
        """Start once more, as the person asked for."""
        self._starts.clear()
        self._say("")
        self.start_if_needed()
        self._connection.open()

    def _changed(self, connected: bool) -> None:
        if connected:
            self._wait.stop()
            self._say("")
        elif not self._wait.isActive():
            self._wait.start()

    def start_if_needed(self) -> None:
        """Start the service unless it answers, or was started too often by now."""
        if self._connection.connected:
            return
        now = self._now()
        if len(self._starts) == _STARTS and now - self._starts[0] < _MINUTE:
            self._say("Magpie's service keeps ending; its log tells why.")
            return
        self._starts.append(now)
        # Detached: it outlives a crash of the launcher, and a second one finds the first's lock.
        started, _ = QProcess.startDetached(self._command[0], self._command[1:], "/")
        if not started:
            self._say("Magpie's service cannot be started; is the installation complete?")
        self._wait.start(_GRACE * 10)

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
