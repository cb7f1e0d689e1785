"""The snippets as they are shown in the launcher: how they are, and what mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject

from desktop.connection import Connection
from desktop.following_snippets import FollowingSnippets
from desktop.search.scopes import Scope
from desktop.snippet_state import Remedy, remedy, situation
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.notice import Deed
from desktop.ui.notice import Page as NoticePage
from desktop.ui.passphrase_card import PassphraseCard
from desktop.ui.snippet_state_wording import remedy_name, said
from desktop.ui.theme import Theme
from desktop.unlocking import Unlocking
from indexer.contract.settings import Page


@dataclass(frozen=True)
class Around:
    """What the view needs of the rest: `again` lists what is shown anew, `write` a new snippet."""

    theme: Theme
    connection: Connection
    following: FollowingSnippets
    again: Callable[[], None]
    write: Callable[[], None]
    show_settings: Callable[[Page], None]


class SnippetView(QObject):
    """Tells the window how the snippets are, and does what is offered about it."""

    def __init__(self, window: LauncherWindow, around: Around) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._scope: Scope = None
        self._understood = ""  # a message that the person has read
        self.card = PassphraseCard(around.theme, window, of="snippets")
        self._unlocking = Unlocking(self.card, around.connection, window.hints)
        window.installEventFilter(self)
        window.typed.connect(self._typed)
        window.snippet_bar.chosen.connect(self._mend)
        window.field.way_on_asked.connect(self._way_on)
        around.following.changed.connect(self._changed)
        around.theme.changed.connect(self.card.restyle)
        self.refresh()

    def refresh(self) -> None:
        """Say how the snippets are."""
        state = self._around.following.state
        found = situation(state)
        words, first = said(found, state), remedy(found)
        deed = self._deed(first, "↵") if first is not None else None
        second = self._deed("import" if found == "none" else "settings", "Ctrl ↵")
        page = NoticePage(words.icon, words.head, words.lines, deed, second, bad=words.bad)
        self._window.notice.follow_snippets(page)
        shown = self._scope == "snippet" and (not words.line or words.line != self._understood)
        line = words.line if shown else ""
        name = remedy_name(first) if first is not None else ""
        self._window.snippet_bar.show_line(words.icon, line, name, bad=words.bad)

    def _deed(self, what: Remedy, key: str) -> Deed:
        return Deed(remedy_name(what), lambda: self.do(what), key)

    def _changed(self) -> None:
        self.refresh()
        if self._window.isVisible() and self._window.browses("snippet"):
            self._around.again()

    def _typed(self, query: str, scope: Scope) -> None:
        del query
        if scope != self._scope:
            self._scope = scope
            self.refresh()

    # What the person does

    def _way_on(self) -> None:
        if self._window.snippet_bar.offers and not self._window.hints.message:
            self._mend()

    def _mend(self) -> None:
        what = remedy(situation(self._around.following.state))
        if what is not None:
            self.do(what)

    def do(self, what: Remedy) -> None:
        """Do what was offered."""
        around, area = self._around, self._window.free_area()
        match what:
            case "new":
                around.write()
            case "unlock":
                self._unlocking.ask_keyring()
            case "passphrase":
                self._unlocking.ask_passphrase(area)
            case "set-passphrase":
                self._unlocking.ask_new_passphrase(area)
            case "settings" | "import":
                around.show_settings("snippets")
            case "dismiss":
                self._understood = self._window.snippet_bar.said
                self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Ask for nothing while the window is hidden."""
        if event.type() == QEvent.Type.Hide:
            self.card.leave()
        return super().eventFilter(watched, event)
