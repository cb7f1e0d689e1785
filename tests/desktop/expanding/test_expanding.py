"""Expansion as the launcher has it: when it listens, and what is done with what was found."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.connection import Connection
from desktop.expanding.expanding import MOST_TYPED, Expanding, is_typed, written_of
from desktop.following_snippets import FollowingSnippets
from desktop.recording import Recorder
from desktop.system.clipboard import FirstSeeing
from desktop.system.typing import Written
from desktop.system.typing_around import Around
from desktop.system.typing_x11 import X11Listener
from indexer.contract.messages import AnyRequest, Error
from indexer.contract.settings import Snippets
from indexer.contract.snippet_messages import (
    Asked,
    Expanded,
    ExpandSnippet,
    ListTriggers,
    SnippetCommand,
    SnippetState,
    SnippetStatus,
    Trigger,
    Triggers,
    Unfilled,
)
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.desktop.screen import Screen
from tests.desktop.system import fields
from tests.desktop.test_pasting import field
from tests.desktop.typist import Typist, entered, typist
from tests.desktop.ui.following import connection, service

__all__ = ["application", "connection", "service"]

pytestmark = pytest.mark.usefixtures("application")

_ON = Snippets(expand=True)
_STATE = SnippetState(
    condition="open", key="keyring", message="", snippets=1, folders=[], tags=[],
    searchable=True, revision=1,
)  # fmt: skip
FILLED = Expanded(
    uid="s", title="Regards", text="Ada", html="", cursor=None, image="", mode="", asked=[],
    missing=[], problems=[], commands=[], complete=True,
)  # fmt: skip


def filled(**changes: object) -> Expanded:
    return msgspec.structs.replace(FILLED, **changes)


class Scene:
    """A launcher's expansion on a real screen, beside a service that says what a test wants."""

    def __init__(self, screen: Screen, connection: Connection, service: AnsweringService) -> None:
        self.said: list[str] = []
        self.inserted: list[Expanded] = []
        self.asked: list[tuple[Expanded, ExpandSnippet]] = []
        self.service = service
        revisions = itertools.count(1)
        service.answers[SnippetStatus] = lambda _: msgspec.structs.replace(
            _STATE, revision=next(revisions)
        )
        self.triggers(Trigger(uid="s", keywords=[":s"]))
        service.answers[ExpandSnippet] = FILLED
        self.recorder = Recorder(FirstSeeing([]), connection)
        self.following = FollowingSnippets(connection)
        self.expanding = Expanding(
            connection, self.following, X11Listener(screen.display, {}, 20.0),
            Around({}), self.insert, self.recorder, self.said.append,
        )  # fmt: skip
        connection.open()
        until(lambda: connection.connected, "it is connected")

    def triggers(self, *triggers: Trigger) -> None:
        self.service.answers[ListTriggers] = Triggers(triggers=list(triggers), revision=1)

    def insert(self, expanded: Expanded, then: Callable[[str], None]) -> None:
        self.inserted.append(expanded)
        then("")

    def listen(self) -> None:
        self.expanding.follow(_ON)
        until(lambda: self.expanding.state == "on", "it is on")
        # The listener has begun when what its thread was told last is done.
        until(lambda: self.expanding.listens, "it listens")

    def close(self) -> None:
        self.expanding.close()
        self.recorder.close()


@pytest.fixture
def scene(screen: Screen, connection: Connection, service: AnsweringService) -> Iterator[Scene]:
    made = Scene(screen, connection, service)
    yield made
    made.close()


@pytest.fixture
def hands(screen: Screen, tmp_path: Path) -> Iterator[Typist]:
    with field(screen, fields.qt, tmp_path / "told"), typist(screen.display) as made:
        yield made


def has(folder: Path, text: str) -> None:
    until(lambda: entered(folder / "told") == text, f"{text!r} stands there")


def state(scene: Scene) -> str:
    return scene.expanding.state


