"""Snippets are written in the launcher's window, by real keys, and kept by the real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.connection import Connection
from desktop.snippet_editor import SnippetEditor
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.snippet_messages import ExpandSnippet, KeepSnippet
from indexer.contract.snippets import Citation, Expansion, Snippet
from indexer.vault.errors import KeyringAbsentError
from tests.desktop.kept_snippets import KeptSnippets, kept_snippets
from tests.desktop.qt import until
from tests.desktop.ui.conftest import application, no_stalls

__all__ = ["application", "no_stalls"]

Key, Held = Qt.Key, Qt.KeyboardModifier
CONTROL = Held.ControlModifier
SOURCE = Citation("offer.pdf, p. 3", "file:///home/ada/offer.pdf", 3, 12)


class Rig:
    """The window with the editor over it; `selected` is so in the program before."""

    def __init__(self, snippets: KeptSnippets) -> None:
        self.snippets = snippets
        self.selected = ""
        self.said: list[str] = []
        theme = Theme("light")
        self.window = LauncherWindow(theme, Wording(lambda: 1.79e9, b"/home/ada"))
        QTest.qWait(1)
        self.connection = Connection(str(snippets.service.path))
        self.editor = SnippetEditor(
            self.window, theme, self.connection, lambda: self.selected, self.said.append
        )
        self.connection.open()
        until(lambda: self.connection.connected, "the service is there")
        self.window.summon()
        self.card = self.editor.card
        QTest.qWait(1)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget(), key, held)

    def save(self) -> None:
        """Press the keys that save, and wait until it is said that it is kept."""
        count = len(self.said)
        self.press(Key.Key_Return, CONTROL)
        until(lambda: len(self.said) > count, "it is kept")

    def shown(self) -> bool:
        return self.card.isVisible()

    @property
    def previewed(self) -> str:
        return self.card.preview._text.toPlainText()


@pytest.fixture(scope="module", autouse=True)
def fonts(application: QApplication) -> None:
    """Have a window load the fonts, once: that takes its time."""
    window = LauncherWindow(Theme("light"), Wording(lambda: 1.79e9, b"/"))
    window.summon()
    shiboken6.delete(window)


@pytest.fixture
def rig(application: object, tmp_path: Path) -> Iterator[Rig]:
    with kept_snippets(tmp_path) as snippets:
        made = Rig(snippets)
        yield made
        made.connection.close()


def only(rig: Rig) -> Snippet:
    (snippet,) = rig.snippets.all
    return snippet


def test_a_passage_is_named_and_kept_literally_with_its_source(rig: Rig) -> None:
    rig.editor.open_for("Use {{braces}} and $|$", source=SOURCE)
    assert rig.card._from.text() == "From offer.pdf, p. 3"
    rig.type("The braces")  # the name has the focus
    rig.press(Key.Key_Tab)
    rig.type(";br, ;brace")
    rig.save()
    snippet = only(rig)
    assert (snippet.name, snippet.keywords) == ("The braces", (";br", ";brace"))
    assert snippet.source == SOURCE
    assert not rig.shown()
    assert rig.said == ["The snippet is kept."]
    reply = rig.snippets.requests._guarded(ExpandSnippet(key=";br", preview=True))
    assert getattr(reply, "text", "") == "Use {{braces}} and $|$"


def test_ctrl_s_saves_as_well_and_the_field_has_the_keyboard_again(rig: Rig) -> None:
    rig.editor.open_new()
    rig.type("Empty")
    rig.press(Key.Key_S, CONTROL)
    assert rig.card._note.text() == "A snippet needs a text."
    assert rig.window.focusWidget() is rig.card.text
    rig.type("some text")
    rig.press(Key.Key_S, CONTROL)
    until(lambda: bool(rig.said), "it is kept")
    assert only(rig).text == "some text"
    assert rig.window.focusWidget() is rig.window.field


def test_what_is_selected_is_taken_over_and_a_second_ctrl_n_begins_with_nothing(rig: Rig) -> None:
    rig.selected = "chosen [[words]]"
    rig.editor.open_new()
    assert rig.card.text.toPlainText() == r"chosen \[\[words]]"
    rig.press(Key.Key_N, CONTROL)
    assert rig.card.text.toPlainText() == ""
    rig.press(Key.Key_Escape)
    rig.editor.open_new()
    rig.type("Mine")
    rig.press(Key.Key_N, CONTROL)  # something would be lost
    assert rig.card.name.field.text() == "Mine"
    rig.save()
    assert only(rig).text == r"chosen \[\[words]]"


def test_an_old_one_is_edited_and_what_the_card_does_not_show_stays(rig: Rig) -> None:
    before = Snippet(
        uid="u", name="Sig", keywords=(";sig", ";s, t"), text="Ada", comment="kept",
        search_terms=("regards",), expansion=Expansion(left_word=True, priority=3),
        created=5.0, extra='{"x":1}',
    )  # fmt: skip
    rig.snippets.keep(before)
    rig.editor.open_edit("u")
    until(rig.shown, "it is shown")
    assert rig.window.focusWidget() is rig.card.text
    rig.press(Key.Key_End, CONTROL)
    rig.type(" L.")
    rig.save()
    after = only(rig)
    assert after.text == "Ada L."
    assert (after.keywords, after.comment, after.extra) == (before.keywords, "kept", '{"x":1}')
    assert after.expansion == before.expansion
    assert after.search_terms == ("regards",)


def test_a_keyword_of_another_is_said_with_its_name_and_kept_when_that_is_wanted(rig: Rig) -> None:
    rig.snippets.keep(Snippet(uid="u", name="My signature", keywords=(";sig",), text="Ada"))
    rig.editor.open_for("text")
    rig.press(Key.Key_Tab)
    rig.type(";sig")
    rig.press(Key.Key_Return, CONTROL)
    until(lambda: bool(rig.card._note.text()), "it is said")
    assert rig.card._note.text() == "“;sig” is the keyword of “My signature” already."
    assert rig.card.save.text().startswith("Keep anyway")
    rig.type("2")  # another keyword: the usual button is there again
    assert rig.card.save.text().startswith("Save")
    rig.press(Key.Key_Backspace)
    rig.press(Key.Key_Return, CONTROL)
    until(lambda: rig.card.save.text().startswith("Keep anyway"), "it is said again")
    rig.save()
    assert len(rig.snippets.all) == 2


def test_the_preview_follows_and_marks_what_is_wrong(rig: Rig) -> None:
    rig.editor.open_new()
    rig.press(Key.Key_Tab)
    rig.press(Key.Key_Tab)
    rig.press(Key.Key_Tab)
    assert rig.window.focusWidget() is rig.card.text
    rig.type("Dear [[name]], it is {{date:yyyy}} ")
    rig.card.text.insertPlainText("😀")
    rig.type(" {{wrong}} $|$!")
    until(lambda: "‹name›" in rig.previewed, "it is filled in")
    year = datetime.fromtimestamp(rig.snippets.clock.now(), UTC).year
    assert rig.previewed == f"Dear ‹name›, it is {year} 😀 {{{{wrong}}}} │!"
    assert rig.card._problem.text() == "There is nothing called wrong: it stays text."
    marked = [
        one.cursor.selectedText()
        for one in rig.card.text.extraSelections()
        if one.format.underlineStyle() != one.format.UnderlineStyle.NoUnderline
    ]
    assert marked == ["{{wrong}}"]
    assert rig.card.preview._asked.text() == "Asks for: name"
    rig.type(" {{nothing}}")
    until(lambda: "One of 2 problems" in rig.card._problem.text(), "both are told")
    rig.press(Key.Key_Home, CONTROL)
    rig.press(Key.Key_F8)
    before = "Dear [[name]], it is {{date:yyyy}} 😀 "
    assert rig.card.text.textCursor().position() == len(before) + 1  # as Qt counts
    rig.press(Key.Key_F8)
    assert rig.card._problem.text().startswith("There is nothing called nothing")


def test_commands_are_shown_in_full_and_run_only_when_allowed(rig: Rig) -> None:
    rig.editor.open_new()
    rig.type("Uptime")
    rig.card.begin(at_text=True)
    rig.type("{{shell:uptime -p | cut -c4-}} {{env:SHELL}}")
    commands = rig.card.preview.commands
    until(lambda: len(commands.rows) == 2, "both are shown")
    assert commands.rows[0].text.toPlainText() == "uptime -p | cut -c4-"
    assert not any(one.allow.isChecked() for one in commands.rows)
    rig.save()
    assert rig.snippets.vault.approvals() == frozenset()
    rig.editor.open_edit(only(rig).uid)
    until(lambda: rig.shown() and len(commands.rows) == 2, "it is shown again")
    commands.rows[0].allow.setFocus()
    rig.press(Key.Key_Space)
    rig.save()
    assert len(rig.snippets.vault.approvals()) == 1


def test_escape_asks_only_where_something_would_be_lost(rig: Rig) -> None:
    rig.editor.open_for("a passage", source=SOURCE)
    rig.press(Key.Key_Escape)
    assert not rig.shown()
    rig.editor.open_for("a passage", source=SOURCE)
    rig.type("named")
    rig.press(Key.Key_Escape)
    assert rig.shown()
    assert rig.editor.question.isVisible()
    rig.press(Key.Key_Escape)  # stays
    assert rig.shown()
    assert not rig.editor.question.isVisible()
    assert rig.window.focusWidget() is rig.card.name.field
    rig.press(Key.Key_Escape)
    rig.press(Key.Key_Tab)
    rig.press(Key.Key_Return)
    assert not rig.shown()
    assert rig.snippets.all == ()
    assert rig.card.draft.name == ""


def test_what_was_typed_is_there_again_when_the_window_is(rig: Rig) -> None:
    rig.editor.open_new()
    rig.type("A name")
    rig.press(Key.Key_Tab)
    rig.type(";key")
    rig.window.hide()
    rig.window.summon()
    assert rig.shown()
    assert rig.window.focusWidget() is rig.card.keywords.field
    assert rig.card.name.field.text() == "A name"
    rig.editor.open_for("something else")
    assert rig.card._note.text() == "Save this one first, or leave it."
    assert rig.card.name.field.text() == "A name"


def test_it_makes_way_for_the_clipboard_history_and_comes_back(rig: Rig) -> None:
    rig.window.field.set_scopes((None, "clip"))
    rig.editor.open_new()
    rig.type("A name")
    rig.window.hide()
    rig.window.go_to("clip")
    rig.window.summon()
    assert not rig.shown()
    assert rig.window.focusWidget() is rig.window.field
    rig.window.hide()
    rig.window.go_to(None)
    rig.window.summon()
    assert rig.shown()
    assert rig.window.focusWidget() is rig.card.name.field
    rig.window.go_to("clip")
    assert not rig.shown()
    rig.editor.open_new()
    assert rig.card.name.field.text() == "A name"


def test_nothing_is_lost_while_the_service_is_away(rig: Rig) -> None:
    rig.editor.open_for("a passage")
    rig.type("named")
    rig.snippets.service.close()
    until(lambda: "does not answer" in rig.card._note.text(), "it is said")
    rig.press(Key.Key_Return, CONTROL)
    QTest.qWait(50)
    assert rig.shown()
    assert rig.card.name.field.text() == "named"
    rig.snippets.service.open()
    until(lambda: rig.connection.connected, "it is there again")
    until(lambda: rig.card._note.text() == "", "nothing is said any more")
    rig.save()
    assert only(rig).name == "named"


def test_a_refusal_is_said_in_the_card(rig: Rig) -> None:
    rig.editor.open_for("a passage")
    rig.card.options.fold.click()
    rig.card.options.regex.setFocus()
    rig.type("(")
    rig.press(Key.Key_Return, CONTROL)
    until(lambda: bool(rig.card._note.text()), "it is said")
    assert rig.card._note.text() == "The regular expression cannot be read."
    assert rig.shown()
    rig.press(Key.Key_Backspace)
    assert rig.card._note.text() == ""
    rig.save()
    assert [type(one) for one in rig.snippets.service.asked].count(KeepSnippet) == 2


def test_that_it_ends_with_magpie_is_said(application: object, tmp_path: Path) -> None:
    with kept_snippets(tmp_path, KeyringAbsentError("no keyring")) as snippets:
        snippets.keep(Snippet(uid="u", text="a", tags=("mail",), folder="work/letters"))
        rig = Rig(snippets)
        rig.editor.open_new()
        note = "It ends with Magpie until there is a keyring or a passphrase."
        until(lambda: rig.card._note.text() == note, "it is said")
        rig.card.folder.field.setFocus()
        rig.type("lett")
        completer = rig.card.folder.field.completer()
        assert completer is not None
        assert completer.currentCompletion() == "work/letters"
        rig.connection.close()


def test_a_rich_text_is_written_and_kept_as_html(rig: Rig) -> None:
    rig.editor.open_for("bold move", html="<p>bold <b>move</b></p><script>x()</script>")
    rig.card.begin(at_text=True)
    rig.press(Key.Key_End, CONTROL)
    rig.press(Key.Key_B, CONTROL)
    rig.type(" on")
    rig.save()
    assert only(rig).html == "bold <b>move</b> on"
    assert only(rig).text == ""
