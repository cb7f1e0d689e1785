"""The launcher's own socket: one launcher a home, and the way to summon it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from indexer.contract.summons import HEARD, MAX_BYTES, Wish, summon

log = logging.getLogger(__name__)


class Summons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the launcher is to do; `token` lets a Wayland compositor hand it the focus."""

    wish: Wish
    token: str = ""


class Doorbell(QObject):
    """Listens for summonses; owner-only. `answer` is called in the Qt thread."""

    def __init__(self, path: Path, answer: Callable[[Summons], None]) -> None:
        super().__init__()
        self._path = path
        self._answer = answer
        self._visitors: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._visited)

    def open(self) -> bool:
        """Begin to listen; false when another launcher of this home does."""
        if self._server.listen(str(self._path)):
            return True
        if summon(self._path, "show"):
            return False
        QLocalServer.removeServer(str(self._path))  # of one that was killed
        return self._server.listen(str(self._path))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _visited(self) -> None:
        while visitor := self._server.nextPendingConnection():
            self._visitors.append(visitor)
            visitor.readyRead.connect(self._read)
            visitor.disconnected.connect(self._see_off)
        self._read()  # what came with the first of them

    def _read(self) -> None:
        for visitor in list(self._visitors):
            if visitor.canReadLine():
                self._hear(visitor, bytes(visitor.readLine(MAX_BYTES).data()))
            elif visitor.bytesAvailable() > MAX_BYTES:
                visitor.abort()

    def _hear(self, visitor: QLocalSocket, line: bytes) -> None:
        try:
            summons = msgspec.json.decode(line, type=Summons)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            log.warning("a message to the launcher's socket was not understood")
            visitor.abort()
            return
        visitor.write(HEARD)
        visitor.flush()
        self._answer(summons)

    def _see_off(self) -> None:
        """Let go of those who have left."""
        connected = QLocalSocket.LocalSocketState.ConnectedState
        for visitor in [one for one in self._visitors if one.state() != connected]:
            self._visitors.remove(visitor)
            visitor.deleteLater()