def test_nothing_listens_unless_it_is_wanted_and_there_is_something_to_find(scene: Scene) -> None:
    assert state(scene) == "off"
    assert scene.service.times(ListTriggers) == 0
    scene.triggers()
    scene.expanding.follow(_ON)
    until(lambda: scene.service.times(ListTriggers) > 0, "it is asked for")
    until(lambda: scene.expanding.state == "idle", "there is nothing to find")
    assert not scene.expanding.listens
    scene.triggers(Trigger(uid="s", keywords=[":s"]))
    until(lambda: scene.expanding.listens, "it listens")
    assert state(scene) == "on"
    scene.expanding.pause(True)
    assert state(scene) == "paused"
    until(lambda: not scene.expanding.listens, "it does not listen")
    scene.expanding.pause(False)
    until(lambda: scene.expanding.listens, "it listens again")
    scene.expanding.follow(Snippets())
    assert state(scene) == "off"
    until(lambda: not scene.expanding.listens, "it does not listen")


def test_what_is_found_is_filled_in_and_written(
    scene: Scene, hands: Typist, tmp_path: Path
) -> None:
    scene.triggers(Trigger(uid="s", regex=r":(?P<n>\d)s"))
    scene.listen()
    hands.type(":7sx")
    has(tmp_path, "Adax")
    request = scene.service.last(ExpandSnippet)
    assert isinstance(request, ExpandSnippet)
    assert (request.key, request.typed, request.groups) == ("s", ":7s", {"n": "7"})


def test_a_long_text_takes_the_keywords_place_by_the_clipboard(
    scene: Scene, hands: Typist, tmp_path: Path
) -> None:
    long_ = filled(text="x" * (MOST_TYPED + 1))
    scene.service.answers[ExpandSnippet] = long_
    scene.listen()
    hands.type("a:sb")
    has(tmp_path, "ab")
    assert [one.text for one in scene.inserted] == [long_.text]


def test_a_command_that_is_not_approved_is_said_and_changes_nothing(
    scene: Scene, hands: Typist, tmp_path: Path
) -> None:
    command = SnippetCommand("d", "shell", "ls", "sh", approved=False)
    scene.service.answers[ExpandSnippet] = filled(commands=[command])
    scene.listen()
    hands.type(":s!")
    has(tmp_path, ":s!")
    until(lambda: len(scene.said) == 1, "it is said")
    assert "Regards" in scene.said[0]


def test_a_form_is_asked_for_where_the_keyword_was(
    scene: Scene, hands: Typist, tmp_path: Path
) -> None:
    asked = [Asked("a", "name", "text", "", [])]
    scene.service.answers[ExpandSnippet] = filled(asked=asked, complete=False)
    scene.listen()
    hands.type(":s")
    until(lambda: len(scene.said) == 1, "without a form that is said")
    scene.expanding.ask_form = lambda *what: scene.asked.append(what)
    hands.type(" :s")
    until(lambda: len(scene.asked) == 1, "the form is asked for")
    has(tmp_path, ":s ")


def test_what_the_service_refuses_is_said(scene: Scene, hands: Typist, tmp_path: Path) -> None:
    scene.service.answers[ExpandSnippet] = Error(code="invalid", message="There is no snippet s.")
    scene.listen()
    hands.type(":s!")
    has(tmp_path, ":s!")
    until(lambda: len(scene.said) == 1, "it is said")


def test_the_clipboard_is_read_where_it_is_missing(
    scene: Scene, hands: Typist, tmp_path: Path
) -> None:
    def answer(request: AnyRequest) -> Expanded:
        assert isinstance(request, ExpandSnippet)
        if request.clipboard is None:
            return filled(text="", missing=[Unfilled("clipboard", "clipboard", "It is empty.")])
        return filled(text="read")

    scene.service.answers[ExpandSnippet] = answer
    scene.listen()
    hands.type(":sx")
    has(tmp_path, "readx")


def test_short_plain_lines_are_typed_and_all_else_is_pasted() -> None:
    assert is_typed(filled(text="x" * MOST_TYPED))
    assert not is_typed(filled(text="x" * (MOST_TYPED + 1)))
    assert is_typed(filled(text="x" * (MOST_TYPED + 1), mode="keys"))
    assert not is_typed(filled(mode="clipboard"))
    assert not is_typed(filled(html="<b>Ada</b>"))
    assert not is_typed(filled(image="/a.png"))
    assert not is_typed(filled(text="a\nb"))
    assert not is_typed(filled(text=""))


def test_as_many_backspaces_undo_a_text_as_it_has_characters_to_a_person() -> None:
    assert written_of(filled(text="Ada")) == Written(3)
    assert written_of(filled(text="👩\u200d👩\u200d👧!", cursor=0)) == Written(2, back=2)
    assert written_of(filled(text="x" * 501)) is None
    assert written_of(filled(image="/a.png")) is None
