"""What is done with snippets; ports stand for the world."""

from __future__ import annotations

import pytest

from desktop.search.action_ports import Subject
from desktop.search.actions import ActionId
from desktop.search.outcomes import (
    Asking,
    Copied,
    Failed,
    Lost,
    Outcome,
    Told,
    Unapproved,
)
from desktop.search.snippet_actions import SnippetActions
from indexer.contract.messages import Done, Error, Opened
from indexer.contract.snippet_messages import Asked, DeleteSnippets, ExpandSnippet
from tests.desktop.search.hits import expanded, snippet_hit
from tests.desktop.search.ports import World

SUBJECT = Subject(snippet_hit("s"), query="refusal")
NAME = Asked("name", "Name", "text", "Ada", [])


@pytest.fixture
def world() -> World:
    made = World()
    made.replies[ExpandSnippet] = expanded("filled in", html="<b>filled in</b>")
    return made


def run(world: World, action: ActionId, subject: Subject = SUBJECT) -> list[Outcome]:
    said: list[Outcome] = []
    SnippetActions(world.ports()).run(action, subject, said.append)
    return said


def test_it_is_filled_in_with_what_is_at_hand_and_pasted(world: World) -> None:
    assert run(world, "paste-snippet") == []
    request = world.asked[0]
    assert isinstance(request, ExpandSnippet)
    assert (request.key, request.clipboard, request.selection) == (
        "s", "what was copied", "what is selected",
    )  # fmt: skip
    assert [(one.text, one.html) for one in world.inserted] == [("filled in", "<b>filled in</b>")]
    assert Opened(hit="snippet:s", query="refusal") in world.asked
    assert world.told == []


def test_plainly_it_is_its_text_alone(world: World) -> None:
    run(world, "paste-snippet-plain")
    assert [(one.text, one.html) for one in world.inserted] == [("filled in", "")]


def test_what_is_amiss_with_a_paste_is_told_where_the_person_is(world: World) -> None:
    world.amiss = "Copied: press Ctrl+V to paste it."
    assert run(world, "paste-snippet") == []
    assert world.told == [world.amiss]


def test_it_is_copied_filled_in(world: World) -> None:
    assert run(world, "copy-snippet") == [Copied("copy-snippet")]
    assert [one.text for one in world.copied] == ["filled in"]
    world.amiss = "Its picture cannot be read."
    assert run(world, "copy-snippet") == [Failed(world.amiss)]


def test_a_form_is_asked_for_first(world: World) -> None:
    world.replies[ExpandSnippet] = expanded("Dear Ada", NAME)
    (asking,) = run(world, "paste-snippet")
    assert isinstance(asking, Asking)
    assert (asking.expanded.text, asking.action) == ("Dear Ada", "paste-snippet")
    assert world.inserted == []
    shown: list[str] = []
    asking.preview({"name": "Gr"}, lambda one: shown.append(one.text))
    assert shown == ["Dear Ada"]
    world.replies[ExpandSnippet] = expanded("Dear Grace")
    asking.give({"name": "Grace"})
    assert [one.text for one in world.inserted] == ["Dear Grace"]
    asked = [one for one in world.asked if isinstance(one, ExpandSnippet)]
    assert [one.answers for one in asked] == [{}, {"name": "Gr"}, {"name": "Grace"}]
    assert len({one.seed for one in asked}) == 1


def test_one_enter_too_many_pastes_nothing_twice(world: World) -> None:
    actions, said = SnippetActions(world.ports()), list[Outcome]()
    reply = world.replies.pop(ExpandSnippet)
    for _ in range(2):
        actions.run("paste-snippet", SUBJECT, said.append)
    assert len(world.asked) == 1
    world.replies[ExpandSnippet] = reply
    other = SnippetActions(world.ports())
    for _ in range(2):  # one after the other has ended
        other.run("paste-snippet", SUBJECT, said.append)
    assert len(world.inserted) == 2


@pytest.mark.parametrize("action", ["paste-snippet", "paste-snippet-plain", "copy-snippet"])
def test_a_command_that_waits_for_approval_is_told_first(world: World, action: ActionId) -> None:
    subject = Subject(snippet_hit("s", waits=True, commands=True))
    (told,) = run(world, action, subject)
    assert isinstance(told, Unapproved)
    assert world.asked == []
    told.go_on()
    assert len(world.inserted) + len(world.copied) == 1


def test_what_is_gone_is_said(world: World) -> None:
    world.replies[ExpandSnippet] = Error(code="invalid", message="There is no snippet s.")
    assert run(world, "paste-snippet") == [Failed("There is no snippet s.")]
    assert world.inserted == []


def test_it_is_deleted(world: World) -> None:
    world.replies[DeleteSnippets] = Done(notes=["1 snippet is deleted."])
    assert run(world, "delete-snippet") == [Told("1 snippet is deleted.")]
    assert world.asked == [DeleteSnippets(uids=["s"])]
    world.replies[DeleteSnippets] = Error(code="invalid", message="The vault is locked.")
    assert run(world, "delete-snippet") == [Failed("The vault is locked.")]
    world.replies[DeleteSnippets] = expanded("something else")
    assert run(world, "delete-snippet") == [Lost()]
