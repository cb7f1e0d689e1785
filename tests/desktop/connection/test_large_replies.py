"""A reply with a whole clip: decoded elsewhere, while others are handed out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop.connection import Connection
from indexer.contract.clips import Clip, ClipRow, GetClip
from indexer.contract.messages import AnyReply, Done, ServiceStatus
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application, no_stalls

__all__ = ["application", "no_stalls"]

IMAGE = bytes(range(256)) * (4 << 10)  # 1 MiB
ROW = ClipRow(
    id=1, place=1, kind="image", text="", length=0, size=len(IMAGE), application="", window="",
    copied=1.0, first=1.0, times=1, pinned=False,
)  # fmt: skip


@pytest.fixture
def service(application: object, tmp_path: Path) -> Iterator[AnsweringService]:
    made = AnsweringService(tmp_path / "socket")
    whole = Clip(row=ROW, text="", html="", image=IMAGE, image_mime="image/png", uris=[])
    made.answers |= {GetClip: whole, ServiceStatus: Done()}
    made.open()
    yield made
    made.close()


@pytest.fixture
def connection(service: AnsweringService) -> Iterator[Connection]:
    made = Connection(str(service.path))
    made.open()
    until(lambda: made.connected, "the connection is there")
    yield made
    made.close()


def test_each_comes_whole_and_to_who_asked(connection: Connection) -> None:
    replies: list[tuple[str, AnyReply]] = []

    def note(name: str, reply: AnyReply) -> None:
        replies.append((name, reply))

    for name in ("first", "second"):
        connection.ask(GetClip(clip=1), partial(note, name))
        connection.ask(ServiceStatus(), partial(note, name))
    until(lambda: len(replies) == 4, "all are answered")
    clips = [(name, reply) for name, reply in replies if isinstance(reply, Clip)]
    assert [name for name, _ in clips] == ["first", "second"]
    for _, clip in clips:
        assert clip.image == IMAGE


def test_a_forgotten_one_is_not_handed_out(connection: Connection) -> None:
    replies: list[AnyReply] = []
    later: list[AnyReply] = []
    number = connection.ask(GetClip(clip=1), replies.append)
    connection.ask(ServiceStatus(), lambda _: connection.forget(number))
    connection.ask(GetClip(clip=1), later.append)
    connection.forget(number)
    until(lambda: bool(later), "the later one is answered")
    assert replies == []
