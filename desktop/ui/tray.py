"""The icon in the panel: its mark and its tool tip tell how Magpie is, its menu what to do."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.assets import ASSETS
from desktop.recording import Recorder
from desktop.status import Status
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.menu import StatusMenu
from desktop.ui.status.words import detail, headline
from desktop.ui.theme import Theme

Mark = Literal["idle", "indexing", "paused", "problem"]
_SIZES: Final = (16, 22, 24, 32, 44, 48, 64)


class Tray(QObject):
    """Shows the status in the panel. Where there is none, nothing is shown until there is one."""

    activated = Signal()  # by a click: search

    def __init__(
        self, theme: Theme, feed: StatusFeed, recorder: Recorder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.menu = StatusMenu(theme, feed, recorder)
        self._mark: Mark = "idle"
        self._icon = QSystemTrayIcon(tray_icon("idle"), self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        feed.changed.connect(self._tell)
        self._tell(feed.status)

    @property
    def tool_tip(self) -> str:
        """What the icon says under the pointer."""
        return self._icon.toolTip()

    @property
    def mark(self) -> Mark:
        """The icon's mark."""
        return self._mark

    def show(self) -> None:
        """Show the icon, now or as soon as there is a panel that takes it."""
        self._icon.show()

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.menu.close()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.activated.emit()

    def _tell(self, status: Status) -> None:
        lines = ("Magpie", headline(status), detail(status))
        self._icon.setToolTip("\n".join(line for line in lines if line))
        mark = mark_of(status)
        if mark != self._mark:
            self._mark = mark
            self._icon.setIcon(tray_icon(mark))


def mark_of(status: Status) -> Mark:
    """Return the mark for a status."""
    match status.state:
        case "idle" | "starting" | "scanning":
            return "idle"
        case "indexing":
            return "indexing"
        case "paused":
            return "paused"
        case "problem" | "down":
            return "problem"


@cache
def tray_icon(mark: Mark) -> QIcon:
    """Return the icon with a mark, drawn for each size that a panel may ask for."""
    renderer = QSvgRenderer(QByteArray((ASSETS / "tray" / f"{mark}.svg").read_bytes()))
    icon = QIcon()
    for size in _SIZES:
        drawn = QPixmap(size, size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(drawn)
    return icon
