"""One connection to the service that never blocks: requests out, replies to whoever asked."""

from __future__ import annotations

import itertools
import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from desktop.background import Background
from indexer.contract import codec
from indexer.contract.messages import AnyReply, AnyRequest, Error, Hits

log = logging.getLogger(__name__)

_FIRST_RETRY: Final = 100  # milliseconds; each further one comes twice as late
_LAST_RETRY: Final = 3200
_PIECE: Final = 1 << 20  # bytes
_LARGE: Final = 1 << 18  # bytes of a reply that is decoded elsewhere
_GONE: Final = "Magpie's service does not answer."

OnReply = Callable[[AnyReply], None]


class Connection(QObject):
    """Sends requests and hands each reply to the one who asked; connects again by itself.

    A search is answered by one or two `Hits`, the last of which is final; everything else by one
    reply. A reply with a whole clip is decoded off Qt's thread, and may be handed out after those
    that came later. What is asked while there is no connection, or not answered before it ends, is
    answered with an `Error` of the code "failed". All in the Qt thread.
    """

    connected_changed = Signal(bool)

    def __init__(self, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._ids = itertools.count(1)
        self._waiting: dict[int, OnReply] = {}
        self._buffer = bytearray()
        self._searched = 0  # bytes of it without a line's end
        self._decoding = Background(in_order=True, parent=self)
        self._leaving: deque[bytes] = deque()
        self._closing = False
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._connected)
        self._socket.disconnected.connect(self._ended)
        self._socket.errorOccurred.connect(self._ended)
        self._socket.readyRead.connect(self._read)
        self._socket.bytesWritten.connect(lambda _: self._write())
        self._retry = QTimer(self, singleShot=True, interval=_FIRST_RETRY)
        self._retry.timeout.connect(self.open)

    @property
    def connected(self) -> bool:
        """Whether requests are answered now."""
        return self._socket.state() == QLocalSocket.LocalSocketState.ConnectedState

    def open(self) -> None:
        """Connect now, and again whenever it ends."""
        self._closing = False
        if self._socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            self._socket.connectToServer(self._path)

    def close(self) -> None:
        """End the connection for good."""
        self._closing = True
        self._retry.stop()
        self._socket.abort()
        self._decoding.close()

    def ask(self, request: AnyRequest, on_reply: OnReply) -> int:
        """Send a request; return the id by which it can be forgotten."""
        number = self.reserve()
        line = codec.encode(msgspec.structs.replace(request, id=number)) if self.connected else b""
        self.send(number, line, on_reply)
        return number

    def reserve(self) -> int:
        """Return an id for a request that is encoded elsewhere, to be sent by `send`."""
        return next(self._ids)

    def send(self, number: int, line: bytes, on_reply: OnReply) -> None:
        """Send an encoded request; a large one leaves in pieces, so that none takes long."""
        if not self.connected:
            error = Error(id=number, code="failed", message=_GONE)
            QTimer.singleShot(0, self, lambda: on_reply(error))
            return
        self._waiting[number] = on_reply
        self._leaving.extend(line[at : at + _PIECE] for at in range(0, len(line), _PIECE))
        self._write()

    def _write(self) -> None:
        while self._leaving and self._socket.bytesToWrite() < _PIECE:
            self._socket.write(self._leaving.popleft())

    def forget(self, number: int) -> None:
        """Hand out no further reply to this request."""
        self._waiting.pop(number, None)

    def _connected(self) -> None:
        self._retry.setInterval(_FIRST_RETRY)
        self.connected_changed.emit(True)

    def _ended(self) -> None:
        self._buffer.clear()
        self._searched = 0
        self._leaving.clear()
        waiting, self._waiting = self._waiting, {}
        for number, on_reply in waiting.items():
            on_reply(Error(id=number, code="failed", message=_GONE))
        if self._closing or self._retry.isActive():
            return
        self.connected_changed.emit(False)
        self._retry.start()
        self._retry.setInterval(min(2 * self._retry.interval(), _LAST_RETRY))

    def _read(self) -> None:
        self._buffer += self._socket.readAll().data()
        while (end := self._buffer.find(b"\n", self._searched)) >= 0:
            line = bytes(memoryview(self._buffer)[: end + 1])
            del self._buffer[: end + 1]
            self._searched = 0
            if len(line) > _LARGE:
                self._decoding.run(partial(_decoded, line), self._hand_out)
            else:
                self._hand_out(_decoded(line))
        self._searched = len(self._buffer)
        if len(self._buffer) > codec.most_bytes(self._buffer):
            log.error("the service's reply is too long")
            self._socket.abort()

    def _hand_out(self, reply: AnyReply) -> None:
        on_reply = self._waiting.get(reply.id)
        if on_reply is None:
            return
        if not isinstance(reply, Hits) or reply.final:
            del self._waiting[reply.id]
        on_reply(reply)


def _decoded(line: bytes) -> AnyReply:
    """Return a reply, an `Error` where it cannot be understood; for any thread."""
    try:
        return codec.decode_reply(line)
    except codec.ProtocolError as error:
        log.error("the service's reply cannot be understood: %s", error.reply.code)
        return error.reply
