"""Desktop notifications (Desktop Notifications Specification 1.2), by whatever daemon runs."""

from __future__ import annotations

import logging
import threading
from typing import Any, Final

from jeepney import DBusAddress

from desktop.system.session_bus import BusError, SessionBus

_log = logging.getLogger(__name__)
_DAEMON: Final = DBusAddress(
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
    "org.freedesktop.Notifications",
)  # fmt: skip
_SECONDS: Final = 2.0
_SHOWN_MS: Final = 5000


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
        self._lock = threading.Lock()

    def say(self, line: str) -> bool:
        """Show a line in place of the one before; false when nobody shows it."""
        hints: dict[str, tuple[str, object]] = {
            "transient": ("b", True),
            "urgency": ("y", 0),
            "desktop-entry": ("s", self._app_id),
        }
        with self._lock:
            try:
                self._bus = self._bus or SessionBus(self._bus_address)
                said = (self._name, self._last, self._app_id, line, "")
                body: tuple[Any, ...] = (*said, [], hints, _SHOWN_MS)
                (self._last,) = self._bus.call(_DAEMON, "Notify", "susssasa{sv}i", body, _SECONDS)
            except BusError as failure:
                _log.info("there are no notifications: %s", failure)
                return False
        return True

    def close(self) -> None:
        """Close the connection; may be called twice."""
        with self._lock:
            if self._bus is not None:
                self._bus.close()
                self._bus = None
