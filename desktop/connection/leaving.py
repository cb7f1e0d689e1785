"""Ends the service and then the launcher, when the person quits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer

from desktop.connection.connection import Connection
from indexer.contract.messages import StopService

_PATIENCE_MS: Final = 2000  # a service that does not answer ends with its next start at the latest


def end_service(connection: Connection, then: Callable[[], None]) -> None:
    """Ask the service to end; `then` is called once, when it has said so or does not answer.

    The connection is closed before, so that nobody starts the service again.
    """
    patience = QTimer(connection, singleShot=True, interval=_PATIENCE_MS)
    left = False

    def leave() -> None:
        nonlocal left
        if not left:
            left = True
            patience.stop()
            connection.close()
            then()

    patience.timeout.connect(leave)
    patience.start()
    connection.ask(StopService(), lambda _: leave())
