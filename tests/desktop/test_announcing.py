"""A line reaches the person while the launcher is away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.announcing import Announcing
from desktop.background import Background
from desktop.system.notifications import Notifications
from desktop.ui.bubble import Bubble
from desktop.ui.theme import Theme
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application, no_stalls
from tests.desktop.screen import Screen
from tests.desktop.system.bus_service import Service
from tests.desktop.system.fields import qt
from tests.harness import eventually

__all__ = ["application", "no_stalls"]
_ROOT = Path(__file__).parents[2]
NAME = "org.freedesktop.Notifications"


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def bubbles(application: QApplication) -> list[str]:
    return [
        one.line
        for one in application.topLevelWidgets()
        if isinstance(one, Bubble) and one.isVisible()
    ]


def test_a_bubble_says_it_for_a_moment(application: QApplication, background: Background) -> None:
    announcing = Announcing(Theme("light"), Notifications("id", "Magpie"), background)
    announcing.say("")
    assert bubbles(application) == []
    announcing.say("one")
    announcing.say("Copied: press Ctrl+V to paste it.")
    assert bubbles(application) == ["Copied: press Ctrl+V to paste it."]
    (bubble,) = [one for one in application.topLevelWidgets() if isinstance(one, Bubble)]
    assert bubble.accessibleName() == bubble.line
    bubble._timer.setInterval(0)
    bubble._timer.start()
    until(lambda: not bubbles(application), "it goes by itself")
    announcing.close()


def test_on_wayland_it_is_a_notification(
    application: QApplication,
    background: Background,
    bus: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    with Service(bus, NAME, {"Notify": lambda _: ("u", (7,))}) as daemon:
        announcing = Announcing(Theme("light"), Notifications("io.id", "Magpie", bus), background)
        announcing.say("one")
        until(lambda: len(daemon.asked("Notify")) == 1, "it is shown")
        announcing.say("two")
        until(lambda: len(daemon.asked("Notify")) == 2, "it is shown")
        first, second = daemon.asked("Notify")
        assert first[:6] == ("Magpie", 0, "io.id", "one", "", [])
        assert second[1:4] == (7, "io.id", "two")  # in place of the first
        assert first[6]["transient"] == ("b", True)
        assert bubbles(application) == []
        announcing.close()


def test_without_a_daemon_the_bubble_says_it_there_as_well(
    application: QApplication,
    background: Background,
    bus: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    announcing = Announcing(Theme("light"), Notifications("id", "Magpie", bus), background)
    announcing.say("one")
    until(lambda: bubbles(application) == ["one"], "it is said")
    announcing.close()


def test_a_way_on_is_taken_by_a_click_on_the_bubble_or_the_notification(
    application: QApplication,
    background: Background,
    bus: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del application
    taken: list[str] = []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    with Service(bus, NAME, {"Notify": lambda _: ("u", (7,))}) as daemon:
        notifications = Notifications("io.id", "Magpie", bus)
        announcing = Announcing(Theme("light"), notifications, background)
        announcing.offer("keep it?", "Keep it", lambda: taken.append("kept"))
        until(lambda: notifications._last == 7, "it is shown, and has its number")
        assert daemon.asked("Notify")[0][5] == ["default", "Keep it", "way", "Keep it"]
        for number in (8, 7):  # the first is of another program's
            daemon.signal("/org/freedesktop/Notifications", NAME, "ActionInvoked", "us",
                          (number, "way"))  # fmt: skip
        until(lambda: taken == ["kept"], "it is taken")
        announcing.close()


_SAYS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.ui.bubble import Bubble
from desktop.ui.theme import Theme
application = QApplication(["magpie"])
bubble = Bubble(Theme("light"))
bubble.say("copied")
QTimer.singleShot(300, lambda: print("shown", flush=True))
application.exec()
"""


def test_it_takes_no_keys_from_the_program_with_the_focus(screen: Screen, tmp_path: Path) -> None:
    told = tmp_path / "told"
    environment = {**screen.environment, "QT_QPA_PLATFORM": "xcb"}
    field = qt(environment, told)
    eventually(lambda: screen.active_window() != 0, "the field has the focus", 20)
    active = screen.active_window()
    bubble = subprocess.Popen(
        [sys.executable, "-c", _SAYS], env=environment, stdout=subprocess.PIPE, text=True, cwd=_ROOT
    )
    try:
        assert bubble.stdout is not None
        assert bubble.stdout.readline() == "shown\n"
        assert screen.active_window() == active

        def typed() -> bool:
            screen.type("still here")
            screen.press("Return")
            return "still here" in told.read_text(encoding="utf-8")

        eventually(typed, "the keys go where they went", 20)
    finally:
        for process in (bubble, field):
            process.kill()
            process.wait()
        assert bubble.stdout is not None
        bubble.stdout.close()
