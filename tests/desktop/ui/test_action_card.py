"""Cards that ask and that explain."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.search.outcomes import Explained
from desktop.ui.action_card import ActionCard, Bars
from desktop.ui.theme import Theme
from indexer.contract.messages import Contribution
from tests.desktop.search.hits import hit

AREA = QRect(10, 70, 860, 420)


@pytest.fixture
def window() -> QWidget:
    made = QWidget()
    made.resize(880, 540)
    QLineEdit(made).setFocus()
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def card(window: QWidget) -> ActionCard:
    return ActionCard(Theme("light"), window)


@pytest.fixture
def confirmed(card: ActionCard) -> list[bool]:
    found: list[bool] = []
    card.ask(
        "Never find it?", "It leaves the index.", "Leave it out", lambda: found.append(True), AREA
    )
    return found


def press(card: ActionCard, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(card.window().focusWidget(), key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_too_many_confirms_nothing(
    card: ActionCard, confirmed: list[bool], key: Qt.Key
) -> None:
    press(card, key)
    assert (confirmed, card.isVisible()) == ([], False)


@pytest.mark.parametrize("way", [Qt.Key.Key_Right, Qt.Key.Key_Tab])
def test_the_other_button_confirms_once(
    card: ActionCard, confirmed: list[bool], way: Qt.Key
) -> None:
    press(card, way, Qt.Key.Key_Return)
    assert (confirmed, card.isVisible()) == ([True], False)


def test_the_way_to_the_other_button_leads_back(card: ActionCard, confirmed: list[bool]) -> None:
    press(card, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert confirmed == []


def test_it_explains_with_a_bar_for_each_share(card: ActionCard) -> None:
    shares = (Contribution("words in its text", 0.42), Contribution("recent", 0.004))
    card.explain(Explained(hit("a.pdf"), shares, ("a.pdf is indexed.",)), AREA)
    bars = card.findChild(Bars)
    assert bars is not None
    assert bars.accessibleName() == "The words are in its text 42 %, It changed lately <1 %"
    assert card.accessibleName() == "Why “a.pdf” is here"
    assert card.accessibleDescription() == "a.pdf is indexed."
    press(card, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert not card.isVisible()


def test_without_shares_it_tells_how_it_was_found(card: ActionCard) -> None:
    card.explain(Explained(hit("a.pdf"), (), ()), AREA)
    assert card.accessibleDescription() == "It has the words."


def test_a_question_after_an_explanation_has_both_buttons(card: ActionCard) -> None:
    card.explain(Explained(hit("a.pdf"), (), ()), AREA)
    card.leave()
    done: list[bool] = []
    card.ask("Sure?", "", "Yes", lambda: done.append(True), AREA)
    press(card, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert done == [True]
