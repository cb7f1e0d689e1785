"""The clipboard history as it is shown in the launcher: how it is, and what mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject

from desktop.background import Background
from desktop.clip_state import Remedy, Situation, remedy, situation
from desktop.connection import Connection
from desktop.recording import Recorder
from desktop.search.scopes import Scope
from desktop.settings import Outcome, Preferences
from desktop.ui.clip_state_wording import remedy_name, said
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.notice import Deed
from desktop.ui.notice import Page as NoticePage
from desktop.ui.passphrase_card import PassphraseCard
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording, tr
from desktop.unlocking import Unlocking
from indexer.contract.settings import Page


@dataclass(frozen=True)
class Around:
    """What the view needs of the rest. `contents` is the connection by which clips are fetched."""

    theme: Theme
    wording: Wording
    contents: Connection
    background: Background
    recorder: Recorder
    preferences: Preferences
    show_settings: Callable[[Page], None]


class ClipView(QObject):
    """Tells the window how the vault is, and does what is offered about it."""

    def __init__(self, window: LauncherWindow, around: Around) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._scope: Scope = None
        self._understood = ""  # a message that the person has read
        self._was_fine = False
        self.card = PassphraseCard(around.theme, window)
        self._unlocking = Unlocking(self.card, around.contents, window.hints)
        window.thumbnails.load_from(around.contents, around.background)
        window.preview.load_clips_from(around.contents, around.background)
        window.installEventFilter(self)
        window.typed.connect(self._typed)
        window.clip_bar.chosen.connect(self._mend)
        window.field.way_on_asked.connect(self._way_on)
        around.recorder.vault_changed.connect(self._vault_changed)
        around.preferences.changed.connect(lambda *_: self.refresh())
        around.preferences.problems_changed.connect(self.refresh)
        around.theme.changed.connect(self.card.restyle)
        self.refresh()

    def refresh(self) -> None:
        """Say how the history is."""
        vault, state = self._around.recorder.vault, self._situation()
        words = said(state, vault, self._around.wording.now())
        first = remedy(state)
        deed = self._deed(first, "↵") if first is not None else None
        settings = self._deed("settings", "Ctrl ↵")
        page = NoticePage(words.icon, words.head, words.lines, deed, settings, bad=words.bad)
        self._window.notice.follow_clips(page)
        shown = self._scope == "clip" and (not words.line or words.line != self._understood)
        line = words.line if shown else ""
        name = remedy_name(first) if first is not None else ""
        self._window.clip_bar.show_line(words.icon, line, name, bad=words.bad)

    def _situation(self) -> Situation:
        preferences = self._around.preferences
        keep = preferences.settings.clipboard.keep or not preferences.answered
        return situation(self._around.recorder.vault, keep=keep)

    def _deed(self, what: Remedy, key: str) -> Deed:
        return Deed(remedy_name(what), lambda: self.do(what), key)

    def _vault_changed(self) -> None:
        self.refresh()
        vault = self._around.recorder.vault
        fine = vault is not None and vault.condition == "open"
        if fine != self._was_fine:
            self._was_fine = fine
            self._window.refresh_clips()  # others are at hand now

    def _typed(self, query: str, scope: Scope) -> None:
        del query
        if scope != self._scope:
            self._scope = scope
            self.refresh()

    # What the person does

    def _way_on(self) -> None:
        if self._window.clip_bar.offers and not self._window.hints.message:
            self._mend()

    def _mend(self) -> None:
        what = remedy(self._situation())
        if what is not None:
            self.do(what)

    def do(self, what: Remedy) -> None:
        """Do what was offered."""
        around, area = self._around, self._window.free_area()
        match what:
            case "turn-on":
                around.preferences.change("clipboard.keep", True, self._changed)
            case "unlock":
                self._unlocking.ask_keyring()
            case "passphrase":
                self._unlocking.ask_passphrase(area)
            case "set-passphrase":
                self._unlocking.ask_new_passphrase(area)
            case "resume":
                around.recorder.resume()
            case "settings":
                around.show_settings("clipboard")
            case "dismiss":
                vault = around.recorder.vault
                self._understood = told(vault.message) if vault is not None else ""
                self.refresh()

    def _changed(self, outcome: Outcome) -> None:
        if outcome.error:
            self._window.hints.show_message(told(outcome.error), urgent=True)
        else:
            self._window.hints.show_message(tr("What you copy is kept from now on."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Keep nothing of what clips hold while the window is hidden."""
        if event.type() == QEvent.Type.Hide:
            self.card.leave()
            self._window.thumbnails.forget()
            self._window.preview.forget_clips()
        return super().eventFilter(watched, event)
