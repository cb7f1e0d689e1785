"""The local socket: owner-only, one line of JSON a message, each client on its own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Protocol

from indexer.contract import codec
from indexer.contract.messages import AnyReply, AnyRequest, Error
from indexer.failures import log_failure

log = logging.getLogger(__name__)

Handler = Callable[[AnyRequest, "Peer"], Awaitable[None]]

MAX_CLIENTS = 64
MAX_REQUESTS_AT_ONCE = 8
# A message once begun must be complete by then, and a reply be taken.
HALF_SENT_SECONDS = 10.0
SLOW_READER_SECONDS = 10.0
_CHUNK = 1 << 16


class Peer(Protocol):
    """The client that a request came from."""

    # Ends the search it waits for while its person types on; None when there is none.
    supersede: Callable[[], None] | None
    # Set when the client will ask no more: who waits for news on its behalf need not.
    ended: asyncio.Event

    async def send(self, reply: AnyReply) -> None:
        """Send one reply.

        Raises:
            ConnectionError: when the client is gone.
            TimeoutError: when it does not read.
        """
        ...


class Listener:
    """Accepts clients on a Unix socket and hands their requests to a handler."""

    def __init__(
        self, path: Path, handler: Handler, *, half_sent_seconds: float = HALF_SENT_SECONDS
    ) -> None:
        self._path = path
        self._handler = handler
        self._half_sent_seconds = half_sent_seconds
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to listen, in place of a socket that a dead service left."""
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            listening.bind(os.fspath(self._path))
        finally:
            os.umask(before)
        self._server = await asyncio.start_unix_server(self._accept, sock=listening, backlog=64)

    async def stop(self) -> None:
        """Stop listening and let every client go."""
        if self._server is None:
            return
        self._server.close()
        for task in list(self._clients):
            task.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            if not _is_owner(writer):
                log.warning("a client of another user was turned away")
            elif len(self._clients) > MAX_CLIENTS:
                await _Client(writer).send(Error(code="busy", message="Too many clients."))
            else:
                await self._serve(reader, _Client(writer))
        except (ConnectionError, TimeoutError, asyncio.CancelledError):
            pass
        finally:
            self._clients.discard(task)
            writer.transport.abort() if writer.is_closing() else writer.close()

    async def _serve(self, reader: asyncio.StreamReader, client: _Client) -> None:
        room = asyncio.Semaphore(MAX_REQUESTS_AT_ONCE)
        running: set[asyncio.Task[None]] = set()
        try:
            async for line in self._lines(reader, client):
                await room.acquire()
                task = asyncio.create_task(self._answer(line, client))
                running.add(task)
                task.add_done_callback(running.discard)
                task.add_done_callback(lambda _: room.release())
            client.ended.set()
            await asyncio.gather(*running, return_exceptions=True)
        finally:
            for task in running:
                task.cancel()

    async def _lines(self, reader: asyncio.StreamReader, client: _Client) -> AsyncIterator[bytes]:
        """Yield complete lines; end on a message too long or left half-sent."""
        buffer = bytearray()
        while True:
            timeout = self._half_sent_seconds if buffer else None
            try:
                chunk = await asyncio.wait_for(reader.read(_CHUNK), timeout)
            except TimeoutError:
                message = "The message was begun and not ended."
                await client.send(Error(code="malformed", message=message))
                return
            if not chunk:
                return
            start = len(buffer)
            buffer += chunk
            while (end := buffer.find(b"\n", start)) >= 0:
                line = bytes(buffer[:end])
                del buffer[: end + 1]
                start = 0
                if line.strip():
                    yield line
            if len(buffer) > codec.most_bytes(buffer):
                await client.send(codec.oversized())
                return

    async def _answer(self, line: bytes, client: _Client) -> None:
        try:
            request = codec.decode_request(line)
        except codec.ProtocolError as error:
            await client.send(error.reply)
            return
        try:
            await self._handler(request, client)
        except (ConnectionError, TimeoutError):
            client.abort()
        except Exception as error:  # noqa: BLE001 # the barrier: one request must not end the service
            log_failure(log, f"a {type(request).__name__} request", error)
            message = f"The service failed on this request ({type(error).__name__}); see its log."
            with contextlib.suppress(ConnectionError, TimeoutError):
                await client.send(Error(id=request.id, code="failed", message=message))


class _Client:
    """One connection's writing side; a reader too slow is let go."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._lock = asyncio.Lock()
        self.supersede: Callable[[], None] | None = None
        self.ended = asyncio.Event()

    async def send(self, reply: AnyReply) -> None:
        """Send one reply; see `Peer`."""
        async with self._lock:
            self._writer.write(codec.encode(reply))
            try:
                await asyncio.wait_for(self._writer.drain(), SLOW_READER_SECONDS)
            except TimeoutError:
                self.abort()
                raise

    def abort(self) -> None:
        """Drop the connection with what it has not read."""
        self._writer.transport.abort()


def _is_owner(writer: asyncio.StreamWriter) -> bool:
    connection = writer.get_extra_info("socket")
    if not hasattr(socket, "SO_PEERCRED"):
        return True  # the folder's permissions keep others out
    packed = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    uid: int = struct.unpack("3i", packed)[1]
    return uid in {os.getuid(), 0}
