"""A session asks for each letter and shows the newest answers only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from desktop.search.session import Session, Snapshot
from indexer.contract.messages import AnyReply, Error, Hits, Search
from tests.desktop.search.hits import hit


@dataclass
class Service:
    """Answers when a test says so."""

    asked: list[Search] = field(default_factory=list)
    callbacks: dict[int, Callable[[AnyReply], None]] = field(default_factory=dict)

    def ask(self, request: Search, on_reply: Callable[[AnyReply], None]) -> int:
        self.asked.append(request)
        self.callbacks[len(self.asked)] = on_reply
        return len(self.asked)

    def forget(self, number: int) -> None:
        self.callbacks.pop(number, None)

    def answer(self, number: int, *names: str, final: bool = True) -> None:
        reply = Hits(
            query=self.asked[number - 1].query,
            final=final,
            took_ms=1.0,
            hits=[hit(name) for name in names],
        )
        if number in self.callbacks:
            self.callbacks[number](reply)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def shown() -> list[Snapshot]:
    return []


@pytest.fixture
def session(service: Service, shown: list[Snapshot]) -> Session:
    return Session(service, shown.append)


def names(snapshot: Snapshot) -> str:
    return "".join(one.id for one in snapshot.hits)


def test_both_replies_are_shown(session: Session, service: Service, shown: list[Snapshot]) -> None:
    session.typed("ab")
    service.answer(1, "a", final=False)
    service.answer(1, "b", "a")
    assert [(names(one), one.final) for one in shown] == [("a", False), ("ba", True)]


def test_an_answer_to_an_older_query_is_dropped(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("a")
    session.typed("ab")
    service.answer(1, "x")
    service.answer(2, "y")
    assert [names(one) for one in shown] == ["y"]
    assert all(request.as_you_type for request in service.asked)


def test_a_superseded_search_is_no_error(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("a")
    service.callbacks[1](Error(code="superseded", message="gone"))
    assert shown == []
    service.callbacks[1](Error(code="failed", message="no service"))
    assert shown[-1].error == "no service"


def test_an_empty_field_asks_nothing(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("  ")
    assert service.asked == []
    assert shown == [Snapshot(query="  ")]


def test_the_chosen_hit_stays_when_the_list_settles(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("q")
    service.answer(1, "a", "b", "c", final=False)
    session.select("b", moved=True)
    service.answer(1, "c", "b", "a")
    assert names(shown[-1]) == "abc"


def test_without_a_choice_the_best_comes_first(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("q")
    service.answer(1, "a", "b", final=False)
    session.select("a", moved=False)
    service.answer(1, "b", "a")
    assert names(shown[-1]) == "ba"
