"""A snippet's form, by the keyboard alone; what is shown below it follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.form_card import FormCard
from desktop.ui.theme import Theme
from indexer.contract.snippet_messages import Asked, Expanded, Unfilled
from indexer.contract.snippets import Option
from tests.desktop.qt import until
from tests.desktop.search.hits import expanded

Key, Held = Qt.Key, Qt.KeyboardModifier
NAME = Asked("name", "Name", "text", "Ada", [])
REASON = Asked("reason", "Why", "multiline", "no time", [])
WHEN = Asked("when", "When", "choice", "b", [Option(label="Spring", id="a"), Option(label="b")])
HOW = Asked("how", "How", "list", "", [Option(label="kindly"), Option(label="firmly")])


class Rig:
    """A card in a window; previews are answered at once, by the answers in order."""

    def __init__(self, *asked: Asked) -> None:
        self.window = QWidget()
        self.window.resize(800, 600)
        self.before = QWidget(self.window, focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.card = FormCard(Theme("light"), self.window)
        self.window.show()
        self.before.setFocus()
        self.previewed: list[dict[str, str]] = []
        self.given: list[dict[str, str]] = []
        made = expanded("by the defaults", *asked)
        area = QRect(0, 0, 800, 600)
        self.card.ask(made, "Paste", self._preview, self.given.append, area)

    def _preview(self, answers: Mapping[str, str], take: Callable[[Expanded], None]) -> None:
        self.previewed.append(dict(answers))
        take(expanded(" ".join(answers.values()), NAME))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget(), key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def at(self) -> str:
        focus = self.window.focusWidget()
        return next((one.key for one in self.card.fields if one.widget is focus), "")


@pytest.fixture(autouse=True)
def _there(application: QApplication) -> None:
    del application


def test_defaults_are_there_and_can_be_typed_over() -> None:
    rig = Rig(NAME, REASON, WHEN, HOW)
    assert rig.card.answers == {"name": "Ada", "reason": "no time", "when": "b", "how": "kindly"}
    assert rig.card.text_view.text() == "by the defaults"
    assert rig.at() == "name"
    rig.type("Grace")
    rig.press(Key.Key_Tab)
    rig.type("no\u00a0room")
    rig.press(Key.Key_Return)
    rig.type("at all")
    rig.press(Key.Key_Tab)
    rig.press(Key.Key_Up)
    rig.press(Key.Key_Return)
    assert rig.at() == "how"
    rig.press(Key.Key_Down)
    assert rig.card.answers == {
        "name": "Grace", "reason": "no\u00a0room\nat all", "when": "a", "how": "firmly",
    }  # fmt: skip
    rig.press(Key.Key_Return)
    assert rig.given == [rig.card.answers]


def test_tab_goes_round_and_back() -> None:
    rig = Rig(NAME, REASON, WHEN)
    went = []
    for _ in range(3):
        rig.press(Key.Key_Tab)
        went.append(rig.at())
    assert went == ["reason", "when", "name"]
    rig.press(Key.Key_Backtab, Held.ShiftModifier)
    assert rig.at() == "when"


def test_ctrl_enter_hands_over_from_anywhere_and_enter_from_the_last() -> None:
    rig = Rig(NAME, REASON)
    rig.press(Key.Key_Return, Held.ControlModifier)
    rig.press(Key.Key_Return)
    assert rig.at() == "reason"
    rig.press(Key.Key_Return)  # a line of its own
    assert len(rig.given) == 1
    rig.press(Key.Key_Return, Held.ControlModifier)
    assert [one["reason"] for one in rig.given] == ["no time", "\n"]
    alone = Rig(NAME)
    alone.press(Key.Key_Enter, Held.KeypadModifier)
    assert alone.given == [{"name": "Ada"}]


def test_what_is_shown_follows_the_answers() -> None:
    rig = Rig(NAME)
    rig.type("Grace")
    until(lambda: rig.card.text_view.text() == "Grace", "it is shown")
    assert rig.previewed[-1] == {"name": "Grace"}


def test_escape_goes_back_and_keeps_nothing() -> None:
    rig = Rig(NAME)
    rig.type("Grace")
    rig.press(Key.Key_Escape)
    assert not rig.card.isVisible()
    assert rig.window.focusWidget() is rig.before
    assert (rig.card.answers, rig.card.text_view.text(), rig.given) == ({}, "", [])


def test_what_is_amiss_is_said() -> None:
    rig = Rig(NAME)
    rig.card.fail("The vault is locked.")
    assert rig.card._problem.text() == "The vault is locked."
    missing = [
        Unfilled("unknown", "moon", "“moon” is unknown."), Unfilled("answer", "name", "asked for"),
    ]  # fmt: skip
    rig.card._show(expanded("{{moon}}", NAME, missing=missing))
    assert rig.card._problem.text() == "“moon” is unknown."


def test_rich_text_is_shown_as_such() -> None:
    rig = Rig(NAME)
    rig.card._show(expanded("two words", NAME, html="<p>two <b>words</b></p>"))
    assert rig.card.text_view.text() == "two words"
    (block,) = rig.card.text_view._blocks
    assert [run.style for run in block.runs] == ["strong"]


def test_a_long_form_scrolls_to_the_field_that_has_the_keyboard() -> None:
    rig = Rig(*(Asked(str(n), f"Field {n}", "multiline", "", []) for n in range(12)))
    assert rig.card.height() <= 640
    for _ in range(11):
        rig.press(Key.Key_Tab)
    widget = rig.card.fields[-1].widget
    assert not widget.visibleRegion().isEmpty()
