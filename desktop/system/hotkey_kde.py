"""The hotkey by KDE's shortcut service, for Plasma versions whose portal binds nothing."""

from __future__ import annotations

import logging
from typing import Any

from jeepney import DBusAddress, MatchRule, Message

from desktop.system.hotkey_choice import first_free
from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Granted, Press, Pressed, Taken, Unavailable
from desktop.system.session_bus import BusError, SessionBus

_log = logging.getLogger(__name__)
_SERVICE = "org.kde.kglobalaccel"
_ACCEL = DBusAddress("/kglobalaccel", _SERVICE, "org.kde.KGlobalAccel")
_COMPONENT = "org.kde.kglobalaccel.Component"
# SetPresent: the key is grabbed now. NoAutoloading: what is asked counts, not what was saved.
_FLAGS = 2 | 4


class KdeHotkey:
    """`Hotkey` by `org.kde.kglobalaccel`. `title` and `description` show in KDE's settings.

    `action` is the name by which KDE keeps the key.
    """

    name = "KDE"

    def __init__(
        self,
        app_id: str,
        title: str,
        description: str,
        *,
        action: str = "toggle",
        bus_address: str | None = None,
    ) -> None:
        self._action = [app_id, action, title, description]
        self._bus_address = bus_address
        self._pressed: Pressed | None = None
        self._bus: SessionBus | None = None
        self._key: KeySequence | None = None

    def start(self, key: KeySequence, pressed: Pressed) -> Answer:
        """Register the action, listen to it and bind the key."""
        self.stop()
        self._pressed = pressed
        try:
            self._bus = bus = SessionBus(self._bus_address)
            bus.call(_ACCEL, "doRegister", "as", (self._action,))
            (path,) = bus.call(_ACCEL, "getComponent", "s", (self._action[0],))
            rule = MatchRule(
                type="signal", interface=_COMPONENT, member="globalShortcutPressed", path=path
            )
            bus.listen(rule, self._heard)
        except BusError as failure:
            self.stop()
            return Unavailable(str(failure))
        answer = self.change(key)
        if isinstance(answer, Unavailable):
            self.stop()
        return answer

    def change(self, key: KeySequence) -> Answer:
        """Bind the key; when it is taken, bind the one before again."""
        bus = self._bus
        if bus is None:
            return Unavailable("not started")
        try:
            if self._set(bus, key):
                self._key = key
                return Granted(str(key))
            alternative = first_free(key, lambda offer: self._set(bus, offer))
            self._set(bus, self._key)
        except BusError as failure:
            return Unavailable(str(failure))
        return Taken(key, alternative)

    def suspend(self) -> None:
        """Have KDE let the key go, as if Magpie had ended."""
        if self._bus is not None:
            self._call_inactive(self._bus)

    def resume(self) -> Answer:
        """Bind the key anew."""
        if self._bus is None or self._key is None:
            return Unavailable("not started")
        return self.change(self._key)

    def settled(self) -> None:
        """Do nothing: the compositor holds no keys back."""

    def stop(self) -> None:
        """Let the key go; KDE keeps the entry in its settings."""
        bus, self._bus = self._bus, None
        self._key = None
        if bus is None:
            return
        self._call_inactive(bus)
        bus.close()

    def _call_inactive(self, bus: SessionBus) -> None:
        try:
            bus.call(_ACCEL, "setInactive", "as", (self._action,))
        except BusError as failure:
            _log.debug("KDE's shortcut service: %s", failure)

    def _set(self, bus: SessionBus, key: KeySequence | None) -> bool:
        """Ask for a key (None: for none) and tell whether it was given."""
        wanted = [] if key is None else [key.qt_key]
        try:
            # Plasma 6: sequences of up to four keys each.
            sequences = [([code, 0, 0, 0],) for code in wanted]
            answer = bus.call(
                _ACCEL, "setShortcutKeys", "asa(ai)u", (self._action, sequences, _FLAGS)
            )
            given = [keys[0] for (keys,) in answer[0] if keys]
        except BusError as failure:
            if not failure.unknown_method:
                raise
            answer = bus.call(_ACCEL, "setShortcut", "asaiu", (self._action, wanted, _FLAGS))
            given = list(answer[0])
        # A key that somebody else holds comes back as 0.
        return given == wanted

    def _heard(self, message: Message) -> None:
        body: tuple[Any, ...] = message.body
        if list(body[:2]) == self._action[:2] and self._pressed is not None:
            self._pressed(Press())
