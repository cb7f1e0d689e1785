"""The connection to a real service: replies to whoever asked, and again after it was gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.connection import Connection
from indexer.contract.messages import AnyReply, Error, Hits, Search, ServiceState, ServiceStatus
from tests.desktop.qt import until
from tests.harness import Magpie, magpie


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Magpie]:
    with magpie(tmp_path / "home") as running:
        yield running


@pytest.fixture
def connection(product: Magpie) -> Iterator[Connection]:
    made = Connection(str(product.locations.socket))
    made.open()
    until(lambda: made.connected, "the connection is there")
    yield made
    made.close()


def test_each_reply_goes_to_who_asked(connection: Connection) -> None:
    states: list[AnyReply] = []
    hits: list[AnyReply] = []
    connection.ask(ServiceStatus(), states.append)
    connection.ask(Search(query="anything"), hits.append)
    until(lambda: bool(states and hits and isinstance(hits[-1], Hits)), "both are answered")
    until(lambda: isinstance(hits[-1], Hits) and hits[-1].final, "the search is final")
    assert [type(reply) for reply in states] == [ServiceState]
    assert {type(reply) for reply in hits} == {Hits}


def test_what_is_forgotten_is_not_answered(connection: Connection) -> None:
    forgotten: list[AnyReply] = []
    later: list[AnyReply] = []
    connection.forget(connection.ask(ServiceStatus(), forgotten.append))
    connection.ask(ServiceStatus(), later.append)
    until(lambda: bool(later), "the later one is answered")
    assert forgotten == []


def test_it_says_when_the_service_is_gone_and_comes_back(
    connection: Connection, product: Magpie
) -> None:
    changes: list[bool] = []
    connection.connected_changed.connect(changes.append)
    product.kill()
    until(lambda: not connection.connected, "the connection is gone")
    replies: list[AnyReply] = []
    connection.ask(ServiceStatus(), replies.append)
    until(lambda: bool(replies), "the request is answered all the same")
    assert isinstance(replies[0], Error)
    product.start()
    until(lambda: connection.connected, "the connection is back")
    assert changes[0] is False
    assert changes[-1] is True
