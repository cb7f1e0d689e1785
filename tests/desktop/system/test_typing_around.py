"""Whether keys may be looked at: real password fields, and services like those of input methods."""

from __future__ import annotations

from pathlib import Path

from desktop.system.typing_around import (
    InputMethods,
    PasswordFields,
    engine_name,
    ibus_address,
)
from tests.desktop.accessibility import accessibility
from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.bus_service import Call, Reply, Service
from tests.desktop.test_pasting import field
from tests.harness import eventually

__all__ = ["bus", "screen"]


def test_a_password_field_is_known_while_it_has_the_focus(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    watched = PasswordFields()
    with accessibility(screen, bus):
        screen.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        watched.start()
        try:
            assert not watched.secret()
            with field(screen, fields.qt_password, tmp_path / "told"):
                eventually(watched.secret, "the field is known")
            # Its program was killed and could not say that the focus has gone.
            assert not watched.secret()
        finally:
            watched.stop()


def test_without_an_accessibility_bus_no_field_is_known(bus: str) -> None:
    watched = PasswordFields()
    watched.start()
    assert not watched.secret()
    watched.stop()


def test_fcitx_composes_while_an_engine_is_active(bus: str) -> None:
    state, engine = [2], ["pinyin"]
    methods = {
        "State": lambda _: ("i", (state[0],)),
        "CurrentInputMethod": lambda _: ("s", (engine[0],)),
    }
    known = InputMethods({})
    known.start()
    try:
        assert not known.composing()
        with Service(bus, "org.fcitx.Fcitx5", methods):
            assert known.composing()
            state[0] = 1  # switched off
            assert not known.composing()
            state[0], engine[0] = 2, "keyboard-us"
            assert not known.composing()
    finally:
        known.stop()
    assert not known.composing()


def test_ibus_composes_while_its_engine_is_no_keyboard(bus: str) -> None:
    """The bus of a test stands in for IBus' own: the address is told by `IBUS_ADDRESS`."""
    engine = ["anthy"]

    def get(call: Call) -> Reply:
        assert call.body == ("org.freedesktop.IBus", "GlobalEngine")
        said: tuple[object, ...] = ("(sa{sv}s)", ("IBusEngineDesc", {}, engine[0]))
        return "v", (("v", said),)

    known = InputMethods({"IBUS_ADDRESS": bus})
    with Service(bus, "org.freedesktop.IBus", {"Get": get}):
        known.start()
        try:
            assert known.composing()
            engine[0] = "xkb:us::eng"
            assert not known.composing()
        finally:
            known.stop()


def test_ibus_is_found_by_the_file_that_it_leaves(tmp_path: Path) -> None:
    assert ibus_address({"IBUS_ADDRESS": "unix:path=/x"}) == "unix:path=/x"
    assert ibus_address({"HOME": str(tmp_path), "DISPLAY": ":0"}) == ""


def test_what_is_no_engine_has_no_name() -> None:
    assert engine_name(("s", "anthy")) == ""
    assert engine_name(()) == ""
    assert engine_name(("(sa{sv}s)", ("IBusEngineDesc", {}, "libpinyin"))) == "libpinyin"
