"""The desktop's composition root: makes the parts, ties them together, and ends them in order."""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.acting import Acting, Summoner
from desktop.announcing import Announcing
from desktop.at_hand import AtHand
from desktop.background import Background
from desktop.clip_view import Around, ClipView
from desktop.clipping import Clipping
from desktop.collecting import Collecting
from desktop.connection import Connection, Supervisor
from desktop.copying import copy_clip
from desktop.doorbell import Doorbell, Summons
from desktop.expanding.asking import FormAsking
from desktop.expanding.making import make_expanding
from desktop.first_run import FirstRun
from desktop.following_snippets import FollowingSnippets
from desktop.hotkeys import Hotkeys
from desktop.looks import SystemLooks
from desktop.memory import Habits, Memory, StateFile
from desktop.offering import Offering
from desktop.overview import Overview, Surroundings
from desktop.search.action_ports import Ports
from desktop.search.history import History, Queries
from desktop.search.runner import Runner
from desktop.search.scopes import Scope, scopes
from desktop.search.session import Session
from desktop.selecting import Selecting
from desktop.settings import Preferences
from desktop.snippet_editor import SnippetEditor
from desktop.snippet_view import Around as AroundSnippets
from desktop.snippet_view import SnippetView
from desktop.status import Status
from desktop.system.applications import SessionApplications
from desktop.system.autostart import XdgAutostart
from desktop.system.launch import Launcher, LaunchError, startup_id
from desktop.system.notifications import Notifications
from desktop.system.opener import XdgOpener
from desktop.system.ports import NotOpened, Place, Press
from desktop.system.ports import Opened as Started
from desktop.system.programs import SessionPrograms
from desktop.ui.app_icons import AppIcons
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.status.words import headline
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.translation import speak
from desktop.ui.wording import Wording, tr
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
        self.hotkeys = Hotkeys(APP_ID, self.preferences, self.window, self)
        self.summoning = self.hotkeys.summoning
        notifications = Notifications(APP_ID, "Magpie")
        self.announcing = Announcing(self.theme, notifications, self.background, self)
        self.clipping = Clipping(
            locations, self.summoning, self.announcing.say, self.background, self
        )
        self.clip_view = self._view_clips()
        self.snippets = FollowingSnippets(self.clipping.connection, self)
        self.expanding = make_expanding(
            self.connection, self.snippets, self.clipping, self.announcing.say, self
        )
        self.window.preview.load_from(self.connection, self.background)
        programs = SessionPrograms(Launcher(dict(os.environ)), tr("Press Enter to close this."))
        self.offering = Offering(self.background, programs.names, os.path.expanduser("~"), _now)
        self.session = Session(
            self.connection, self.window.show_snapshot, offers=self.offering.offers
        )
        self.snippet_view = self._view_snippets()
        self.writing = Background(in_order=True, parent=self)
        recorder = self.clipping.recorder
        self.selecting = Selecting(self.window, self.summoning, recorder, self)
        self.at_hand = AtHand(recorder, self.selecting.said, self)
        self.snippet_editor = SnippetEditor(
            self.window, self.theme, self.connection, self.selecting.said, self._kept
        )
        self.acting = self._act(programs)
        forms = FormAsking(
            self.window, self.acting.form, self.summoning, self.connection,
            self.clipping.inserter, self.announcing.say,
        )  # fmt: skip
        self.expanding.ask_form = forms.ask
        self.doorbell = Doorbell(locations.launcher_socket, self._summoned)
        self.overview = self._oversee(locations)
        self._tie()
        self._adjust_looks(self.preferences.settings.launcher)
        self._adjust_scopes(self.preferences.settings)

    def _view_clips(self) -> ClipView:
        """Make what tells how the clipboard history is."""
        around = Around(
            self.theme,
            self.wording,
            self.clipping.connection,
            self.background,
            self.clipping.recorder,
            self.preferences,
            self.show_settings,
        )
        return ClipView(self.window, around)

    def _view_snippets(self) -> SnippetView:
        """Make what tells how the snippets are."""
        around = AroundSnippets(
            self.theme,
            self.clipping.connection,
            self.snippets,
            self.session.again,
            lambda: self.acting.write_snippet(),
            self.show_settings,
        )
        return SnippetView(self.window, around)

    def _act(self, programs: SessionPrograms) -> Acting:
        """Make what does things with hits, and remembers what was done."""
        ports = Ports(
            self.opener,
            self.clipping.system,
            self.background,
            self.connection,
            self.session,
            programs,
            self._launch,
            self.clipping.paste,
            self.clipping.separator,
            lambda line: self.announcing.say(told(line)),
            told,
            inserting=self.clipping.inserter,
            at_hand=self.at_hand.read,
            editor=self.snippet_editor,
        )
        habits = StateFile(self._locations.launcher_habits, Habits, self.writing.run)
        queries = StateFile(self._locations.launcher_queries, Queries, self.writing.run)
        return Acting(
            self.window,
            self.theme,
            self.session,
            Runner(ports),
            Memory(habits),
            History(queries),
            Summoner(self.summoning.bring_back, self._token),
            parts=frozenset({"applications", "clips", "snippets"}),
        )

    def _tie(self) -> None:
        """Have the parts hear of one another."""
        self.window.typed.connect(self.session.typed)
        self.window.end_neared.connect(self.session.more)
        self.window.typed.connect(lambda query, _: self.offering.typed(query))
        self.window.selected.connect(lambda hit, moved: self.session.select(hit, moved=moved))
        self.window.answer_chosen.connect(self._copy)
        self.clipping.recorder.copied_often.connect(self._offer_snippet)
        self.connection.connected_changed.connect(self._tell_session)
        self.preferences.changed.connect(self._adjust)
        self.supervisor.problem_changed.connect(
            lambda _: self._tell_status(self.overview.feed.status)
        )
        self.hotkeys.problem_changed.connect(lambda: self._tell_status(self.overview.feed.status))

    def _oversee(self, locations: Locations) -> Overview:
        """Make what tells how Magpie is: tray, notices, status page, first run."""
        around = Surroundings(
            self.hotkeys.main.wanted,
            self.hotkeys.main.wish,
            self.preferences.change,
            os.fsencode(Path.home()),
            time.monotonic,
            self.clipping.recorder,
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
        overview.forget_clips_wanted.connect(self._forget_clips)
        overview.clear_clips_wanted.connect(self.acting.clear_clips)
        overview.feed.changed.connect(self._tell_status)
        overview.follow_expanding(self.expanding)
        self.summoning.taken = overview.key_pressed
        self.window.hints.menu_wanted.connect(lambda at: overview.menu(self.window).popup(at))
        settings = QShortcut(QKeySequence("Ctrl+,"), self.window)
        settings.activated.connect(self.show_settings)
        return overview

    def start(self, *, hidden: bool, at: Scope = None) -> bool:
        """Begin, with one kind of thing or hidden; false when another launcher runs, which was
        summoned instead.
        """
        if not self.doorbell.open():
            return False
        self.supervisor.watch()
        self.looks.follow(self.background)
        self.clipping.start()
        self.offering.refresh()
        self.window.create()  # the first show is quick then
        self.hotkeys.main.follow(self.preferences.settings.launcher.hotkey)
        self.overview.start()
        if at is not None:
            self.summoning.toggle_at(at)
        elif not hidden:
            self.summoning.show()
        return True

    def stop(self) -> None:
        """End the parts."""
        self.doorbell.close()
        self.overview.close()
        self.looks.close()
        self.expanding.close()
        self.clipping.close()
        self.announcing.close()
        self.summoning.close()
        self.app_icons.close()
        self.background.close()
        self.writing.close()
        self.connection.close()

    def _summoned(self, summons: Summons) -> None:
        match summons.wish:
            case "toggle":
                self.summoning.toggle(Press(token=summons.token))
            case "clips":
                self.summoning.toggle_at("clip", Press(token=summons.token))
            case "snippets":
                self.summoning.toggle_at("snippet", Press(token=summons.token))
            case "show":
                self.summoning.show()
            case "forget":
                self.acting.forget()
            case "copy":
                copy_clip(self.connection, self.clipping.system, summons.token)
            case "quit":
                QApplication.quit()

    def _forget_clips(self) -> None:
        """Forget what was copied lately, and say what went: the tray's menu has gone by then."""
        self.acting.forget_clips(self.announcing.say)

    def _offer_snippet(self, text: str) -> None:
        """Ask whether what was copied for the third time is to be a snippet."""
        if self.preferences.settings.snippets.offer:
            line = tr("Copied three times: keep it as a snippet?")
            self.announcing.offer(line, tr("Keep it…"), lambda: self.acting.keep_snippet(text))

    def _token(self) -> str:
        """Return what lets a program that is started now take the focus."""
        press = self.summoning.last
        return press.token or startup_id(press.time)

    def _copy(self, text: str) -> None:
        self.clipping.system.put_text(text)
        self.window.dismiss()

    def _kept(self, line: str) -> None:
        """Say that a snippet is kept, where the person looks; what is shown may hold it now."""
        if self.window.isVisible():
            self.session.again()
            self.window.hints.show_message(line)
        else:
            self.announcing.say(line)

    def _launch(self, hit: Hit, token: str) -> Started | NotOpened:
        try:
            self.applications.launch(hit, token)
        except LaunchError as failure:
            return NotOpened(str(failure))
        return Started(hit.title, at_place=False)

    def _tell_session(self, connected: bool) -> None:
        if connected:
            self.connection.ask(session_of(os.environ, launcher=True), lambda _: None)

    def show_settings(self, page: Page | None = None) -> None:
        """Show the settings window, at a page if one is named."""
        from desktop.ui.preferences import Deeds, Parts, PreferencesWindow

        if self.settings_window is None:
            deeds = Deeds(
                self.hotkeys.main.wish,
                self.hotkeys.wish_clips,
                self.hotkeys.snippets.wish,
                self._open_path,
                self.hotkeys.suspend,
            )
            parts = Parts(
                self.preferences,
                self.connection,
                self._locations,
                self.theme,
                deeds,
                self.clipping.recorder,
                self.expanding,
            )
            self.settings_window = PreferencesWindow(parts)
        self.settings_window.summon(page)

    def _adjust(self, before: Settings, after: Settings) -> None:
        """Have changed settings take effect."""
        was, now = before.launcher, after.launcher
        self._adjust_looks(now)
        self.clipping.follow(after.clipboard)
        self.expanding.follow(after.snippets)
        self._adjust_scopes(after)
        if now.open != was.open:
            self.opener.follow(now.open)
        self.hotkeys.follow(after)
        if now.start_at_login != was.start_at_login:
            wanted = self.autostart.enable if now.start_at_login else self.autostart.disable
            self.background.run(wanted)

    def _adjust_scopes(self, now: Settings) -> None:
        """Let Tab go through what there is: clips only where they are kept."""
        clips: set[Kind] = {"clip"} if now.clipboard.keep else set()
        self.window.field.set_scopes(scopes({"file", "app", "snippet", *clips}))

    def _adjust_looks(self, now: LauncherSettings) -> None:
        self.theme.choose(now.theme)
        self.theme.scale_text(now.text_size)
        self.offering.template = now.web_search
        self.window.hides_on_focus_loss = now.hide_on_focus_loss

    def _open_path(self, path: bytes) -> None:
        self.background.run(lambda: self.opener.open(Place(path)), self._opened)

    def _opened(self, outcome: Started | NotOpened) -> None:
        if isinstance(outcome, NotOpened):
            self.window.hints.show_state(told(outcome.reason), urgent=True)

    def _tell_status(self, status: Status) -> None:
        """Say at the foot what is wrong, else how indexing goes, else nothing."""
        quiet = status.state in {"idle", "starting"}
        unbound = self.hotkeys.problem
        line = told(self.supervisor.problem) or unbound
        self.window.hints.show_state(line or ("" if quiet else headline(status)), urgent=bool(line))


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def run(locations: Locations, *, hidden: bool, at: Scope = None) -> int:
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
        if not desktop.start(hidden=hidden, at=at):
            return 0
        Collecting(desktop)
        return application.exec()
