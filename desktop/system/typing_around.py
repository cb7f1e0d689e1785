"""Whether keys may be looked at: password fields by AT-SPI, input methods by their D-Bus services.

Both are asked of services that run already; none is started. Where no accessibility bus runs, or a
program tells it nothing, a password field is not known as one; windows of prompts and of password
managers are left out by their class all the same. Of input methods IBus and Fcitx 5 are known.
While one of their engines that composes is in force, nothing is expanded at all.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Mapping
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, MatchRule, Message

from desktop.system.session_bus import BusError, SessionBus

_log = logging.getLogger(__name__)

_SECONDS: Final = 0.1  # longest wait for an answer while the keyboard is held
_BUS: Final = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_PASSWORD_TEXT: Final = 40  # ATSPI_ROLE_PASSWORD_TEXT
_STATE_FOCUSED: Final = 12  # ATSPI_STATE_FOCUSED, a bit of the first word
_FOCUSED: Final = "object:state-changed:focused"
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_EVENTS: Final = MatchRule(
    type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged"
)
_FCITX: Final = DBusAddress("/controller", "org.fcitx.Fcitx5", "org.fcitx.Fcitx.Controller1")
_FCITX_ACTIVE: Final = 2
_IBUS: Final = DBusAddress(
    "/org/freedesktop/IBus", "org.freedesktop.IBus", "org.freedesktop.DBus.Properties"
)
_IBUS_NAME: Final = "org.freedesktop.IBus"
_KEYBOARD: Final = ("keyboard-", "xkb:")  # what engines are called that compose nothing


class PasswordFields:
    """Knows whether the focus is in a password field, as far as programs tell the AT-SPI."""

    def __init__(self) -> None:
        self._session: SessionBus | None = None
        self._accessible: SessionBus | None = None
        self._focused: tuple[str, str] | None = None
        self._secret = False

    def start(self) -> None:
        """Hear of every change of the focus; nothing where no accessibility bus runs."""
        self.stop()
        try:
            self._session = SessionBus()
            if not _owned(self._session, "org.a11y.Bus"):
                return
            where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            (found,) = self._session.call(where, "GetAddress")
            self._accessible = bus = SessionBus(str(found))
            bus.listen(_EVENTS, self._heard)
            registry = DBusAddress(
                "/org/a11y/atspi/registry",
                "org.a11y.atspi.Registry",
                "org.a11y.atspi.Registry",
            )
            bus.call(registry, "RegisterEvent", "s", (_FOCUSED,))
        except BusError as failure:
            _log.info("password fields are not told: %s", failure.name or "no bus")

    def stop(self) -> None:
        """Hear nothing more."""
        for bus in (self._accessible, self._session):
            if bus is not None:
                bus.close()
        self._accessible = self._session = None
        self._secret = False

    def secret(self) -> bool:
        """Tell whether it is in one now; the program may have gone without a word."""
        if not self._secret or self._focused is None:
            return False
        states = self._ask(*self._focused, "GetState")
        # One that does not answer is taken for a password field.
        self._secret = states is None or bool(states and states[0][0] >> _STATE_FOCUSED & 1)
        return self._secret

    def _heard(self, message: Message) -> None:
        what, gained = message.body[:2]
        if what != "focused":
            return
        fields = message.header.fields
        widget = str(fields.get(HeaderFields.sender)), str(fields.get(HeaderFields.path))
        if gained:
            self._focused, self._secret = widget, True  # until it has answered
            self._secret = self._ask(*widget, "GetRole") in (None, (_PASSWORD_TEXT,))
        elif widget == self._focused:
            self._secret = False

    def _ask(self, program: str, path: str, method: str) -> tuple[Any, ...] | None:
        """Ask a widget; () where it has gone, None where it does not answer."""
        bus = self._accessible
        if bus is None:
            return ()
        try:
            return bus.call(DBusAddress(path, program, _ACCESSIBLE), method, seconds=_SECONDS)
        except BusError as failure:
            return () if failure.name else None


class InputMethods:
    """Knows whether an engine is in force that makes other text of the keys that are pressed."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._session: SessionBus | None = None
        self._ibus: SessionBus | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Find the services that run."""
        self.stop()
        try:
            self._session = SessionBus()
        except BusError:
            return
        address = ibus_address(self._environment)
        if address:
            try:
                self._ibus = SessionBus(address)
            except BusError:
                _log.info("IBus does not answer")

    def stop(self) -> None:
        """Let go of them."""
        with self._lock:
            for bus in (self._ibus, self._session):
                if bus is not None:
                    bus.close()
            self._ibus = self._session = None

    def composing(self) -> bool:
        """Ask the services; a keyboard's layout composes nothing."""
        with self._lock:
            return self._fcitx_composes() or self._ibus_composes()

    def _fcitx_composes(self) -> bool:
        bus = self._session
        try:
            if bus is None or not _owned(bus, _FCITX.bus_name or ""):
                return False
            (state,) = bus.call(_FCITX, "State", seconds=_SECONDS)
            (name,) = bus.call(_FCITX, "CurrentInputMethod", seconds=_SECONDS)
        except BusError:
            return False
        return bool(state == _FCITX_ACTIVE and name and not str(name).startswith(_KEYBOARD))

    def _ibus_composes(self) -> bool:
        if self._ibus is None:
            return False
        try:
            (engine,) = self._ibus.call(
                _IBUS, "Get", "ss", (_IBUS_NAME, "GlobalEngine"), seconds=_SECONDS
            )
        except BusError:
            return False
        name = engine_name(engine)
        return bool(name) and not name.startswith(_KEYBOARD)


class Around:
    """Both, as expansion needs them."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._fields = PasswordFields()
        self._methods = InputMethods(os.environ if environment is None else environment)

    def start(self) -> None:
        """Begin to watch."""
        self._fields.start()
        self._methods.start()

    def secret(self) -> bool:
        """Tell whether what is typed goes into a password field."""
        return self._fields.secret()

    def composing(self) -> bool:
        """Tell whether an input method composes."""
        return self._methods.composing()

    def stop(self) -> None:
        """Watch no more."""
        self._fields.stop()
        self._methods.stop()


def ibus_address(environment: Mapping[str, str]) -> str:
    """Return the address of IBus' own bus, "" where it has left none.

    It is in a file named after the machine and the display, as IBus' `ibus_get_socket_path` says.
    """
    if given := environment.get("IBUS_ADDRESS"):
        return given
    home = environment.get("HOME", "")
    config = environment.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    number = environment.get("DISPLAY", "").rpartition(":")[2].partition(".")[0]
    try:
        with open("/etc/machine-id", encoding="ascii") as file:
            machine = file.read().strip()
        path = os.path.join(config, "ibus", "bus", f"{machine}-unix-{number}")
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    found = (line.partition("=")[2] for line in lines if line.startswith("IBUS_ADDRESS="))
    return next(found, "")


def engine_name(engine: Any) -> str:
    """Return the name within an IBus engine's description, "" where it is none.

    That is a variant of a structure of the type's name, attachments, the engine's name, and more.
    """
    while isinstance(engine, tuple) and len(engine) == 2 and isinstance(engine[0], str):
        engine = engine[1]
    if isinstance(engine, tuple) and len(engine) > 2 and engine[0] == "IBusEngineDesc":
        return str(engine[2])
    return ""


def _owned(bus: SessionBus, name: str) -> bool:
    (owned,) = bus.call(_BUS, "NameHasOwner", "s", (name,), seconds=_SECONDS)
    return bool(owned)
