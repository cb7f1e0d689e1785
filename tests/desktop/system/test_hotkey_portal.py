"""The portal's hotkey against a portal service on a private bus."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Empty, SimpleQueue

import pytest

from desktop.system.hotkey_portal import PortalHotkey
from desktop.system.keys import parse
from desktop.system.ports import Granted, Press, Unavailable
from tests.desktop.system.portal_service import Portal


@pytest.fixture
def presses() -> SimpleQueue[Press]:
    return SimpleQueue()


@pytest.fixture
def hotkey(bus: str) -> Iterator[PortalHotkey]:
    made = PortalHotkey("io.magpie", "Show Magpie", bus_address=bus)
    yield made
    made.stop()


def test_it_registers_first_then_binds_and_hears(
    bus: str, hotkey: PortalHotkey, presses: SimpleQueue[Press]
) -> None:
    with Portal(bus) as portal:
        answer = hotkey.start(parse("Ctrl+Space"), presses.put)
        assert answer == Granted("Press CTRL+space")
        assert [call.method for call in portal.service.calls] == [
            "Register",
            "CreateSession",
            "BindShortcuts",
        ]
        assert portal.service.asked("Register") == [("io.magpie", {})]
        portal.activate()
        assert presses.get(timeout=60) == Press(token="token-1")


def test_portals_without_a_registry_work(
    bus: str, hotkey: PortalHotkey, presses: SimpleQueue[Press]
) -> None:
    with Portal(bus, registry=False) as portal:
        assert isinstance(hotkey.start(parse("Ctrl+Space"), presses.put), Granted)
        portal.activate()
        presses.get(timeout=60)


def test_shortcuts_of_others_are_not_heard(
    bus: str, hotkey: PortalHotkey, presses: SimpleQueue[Press]
) -> None:
    with Portal(bus) as portal:
        hotkey.start(parse("Ctrl+Space"), presses.put)
        portal.activate(session="/org/freedesktop/portal/desktop/session/1_1/other")
        portal.activate(shortcut="another")
        portal.activate()
        presses.get(timeout=60)
        with pytest.raises(Empty):
            presses.get_nowait()


def test_success_with_an_empty_list_is_a_failure(bus: str, hotkey: PortalHotkey) -> None:
    with Portal(bus, registry=False, binds=False) as portal:
        answer = hotkey.start(parse("Ctrl+Space"), lambda _press: None)
        assert answer == Unavailable("the portal bound no shortcut")
        assert portal.closed == portal.sessions


def test_a_shortcut_without_a_key_is_a_failure(bus: str, hotkey: PortalHotkey) -> None:
    with Portal(bus, trigger=""):
        assert isinstance(hotkey.start(parse("Ctrl+Space"), lambda _press: None), Unavailable)


def test_a_person_who_says_no(bus: str, hotkey: PortalHotkey) -> None:
    with Portal(bus, response=1):
        answer = hotkey.start(parse("Ctrl+Space"), lambda _press: None)
        assert answer == Unavailable("BindShortcuts: the person said no")


def test_a_change_binds_in_a_new_session_and_closes_the_old(
    bus: str, hotkey: PortalHotkey, presses: SimpleQueue[Press]
) -> None:
    with Portal(bus) as portal:
        hotkey.start(parse("Ctrl+Space"), presses.put)
        assert hotkey.change(parse("Super+M")) == Granted("Press LOGO+m")
        assert portal.preferred == ["CTRL+space", "LOGO+m"]
        assert portal.closed == portal.sessions[:1]
        portal.activate(session=portal.sessions[0])
        portal.activate()
        presses.get(timeout=60)
        assert presses.empty()


def test_a_refused_change_leaves_the_key(
    bus: str, hotkey: PortalHotkey, presses: SimpleQueue[Press]
) -> None:
    with Portal(bus) as portal:
        hotkey.start(parse("Ctrl+Space"), presses.put)
        portal.response = 1
        assert isinstance(hotkey.change(parse("Super+M")), Unavailable)
        portal.activate(session=portal.sessions[0])
        presses.get(timeout=60)


def test_stop_closes_the_session(bus: str, hotkey: PortalHotkey) -> None:
    with Portal(bus) as portal:
        hotkey.start(parse("Ctrl+Space"), lambda _press: None)
        hotkey.stop()
        hotkey.stop()
        assert portal.closed == portal.sessions


def test_a_portal_that_does_not_answer_in_time_is_unavailable(bus: str) -> None:
    hotkey = PortalHotkey("io.magpie", "Show Magpie", bus_address=bus, ask_seconds=0.05)
    with Portal(bus) as portal:
        portal.service.methods["BindShortcuts"] = lambda call: ("o", (call.body[0],))
        assert hotkey.start(parse("Ctrl+Space"), lambda _press: None) == Unavailable(
            "the answer did not come in time"
        )


def test_no_portal_and_no_bus_are_unavailable(bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_portal = PortalHotkey("io.magpie", "Show Magpie", bus_address=bus)
    without_bus = PortalHotkey("io.magpie", "Show Magpie", bus_address="unix:path=/nowhere/at/all")
    for hotkey in (without_portal, without_bus):
        answer = hotkey.start(parse("Ctrl+Space"), lambda _press: None)
        assert isinstance(answer, Unavailable)
        assert isinstance(hotkey.change(parse("Ctrl+Space")), Unavailable)
        hotkey.stop()


def test_another_shortcut_of_magpie_is_told_apart(bus: str, presses: SimpleQueue[Press]) -> None:
    hotkey = PortalHotkey("io.magpie", "Show clips", action="clips", bus_address=bus)
    with Portal(bus) as portal:
        assert isinstance(hotkey.start(parse("Ctrl+Alt+V"), presses.put), Granted)
        ((_, bound, *_),) = portal.service.asked("BindShortcuts")
        assert [name for name, _ in bound] == ["clips"]
        portal.activate()
        portal.activate(shortcut="clips")
        assert presses.get(timeout=60) == Press(token="token-1")
        assert presses.empty()
        hotkey.stop()
