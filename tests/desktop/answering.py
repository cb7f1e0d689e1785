"""A service that says what a test wants, on a real socket: real connections and real messages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from indexer.contract import codec
from indexer.contract.messages import AnyReply, AnyRequest, Done, IndexState, IndexStatus

IDLE = IndexState(
    state="idle",
    documents=900,
    chunks=4000,
    embedded=4000,
    queued=0,
    failed=0,
    watched_folders=12,
    unwatched_folders=0,
    folders=2,
)


Answer = AnyReply | Callable[[AnyRequest], AnyReply | None]


class _Server(QLocalServer):
    """Makes the sockets here: PySide does not notice the end of those that Qt makes."""

    def __init__(self, parent: QObject, visited: Callable[[QLocalSocket], None]) -> None:
        super().__init__(parent)
        self._visited = visited

    def incomingConnection(self, descriptor: int) -> None:  # noqa: N802  # Qt's name
        visitor = QLocalSocket(self)
        visitor.setSocketDescriptor(descriptor)
        self._visited(visitor)


class AnsweringService(QObject):
    """Answers each request by `answers[type]`, a reply or a function; notes what it was asked.

    A function that returns None leaves a request without an answer.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.asked: list[AnyRequest] = []
        self.answers: dict[type, Answer] = {IndexStatus: IDLE}
        self._visitors: list[QLocalSocket] = []
        self._server = _Server(self, self._visited)

    def open(self) -> None:
        """Begin to answer."""
        assert self._server.listen(str(self.path))

    def close(self) -> None:
        """End, and with it all connections."""
        self._server.close()
        for visitor in self._visitors:
            visitor.abort()
        self._visitors.clear()

    def times(self, kind: type) -> int:
        """Return how often a request of this kind came."""
        return sum(isinstance(request, kind) for request in self.asked)

    def last(self, kind: type) -> AnyRequest:
        """Return the newest request of this kind."""
        return next(request for request in reversed(self.asked) if isinstance(request, kind))

    def _visited(self, visitor: QLocalSocket) -> None:
        self._visitors.append(visitor)
        visitor.readyRead.connect(partial(self._read, visitor))

    def _read(self, visitor: QLocalSocket) -> None:
        while visitor.canReadLine():
            request = codec.decode_request(bytes(visitor.readLine().data()))
            self.asked.append(request)
            answer = self.answers.get(type(request), Done())
            reply = answer(request) if callable(answer) else answer
            if reply is not None:
                visitor.write(codec.encode(msgspec.structs.replace(reply, id=request.id)))
