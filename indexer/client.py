"""A blocking client of the service, which it starts when none runs."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Self, TypeVar

from indexer.contract import codec
from indexer.contract.locations import Locations
from indexer.contract.messages import AnyReply, AnyRequest, Error, Hits
from indexer.errors import MagpieError

_START_SECONDS = 20.0
_POLL_SECONDS = 0.02
_CHUNK = 1 << 16

R = TypeVar("R")


class NotRunningError(MagpieError):
    """No service runs for this home."""


class Client:
    """One connection to the service.

    Raises:
        NotRunningError: when no service runs and none is to be started.
        MagpieError: when it could not be started.
    """

    def __init__(self, locations: Locations, *, start: bool = True, timeout: float = 60.0) -> None:
        self._socket = _connect(locations, timeout) if not start else _connect_or_start(
            locations, timeout
        )  # fmt: skip
        self._buffer = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def ask(self, request: AnyRequest, reply: type[R]) -> R:
        """Send a request and return its one reply.

        Raises:
            MagpieError: with the service's message when it refuses, or when it is gone.
        """
        self._send(request)
        answer = self._receive()
        if not isinstance(answer, reply):
            raise MagpieError(f"The service answered with {type(answer).__name__}.")
        return answer

    def search(self, request: AnyRequest) -> Iterator[Hits]:
        """Send a search and yield its replies, the last of which is final.

        Raises:
            MagpieError: with the service's message when it refuses, or when it is gone.
        """
        self._send(request)
        while True:
            answer = self._receive()
            if isinstance(answer, Hits):
                yield answer
                if answer.final:
                    return

    def _send(self, request: AnyRequest) -> None:
        try:
            self._socket.sendall(codec.encode(request))
        except OSError as error:
            raise MagpieError("The service is gone; try again.") from error

    def _receive(self) -> AnyReply:
        while (end := self._buffer.find(b"\n")) < 0:
            try:
                chunk = self._socket.recv(_CHUNK)
            except TimeoutError as error:
                raise MagpieError("The service does not answer; see `magpie doctor`.") from error
            except OSError as error:
                raise MagpieError("The service is gone; try again.") from error
            if not chunk:
                raise MagpieError("The service is gone; try again.")
            self._buffer += chunk
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        try:
            reply = codec.decode_reply(line)
        except codec.ProtocolError as error:
            raise MagpieError(str(error)) from error
        if isinstance(reply, Error):
            raise MagpieError(reply.message)
        return reply


def _connect(locations: Locations, timeout: float) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(timeout)
    try:
        connection.connect(os.fspath(locations.socket))
    except OSError as error:
        connection.close()
        raise NotRunningError("Magpie's service does not run.") from error
    return connection


def _connect_or_start(locations: Locations, timeout: float) -> socket.socket:
    with contextlib.suppress(NotRunningError):
        return _connect(locations, timeout)
    locations.make()
    process = start_service(locations)
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(NotRunningError):
            return _connect(locations, timeout)
        if process.poll() not in (None, 1):  # 1: another one was faster
            break
        time.sleep(_POLL_SECONDS)
    raise MagpieError(f"The service could not be started; its log is {locations.log}.")


def _absolute_home() -> dict[str, str]:
    """Keep a relative MAGPIE_HOME the same in another folder."""
    home = os.environ.get("MAGPIE_HOME")
    return {"MAGPIE_HOME": os.path.abspath(os.path.expanduser(home))} if home else {}


def start_service(locations: Locations) -> subprocess.Popen[bytes]:
    """Start the service in the background, detached from this terminal."""
    descriptor = os.open(locations.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as output:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "indexer", "service", "run"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            cwd="/",
            env={**os.environ, **_absolute_home()},
        )
