"""Says a line to the person while the launcher is away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.background import Background
from desktop.system.notifications import Notifications
from desktop.ui.bubble import Bubble
from desktop.ui.theme import Theme


class Announcing(QObject):
    """By a window of ours where it takes no keyboard from others (X11), else as a notification."""

    _taken = Signal(object)

    def __init__(
        self,
        theme: Theme,
        notifications: Notifications,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notifications = notifications
        self._background = background
        self._taken.connect(lambda call: call())
        self._bubble: Bubble | None = None
        self.line = ""  # what was said last

    def say(self, line: str) -> None:
        """Say it; an empty line is nothing."""
        self.line = line
        if line:
            self._say(line, "", lambda: None)

    def offer(self, line: str, way: str, chosen: Callable[[], None]) -> None:
        """Say it with a way on, which the person may take or leave; `chosen` does it."""
        self.line = line
        self._say(line, way, chosen)

    def _say(self, line: str, way: str, chosen: Callable[[], None]) -> None:
        if not QGuiApplication.platformName().startswith("wayland"):
            self._show(line, way, chosen)
            return

        def said(shown: bool) -> None:
            if not shown:  # better in an odd place than not at all
                self._show(line, way, chosen)

        taken = partial(self._taken.emit, chosen)
        self._background.run(lambda: self._notifications.say(line, way, taken), said)

    def close(self) -> None:
        """Say no more."""
        if self._bubble is not None:
            self._bubble.close()
        self._notifications.close()

    def _show(self, line: str, way: str, chosen: Callable[[], None]) -> None:
        if self._bubble is None:
            self._bubble = Bubble(self._theme)
        self._bubble.say(line, way, chosen)
