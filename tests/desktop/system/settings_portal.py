"""The portal's Settings, as its frontend speaks them: read by namespace, told when they change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from tests.desktop.system.bus_service import Call, Reply, Service

SCHEME: Final = ("org.freedesktop.appearance", "color-scheme")
CONTRAST: Final = ("org.freedesktop.appearance", "contrast")
GNOME_ICONS: Final = ("org.gnome.desktop.interface", "icon-theme")
TEXT_SCALE: Final = ("org.gnome.desktop.interface", "text-scaling-factor")
KDE_ICONS: Final = ("org.kde.kdeglobals.Icons", "Theme")
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"

Variant = tuple[str, Any]


class SettingsPortal:
    """Has the values it is given, and tells of each that is set anew."""

    def __init__(self, address: str, values: Mapping[tuple[str, str], Variant]) -> None:
        self._values = dict(values)
        self.service = Service(
            address, "org.freedesktop.portal.Desktop", {"ReadAll": self._read_all}
        )

    def __enter__(self) -> Self:
        self.service.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        self.service.__exit__(*failure)

    def set(self, place: tuple[str, str], value: Variant) -> None:
        """Change a value, as the person does in the desktop's settings."""
        self._values[place] = value
        self.service.signal(_PATH, _SETTINGS, "SettingChanged", "ssv", (*place, value))

    def _read_all(self, call: Call) -> Reply:
        (wanted,) = call.body
        found: dict[str, dict[str, Variant]] = {}
        for (space, key), value in self._values.items():
            if space in wanted:
                found.setdefault(space, {})[key] = value
        return "a{sa{sv}}", (found,)
