from __future__ import annotations

import msgspec

from desktop.connection import Connection
from desktop.status import Status
from desktop.ui.status.feed import StatusFeed
from indexer.contract.messages import Error, IndexStatus
from tests.desktop.answering import IDLE, AnsweringService
from tests.desktop.qt import until
from tests.desktop.ui.following import clock, connection, feed, service
from tests.fakes import FakeClock

__all__ = ["clock", "connection", "feed", "service"]

WORK = msgspec.structs.replace(IDLE, state="indexing", queued=50, unread=50, written=0)


def test_it_asks_again_by_itself_while_there_is_work(
    feed: StatusFeed, service: AnsweringService
) -> None:
    service.answers[IndexStatus] = WORK
    feed.look()
    until(lambda: feed.status.state == "indexing", "the work is known")
    service.answers[IndexStatus] = IDLE
    until(lambda: feed.status.state == "idle", "its end is noticed unasked")


def test_at_rest_it_asks_no_more(feed: StatusFeed, service: AnsweringService) -> None:
    asked = service.times(IndexStatus)
    service.answers[IndexStatus] = WORK  # nobody says so
    waited: list[bool] = []
    from PySide6.QtCore import QTimer

    QTimer.singleShot(1300, lambda: waited.append(True))
    until(lambda: bool(waited), "more than a second is over")
    assert service.times(IndexStatus) == asked


def test_it_tells_only_of_changes(feed: StatusFeed, service: AnsweringService) -> None:
    told: list[Status] = []
    feed.changed.connect(told.append)
    asked = service.times(IndexStatus)
    feed.look()
    feed.look()  # while the first is on its way: asked once
    until(lambda: service.times(IndexStatus) > asked, "it has asked")
    feed.look()
    until(lambda: service.times(IndexStatus) >= asked + 1, "it has asked")
    assert told == []


def test_the_speed_is_that_between_two_looks(
    feed: StatusFeed, service: AnsweringService, clock: FakeClock
) -> None:
    service.answers[IndexStatus] = WORK
    feed.look()
    until(lambda: feed.status.state == "indexing", "the work is known")
    clock.advance(10)
    service.answers[IndexStatus] = msgspec.structs.replace(WORK, written=40, queued=10, unread=10)
    until(lambda: feed.status.waiting == 10, "the progress is known")
    assert feed.status.speed.files is not None
    assert 3.0 < feed.status.speed.files <= 4.0


def test_it_says_what_keeps_the_service_from_running(
    feed: StatusFeed, service: AnsweringService
) -> None:
    service.close()
    until(lambda: feed.status.state == "starting", "the service is gone")
    feed.tell_problem("It keeps ending.")
    assert feed.status == Status("down", problems=("It keeps ending.",))
    service.open()
    until(lambda: feed.status.state == "idle", "the service is back")


def test_a_service_that_fails_is_asked_again(
    connection: Connection, service: AnsweringService, clock: FakeClock
) -> None:
    service.answers[IndexStatus] = Error(code="failed", message="No.")
    feed = StatusFeed(connection, clock.monotonic)
    connection.open()
    until(lambda: service.times(IndexStatus) > 0, "it was asked")
    service.answers[IndexStatus] = IDLE
    until(lambda: feed.status.state == "idle", "it answers")
