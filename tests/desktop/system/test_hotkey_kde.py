"""KDE's hotkey against a shortcut service on a private bus."""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from desktop.system.hotkey_kde import KdeHotkey
from desktop.system.keys import parse
from desktop.system.ports import Granted, Press, Taken, Unavailable
from tests.desktop.system.kde_service import Kde

CTRL_SPACE = parse("Ctrl+Space")


@pytest.fixture
def hotkey(bus: str) -> Iterator[KdeHotkey]:
    made = KdeHotkey("io.magpie", "Magpie", "Show Magpie", bus_address=bus)
    yield made
    made.stop()


@pytest.mark.parametrize("plasma6", [True, False])
def test_it_binds_and_hears(bus: str, hotkey: KdeHotkey, plasma6: bool) -> None:
    presses: SimpleQueue[Press] = SimpleQueue()
    with Kde(bus, taken=set(), plasma6=plasma6) as kde:
        assert hotkey.start(CTRL_SPACE, presses.put) == Granted("Ctrl+Space")
        assert kde.bound == [CTRL_SPACE.qt_key]
        kde.press(component="kwin")
        kde.press(action="another")
        kde.press()
        assert presses.get(timeout=60) == Press()
        assert presses.empty()


@pytest.mark.parametrize("plasma6", [True, False])
def test_a_taken_key_is_reported_with_one_that_is_free(
    bus: str, hotkey: KdeHotkey, plasma6: bool
) -> None:
    taken = {CTRL_SPACE.qt_key, parse("Alt+Space").qt_key}
    with Kde(bus, taken=taken, plasma6=plasma6) as kde:
        answer = hotkey.start(CTRL_SPACE, lambda _press: None)
        assert isinstance(answer, Taken)
        assert answer.alternative is not None
        assert answer.alternative.qt_key not in taken
        assert kde.bound == [], "trying keys leaves none bound"
        assert hotkey.change(answer.alternative) == Granted(str(answer.alternative))
        assert kde.bound == [answer.alternative.qt_key]


def test_a_refused_change_leaves_the_key(bus: str, hotkey: KdeHotkey) -> None:
    with Kde(bus, taken={parse("Super+M").qt_key}) as kde:
        hotkey.start(CTRL_SPACE, lambda _press: None)
        assert isinstance(hotkey.change(parse("Super+M")), Taken)
        assert kde.bound == [CTRL_SPACE.qt_key]


def test_stop_gives_the_key_back(bus: str, hotkey: KdeHotkey) -> None:
    with Kde(bus, taken=set()) as kde:
        hotkey.start(CTRL_SPACE, lambda _press: None)
        assert kde.present
        hotkey.stop()
        assert not kde.present


def test_without_the_service_it_is_unavailable(bus: str, hotkey: KdeHotkey) -> None:
    assert isinstance(hotkey.start(CTRL_SPACE, lambda _press: None), Unavailable)
    assert isinstance(hotkey.change(CTRL_SPACE), Unavailable)


def test_another_key_of_magpie_is_told_apart(bus: str) -> None:
    presses: SimpleQueue[Press] = SimpleQueue()
    hotkey = KdeHotkey("io.magpie", "Magpie", "Show clips", action="clips", bus_address=bus)
    with Kde(bus, taken=set()) as kde:
        assert hotkey.start(CTRL_SPACE, presses.put) == Granted("Ctrl+Space")
        kde.press()
        kde.press(action="clips")
        assert presses.get(timeout=60) == Press()
        assert presses.empty()
        hotkey.stop()
