from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from indexer.contract import codec
from indexer.contract.messages import (
    MAX_MESSAGE_BYTES,
    AnyReply,
    AnyRequest,
    Done,
    Error,
    IndexStatus,
    ListFolders,
    ServiceStatus,
)
from indexer.server import listener
from indexer.server.listener import Listener

SOON = 60.0


async def answer(request: AnyRequest, peer: listener.Peer) -> None:
    if isinstance(request, ListFolders):
        raise RuntimeError("the handler is broken")
    if isinstance(request, IndexStatus):
        await asyncio.Event().wait()
    await peer.send(Done(id=request.id, notes=["x" * 100_000] if request.id == 99 else []))


class Peer:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def say(self, data: bytes) -> None:
        self.writer.write(data)

    async def hear(self) -> AnyReply:
        return codec.decode_reply(await asyncio.wait_for(self.reader.readline(), SOON))

    async def closed(self) -> bool:
        return await asyncio.wait_for(self.reader.read(), SOON) == b""


@asynccontextmanager
async def listening(path: Path) -> AsyncIterator[Callable[[], Awaitable[Peer]]]:
    listener = Listener(path, answer, half_sent_seconds=0.2)
    await listener.start()
    peers: list[Peer] = []

    async def connect() -> Peer:
        peers.append(Peer(*await asyncio.open_unix_connection(os.fspath(path), limit=1 << 22)))
        return peers[-1]

    try:
        yield connect
    finally:
        await listener.stop()
        for peer in peers:
            peer.writer.close()


def test_a_request_is_answered_and_the_socket_is_the_owners(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            assert stat.S_IMODE((tmp_path / "s").stat().st_mode) == 0o600
            peer = await connect()
            peer.say(codec.encode(ServiceStatus(id=5)))
            assert await peer.hear() == Done(id=5)

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"nonsense\n", "malformed"),
        (b"\x00\xff\n", "malformed"),
        (b'{"v":9,"type":"stop"}\n', "version"),
    ],
)
def test_a_bad_message_gets_an_error_and_the_connection_lives(
    tmp_path: Path, sent: bytes, code: str
) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            peer = await connect()
            peer.say(sent)
            reply = await peer.hear()
            assert isinstance(reply, Error)
            assert reply.code == code
            peer.say(codec.encode(ServiceStatus(id=6)))
            assert await peer.hear() == Done(id=6)

    asyncio.run(scenario())


def test_an_oversized_message_gets_an_error_and_a_close(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            peer = await connect()
            peer.say(b"x" * (MAX_MESSAGE_BYTES + 10))
            reply = await peer.hear()
            assert isinstance(reply, Error)
            assert reply.code == "oversized"
            assert await peer.closed()

    asyncio.run(scenario())


def test_a_half_sent_message_gets_an_error_and_a_close(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            peer = await connect()
            peer.say(b'{"v":1,')
            reply = await peer.hear()
            assert isinstance(reply, Error)
            assert await peer.closed()

    asyncio.run(scenario())


def test_a_client_that_leaves_in_the_middle_harms_nobody(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            for said in (b"", b'{"v":1,', codec.encode(IndexStatus(id=1))):
                peer = await connect()
                peer.say(said)
                peer.writer.close()
            peer = await connect()
            peer.say(codec.encode(ServiceStatus(id=7)))
            assert await peer.hear() == Done(id=7)

    asyncio.run(scenario())


@pytest.mark.logs_errors
def test_a_handler_that_fails_answers_and_serves_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            peer = await connect()
            peer.say(codec.encode(ListFolders(id=3)))
            reply = await peer.hear()
            assert isinstance(reply, Error)
            assert (reply.id, reply.code) == (3, "failed")
            peer.say(codec.encode(ServiceStatus(id=8)))
            assert await peer.hear() == Done(id=8)

    asyncio.run(scenario())
    assert "the handler is broken" not in caplog.text


def test_slow_and_greedy_clients_do_not_delay_another(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            stuck = await connect()
            for number in range(50):
                stuck.say(codec.encode(IndexStatus(id=number)))
            deaf = socket.socket(socket.AF_UNIX)
            deaf.connect(os.fspath(tmp_path / "s"))
            deaf.setblocking(False)
            for _ in range(100):
                deaf.send(codec.encode(ServiceStatus(id=99)))
            peer = await connect()
            peer.say(codec.encode(ServiceStatus(id=9)))
            assert await peer.hear() == Done(id=9)
            deaf.close()

    asyncio.run(scenario())


def test_many_clients_are_turned_away_in_words(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            peers = [await connect() for _ in range(64)]
            for peer in peers:
                peer.say(codec.encode(ServiceStatus(id=1)))
                await peer.hear()
            extra = await connect()
            reply = await extra.hear()
            assert isinstance(reply, Error)
            assert reply.code == "busy"

    asyncio.run(scenario())


def test_a_socket_left_by_a_dead_service_is_replaced(tmp_path: Path) -> None:
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(os.fspath(tmp_path / "s"))
    dead.close()

    async def scenario() -> None:
        async with listening(tmp_path / "s") as connect:
            peer = await connect()
            peer.say(codec.encode(ServiceStatus(id=2)))
            assert await peer.hear() == Done(id=2)
        assert not (tmp_path / "s").exists()

    asyncio.run(scenario())
