"""Keys, menu and cards do things to hits, in the real window; ports stand for the world."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.acting import Acting, Summoner
from desktop.memory import Habits, Memory, StateFile
from desktop.search.action_ports import Ports
from desktop.search.actions import Pair, Parts
from desktop.search.history import History, Queries
from desktop.search.offers import RunCommand, WebSearch
from desktop.search.runner import Runner
from desktop.search.session import LIMIT, Session, Snapshot
from desktop.system.ports import Place
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    Contribution,
    Done,
    Exclude,
    Explanation,
    Hit,
    Hits,
    Opened,
    Search,
    Similar,
    Why,
)
from tests.desktop.search.hits import hit
from tests.desktop.search.ports import World
from tests.desktop.ui.conftest import application, no_stalls

__all__ = ["application", "no_stalls"]

Key, Held = Qt.Key, Qt.KeyboardModifier
WEB = WebSearch("roof", "https://e.org/?q=roof", "e.org")
COMMAND = RunCommand("top", ("top",))


class Service(World):
    """Answers searches with the same hits."""

    hits: tuple[Hit, ...] = (hit("a", text="a"), hit("b"))

    def ask(self, request: AnyRequest, on_reply: object) -> int:
        assert callable(on_reply)
        self.asked.append(request)
        reply: AnyReply | None = self.replies.get(type(request))
        if isinstance(request, Search | Similar):
            reply = Hits(query="", final=True, took_ms=1, hits=list(self.hits))
            shares = [Contribution("words", 0.4)] if getattr(request, "explain", False) else []
            found = [msgspec.structs.replace(one, contributions=shares) for one in reply.hits]
            reply = msgspec.structs.replace(reply, hits=found)
        if reply is not None:
            on_reply(reply)
        return len(self.asked)

    def forget(self, number: int) -> None:
        """Answers have come by then."""


class Rig:
    """The window with all that acts in it."""

    def __init__(
        self, folder: Path, hits: tuple[Hit, ...] = Service.hits, parts: Parts = frozenset()
    ) -> None:
        self.world = Service()
        self.world.hits = hits
        theme = Theme("light")
        self.window = LauncherWindow(theme, Wording(lambda: 1.79e9, b"/home/ada"))
        self.session = Session(self.world, self.window.show_snapshot)
        self.window.typed.connect(self.session.typed)
        ports = Ports(
            self.world, self.world, self.world, self.world, self.session, self.world,
            self.world.launch, self.world.paste, tell=self.world.told.append,
            inserting=self.world,
        )  # fmt: skip

        def now(task: object) -> None:
            assert callable(task)
            task()

        self.habits = StateFile(folder / "habits", Habits, now)
        self.history = History(StateFile(folder / "queries", Queries, now))
        self.acting = Acting(
            self.window, theme, self.session, Runner(ports), Memory(self.habits), self.history,
            Summoner(self.window.summon, lambda: "token"), parts,
        )  # fmt: skip
        self.window.field.set_scopes((None, "file", "app", "clip"))
        self.window.summon()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget(), key, held)

    @property
    def said(self) -> str:
        return self.window.hints.message

    def noted(self) -> list[Opened]:
        return [one for one in self.world.asked if isinstance(one, Opened)]


@pytest.fixture
def rig(application: object, tmp_path: Path) -> Rig:
    made = Rig(tmp_path)
    made.type("roof")
    return made


def test_enter_opens_and_the_query_is_kept(rig: Rig) -> None:
    rig.press(Key.Key_Return)
    assert rig.world.opened == [Place(b"/home/ada/a", None, 1)]
    assert rig.noted() == [Opened(hit="a", query="roof")]
    assert rig.history.queries == ("roof",)
    assert not rig.window.isVisible()


def test_ctrl_enter_shows_the_folder(rig: Rig) -> None:
    rig.press(Key.Key_Return, Held.ControlModifier)
    assert rig.world.revealed == [b"/home/ada/a"]


def test_a_key_of_an_action_acts_on_the_selected_hit(rig: Rig) -> None:
    rig.press(Key.Key_C, Held.ControlModifier | Held.ShiftModifier)
    assert (rig.world.text, rig.said) == ("/home/ada/a", "The path is in the clipboard.")
    assert rig.window.isVisible()
    rig.press(Key.Key_Down)
    assert rig.said == ""
    rig.press(Key.Key_C, Held.ControlModifier)  # a hit without passages has none to copy
    rig.press(Key.Key_S, Held.ControlModifier)  # nor are there snippets
    assert (rig.world.text, rig.said) == ("/home/ada/a", "")


def test_a_file_that_is_gone_is_said_with_a_way_on(rig: Rig) -> None:
    rig.world.refusal = "The file is not there any more"
    rig.press(Key.Key_Return)
    assert rig.window.isVisible()
    assert rig.said == "The file is no longer there."
    assert rig.history.queries == ()
    rig.world.refusal = ""
    rig.press(Key.Key_Return, Held.AltModifier)
    assert rig.world.opened[-1].path in (b"/home", b"/home/ada", b"/")
    assert not rig.window.isVisible()


def test_typing_on_takes_the_message_away(rig: Rig) -> None:
    rig.world.refusal = "evince is not installed"
    rig.press(Key.Key_Return)
    assert rig.said == "The file is no longer there."
    rig.type("s")
    assert rig.said == ""
    opened = len(rig.world.opened)
    rig.press(Key.Key_Return, Held.AltModifier)
    assert len(rig.world.opened) == opened


def test_the_menu_lists_filters_and_does(rig: Rig) -> None:
    rig.press(Key.Key_K, Held.ControlModifier)
    rig.type("copy cit")
    rig.press(Key.Key_Return)
    assert rig.world.text == "a, line 1: a"
    assert rig.window.focusWidget() is rig.window.field
    rig.type("s")
    assert rig.window.field.query == "roofs"


def test_what_was_made_usual_is_enters_from_now_on(rig: Rig) -> None:
    rig.press(Key.Key_K, Held.ControlModifier)
    rig.type("copy path")
    rig.press(Key.Key_Return, Held.ControlModifier)
    rig.press(Key.Key_Escape)
    rig.press(Key.Key_Return)
    assert rig.world.text == "/home/ada/a"
    assert Memory(rig.habits).pairs == {"file": Pair("copy-path", "reveal")}


def test_more_like_this_is_shown_with_a_chip_until_backspace(rig: Rig) -> None:
    rig.press(Key.Key_L, Held.ControlModifier)
    assert rig.world.asked[-1] == Similar(hit="a", limit=LIMIT)
    assert (rig.window.field.like, rig.session.snapshot.like) == ("a", "a")
    rig.press(Key.Key_Backspace)
    last = rig.world.asked[-1]
    assert isinstance(last, Search)
    assert (last.query, rig.window.field.query) == ("roof", "roof")


def test_why_shows_a_card(rig: Rig) -> None:
    rig.world.replies[Why] = Explanation(verdict="indexed", lines=["a is indexed."])
    rig.press(Key.Key_I, Held.ControlModifier)
    assert rig.acting.card.isVisible()
    assert rig.acting.card.accessibleDescription() == "a is indexed."
    rig.press(Key.Key_Escape)
    assert rig.window.isVisible()
    assert rig.window.focusWidget() is rig.window.field


def test_leaving_out_asks_once_and_searches_again(rig: Rig) -> None:
    rig.world.replies[Exclude] = Done(notes=["It is left out from now on."])
    rig.press(Key.Key_K, Held.ControlModifier)
    rig.type("never file")
    rig.press(Key.Key_Return)
    assert not any(isinstance(one, Exclude) for one in rig.world.asked)
    rig.press(Key.Key_Right)
    rig.press(Key.Key_Return)
    *_, excluded, again = rig.world.asked
    assert excluded == Exclude(uri="file:///home/ada/a")
    assert isinstance(again, Search)
    assert rig.said == "It is left out from now on."


def offered(rig: Rig, *names: str) -> None:
    hits = tuple(hit(name) for name in names)
    rig.window.show_snapshot(Snapshot(query="roof", hits=hits, offers=(WEB, COMMAND)))


@pytest.mark.parametrize("names", [(), ("a",)])
def test_offers_are_never_taken_up_unless_selected(rig: Rig, names: tuple[str, ...]) -> None:
    offered(rig, *names)
    rig.press(Key.Key_Return)
    rig.window.summon()
    rig.press(Key.Key_Return, Held.ControlModifier)
    assert (rig.world.browsed, rig.world.ran) == ([], [])


def test_the_web_is_searched_on_enter(rig: Rig) -> None:
    offered(rig)
    rig.press(Key.Key_Down)
    assert rig.world.browsed == []
    rig.press(Key.Key_Return)
    assert rig.world.browsed == ["https://e.org/?q=roof"]
    assert (rig.noted(), rig.history.queries) == ([], ())


def test_a_command_runs_on_ctrl_enter_only(rig: Rig) -> None:
    offered(rig, "a")
    for _ in range(2):
        rig.press(Key.Key_Down)
    rig.press(Key.Key_Return)
    assert (rig.world.ran, rig.said) == ([], "Ctrl+Enter runs it.")
    offered(rig, "a", "b")  # the list settles, and the command stays selected
    rig.press(Key.Key_Return, Held.ControlModifier)
    assert rig.world.ran == [("top",)]


def test_what_lies_over_the_window_goes_with_it(rig: Rig) -> None:
    rig.press(Key.Key_K, Held.ControlModifier)
    rig.window.hide()
    rig.window.summon()
    assert not rig.acting.menu.isVisible()
    assert rig.window.focusWidget() is rig.window.field


def test_up_brings_back_what_something_was_opened_from(rig: Rig) -> None:
    rig.press(Key.Key_Return)
    rig.window.summon()
    rig.press(Key.Key_Backspace)
    rig.press(Key.Key_Up)
    assert rig.window.field.query == "roof"
    rig.acting.forget()
    assert rig.history.queries == ()
