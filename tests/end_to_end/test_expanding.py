"""Keywords that are replaced as they are typed, in real programs, with the real service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.contract.snippet_messages import KeepSnippet, SnippetKept
from indexer.contract.snippets import Expansion, ShellVariable, Snippet
from tests.desktop.accessibility import accessibility
from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.copying import copy
from tests.desktop.system.viewer import Home
from tests.desktop.test_pasting import clipboard
from tests.desktop.typist import Typist, entered, typist
from tests.end_to_end.clipboard import wait_for_focus
from tests.end_to_end.test_launcher import launcher
from tests.harness import Magpie, eventually

__all__ = ["bus", "screen"]

_PROGRAMS = pytest.mark.parametrize(
    "start", [fields.qt, fields.gtk, fields.xterm], ids=lambda s: s.__name__
)
_LONG = "The minutes of the meeting are attached – please read them before Monday, all of them."
_SNIPPETS = (
    Snippet(uid="", name="Regards", keywords=(":k",), text="Kind regards"),
    Snippet(
        uid="",
        name="By the way",
        keywords=("btw",),
        text="by the way",
        expansion=Expansion(left_word=True, right_word=True, propagate_case=True),
    ),
    Snippet(uid="", name="Minutes", keywords=(":m",), text=_LONG),
    Snippet(uid="", name="Call", keywords=(":c",), text="f($|$)"),
    Snippet(uid="", name="Letter", keywords=(":f",), text="Dear [[name]],"),
    Snippet(uid="", name="Sum", regex=r":(?P<n>\d+)x", text="{{n}} times"),
    Snippet(
        uid="",
        name="List",
        keywords=(":l",),
        text="{{listing}}",
        variables=(ShellVariable(name="listing", cmd="ls"),),
    ),
)


@dataclass
class Person:
    """Somebody who types into a field; `told` is what has come there."""

    typist: Typist
    told: Path

    def has(self, text: str) -> None:
        """Wait until a text stands there, and nothing else."""
        eventually(lambda: entered(self.told) == text, f"{text[-60:]!r} stands there", seconds=20)


@contextmanager
def person(
    screen: Screen, bus: str, folder: Path, start: fields.Start, *settings: str
) -> Iterator[Person]:
    """Run the product and a field, with somebody at it."""
    product = Magpie(folder / "home")
    product.settings("\n".join(["[snippets]", "expand = true", *settings, ""]))
    product.start()
    environment = {
        **screen.environment,
        "QT_QPA_PLATFORM": "xcb",
        "GDK_BACKEND": "x11",
        "DBUS_SESSION_BUS_ADDRESS": bus,
    }
    try:
        with product.client() as client:
            for snippet in _SNIPPETS:
                client.ask(KeepSnippet(snippet=snippet), SnippetKept)
        with launcher(screen, product, Home.make(folder / "person"), bus):
            log = product.home / "launcher.out"
            eventually(lambda: b"keywords are looked for" in log.read_bytes(), "it listens")
            field = start(environment, folder / "told")
            try:
                wait_for_focus(screen, "field")
                with typist(screen.display) as hands:
                    yield Person(hands, folder / "told")
            finally:
                field.kill()
                field.wait()
    finally:
        product.stop()


@_PROGRAMS
def test_a_hundred_expansions_at_20_keys_a_second_lose_and_reorder_nothing(
    screen: Screen, bus: str, tmp_path: Path, start: fields.Start
) -> None:
    with person(screen, bus, tmp_path, start) as one:
        one.typist.type("".join(f":k{number} " for number in range(100)))
        one.has("".join(f"Kind regards{number} " for number in range(100)))


@_PROGRAMS
def test_what_is_long_comes_by_the_clipboard_and_keys_typed_on_follow_it(
    screen: Screen, bus: str, tmp_path: Path, start: fields.Start
) -> None:
    with person(screen, bus, tmp_path, start) as one:
        copy(screen.environment, "copied before")
        one.typist.type("".join(f":m{number} abc " for number in range(5)))
        one.has("".join(f"{_LONG}{number} abc " for number in range(5)))
        eventually(lambda: clipboard(screen) == "copied before", "the clipboard is as before")


@_PROGRAMS
def test_one_backspace_puts_the_keyword_back(
    screen: Screen, bus: str, tmp_path: Path, start: fields.Start
) -> None:
    with person(screen, bus, tmp_path, start) as one:
        one.typist.type("a :k")
        one.has("a Kind regards")
        one.typist.key("BackSpace")
        one.has("a :k")
        one.typist.type("!")
        one.has("a :k!")
        one.typist.key("BackSpace")  # this one is only that
        one.has("a :k")
        one.typist.type(" :m")
        one.has(f"a :k {_LONG}")
        one.typist.key("BackSpace")
        one.has("a :k :m")


def test_words_cases_cursor_and_expressions(screen: Screen, bus: str, tmp_path: Path) -> None:
    with person(screen, bus, tmp_path, fields.qt) as one:
        said = ""
        for typed, comes in (
            ("btw ", "by the way "),
            ("Btw, ", "By the way, "),
            ("BTW.", "BY THE WAY."),
            (" xbtw ", " xbtw "),
            ("btwx ", "btwx "),
            (":12x ", "12 times "),
        ):
            one.typist.type(typed)
            said += comes
            one.has(said)
        one.typist.type(":cx")
        one.has(f"{said}f(x)")


def test_a_modifier_that_is_held_stays_held(screen: Screen, bus: str, tmp_path: Path) -> None:
    with person(screen, bus, tmp_path, fields.qt) as one:
        one.typist.hold("Shift_L", down=True)
        for letter in ("b", "t", "w", "space", "x"):
            one.typist.key(letter)
        one.has("BY THE WAY X")
        one.typist.hold("Shift_L", down=False)
        one.typist.type("y")
        one.has("BY THE WAY Xy")


def test_a_command_that_was_not_approved_changes_nothing(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    with person(screen, bus, tmp_path, fields.qt) as one:
        one.typist.type(":l :k")
        one.has(":l Kind regards")


def test_a_form_is_shown_and_its_text_lands_where_the_keyword_was(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    with person(screen, bus, tmp_path, fields.qt) as one:
        one.typist.type("a :f")
        wait_for_focus(screen, "Magpie")
        one.has("a ")
        one.typist.type(":k")  # Magpie's own windows are not looked at
        one.typist.key("Return")
        wait_for_focus(screen, "field")
        one.has("a Dear :k,")
        one.typist.type(" :f")
        wait_for_focus(screen, "Magpie")
        one.typist.key("Escape")
        wait_for_focus(screen, "field")
        one.has("a Dear :k, :f")


def test_a_password_field_is_not_looked_at(screen: Screen, bus: str, tmp_path: Path) -> None:
    with (
        accessibility(screen, bus),
        person(screen, bus, tmp_path, fields.qt_password) as one,
    ):
        one.typist.type(":k :m btw ")
        one.has(":k :m btw ")


def test_a_program_that_is_left_out_is_not_looked_at(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    with person(screen, bus, tmp_path, fields.xterm, 'exclude_apps = ["XTerm"]') as one:
        one.typist.type(":k :m btw ")
        one.has(":k :m btw ")
