"""Ties keys, menu and cards to the actions, and says what became of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt

from desktop.memory import Memory
from desktop.search.actions import (
    BY_ID,
    MENU,
    ActionId,
    Entry,
    Pair,
    Parts,
    entries,
    known,
    pair,
    suits,
    with_usual,
)
from desktop.search.history import History, Walk
from desktop.search.offers import Offer, WebSearch
from desktop.search.rows import HitRow, OfferRow
from desktop.search.runner import Explained, Outcome, Runner, Started, Subject, Told, folder_of
from desktop.search.session import Session
from desktop.ui.action_card import ActionCard
from desktop.ui.action_menu import ActionMenu
from desktop.ui.action_wording import Line, action_name, keys_name, outcome_line, question
from desktop.ui.hints_bar import Hint
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Hit

_LEAVES: frozenset[ActionId] = frozenset({"open", "open-passage", "launch", "reveal"})


@dataclass(frozen=True)
class Summoner:
    """What acting needs of who shows the window: `show` it again, and a token for programs."""

    show: Callable[[], None]
    token: Callable[[], str]


class Acting(QObject):
    """Everything that a person does with a hit."""

    def __init__(
        self,
        window: LauncherWindow,
        theme: Theme,
        session: Session,
        runner: Runner,
        memory: Memory,
        history: History,
        summoner: Summoner,
        parts: Parts = frozenset(),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._runner = runner
        self._memory = memory
        self._history = history
        self._summoner = summoner
        self._parts = parts
        self._line = Line("")
        self._listed: Hit | None = None  # whose menu was opened last
        self.menu = ActionMenu(theme, window)
        self.card = ActionCard(theme, window)
        window.field.set_walk(Walk(lambda: history.queries))
        self._connect(theme)
        self._hint()

    def _connect(self, theme: Theme) -> None:
        window, field = self._window, self._window.field
        window.chosen.connect(self._chosen)
        window.offer_chosen.connect(self._offer_chosen)
        window.current_changed.connect(self._hint)
        window.selected.connect(lambda _, moved: self._say(Line("")) if moved else None)
        window.installEventFilter(self)
        field.queried.connect(lambda *_: self._say(Line("")))
        field.asked.connect(self._asked)
        field.menu_asked.connect(self.open_menu)
        field.way_on_asked.connect(self._go_on)
        field.walking.connect(lambda _: self._hint())
        self.menu.chosen.connect(self._entry_chosen)
        self.menu.made_usual.connect(self._made_usual)
        theme.changed.connect(self.menu.restyle)
        theme.changed.connect(self.card.restyle)

    def open_menu(self) -> None:
        """List all that can be done with the selected hit."""
        hit = self._window.current()
        if hit is not None:
            self._listed = hit
            listed = entries(hit, self._parts, self._memory.pairs)
            self.menu.open_for(hit, listed, self._window.free_area())

    def forget(self) -> None:
        """Forget the queries from which something was opened."""
        self._history.forget()

    # What the person does

    def _chosen(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        keys = self._pair(hit)
        second = modifiers & Qt.KeyboardModifier.ControlModifier
        action = keys.second if second else keys.enter
        plainly = modifiers & Qt.KeyboardModifier.ShiftModifier
        if plainly and suits(BY_ID["paste-plain"], hit, self._parts):
            action = "paste-plain"
        if action is not None:
            self._do(action, hit)

    def _asked(self, name: str) -> None:
        hit, action = self._window.current(), known(name)
        if hit is not None and action is not None and suits(BY_ID[action], hit, self._parts):
            self._do(action, hit)

    def _entry_chosen(self, entry: Entry) -> None:
        if self._listed is not None:
            self._do(entry.action.id, self._listed, entry.passage)

    def _made_usual(self, entry: Entry, second: bool) -> None:
        hit = self._listed
        if hit is None:
            return
        chosen = with_usual(self._pair(hit), entry.action.id, "second" if second else "enter")
        self._memory.choose(hit.kind, chosen)
        self.menu.show_entries(entries(hit, self._parts, self._memory.pairs))
        self._hint()

    def _offer_chosen(self, offer: Offer, modifiers: Qt.KeyboardModifier) -> None:
        """Take up an offer; a command only with Ctrl, so that no Enter too many runs one."""
        confirmed = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if not (confirmed or isinstance(offer, WebSearch)):
            self._say(Line(tr("Ctrl+Enter runs it.")))
            return
        self._window.hide()
        self._runner.offer(offer, self._summoner.token(), self._came_of_it)

    def _do(self, action: ActionId, hit: Hit, passage: int = 0) -> None:
        subject = Subject(hit, passage, self._session.snapshot.query, self._summoner.token())
        run = partial(self._runner.run, action, subject, self._came_of_it)
        if BY_ID[action].asks:
            name = hit.title
            if action == "exclude-folder":
                name = shown(uri_to_path(folder_of(hit))).rpartition("/")[2]
            self.card.ask(*question(action, name), run, self._window.free_area())
            return
        if action == "similar":
            self._window.field.show_like(hit.title)
        if action in _LEAVES:
            self._window.hide()  # at once: the program may take its time
            run = partial(self._runner.run, action, subject, partial(self._opened, subject.query))
        run()

    def _go_on(self) -> None:
        folder = self._line.folder
        if folder is not None:
            self._window.hide()
            self._runner.show_folder(folder, self._summoner.token(), self._came_of_it)

    # What is said

    def _opened(self, query: str, outcome: Outcome) -> None:
        if isinstance(outcome, Started):
            self._history.remember(query)
        self._came_of_it(outcome)

    def _came_of_it(self, outcome: Outcome) -> None:
        match outcome:
            case Started():
                pass  # the window went when it was asked for
            case Explained():
                self.card.explain(outcome, self._window.free_area())
            case _:
                if isinstance(outcome, Told) and not self._window.field.like:
                    field = self._window.field  # what was left out goes from the list
                    self._session.typed(field.query, field.scope)
                self._say(outcome_line(outcome))
                if not self._window.isVisible():
                    self._summoner.show()

    def _say(self, line: Line) -> None:
        self._line = line
        self._window.hints.show_message(line.text, urgent=line.urgent)
        self._hint()

    def _hint(self) -> None:
        self._window.hints.show_hints(self._hints())

    def _hints(self) -> list[Hint]:
        row, close = self._window.current_row(), ("Esc", tr("Close"))
        if self._line.way:
            return [("Alt ↵", self._line.way), close]
        if self._window.field.recalling:
            return [("↑ ↓", tr("Earlier queries")), ("→", tr("Take it")), close]
        if self._window.answer.selected:
            return [("↵", tr("Copy")), close]
        if isinstance(row, OfferRow):
            web = isinstance(row.offer, WebSearch)
            taken = ("↵", tr("Open the browser")) if web else ("Ctrl ↵", tr("Run it"))
            return [taken, close]
        if not isinstance(row, HitRow):
            return [close]
        keys = self._pair(row.hit)
        named = (("↵", keys.enter), ("Ctrl ↵", keys.second))
        hints = [(key, action_name(action)) for key, action in named if action is not None]
        return [*hints, (keys_name(MENU), tr("More")), close]

    def _pair(self, hit: Hit) -> Pair:
        return pair(hit, self._parts, self._memory.pairs)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Close what lies over the window when that goes."""
        if event.type() == QEvent.Type.Hide:
            self.menu.leave()
            self.card.leave()
        elif event.type() == QEvent.Type.Show:
            self._hint()
        return super().eventFilter(watched, event)
