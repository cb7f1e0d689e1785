"""What snippets may take up is told without waiting for anybody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from desktop.at_hand import LONGEST, AtHand
from desktop.search.action_ports import Texts
from desktop.system.ports import Copied
from tests.desktop.qt_fixtures import application

__all__ = ["application"]


class Clipboard:
    """Answers when a test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[Copied | None], None]] = []

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        assert (primary, text_only) == (False, True)
        self.waiting.append(then)


def told(copied: Copied | None, selected: str = "") -> Texts:
    clipboard, found = Clipboard(), list[Texts]()
    at_hand = AtHand(clipboard, lambda: selected)
    at_hand.read(found.append)
    assert found == []
    clipboard.waiting.pop()(copied)
    return found[0]


def test_both_are_told(application: QApplication) -> None:
    del application
    assert told(Copied(text="copied"), "selected") == Texts("copied", "selected")
    assert told(Copied()) == Texts("", "")


def test_what_cannot_be_told_or_is_too_long_is_left_out(application: QApplication) -> None:
    del application
    assert told(None) == Texts(None, "")
    long = "x" * (LONGEST + 1)
    assert told(Copied(text=long), long) == Texts(None, "")
    assert told(Copied(text="\ud800")) == Texts("?", "")
