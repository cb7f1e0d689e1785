"""A session asks for each letter and shows the newest answers only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from desktop.search.offers import RunCommand
from desktop.search.session import LIMIT, MORE, Session, Snapshot
from indexer.contract.clips import ListClips
from indexer.contract.messages import AnyReply, Error, Hit, Hits, Search, Similar
from indexer.contract.snippet_messages import ListSnippets
from tests.desktop.search.hits import hit


@dataclass
class Service:
    """Answers when a test says so."""

    asked: list[Search | Similar | ListClips | ListSnippets] = field(default_factory=list)
    callbacks: dict[int, Callable[[AnyReply], None]] = field(default_factory=dict)

    def ask(
        self,
        request: Search | Similar | ListClips | ListSnippets,
        on_reply: Callable[[AnyReply], None],
    ) -> int:
        self.asked.append(request)
        self.callbacks[len(self.asked)] = on_reply
        return len(self.asked)

    def forget(self, number: int) -> None:
        self.callbacks.pop(number, None)

    def answer(self, number: int, *names: str, final: bool = True) -> None:
        asked = self.asked[number - 1]
        reply = Hits(
            query=asked.query if isinstance(asked, Search) else "",
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
    assert all(isinstance(one, Search) and one.as_you_type for one in service.asked)


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


def test_what_is_like_a_hit_is_shown_until_something_is_typed(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("q")
    service.answer(1, "a", "b")
    session.like(hit("a"))
    service.answer(2, "c")
    assert service.asked[1] == Similar(hit="a", limit=LIMIT)
    assert (names(shown[-1]), shown[-1].like, shown[-1].query) == ("c", "a", "")
    session.typed("qu")
    service.answer(2, "late")
    service.answer(3, "d")
    assert (names(shown[-1]), shown[-1].like) == ("d", "")


def test_reasons_are_asked_for_once_more_and_the_list_stays(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("q", "file")
    service.answer(1, "a", "b")
    told: list[Hit | None] = []
    session.explain("b", told.append)
    asked = service.asked[1]
    assert isinstance(asked, Search)
    assert (asked.query, asked.kind, asked.explain) == ("q", "file", True)
    count = len(shown)
    service.answer(2, "b", final=False)
    assert (told, len(shown)) == ([], count)
    service.answer(2, "a", "b")
    assert [one.id for one in told if one] == ["b"]


def test_reasons_for_what_is_not_found_any_more(session: Session, service: Service) -> None:
    session.typed("q")
    service.answer(1, "a")
    told: list[Hit | None] = []
    session.explain("a", told.append)
    service.answer(2, "b")
    assert told == [None]


def test_what_is_like_another_has_no_reasons_to_ask_for(session: Session, service: Service) -> None:
    session.like(hit("a"))
    service.answer(1, "c")
    told: list[Hit | None] = []
    session.explain("c", told.append)
    assert (len(service.asked), [one.id for one in told if one]) == (1, ["c"])


def test_offers_stand_below_searches_of_everything_only(
    service: Service, shown: list[Snapshot]
) -> None:
    offer = RunCommand("top", ("top",))
    session = Session(service, shown.append, offers=lambda query: (offer,) if query else ())
    session.typed("top")
    service.answer(1, "a")
    assert shown[-1].offers == (offer,)
    session.typed("top", "app")
    service.answer(2, "a")
    *_, last = shown
    assert (len(last.offers), last.kind) == (0, "app")


def test_at_the_end_of_a_full_list_more_hits_are_asked_for_and_come_below(
    session: Session, service: Service, shown: list[Snapshot]
) -> None:
    session.typed("a")
    first = "".join(chr(ord("a") + number) for number in range(LIMIT))
    service.answer(1, *first)
    session.more()
    assert service.asked[1].limit == MORE
    service.answer(2, "z", final=False)
    assert names(shown[-1]) == first
    service.answer(2, "z", *reversed(first), "y")
    assert names(shown[-1]) == first + "zy"
    session.more()
    assert len(service.asked) == 2
    session.typed("ab")
    assert service.asked[2].limit == LIMIT


def test_there_are_no_more_hits_where_the_list_is_not_full_or_not_settled(
    session: Session, service: Service
) -> None:
    session.more()
    session.typed("a")
    service.answer(1, *"abc")
    session.more()
    service.answer(1, *map(str, range(LIMIT)), final=False)
    session.more()
    assert len(service.asked) == 1
