"""Ties together what tells how Magpie is and steers it: tray, notices, status page, first run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.connection import Connection, Supervisor
from desktop.connection.leaving import end_service
from desktop.expanding.expanding import Expanding
from desktop.first_run import FirstRun
from desktop.recording import Recorder
from desktop.status import Status
from desktop.system.keys import KeySequence
from desktop.ui.notice import Notice
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.menu import StatusMenu
from desktop.ui.status.page import StatusPage
from desktop.ui.status.source import StatusSource
from desktop.ui.status.why import WhyWindow
from desktop.ui.theme import Theme
from desktop.ui.tray import Tray
from desktop.ui.welcome.hotkey_step import Bind
from desktop.ui.welcome.window import WelcomeWindow


@dataclass(frozen=True)
class Surroundings:
    """What the overview needs of the rest: `bind` and `change` must not block."""

    key: KeySequence
    bind: Bind
    change: Callable[[str, bool], None]  # a setting
    home: bytes
    now: Callable[[], float]  # a clock in seconds that never goes back
    recorder: Recorder


class Overview(QObject):
    """Windows are made when they are first wanted. Without a tray, `menu` has its entries."""

    search_wanted = Signal()
    settings_wanted = Signal()
    log_wanted = Signal()
    forget_clips_wanted = Signal()
    clear_clips_wanted = Signal()
    quit_wanted = Signal()  # the service has ended

    def __init__(
        self,
        theme: Theme,
        connection: Connection,
        supervisor: Supervisor,
        notice: Notice,
        first_run: FirstRun,
        around: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._connection = connection
        self._first_run = first_run
        self._around = around
        self.feed = StatusFeed(connection, around.now, self)
        self.tray = Tray(theme, self.feed, around.recorder, self)
        self._expanding: Expanding | None = None
        self._page: StatusPage | None = None
        self._why: WhyWindow | None = None
        self._welcome: WelcomeWindow | None = None
        self._follow_menu(self.tray.menu)
        self.tray.activated.connect(self.search_wanted)
        supervisor.problem_changed.connect(self.feed.tell_problem)
        self.feed.changed.connect(notice.follow)
        self.feed.changed.connect(self._welcome_if_due)
        notice.why_wanted.connect(lambda: self.why().ask())
        notice.retry_wanted.connect(supervisor.try_again)
        notice.folders_wanted.connect(lambda: self.welcome().show_folders())
        notice.status_wanted.connect(self.show_status)
        notice.follow(self.feed.status)

    def start(self) -> None:
        """Show the tray's icon."""
        self.tray.show()

    def close(self) -> None:
        """Take away the icon and the windows."""
        self.tray.close()
        windows: tuple[QWidget | None, ...] = (self._page, self._why, self._welcome)
        for window in windows:
            if window is not None:
                window.close()

    def follow_expanding(self, expanding: Expanding) -> None:
        """Have the menus pause expansion as typed as well."""
        self._expanding = expanding
        self.tray.menu.follow_expanding(expanding)

    def menu(self, parent: QWidget) -> StatusMenu:
        """Return the tray's menu for a window to pop up."""
        made = StatusMenu(self._theme, self.feed, self._around.recorder, parent)
        self._follow_menu(made)
        if self._expanding is not None:
            made.follow_expanding(self._expanding)
        return made

    def key_pressed(self) -> bool:
        """Take a press of the hotkey; false when it is to open the search field."""
        return self._welcome is not None and self._welcome.key_pressed()

    def show_status(self) -> None:
        """Show the status page in a window of its own."""
        page = self.status_page()
        page.show()
        page.raise_()
        page.activateWindow()

    def status_page(self) -> StatusPage:
        """Return the status page."""
        if self._page is None:
            source = StatusSource(self._connection, self.feed, self)
            self._page = StatusPage(self._theme, source, self._around.home)
            self._page.resize(780, 700)
            self._page.why_wanted.connect(lambda uri: self.why().explain(uri))
            self._page.log_wanted.connect(self.log_wanted)
        return self._page

    def why(self) -> WhyWindow:
        """Return the window that tells why a file is not found."""
        if self._why is None:
            self._why = WhyWindow(self._theme, self._connection)
            self._why.folders_wanted.connect(lambda: self.welcome().show_folders())
        return self._why

    def welcome(self) -> WelcomeWindow:
        """Return the first run's window."""
        if self._welcome is None:
            around = self._around
            self._welcome = WelcomeWindow(
                self._theme,
                self._connection,
                self.feed,
                around.key,
                around.bind,
                around.change,
            )
            self._welcome.search_wanted.connect(self.search_wanted)
        return self._welcome

    def _follow_menu(self, menu: StatusMenu) -> None:
        menu.search.connect(self.search_wanted)
        menu.settings.connect(self.settings_wanted)
        menu.status.connect(self.show_status)
        menu.forget_clips.connect(self.forget_clips_wanted)
        menu.clear_clips.connect(self.clear_clips_wanted)
        menu.quit.connect(lambda: end_service(self._connection, self.quit_wanted.emit))

    def _welcome_if_due(self, status: Status) -> None:
        if self._first_run.is_due(status):
            self._first_run.note()
            self.welcome().show_folders()
