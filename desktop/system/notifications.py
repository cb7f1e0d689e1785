"""Desktop notifications (Desktop Notifications Specification 1.2), by whatever daemon runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, Final

from jeepney import DBusAddress, MatchRule, Message

from desktop.system.session_bus import BusError, SessionBus

_log = logging.getLogger(__name__)
_DAEMON: Final = DBusAddress(
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
    "org.freedesktop.Notifications",
)  # fmt: skip
_SECONDS: Final = 2.0
_SHOWN_MS: Final = 5000
_OFFERED_MS: Final = 10_000  # where there is something to do about it
_WAY: Final = "way"
_CHOSEN: Final = MatchRule(
    type="signal", interface=_DAEMON.interface, member="ActionInvoked", path=_DAEMON.object_path
)


def _nothing() -> None:
    return


class Notifications:
    """Says a line to the person. Blocks: called off the Qt thread.

    The connection stays: some desktops take notifications away with it.
    """

    def __init__(self, app_id: str, name: str, bus_address: str | None = None) -> None:
        self._app_id = app_id
        self._name = name
        self._bus_address = bus_address
        self._bus: SessionBus | None = None
        self._last = 0
        self._chosen: Callable[[], None] = _nothing
        self._lock = threading.Lock()

    def say(self, line: str, way: str = "", chosen: Callable[[], None] = lambda: None) -> bool:
        """Show a line in place of the one before; false when nobody shows it.

        `way` names what the person can do about it; `chosen` is called, in a thread of the bus,
        when they do.
        """
        hints: dict[str, tuple[str, object]] = {
            "transient": ("b", True),
            "urgency": ("y", 0),
            "desktop-entry": ("s", self._app_id),
        }
        with self._lock:
            try:
                if self._bus is None:
                    self._bus = SessionBus(self._bus_address)
                    self._bus.listen(_CHOSEN, self._hear)
                self._chosen = chosen
                said = (self._name, self._last, self._app_id, line, "")
                actions = ["default", way, _WAY, way] if way else []
                shown = _OFFERED_MS if way else _SHOWN_MS
                body: tuple[Any, ...] = (*said, actions, hints, shown)
                (self._last,) = self._bus.call(_DAEMON, "Notify", "susssasa{sv}i", body, _SECONDS)
            except BusError as failure:
                _log.info("there are no notifications: %s", failure)
                return False
        return True

    def _hear(self, message: Message) -> None:
        number, _action = message.body
        # Not under the lock: a call that holds it waits for this thread's answers.
        if number == self._last:
            chosen, self._chosen = self._chosen, _nothing
            chosen()

    def close(self) -> None:
        """Close the connection; may be called twice."""
        with self._lock:
            if self._bus is not None:
                self._bus.close()
                self._bus = None
