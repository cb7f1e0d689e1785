"""What every way to a hotkey does alike, each on the real thing it speaks to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack
from queue import SimpleQueue

import pytest
from jeepney import MatchRule

from desktop.system.hotkey import FirstWorking
from desktop.system.hotkey_kde import KdeHotkey
from desktop.system.hotkey_portal import PortalHotkey
from desktop.system.hotkey_x11 import X11Hotkey
from desktop.system.keys import KeySequence, parse
from desktop.system.ports import Granted, Guided, Hotkey, Press, Taken, Unavailable
from desktop.system.session_bus import Expected
from tests.desktop.screen import Screen
from tests.desktop.system.kde_service import Kde
from tests.desktop.system.portal_service import Portal

WISHED = parse("Ctrl+Space")
OTHER = parse("Super+M")


class Rig(ABC):
    """A hotkey and the desktop around it."""

    hotkey: Hotkey

    @abstractmethod
    def press(self, key: KeySequence) -> None:
        """Press a key as the person does."""

    @abstractmethod
    def take(self, key: KeySequence) -> None:
        """Let another program have a key."""


class X11Rig(Rig):
    def __init__(self, screen: Screen, stack: ExitStack) -> None:
        self._screen = screen
        self._stack = stack
        self.hotkey = X11Hotkey(screen.display)

    def press(self, key: KeySequence) -> None:
        self._screen.press(str(key).replace("Space", "space").replace("M", "m"))

    def take(self, key: KeySequence) -> None:
        rival = X11Hotkey(self._screen.display)
        self._stack.callback(rival.stop)
        assert isinstance(rival.start(key, lambda _press: None), Granted)


class PortalRig(Rig):
    def __init__(self, bus: str, stack: ExitStack) -> None:
        self._portal = stack.enter_context(Portal(bus))
        self._made = PortalHotkey("io.magpie", "Show Magpie", bus_address=bus)
        self.hotkey = self._made

    def press(self, key: KeySequence) -> None:
        bound = dict(zip(self._portal.preferred, self._portal.sessions, strict=True))
        assert self._made._bus is not None
        # Listens after the hotkey, so that when this has heard of the press, that has.
        heard = Expected(self._made._bus, MatchRule(type="signal", member="Activated"))
        self._portal.activate(session=bound[key.portal_trigger])
        heard.wait(60)
        heard.stop()

    def take(self, key: KeySequence) -> None:  # noqa: ARG002 - see below
        self._portal.response = 2  # the portal says no more than that


class KdeRig(Rig):
    def __init__(self, bus: str, stack: ExitStack) -> None:
        self._kde = stack.enter_context(Kde(bus, taken=set()))
        self.hotkey = KdeHotkey("io.magpie", "Magpie", "Show Magpie", bus_address=bus)

    def press(self, key: KeySequence) -> None:
        if self._kde.present and key.qt_key in self._kde.bound:
            self._kde.press()

    def take(self, key: KeySequence) -> None:
        self._kde.taken.add(key.qt_key)


@pytest.fixture(params=["x11", "portal", "kde", "first working"])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    with ExitStack() as stack:
        made: Rig
        if request.param == "portal":
            made = PortalRig(request.getfixturevalue("bus"), stack)
        elif request.param == "kde":
            made = KdeRig(request.getfixturevalue("bus"), stack)
        else:
            made = X11Rig(request.getfixturevalue("screen"), stack)
        if request.param == "first working":
            inner = made.hotkey
            made.hotkey = FirstWorking([lambda: inner], "magpie toggle")
        stack.callback(made.hotkey.stop)
        yield made


class Presses:
    def __init__(self, hotkey: Hotkey) -> None:
        self._hotkey = hotkey
        self._queue: SimpleQueue[Press] = SimpleQueue()

    def __call__(self, press: Press) -> None:
        self._queue.put(press)
        self._hotkey.settled()

    def next(self) -> Press:
        return self._queue.get(timeout=60)

    def empty(self) -> bool:
        return self._queue.empty()


def test_each_press_arrives_once(rig: Rig) -> None:
    presses = Presses(rig.hotkey)
    answer = rig.hotkey.start(WISHED, presses)
    assert isinstance(answer, Granted)
    assert "space" in answer.trigger.lower()
    for _ in range(3):
        rig.press(WISHED)
        presses.next()
    assert presses.empty()


def test_a_changed_key_is_the_only_one(rig: Rig) -> None:
    presses = Presses(rig.hotkey)
    rig.hotkey.start(WISHED, presses)
    assert isinstance(rig.hotkey.change(OTHER), Granted)
    rig.press(WISHED)
    rig.press(OTHER)
    presses.next()
    assert presses.empty()


def test_a_refused_change_leaves_the_key(rig: Rig) -> None:
    presses = Presses(rig.hotkey)
    rig.hotkey.start(WISHED, presses)
    rig.take(OTHER)
    answer = rig.hotkey.change(OTHER)
    assert isinstance(answer, Taken | Unavailable)
    if isinstance(answer, Taken):
        assert answer.key == OTHER
        assert answer.alternative not in {None, OTHER, WISHED}
    rig.press(WISHED)
    presses.next()
    assert presses.empty()


def test_a_suspended_key_is_not_told_until_it_is_resumed(rig: Rig) -> None:
    presses = Presses(rig.hotkey)
    rig.hotkey.start(WISHED, presses)
    rig.hotkey.suspend()
    rig.press(WISHED)
    assert isinstance(rig.hotkey.resume(), Granted)
    rig.press(WISHED)
    presses.next()
    assert presses.empty()


def test_a_change_ends_the_suspension_once_it_is_granted(rig: Rig) -> None:
    presses = Presses(rig.hotkey)
    rig.hotkey.start(WISHED, presses)
    rig.hotkey.suspend()
    assert isinstance(rig.hotkey.change(OTHER), Granted)
    rig.press(WISHED)
    rig.press(OTHER)
    presses.next()
    assert presses.empty()


def test_it_starts_again_after_a_stop(rig: Rig) -> None:
    presses = Presses(rig.hotkey)
    rig.hotkey.start(WISHED, presses)
    rig.hotkey.stop()
    rig.hotkey.stop()
    again = Presses(rig.hotkey)
    assert isinstance(rig.hotkey.start(OTHER, again), Granted)
    rig.press(OTHER)
    again.next()
    assert presses.empty()


def test_before_the_start_nothing_is_granted(rig: Rig) -> None:
    rig.hotkey.stop()
    rig.hotkey.settled()
    rig.hotkey.suspend()
    assert isinstance(rig.hotkey.change(WISHED), Unavailable | Guided)
    assert isinstance(rig.hotkey.resume(), Unavailable | Guided)
