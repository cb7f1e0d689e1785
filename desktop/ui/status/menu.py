"""The menu of the tray, which the launcher has as well: how Magpie is, and what to do with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.status import Status
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.words import headline
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

HOUR: Final = 3600.0


class StatusMenu(QMenu):
    """Search, pause or resume, settings, status, quit.

    The tray hands it to the desktop, which draws it; the launcher pops it up in the theme's
    colours.
    """

    search = Signal()
    status = Signal()
    settings = Signal()
    quit = Signal()

    def __init__(self, theme: Theme, feed: StatusFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._feed = feed
        self._state = self._entry("", self.status)
        self.addSeparator()
        self._entry(tr("Search"), self.search)
        self._pause = QMenu(tr("Pause indexing"), self)
        self.addMenu(self._pause)
        self._pause.addAction(tr("For an hour")).triggered.connect(lambda: feed.pause(HOUR))
        self._pause.addAction(tr("Until I resume it")).triggered.connect(lambda: feed.pause(None))
        self._resume = self.addAction(tr("Resume indexing"))
        self._resume.triggered.connect(feed.resume)
        self.addSeparator()
        self._entry(tr("Status…"), self.status)
        self._entry(tr("Settings…"), self.settings)
        self.addSeparator()
        self._entry(tr("Quit Magpie"), self.quit)
        feed.changed.connect(self._show)
        theme.changed.connect(self.restyle)
        self.aboutToShow.connect(feed.look)
        self._show(feed.status)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        for menu in (self, self._pause):
            menu.setPalette(self._theme.palette())
            menu.setFont(self._theme.font(self._theme.sizes.body))
            menu.setStyleSheet(menu_style(self._theme))

    def _entry(self, text: str, signal: object) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return action

    def _show(self, status: Status) -> None:
        self._state.setText(headline(status))
        reachable = status.state not in ("down", "starting")
        held = status.state == "paused" and status.pause == "person"
        self._pause.menuAction().setVisible(not held)
        self._pause.setEnabled(reachable)
        self._resume.setVisible(held)


def menu_style(theme: Theme) -> str:
    """Return the style of a menu that the launcher draws itself."""
    tokens = theme.tokens
    return f"""
        QMenu {{
            background: {tokens.surface}; color: {tokens.text};
            border: 1px solid {tokens.border}; padding: 5px;
        }}
        QMenu::item {{ padding: 6px 26px 6px 14px; border-radius: 6px; }}
        QMenu::item:selected {{ background: {tokens.selection}; color: {tokens.text}; }}
        QMenu::item:disabled {{ color: {tokens.faint}; }}
        QMenu::separator {{ height: 1px; background: {tokens.border}; margin: 5px 8px; }}
    """
