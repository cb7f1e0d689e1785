"""Snippets are used in the real window, by keys and cards; ports stand for the world."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.contract.messages import Done, Hit
from indexer.contract.snippet_messages import Asked, DeleteSnippets, ExpandSnippet
from tests.desktop.search.hits import expanded, snippet_hit
from tests.desktop.test_acting import Held, Key, Rig
from tests.desktop.ui.conftest import application, no_stalls

__all__ = ["application", "no_stalls"]

NAME = Asked("name", "Name", "text", "Ada", [])


@pytest.fixture
def rig(application: object, tmp_path: Path) -> Rig:
    del application
    return made(tmp_path, snippet_hit("s"))


def made(folder: Path, *hits: Hit) -> Rig:
    rig = Rig(folder, hits, frozenset({"snippets"}))
    rig.world.replies[ExpandSnippet] = expanded("filled in", html="<b>filled in</b>")
    rig.type("refusal")
    return rig


def texts(rig: Rig) -> list[tuple[str, str]]:
    return [(one.text, one.html) for one in rig.world.inserted]


def test_enter_pastes_shift_enter_plainly_and_ctrl_c_copies(rig: Rig) -> None:
    rig.press(Key.Key_Return)
    rig.press(Key.Key_Return, Held.ShiftModifier)
    assert texts(rig) == [("filled in", "<b>filled in</b>"), ("filled in", "")]
    rig.press(Key.Key_C, Held.ControlModifier)
    assert [one.text for one in rig.world.copied] == ["filled in"]
    assert rig.said == "It is in the clipboard."


def test_a_form_is_filled_in_first(rig: Rig) -> None:
    rig.world.replies[ExpandSnippet] = expanded("Dear Ada", NAME)
    rig.press(Key.Key_Return)
    form = rig.acting.form
    assert form.isVisible()
    assert texts(rig) == []
    rig.world.replies[ExpandSnippet] = expanded("Dear Grace")
    rig.type("Grace")
    rig.press(Key.Key_Return)
    assert texts(rig) == [("Dear Grace", "")]
    rig.window.hide()  # as the paste does
    assert not form.isVisible()


def test_escape_goes_back_to_the_query(rig: Rig) -> None:
    rig.world.replies[ExpandSnippet] = expanded("Dear Ada", NAME)
    rig.press(Key.Key_Return)
    rig.press(Key.Key_Escape)
    assert rig.window.isVisible()
    assert rig.window.focusWidget() is rig.window.field
    assert not rig.acting.form.isVisible()


def test_a_form_that_is_copied_closes(rig: Rig) -> None:
    rig.world.replies[ExpandSnippet] = expanded("Dear Ada", NAME)
    rig.press(Key.Key_C, Held.ControlModifier)
    rig.world.replies[ExpandSnippet] = expanded("Dear Ada")
    rig.press(Key.Key_Return)
    assert not rig.acting.form.isVisible()
    assert rig.said == "It is in the clipboard."


def test_what_keeps_from_filling_in_is_said_in_the_form(rig: Rig) -> None:
    rig.world.replies[ExpandSnippet] = expanded("Dear Ada", NAME)
    rig.press(Key.Key_Return)
    rig.world.replies[ExpandSnippet] = Done()  # no text
    rig.press(Key.Key_Return)
    assert rig.acting.form.isVisible()
    assert rig.acting.form._problem.text() != ""
    assert texts(rig) == []


def test_a_command_that_waits_is_told_and_looked_at_or_left_out(
    application: object, tmp_path: Path
) -> None:
    del application
    rig = made(tmp_path, snippet_hit("s", waits=True, commands=True))
    rig.press(Key.Key_Return)
    assert rig.acting.card.isVisible()
    assert texts(rig) == []
    rig.press(Key.Key_Right)
    rig.press(Key.Key_Return)
    assert len(texts(rig)) == 1


def test_a_snippet_is_deleted_when_the_person_says_so(rig: Rig) -> None:
    rig.world.replies[DeleteSnippets] = Done(notes=["1 snippet is deleted."])
    rig.press(Key.Key_Delete, Held.ShiftModifier)
    assert not any(isinstance(one, DeleteSnippets) for one in rig.world.asked)
    rig.press(Key.Key_Right)
    rig.press(Key.Key_Return)
    assert DeleteSnippets(uids=["s"]) in rig.world.asked
    assert rig.said == "1 snippet is deleted."


def test_hints_say_what_enter_does(rig: Rig) -> None:
    assert ("↵", "Paste") in rig.window.hints._hints
