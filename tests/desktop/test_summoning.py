"""The hotkey's way to the window, with the X server's own keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from queue import SimpleQueue

import pytest
from PySide6.QtWidgets import QApplication

from desktop.summoning import Summoning
from desktop.system.focus_x11 import X11Focus
from desktop.system.hotkey_x11 import X11Hotkey
from desktop.system.keys import parse
from desktop.system.ports import Answer, Granted
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.desktop.screen import Screen, window

__all__ = ["application"]


@pytest.fixture
def launcher(application: QApplication) -> LauncherWindow:
    return LauncherWindow(Theme("light"), Wording(time.time, b"/home/ada"))


@pytest.fixture
def summoning(screen: Screen, launcher: LauncherWindow) -> Iterator[Summoning]:
    made = Summoning(launcher, X11Hotkey(screen.display), X11Focus(screen.display))
    answers: SimpleQueue[Answer] = SimpleQueue()
    made.bind(parse("F9"), answers.put)
    until(lambda: not answers.empty(), "the key is bound")
    assert answers.get() == Granted("F9")
    yield made
    made.close()


def test_a_press_shows_the_window_and_another_hides_it(
    screen: Screen, summoning: Summoning, launcher: LauncherWindow
) -> None:
    del summoning
    screen.press("F9")
    until(launcher.isVisible, "it is shown")
    screen.press("F9")
    until(lambda: not launcher.isVisible(), "it is hidden")


def test_a_press_while_the_key_is_suspended_is_somebody_else_s(
    screen: Screen, summoning: Summoning, launcher: LauncherWindow
) -> None:
    answers: SimpleQueue[Answer] = SimpleQueue()
    summoning.suspend()
    summoning.resume(answers.put)
    summoning.suspend()
    until(lambda: not answers.empty(), "it was taken up between")
    with window(screen):
        screen.press("F9")
        summoning.resume(answers.put)
        until(lambda: answers.qsize() == 2, "it is taken up again")
        assert not launcher.isVisible()
        screen.press("F9")
        until(launcher.isVisible, "it is shown")
