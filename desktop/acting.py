"""Ties keys, menu and cards to the actions, and says what became of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt

from desktop.memory import Memory
from desktop.search.action_ports import Subject
from desktop.search.actions import (
    BY_ID,
    ENTER,
    MENU,
    NEW_SNIPPET,
    PLAINLY,
    SECOND,
    WITH_MARKED,
    ActionId,
    Entry,
    Pair,
    Parts,
    entries,
    marked_entries,
    meant,
    pair,
    with_usual,
)
from desktop.search.history import History, Walk
from desktop.search.offers import Offer, WebSearch
from desktop.search.outcomes import (
    Asking,
    Copied,
    Editing,
    Explained,
    Failed,
    Outcome,
    Say,
    Started,
    Told,
    Unapproved,
)
from desktop.search.rows import HitRow, OfferRow
from desktop.search.runner import Runner, folder_of
from desktop.search.session import Session
from desktop.ui.action_card import ActionCard
from desktop.ui.action_menu import ActionMenu
from desktop.ui.action_wording import (
    Line,
    action_name,
    keys_name,
    marked_count,
    outcome_line,
    question,
    question_of_marked,
    question_of_unapproved,
)
from desktop.ui.edit_card import EditCard
from desktop.ui.form_card import FormCard
from desktop.ui.hints_bar import Hint
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Hit

_LEAVES: frozenset[ActionId] = frozenset(
    {"open", "open-passage", "launch", "reveal", "open-clip", "reveal-clip"}
)


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
        self.editor = EditCard(theme, window)
        self.form = FormCard(theme, window)
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
        clips = self._runner.clips
        self.editor.done.connect(lambda text, keep: clips.paste_text(text, keep=keep))
        window.marked.changed.connect(lambda: self._say(Line("")))
        theme.changed.connect(self.card.restyle)
        theme.changed.connect(self.editor.restyle)
        theme.changed.connect(self.form.restyle)

    def open_menu(self) -> None:
        """List all that can be done with the selected hit, or with those that are marked."""
        hit = self._window.current()
        marked = self._window.marked.hits
        if marked:
            self._listed = marked[0]
            title = marked_count(len(marked))
            self.menu.open_for(marked[0], marked_entries(), self._window.free_area(), title)
        elif hit is not None:
            self._listed = hit
            listed = entries(hit, self._parts, self._memory.pairs)
            self.menu.open_for(hit, listed, self._window.free_area())

    def forget(self) -> None:
        """Forget the queries from which something was opened."""
        self._history.forget()

    def forget_clips(self, tell: Callable[[str], None]) -> None:
        """Forget what was copied lately without a question, and tell what went."""

        def said(outcome: Outcome) -> None:
            if self._window.isVisible():
                self._came_of_it(outcome)
            else:
                tell(outcome_line(outcome).text)

        self._runner.clips.forget_recent(said)

    def clear_clips(self) -> None:
        """Ask whether to clear the clipboard history, as from the tray."""
        self._summoner.show()
        self._ask(question("clear-clips", ""), self._runner.clips.clear)

    def write_snippet(self) -> None:
        """Have a new snippet written."""
        if "snippets" in self._parts:
            self._runner.making.new()

    def keep_snippet(self, text: str) -> None:
        """Have a snippet written from a text; the launcher may be away."""
        if "snippets" in self._parts:
            self._summoner.show()
            self._runner.making.of_text(text)

    # What the person does

    def _chosen(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        if self._window.marked.hits:
            control = modifiers & Qt.KeyboardModifier.ControlModifier
            self._do(WITH_MARKED[SECOND if control else ENTER], hit)
            return
        keys = self._pair(hit)
        second = modifiers & Qt.KeyboardModifier.ControlModifier
        action = keys.second if second else keys.enter
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            action = meant(PLAINLY, hit, self._parts) or action
        if action is not None:
            self._do(action, hit)

    def _asked(self, keys: str) -> None:
        if keys == NEW_SNIPPET:
            self.write_snippet()
            return
        hit = self._window.current()
        if hit is None:
            return
        action = WITH_MARKED.get(keys) if self._window.marked.hits else None
        action = action or meant(keys, hit, self._parts)
        if action is not None:
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
        if action == "mark":
            self._window.mark()
            return
        if action == "unmark":
            self._window.marked.clear()
            return
        query, token = self._session.snapshot.query, self._summoner.token()
        subject = Subject(hit, passage, query, token, self._window.marked.hits)
        run = partial(self._runner.run, action, subject)
        if BY_ID[action].asks:
            self._ask(self._question(action, subject), run)
            return
        if action == "similar":
            self._window.field.show_like(hit.title)
        if action in _LEAVES:
            self._window.hide()  # at once: the program may take its time
            # What a clip was found by may be what was copied: it is not remembered.
            run(self._came_of_it if hit.kind == "clip" else partial(self._opened, query))
            return
        run(self._came_of_it)

    def _ask(self, words: tuple[str, str, str], run: Callable[[Say], None]) -> None:
        """Have the person confirm an action."""
        self.card.ask(*words, partial(run, self._came_of_it), self._window.free_area())

    def _question(self, action: ActionId, subject: Subject) -> tuple[str, str, str]:
        if action == "delete-marked":
            return question_of_marked(len(subject.marked))
        name = subject.hit.title
        if action == "exclude-folder":
            name = shown(uri_to_path(folder_of(subject.hit))).rpartition("/")[2]
        return question(action, name)

    def _go_on(self) -> None:
        folder = self._line.folder
        if folder is not None:
            self._window.hide()
            self._runner.show_folder(folder, self._summoner.token(), self._came_of_it)

    def _tell_unapproved(self, outcome: Unapproved) -> None:
        """Say that a snippet has a command that will not run, before it is used."""
        subject = Subject(outcome.hit)
        edit = partial(self._runner.run, "edit-snippet", subject, self._came_of_it)
        words = question_of_unapproved(outcome.hit.title, outcome.action)
        head, text, yes, look = words
        self.card.ask(head, text, yes, outcome.go_on, self._window.free_area(), (look, edit))

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
            case Editing(text):
                self.editor.edit(text, self._window.free_area())
            case Asking(expanded, action, preview, give):
                area = self._window.free_area()
                self.form.ask(expanded, action_name(action), preview, give, area)
            case Unapproved():
                self._tell_unapproved(outcome)
            case Failed(reason) if self.form.isVisible():
                self.form.fail(told(reason))
            case _:
                if isinstance(outcome, Told) and not self._window.field.like:
                    field = self._window.field  # what was left out goes from the list
                    if outcome.kept:
                        self._session.again()
                    else:
                        self._session.typed(field.query, field.scope)
                if isinstance(outcome, Copied):
                    self.form.leave()
                self._say(outcome_line(outcome))
                if not self._window.isVisible():
                    self._summoner.show()

    def _say(self, line: Line) -> None:
        self._line = line
        said = line.text or marked_count(len(self._window.marked.hits))
        self._window.hints.show_message(said, urgent=line.urgent)
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
        if self._window.marked.hits:
            done = [("↵", tr("Paste all")), ("Ctrl ↵", tr("Copy all"))]
            return [*done, (keys_name(MENU), tr("More")), ("Esc", tr("Unmark"))]
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
            for over in (self.menu, self.card, self.editor, self.form):
                over.leave()
        elif event.type() == QEvent.Type.Show:
            self._window.marked.clear()  # those of last time
            self._hint()
        return super().eventFilter(watched, event)
