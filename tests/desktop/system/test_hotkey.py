"""Which way to a hotkey is chosen."""

from __future__ import annotations

import pytest

from desktop.system.hotkey import FirstWorking, for_session
from desktop.system.hotkey_kde import KdeHotkey
from desktop.system.hotkey_portal import PortalHotkey
from desktop.system.hotkey_x11 import X11Hotkey
from desktop.system.keys import parse
from desktop.system.ports import Granted, Guided, Press, Taken
from desktop.system.session import is_x11
from tests.desktop.screen import Screen
from tests.desktop.system.kde_service import Kde
from tests.desktop.system.portal_service import Portal

KEY = parse("Ctrl+Space")


def ignore(_press: Press) -> None:
    """Nobody presses here."""


def test_the_portal_that_binds_nothing_gives_way_to_kde(bus: str) -> None:
    hotkey = FirstWorking(
        [
            lambda: PortalHotkey("io.magpie", "Show", bus_address=bus),
            lambda: KdeHotkey("io.magpie", "Magpie", "Show", bus_address=bus),
        ],
        "magpie toggle",
    )
    with Portal(bus, registry=False, binds=False), Kde(bus, taken=set()) as kde:
        assert hotkey.start(KEY, ignore) == Granted("Ctrl+Space")
        assert hotkey.name == "KDE"
        assert kde.bound == [KEY.qt_key]
        hotkey.stop()


def test_where_nothing_works_the_person_is_guided(bus: str) -> None:
    hotkey = FirstWorking(
        [
            lambda: PortalHotkey("io.magpie", "Show", bus_address=bus),
            lambda: KdeHotkey("io.magpie", "Magpie", "Show", bus_address=bus),
        ],
        "/opt/magpie toggle",
    )
    answer = hotkey.start(KEY, ignore)
    assert isinstance(answer, Guided)
    assert answer.command == "/opt/magpie toggle"
    assert [reason.partition(":")[0] for reason in answer.reasons] == ["portal", "KDE"]
    assert hotkey.name == "none"
    hotkey.settled()
    hotkey.stop()


def test_a_taken_key_is_no_reason_to_try_another_way(screen: Screen, bus: str) -> None:
    rival = X11Hotkey(screen.display)
    rival.start(KEY, ignore)
    hotkey = for_session("io.magpie", "Magpie", "Show")
    try:
        with Portal(bus) as portal:
            assert isinstance(hotkey.start(KEY, ignore), Taken)
            assert hotkey.name == "X11"
            assert portal.service.calls == []
            assert hotkey.change(parse("Super+M")) == Granted("Super+M")
    finally:
        hotkey.stop()
        rival.stop()


def test_under_wayland_the_portal_is_asked_though_xwayland_is_there(
    screen: Screen, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    hotkey = for_session("io.magpie", "Magpie", "Show")
    with Portal(bus):
        assert isinstance(hotkey.start(KEY, ignore), Granted)
        assert hotkey.name == "portal"
        hotkey.stop()


@pytest.mark.parametrize(
    ("desktop", "asked"), [("KDE", True), ("GNOME:Classic", False), ("", False)]
)
def test_kdes_service_is_asked_in_kde_only(bus: str, desktop: str, asked: bool) -> None:
    hotkey = for_session(
        "io.magpie", "Magpie", "Show", environment={"XDG_CURRENT_DESKTOP": desktop}
    )
    with Kde(bus, taken=set()) as kde:
        answer = hotkey.start(KEY, ignore)
        assert isinstance(answer, Granted if asked else Guided)
        assert bool(kde.service.calls) is asked
        hotkey.stop()


def test_xwayland_is_not_x11() -> None:
    assert is_x11({"DISPLAY": ":0"})
    assert not is_x11({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    assert not is_x11({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"})
    assert not is_x11({})
