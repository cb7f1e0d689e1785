"""The hotkey by the desktop portal `org.freedesktop.portal.GlobalShortcuts` (Wayland)."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule, Message

from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Granted, Press, Pressed, Unavailable
from desktop.system.session_bus import BusError, Expected, SessionBus

_log = logging.getLogger(__name__)
_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SHORTCUTS = DBusAddress(_PATH, _SERVICE, "org.freedesktop.portal.GlobalShortcuts")
_REGISTRY = DBusAddress(_PATH, _SERVICE, "org.freedesktop.host.portal.Registry")
_ANSWER_SECONDS = 10.0
_ASK_SECONDS = 180.0  # the desktop may show a dialog and wait for the person
_REFUSALS = {1: "the person said no", 2: "the desktop ended the request"}


class PortalHotkey:
    """`Hotkey` by the portal. The desktop, not Magpie, decides which key is bound in the end.

    `app_id` is the name of the installed desktop entry without `.desktop`; `description` is what
    the desktop shows to the person; `action` is the name by which it keeps the shortcut.
    """

    name = "portal"

    def __init__(
        self,
        app_id: str,
        description: str,
        *,
        action: str = "toggle",
        bus_address: str | None = None,
        ask_seconds: float = _ASK_SECONDS,
    ) -> None:
        self._app_id = app_id
        self._action = action
        self._description = description
        self._bus_address = bus_address
        self._ask_seconds = ask_seconds
        self._pressed: Pressed | None = None
        self._bus: SessionBus | None = None
        self._session = ""
        self._trigger = ""  # as the desktop words the key
        self._suspended = False
        self._lock = threading.Lock()  # for what the listener reads

    def start(self, key: KeySequence, pressed: Pressed) -> Answer:
        """Make a session and bind the key in it."""
        self.stop()
        self._pressed = pressed
        try:
            self._bus = SessionBus(self._bus_address)
            # Portals from 1.20 on want to know the program before anything else is asked on
            # the connection.
            self._register(self._bus)
            rule = MatchRule(
                type="signal", interface=_SHORTCUTS.interface, member="Activated", path=_PATH
            )
            self._bus.listen(rule, self._activated)
        except BusError as failure:
            self.stop()
            return Unavailable(str(failure))
        answer = self.change(key)
        if not isinstance(answer, Granted):
            self.stop()
        return answer

    def change(self, key: KeySequence) -> Answer:
        """Bind in a new session, as one session binds once; then close the old one."""
        bus = self._bus
        if bus is None:
            return Unavailable("not started")
        try:
            session = self._new_session(bus)
        except BusError as failure:
            return Unavailable(str(failure))
        try:
            trigger = self._bind(bus, session, key)
        except BusError as failure:
            _close_session(bus, session)
            return Unavailable(str(failure))
        with self._lock:
            old, self._session = self._session, session
            self._trigger, self._suspended = trigger, False
        if old:
            _close_session(bus, old)
        return Granted(trigger)

    def suspend(self) -> None:
        """Hear no presses.

        The session is kept: to bind in a new one later may have the desktop ask the person again.
        """
        with self._lock:
            self._suspended = True

    def resume(self) -> Answer:
        """Hear presses again."""
        with self._lock:
            self._suspended = False
            return Granted(self._trigger) if self._session else Unavailable("not started")

    def settled(self) -> None:
        """Do nothing: the compositor holds no keys back."""

    def stop(self) -> None:
        """Close the session and the connection."""
        bus, self._bus = self._bus, None
        if bus is None:
            return
        with self._lock:
            session, self._session = self._session, ""
        if session:
            _close_session(bus, session)
        bus.close()

    def _register(self, bus: SessionBus) -> None:
        try:
            bus.call(_REGISTRY, "Register", "sa{sv}", (self._app_id, {}))
        except BusError as failure:
            # Older portals have no registry. A newer one that refuses (no desktop entry is
            # installed) will refuse the session too, and say why.
            _log.debug("the portal's registry: %s", failure)

    def _new_session(self, bus: SessionBus) -> str:
        token = _token()
        options = {"session_handle_token": ("s", _token())}
        results = self._request(
            bus, token, "CreateSession", "a{sv}", lambda more: (options | more,), _ANSWER_SECONDS
        )
        return _text(results, "session_handle")

    def _bind(self, bus: SessionBus, session: str, key: KeySequence) -> str:
        """Return the desktop's words for the key it bound."""
        shortcut = {
            "description": ("s", self._description),
            "preferred_trigger": ("s", key.portal_trigger),
        }
        results = self._request(
            bus,
            _token(),
            "BindShortcuts",
            "oa(sa{sv})sa{sv}",
            lambda more: (session, [(self._action, shortcut)], "", more),
            self._ask_seconds,
        )
        # Portal 1.16 with Plasma 5.27 reports success with an empty list, and binds nothing.
        bound = dict(results.get("shortcuts", ("a(sa{sv})", []))[1])
        if self._action not in bound:
            raise BusError("the portal bound no shortcut")
        trigger = _text(bound[self._action], "trigger_description", str(key))
        if not trigger:
            raise BusError("the portal took the shortcut but bound no key")
        return trigger

    def _request(
        self,
        bus: SessionBus,
        token: str,
        method: str,
        signature: str,
        body: Callable[[dict[str, Any]], tuple[Any, ...]],
        seconds: float,
    ) -> dict[str, Any]:
        """Make a portal request and wait for the person's or the desktop's answer."""
        sender = bus.unique_name.removeprefix(":").replace(".", "_")
        # Its path is known beforehand, so the answer cannot come before we listen.
        rule = MatchRule(
            type="signal",
            interface="org.freedesktop.portal.Request",
            member="Response",
            path=f"{_PATH}/request/{sender}/{token}",
        )
        expected = Expected(bus, rule)
        try:
            bus.call(_SHORTCUTS, method, signature, body({"handle_token": ("s", token)}))
            code, results = expected.wait(seconds)
        finally:
            expected.stop()
        if code != 0:
            raise BusError(f"{method}: {_REFUSALS.get(code, 'refused')}")
        return dict(results)

    def _activated(self, message: Message) -> None:
        session, shortcut, _time, options = message.body
        with self._lock:
            ours = session == self._session and shortcut == self._action
            ours = ours and not self._suspended
        if ours and self._pressed is not None:
            self._pressed(Press(token=_text(options, "activation_token", "")))


def _token() -> str:
    return f"magpie_{secrets.token_hex(8)}"


def _text(values: dict[str, Any], key: str, default: str | None = None) -> str:
    found = values.get(key)
    if found is None:
        if default is None:
            raise BusError(f"the portal's answer lacks {key}")
        return default
    return str(found[1])


def _close_session(bus: SessionBus, session: str) -> None:
    try:
        bus.call(DBusAddress(session, _SERVICE, "org.freedesktop.portal.Session"), "Close")
    except BusError as failure:
        _log.debug("closing a portal session: %s", failure)
