"""The desktop's composition root: makes the parts, ties them together, and ends them in order."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.acting import Acting, Summoner
from desktop.background import Background
from desktop.collecting import Collecting
from desktop.connection import Connection, Supervisor
from desktop.copying import copy_clip, pasted
from desktop.doorbell import Doorbell, Summons
from desktop.first_run import FirstRun
from desktop.looks import SystemLooks
from desktop.memory import Habits, Memory, StateFile
from desktop.offering import Offering
from desktop.overview import Overview, Surroundings
from desktop.pasting import Pasting
from desktop.recording import Recorder
from desktop.search.history import History, Queries
from desktop.search.runner import Ports, Runner
from desktop.search.scopes import scopes
from desktop.search.session import Session
from desktop.settings import Preferences
from desktop.status import Status
from desktop.summoning import Summoning
from desktop.system import clipboard, focus, hotkey, paste
from desktop.system.applications import SessionApplications
from desktop.system.autostart import XdgAutostart
from desktop.system.keys import KeySequence, KeySequenceError, parse
from desktop.system.launch import Launcher, LaunchError, startup_id
from desktop.system.opener import XdgOpener
from desktop.system.ports import Answer, Granted, Guided, Missing, NotOpened, Place, Press, Taken
from desktop.system.ports import Opened as Started
from desktop.system.programs import SessionPrograms
from desktop.ui.app_icons import AppIcons
from desktop.ui.clipboard import FocusedClipboard, SystemClipboard
from desktop.ui.key_wording import keys_said
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.status.words import headline
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.translation import speak
from desktop.ui.wording import Wording, tr
from indexer.contract.clips import Clip
from indexer.contract.locations import Locations
from indexer.contract.messages import Hit, Kind
from indexer.contract.session import session_of
from indexer.contract.settings import Launcher as LauncherSettings
from indexer.contract.settings import Page, Settings

if TYPE_CHECKING:
    from desktop.ui.preferences import PreferencesWindow

log = logging.getLogger(__name__)

APP_ID = "io.github.magpie_finder.Magpie"
HIDDEN_START = (sys.executable, "-P", "-m", "desktop", "--hidden")
# How long a thread that colours code keeps the interpreter while the Qt thread waits for it.
_SWITCH_SECONDS: Final = 0.001


class Desktop(QObject):
    """All parts of one running launcher."""

    def __init__(self, locations: Locations) -> None:
        super().__init__()
        self.background = Background(parent=self)
        self._locations = locations
        self.theme = Theme()
        self.wording = Wording(time.time, os.fsencode(Path.home()))
        self.connection = Connection(str(locations.socket), self)
        self.supervisor = Supervisor(self.connection, time.monotonic, parent=self)
        self.preferences = Preferences(self.connection, locations.known_settings, self)
        self.opener = XdgOpener(dict(os.environ), self.preferences.settings.launcher.open)
        self.autostart = XdgAutostart(APP_ID, "Magpie", HIDDEN_START, os.environ)
        self.settings_window: PreferencesWindow | None = None
        self.applications = SessionApplications(dict(os.environ))
        self.app_icons = AppIcons(QIcon.themeName(), dict(os.environ), self)
        self.window = LauncherWindow(self.theme, self.wording, self.app_icons)
        self.looks = SystemLooks(self.theme, self.app_icons, self.window)
        keys = hotkey.for_session(APP_ID, "Magpie", tr("Show or hide Magpie"))
        self.summoning = Summoning(self.window, keys, focus.for_session(), self)
        self.clipboard = SystemClipboard()
        # A connection of its own: a picture on its way holds up no search.
        self.clips = Connection(str(locations.socket), self)
        focused = FocusedClipboard(self)
        self.recorder = Recorder(clipboard.for_session(lambda: focused), self.clips, self)
        self.pasting = Pasting(
            self.clipboard, self.recorder.watcher, self.summoning, paste.for_session(), self
        )
        self.window.preview.load_from(self.connection, self.background)
        programs = SessionPrograms(Launcher(dict(os.environ)), tr("Press Enter to close this."))
        self.offering = Offering(self.background, programs.names, os.path.expanduser("~"), _now)
        self.session = Session(
            self.connection, self.window.show_snapshot, offers=self.offering.offers
        )
        ports = Ports(
            self.opener,
            self.clipboard,
            self.background,
            self.connection,
            self.session,
            programs,
            self._launch,
            self._paste,
            told,
        )
        self.writing = Background(in_order=True, parent=self)
        habits = StateFile(locations.launcher_habits, Habits, self.writing.run)
        queries = StateFile(locations.launcher_queries, Queries, self.writing.run)
        self.acting = Acting(
            self.window,
            self.theme,
            self.session,
            Runner(ports),
            Memory(habits),
            History(queries),
            Summoner(self.summoning.show, self._token),
            parts=frozenset({"applications", "clips"}),
        )
        self.doorbell = Doorbell(locations.launcher_socket, self._summoned)
        self.window.typed.connect(self.session.typed)
        self.window.end_neared.connect(self.session.more)
        self.window.typed.connect(lambda query, _: self.offering.typed(query))
        self.window.selected.connect(lambda hit, moved: self.session.select(hit, moved=moved))
        self.window.answer_chosen.connect(self._copy)
        self.connection.connected_changed.connect(self._tell_session)
        self._key_problem = ""  # why no key shows the launcher, as long as none does
        self.overview = self._oversee(locations)
        self.preferences.changed.connect(self._adjust)
        self._adjust_looks(self.preferences.settings.launcher)
        self._adjust_scopes(self.preferences.settings)
        self.supervisor.problem_changed.connect(
            lambda _: self._tell_status(self.overview.feed.status)
        )

    def _oversee(self, locations: Locations) -> Overview:
        """Make what tells how Magpie is: tray, notices, status page, first run."""
        around = Surroundings(
            _key(self.preferences.settings.launcher.hotkey),
            self._bind_wished,
            self.preferences.change,
            os.fsencode(Path.home()),
            time.monotonic,
            self.recorder,
        )
        overview = Overview(
            self.theme,
            self.connection,
            self.supervisor,
            self.window.notice,
            FirstRun(locations.welcomed),
            around,
            self,
        )
        overview.search_wanted.connect(self.summoning.show)
        overview.settings_wanted.connect(self.show_settings)
        overview.log_wanted.connect(lambda: self._open_path(os.fsencode(locations.log)))
        overview.quit_wanted.connect(QApplication.quit)
        overview.feed.changed.connect(self._tell_status)
        self.summoning.taken = overview.key_pressed
        self.window.hints.menu_wanted.connect(lambda at: overview.menu(self.window).popup(at))
        settings = QShortcut(QKeySequence("Ctrl+,"), self.window)
        settings.activated.connect(self.show_settings)
        return overview

    def start(self, *, hidden: bool) -> bool:
        """Begin; false when another launcher runs, which was summoned instead."""
        if not self.doorbell.open():
            return False
        self.supervisor.watch()
        self.looks.follow(self.background)
        self.clips.open()
        self.offering.refresh()
        self.window.create()  # the first show is quick then
        self._bind(self.preferences.settings.launcher.hotkey)
        self.overview.start()
        if not hidden:
            self.summoning.show()
        return True

    def stop(self) -> None:
        """End the parts."""
        self.doorbell.close()
        self.overview.close()
        self.looks.close()
        self.pasting.close()
        self.recorder.close()
        self.clips.close()
        self.summoning.close()
        self.app_icons.close()
        self.background.close()
        self.writing.close()
        self.connection.close()

    def _summoned(self, summons: Summons) -> None:
        match summons.wish:
            case "toggle":
                self.summoning.toggle(Press(token=summons.token))
            case "show":
                self.summoning.show()
            case "forget":
                self.acting.forget()
            case "copy":
                copy_clip(self.connection, SystemClipboard(), summons.token)
            case "quit":
                QApplication.quit()

    def _token(self) -> str:
        """Return what lets a program that is started now take the focus."""
        press = self.summoning.last
        return press.token or startup_id(press.time)

    def _copy(self, text: str) -> None:
        self.clipboard.put_text(text)
        self.window.dismiss()

    def _paste(self, clip: Clip, plain: bool) -> None:
        self.pasting.paste(pasted(clip, plain=plain))

    def _launch(self, hit: Hit, token: str) -> Started | NotOpened:
        try:
            self.applications.launch(hit, token)
        except LaunchError as failure:
            return NotOpened(str(failure))
        return Started(hit.title, at_place=False)

    def _tell_session(self, connected: bool) -> None:
        if connected:
            self.connection.ask(session_of(os.environ, launcher=True), lambda _: None)

    def key_bound(self, answer: Answer) -> None:
        """Take what came of binding the hotkey; what is wrong with it stays at the foot."""
        line = ""
        if isinstance(answer, Taken | Missing):
            line = tr("%s is taken by another program.") % keys_said(answer.key)
            if answer.alternative:
                line += " " + tr("%s is free.") % keys_said(answer.alternative)
        elif isinstance(answer, Guided):
            line = tr("Bind “%s” to a key in your desktop's settings.") % answer.command
        log.info("hotkey: %s", type(answer).__name__)
        self._key_problem = line
        self._tell_status(self.overview.feed.status)

    def show_settings(self, page: Page | None = None) -> None:
        """Show the settings window, at a page if one is named."""
        from desktop.ui.preferences import Deeds, Parts, PreferencesWindow

        if self.settings_window is None:
            deeds = Deeds(self._bind_wished, self._open_path, self._suspend_hotkey)
            parts = Parts(self.preferences, self.connection, self._locations, self.theme, deeds)
            self.settings_window = PreferencesWindow(parts)
        self.settings_window.summon(page)

    def _adjust(self, before: Settings, after: Settings) -> None:
        """Have changed settings take effect."""
        was, now = before.launcher, after.launcher
        self._adjust_looks(now)
        self.recorder.follow(after.clipboard)
        self._adjust_scopes(after)
        if now.open != was.open:
            self.opener.follow(now.open)
        if now.hotkey != self._key:
            self._bind(now.hotkey)
        if now.start_at_login != was.start_at_login:
            wanted = self.autostart.enable if now.start_at_login else self.autostart.disable
            self.background.run(wanted)

    def _adjust_scopes(self, now: Settings) -> None:
        """Let Tab go through what there is: clips only where they are kept."""
        clips: set[Kind] = {"clip"} if now.clipboard.keep else set()
        self.window.field.set_scopes(scopes({"file", "app", *clips}))

    def _adjust_looks(self, now: LauncherSettings) -> None:
        self.theme.choose(now.theme)
        self.theme.scale_text(now.text_size)
        self.offering.template = now.web_search
        self.window.hides_on_focus_loss = now.hide_on_focus_loss

    def _bind(self, key: str) -> None:
        self._key = key
        try:
            self.summoning.bind(parse(key), self.key_bound)
        except KeySequenceError as error:
            self._key_problem = told(str(error))

    def _bind_wished(self, key: KeySequence, answered: Callable[[Answer], None]) -> None:
        """Bind what the settings window recorded; the setting follows when it is granted."""

        def take(answer: Answer) -> None:
            if isinstance(answer, Granted):
                self._key = str(key)
                self._key_problem = ""
                self.preferences.change("launcher.hotkey", str(key))
            answered(answer)

        self.summoning.bind(key, take)

    def _suspend_hotkey(self, suspended: bool) -> None:
        """Let the hotkey go while one is recorded, so that the old one can be pressed as well."""
        if suspended:
            self.summoning.suspend()
        else:
            self.summoning.resume(self._resumed)

    def _resumed(self, answer: Answer) -> None:
        if not isinstance(answer, Granted):
            self.key_bound(answer)

    def _open_path(self, path: bytes) -> None:
        self.background.run(lambda: self.opener.open(Place(path)), self._opened)

    def _opened(self, outcome: Started | NotOpened) -> None:
        if isinstance(outcome, NotOpened):
            self.window.hints.show_state(told(outcome.reason), urgent=True)

    def _tell_status(self, status: Status) -> None:
        """Say at the foot what is wrong, else how indexing goes, else nothing."""
        quiet = status.state in {"idle", "starting"}
        line = told(self.supervisor.problem) or self._key_problem
        self.window.hints.show_state(line or ("" if quiet else headline(status)), urgent=bool(line))


def _key(text: str) -> KeySequence:
    """Return the hotkey of the settings, the default where it cannot be read."""
    try:
        return parse(text)
    except KeySequenceError:
        return parse("Ctrl+Space")


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def run(locations: Locations, *, hidden: bool) -> int:
    """Run the launcher until the person quits it; returns the exit code."""
    locations.make()
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = QApplication(["magpie"])
    application.setApplicationName("magpie")
    application.setApplicationDisplayName("Magpie")
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(False)
    speak(application, QLocale.system().uiLanguages())
    with ExitStack() as stack:
        desktop = Desktop(locations)
        stack.callback(desktop.stop)
        if not desktop.start(hidden=hidden):
            return 0
        Collecting(desktop)
        return application.exec()
