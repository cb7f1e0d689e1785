"""How the person wants programs to look, as the desktop portal's Settings tell it, live."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from jeepney import DBusAddress, MatchRule, Message

from desktop.system.session_bus import BusError, SessionBus

_log = logging.getLogger(__name__)
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = DBusAddress(
    _PATH, "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
)
_COLORS: Final = ("org.freedesktop.appearance", "color-scheme")
_CONTRAST: Final = ("org.freedesktop.appearance", "contrast")
# Which of these there are depends on the desktop; KDE's portal may tell both, and means its own.
_ICONS: Final = (
    ("org.kde.kdeglobals.Icons", "Theme"),
    ("org.gnome.desktop.interface", "icon-theme"),
)
_TEXT: Final = ("org.gnome.desktop.interface", "text-scaling-factor")
_ALL: Final = (_COLORS, _CONTRAST, _TEXT, *_ICONS)
_NAMESPACES: Final = tuple(dict.fromkeys(space for space, _ in _ALL))
_SCHEMES: Final[Mapping[int, Literal["light", "dark"]]] = {1: "dark", 2: "light"}
_MORE_CONTRAST: Final = 1
_LEAST_SCALE, _MOST_SCALE = 0.5, 3.0  # what GNOME's settings allow

_Values = dict[tuple[str, str], Any]


@dataclass(frozen=True)
class Looks:
    """What is known of the person's wishes.

    `scheme` is None, and `icon_theme` "", where nobody says. `text_scale` is how much larger text
    is to be than the screen's own scale has it. Whether things should move less is
    not asked: nothing in the launcher moves by itself.
    """

    scheme: Literal["light", "dark"] | None = None
    more_contrast: bool = False
    icon_theme: str = ""
    text_scale: float = 1.0


class PortalLooks:
    """Calls `told`, in a thread of its own, with what is so and with every change.

    Without a bus or a portal it is never called.
    """

    def __init__(self, told: Callable[[Looks], None], bus_address: str | None = None) -> None:
        self._told = told
        self._bus_address = bus_address
        self._values: _Values = {}
        self._bus: SessionBus | None = None
        self._ended = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Listen, then ask what is so. May take seconds: not for the Qt thread."""
        try:
            bus = SessionBus(self._bus_address)
        except BusError as failure:
            _log.info("no looks from the portal: %s", failure)
            return
        with self._lock:
            ended = self._ended
            if not ended:
                self._bus = bus
        if ended:
            bus.close()
            return
        rule = MatchRule(
            type="signal", interface=_SETTINGS.interface, member="SettingChanged", path=_PATH
        )
        try:
            bus.listen(rule, self._changed)
            (found,) = bus.call(_SETTINGS, "ReadAll", "as", (list(_NAMESPACES),))
        except BusError as failure:
            _log.info("no looks from the portal: %s", failure)
            self.stop()
            return
        read = {(space, key): value for space, keys in found.items() for key, value in keys.items()}
        with self._lock:
            self._values = read | self._values  # what was heard meanwhile is newer
            self._told(looks(self._values))

    def stop(self) -> None:
        """Listen no more; may be called twice, and before `start`."""
        with self._lock:
            self._ended = True
            bus, self._bus = self._bus, None
        if bus is not None:
            bus.close()

    def _changed(self, message: Message) -> None:
        space, key, value = message.body
        if (space, key) in _ALL:
            with self._lock:
                self._values[space, key] = value
                self._told(looks(self._values))


def looks(values: Mapping[tuple[str, str], Any]) -> Looks:
    """Return what a portal's settings mean; what they should not be counts as not said (pure).

    Args:
        values: by namespace and key, each as D-Bus has a variant: its signature and its value.
    """
    scheme, contrast = _plain(values.get(_COLORS)), _plain(values.get(_CONTRAST))
    scale = _plain(values.get(_TEXT))
    known = isinstance(scale, float) and _LEAST_SCALE <= scale <= _MOST_SCALE
    themes = (_plain(values.get(place)) for place in _ICONS)
    return Looks(
        _SCHEMES.get(scheme) if isinstance(scheme, int) else None,
        contrast == _MORE_CONTRAST,
        next((theme for theme in themes if theme and isinstance(theme, str)), ""),
        scale if known else 1.0,
    )


def _plain(value: Any) -> Any:  # what D-Bus has in variants
    """Take a value out of its variants: some portals put one into another."""
    while isinstance(value, tuple) and len(value) == 2:
        value = value[1]
    return value
