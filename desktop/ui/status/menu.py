"""The menu of the tray, which the launcher has as well: how Magpie is, and what to do with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.expanding.expanding import Expanding
from desktop.recording import Recorder
from desktop.status import Status
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.words import headline
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

HOUR: Final = 3600.0
FIVE_MINUTES: Final = 300.0


class StatusMenu(QMenu):
    """Search, pause or resume, settings, status, quit.

    The tray hands it to the desktop, which draws it; the launcher pops it up in the theme's
    colours.
    """

    search = Signal()
    status = Signal()
    settings = Signal()
    forget_clips = Signal()  # those of the last five minutes
    clear_clips = Signal()
    quit = Signal()

    def __init__(
        self, theme: Theme, feed: StatusFeed, recorder: Recorder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._feed = feed
        self._recorder = recorder
        self._state = self._entry("", self.status)
        self.addSeparator()
        self._entry(tr("Search"), self.search)
        self._pause = QMenu(tr("Pause indexing"), self)
        self.addMenu(self._pause)
        self._pause.addAction(tr("For an hour")).triggered.connect(lambda: feed.pause(HOUR))
        self._pause.addAction(tr("Until I resume it")).triggered.connect(lambda: feed.pause(None))
        self._resume = self.addAction(tr("Resume indexing"))
        self._resume.triggered.connect(feed.resume)
        self._add_clipboard(recorder)
        self._after_pauses = self.addSeparator()
        self._entry(tr("Status…"), self.status)
        self._entry(tr("Settings…"), self.settings)
        self.addSeparator()
        self._entry(tr("Quit Magpie"), self.quit)
        feed.changed.connect(self._show)
        theme.changed.connect(self.restyle)
        self.aboutToShow.connect(feed.look)
        self._show(feed.status)
        self.restyle()

    def _add_clipboard(self, recorder: Recorder) -> None:
        """Add what pauses the clipboard history, for as long as there is one."""
        self._pause_clips = QMenu(tr("Pause clipboard history"), self)
        self.addMenu(self._pause_clips)
        pauses = (
            (tr("For 5 minutes"), FIVE_MINUTES),
            (tr("For an hour"), HOUR),
            (tr("Until I resume it"), None),
        )
        for text, seconds in pauses:
            action = self._pause_clips.addAction(text)
            action.triggered.connect(lambda _=False, seconds=seconds: recorder.pause(seconds))
        self._resume_clips = self.addAction(tr("Resume clipboard history"))
        self._resume_clips.triggered.connect(recorder.resume)
        self._forget_clips = self._entry(tr("Forget the last 5 minutes"), self.forget_clips)
        self._clear_clips = self._entry(tr("Clear clipboard history…"), self.clear_clips)
        recorder.changed.connect(self._show_clipboard)
        self._show_clipboard()

    def follow_expanding(self, expanding: Expanding) -> None:
        """Add what pauses expansion as typed, for as long as there is any."""
        action = QAction(tr("Pause expansion as you type"), self, checkable=True)
        self.insertAction(self._after_pauses, action)

        def show() -> None:
            action.setVisible(expanding.state in ("on", "paused"))
            action.setChecked(expanding.paused)

        action.triggered.connect(expanding.pause)
        expanding.changed.connect(show)
        show()

    def _show_clipboard(self) -> None:
        self._pause_clips.menuAction().setVisible(self._recorder.state == "on")
        self._resume_clips.setVisible(self._recorder.state == "paused")
        for action in (self._forget_clips, self._clear_clips):
            action.setVisible(self._recorder.state != "off")

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        for menu in (self, self._pause, self._pause_clips):
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
