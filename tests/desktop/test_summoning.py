"""The hotkeys' way to the window, with the X server's own keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from queue import SimpleQueue

import pytest
from PySide6.QtWidgets import QApplication

from desktop.held_key import HeldKey
from desktop.search.session import Snapshot
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
from tests.desktop.search.hits import hit

__all__ = ["application"]


@pytest.fixture
def launcher(application: QApplication) -> LauncherWindow:
    return LauncherWindow(Theme("light"), Wording(time.time, b"/home/ada"))


def held(screen: Screen, key: str) -> HeldKey:
    """Bind a key."""
    made = HeldKey(X11Hotkey(screen.display))
    answers: SimpleQueue[Answer] = SimpleQueue()
    made.bind(parse(key), answers.put)
    until(lambda: not answers.empty(), "the key is bound")
    assert answers.get() == Granted(key)
    return made


@pytest.fixture
def key(screen: Screen) -> HeldKey:
    return held(screen, "F9")


@pytest.fixture
def clips_key(screen: Screen) -> HeldKey:
    return held(screen, "F8")


@pytest.fixture
def summoning(
    screen: Screen, launcher: LauncherWindow, key: HeldKey, clips_key: HeldKey
) -> Iterator[Summoning]:
    made = Summoning(launcher, key, {"clip": clips_key}, X11Focus(screen.display))
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
    screen: Screen, summoning: Summoning, launcher: LauncherWindow, key: HeldKey
) -> None:
    del summoning
    answers: SimpleQueue[Answer] = SimpleQueue()
    key.suspend()
    key.resume(answers.put)
    key.suspend()
    until(lambda: not answers.empty(), "it was taken up between")
    with window(screen):
        screen.press("F9")
        key.resume(answers.put)
        until(lambda: answers.qsize() == 2, "it is taken up again")
        assert not launcher.isVisible()
        screen.press("F9")
        until(launcher.isVisible, "it is shown")


def test_a_key_that_is_released_is_taken_up_by_binding_it_again(
    screen: Screen, summoning: Summoning, launcher: LauncherWindow, clips_key: HeldKey
) -> None:
    del summoning
    answers: SimpleQueue[Answer] = SimpleQueue()
    clips_key.release()
    clips_key.suspend()
    clips_key.resume(answers.put)  # there is nothing to take up
    clips_key.bind(parse("F7"), answers.put)
    until(lambda: not answers.empty(), "it is bound")
    assert answers.get() == Granted("F7")
    with window(screen):
        screen.press("F8")
        screen.press("F7")
        until(launcher.isVisible, "it is shown")
        assert launcher.field.scope == "clip"


def test_the_key_of_the_clips_shows_them_and_goes_on_to_the_next(
    screen: Screen, summoning: Summoning, launcher: LauncherWindow
) -> None:
    del summoning
    clips = tuple(hit(name, "clip") for name in "abc")

    def selected() -> str:
        found = launcher.current()
        return found.id if found else ""

    asked: list[tuple[str, object]] = []
    launcher.typed.connect(lambda query, scope: asked.append((query, scope)))
    launcher.field.setText("something else")
    screen.press("F8")
    until(launcher.isVisible, "it is shown")
    assert asked[-1] == ("", "clip")
    launcher.show_snapshot(Snapshot("", "clip", clips, browsing=True))
    assert selected() == "a"
    for expected in ("b", "c", "a"):
        screen.press("F8")
        until(lambda expected=expected: selected() == expected, f"{expected} is selected")  # type: ignore[misc]
    assert launcher.isVisible()
    screen.press("F9")
    until(lambda: not launcher.isVisible(), "the other key hides it")
    screen.press("F9")
    until(launcher.isVisible, "the other key shows it")
    assert (launcher.field.query, launcher.field.scope) == ("", None)
