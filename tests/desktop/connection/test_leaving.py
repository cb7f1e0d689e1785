from __future__ import annotations

from desktop.connection import Connection
from desktop.connection.leaving import end_service
from desktop.ui.status.feed import StatusFeed
from indexer.contract.messages import StopService
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.ui.following import clock, connection, feed, service

__all__ = ["clock", "connection", "feed", "service"]


def test_the_service_ends_before_the_launcher_and_is_not_started_again(
    service: AnsweringService, connection: Connection, feed: StatusFeed
) -> None:
    del feed
    left: list[bool] = []
    changes: list[bool] = []
    connection.connected_changed.connect(changes.append)
    end_service(connection, lambda: left.append(connection.connected))
    until(lambda: bool(left), "the launcher may end")
    assert service.times(StopService) == 1
    assert left == [False]
    assert changes == []  # which would have the supervisor start it
    service.close()
    until(lambda: left == [False], "it is called once")


def test_a_service_that_is_gone_keeps_nobody_waiting(
    connection: Connection, service: AnsweringService
) -> None:
    service.close()
    left: list[bool] = []
    end_service(connection, lambda: left.append(True))
    until(lambda: left == [True], "the launcher may end")
