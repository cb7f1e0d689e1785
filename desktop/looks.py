"""Has the launcher look as the desktop does: the portal's word, else Qt's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QWidget

from desktop.background import Background
from desktop.system.looks import Looks, PortalLooks
from desktop.ui.app_icons import AppIcons
from desktop.ui.theme import Theme


class SystemLooks(QObject):
    """Tells the theme and the icons of applications what the desktop wants, and what it changes.

    Qt tells of another icon theme by an event to every window, so `window` may be any.
    """

    _heard = Signal(object)

    def __init__(
        self, theme: Theme, icons: AppIcons, window: QWidget, bus_address: str | None = None
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._icons = icons
        self._named = ""  # the icon theme, by the portal
        self._portal = PortalLooks(self._heard.emit, bus_address)
        self._heard.connect(self._take)
        window.installEventFilter(self)

    def follow(self, background: Background) -> None:
        """Begin to ask and to listen, off the Qt thread."""
        background.run(self._portal.start)

    def close(self) -> None:
        """Follow no more."""
        self._portal.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take Qt's word for the icon theme where the portal has none."""
        if event.type() == QEvent.Type.ThemeChange and not self._named:
            self._icons.follow(QIcon.themeName())
        return super().eventFilter(watched, event)

    def _take(self, looks: Looks) -> None:
        # On X11 the text's scale is part of the screen's, which Qt follows.
        wayland = QGuiApplication.platformName().startswith("wayland")
        self._theme.system_is(
            looks.scheme,
            more_contrast=looks.more_contrast,
            text_scale=looks.text_scale if wayland else 1.0,
        )
        self._named = looks.icon_theme
        self._icons.follow(looks.icon_theme or QIcon.themeName())
