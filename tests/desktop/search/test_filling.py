"""A snippet is filled in with one seed, from what is shown of it to what is written."""

from __future__ import annotations

from collections.abc import Callable

from desktop.search.filling import Filling
from indexer.contract.messages import AnyReply, AnyRequest, Error
from indexer.contract.snippet_messages import Asked, Expanded, ExpandSnippet
from tests.desktop.search.hits import expanded

NAME = Asked("name", "Name", "text", "", [])


class Service:
    """Answers when a test says so."""

    def __init__(self) -> None:
        self.asked: list[ExpandSnippet] = []
        self.waiting: list[Callable[[AnyReply], None]] = []

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> None:
        assert isinstance(request, ExpandSnippet)
        self.asked.append(request)
        self.waiting.append(on_reply)


def test_one_seed_and_the_same_surroundings_to_the_end() -> None:
    service, took = Service(), list[Expanded]()
    filling = Filling(service, ExpandSnippet(key="s", clipboard="c", selection="x"))
    filling.begin(took.append, print)
    filling.preview({"name": "A"}, took.append)
    filling.finish({"name": "Ada"}, took.append, print)
    assert len({one.seed for one in service.asked}) == 1
    assert len(service.asked[0].seed) == 32
    assert {(one.key, one.clipboard, one.selection) for one in service.asked} == {("s", "c", "x")}
    assert [one.answers for one in service.asked] == [{}, {"name": "A"}, {"name": "Ada"}]
    assert [one.preview for one in service.asked] == [False, True, False]
    other = Filling(service, ExpandSnippet(key="s"))
    other.begin(took.append, print)
    assert service.asked[-1].seed != service.asked[0].seed


def test_of_previews_only_the_newest_is_shown() -> None:
    service, took = Service(), list[str]()
    filling = Filling(service, ExpandSnippet(key="s", seed="ab"))
    filling.preview({"name": "A"}, lambda one: took.append(one.text))
    filling.preview({"name": "Ad"}, lambda one: took.append(one.text))
    service.waiting[1](expanded("Ad", NAME))
    service.waiting[0](expanded("A", NAME))
    assert took == ["Ad"]
    filling.finish({}, lambda one: took.append(one.text), took.append)
    service.waiting[1](expanded("late", NAME))
    service.waiting[2](Error(code="invalid", message="There is no snippet s."))
    assert took == ["Ad", "There is no snippet s."]
