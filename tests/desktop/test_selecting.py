"""What is selected is read with the summons, and forgotten with the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.selecting import Selecting
from desktop.system.ports import Copied
from tests.desktop.qt import until
from tests.desktop.ui.conftest import application, no_stalls

__all__ = ["application", "no_stalls"]


class Summons(QObject):
    """Says that the launcher is summoned."""

    summoned = Signal(bool)


class Reader:
    """Keeps those who ask waiting until the test answers."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[Copied | None], None]] = []

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        assert primary
        assert text_only
        self.waiting.append(then)


class Rig:
    """A window, and what is selected before it."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.summons, self.reader = Summons(), Reader()
        self.selecting = Selecting(self.window, self.summons, self.reader)
        self.window.show()


@pytest.fixture
def rig(application: object) -> Rig:
    return Rig()


def test_what_is_selected_comes_once_it_is_read(rig: Rig) -> None:
    rig.summons.summoned.emit(True)
    assert rig.selecting.text == ""
    rig.reader.waiting[0](Copied(text="some words"))
    until(lambda: rig.selecting.text == "some words", "it is taken")
    rig.window.hide()
    assert rig.selecting.text == ""


def test_what_another_program_selected_long_ago_is_not_read(rig: Rig) -> None:
    rig.summons.summoned.emit(False)
    assert not rig.reader.waiting


def test_what_comes_late_is_left(rig: Rig) -> None:
    rig.summons.summoned.emit(True)
    rig.window.hide()
    rig.window.show()
    rig.summons.summoned.emit(True)
    late, now = rig.reader.waiting
    now(None)
    late(Copied(text="of the summons before"))
    assert rig.selecting.text == ""
