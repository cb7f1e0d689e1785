"""Writing snippets: a draft, what it gives while it is written, and keeping it.

What was typed is never lost with the launcher's window: the draft stays in the card, in memory
alone, until it is kept or given up.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from desktop.connection import Connection
from desktop.search.drafts import (
    LONGEST,
    LONGEST_HTML,
    NOWHERE,
    Draft,
    Taken,
    draft_of,
    made_from,
    shown_alone,
    snippet_of,
)
from desktop.ui import rich_html
from desktop.ui.action_card import ActionCard
from desktop.ui.key_wording import keys_said
from desktop.ui.launcher_ground import SHADOW
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.snippet_editor import SnippetCard
from desktop.ui.snippet_editor.card import Titles
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import AnyReply, Error
from indexer.contract.snippet_messages import (
    ApproveCommand,
    Expanded,
    ExpandSnippet,
    GetSnippet,
    KeepSnippet,
    SnippetKept,
    SnippetState,
    SnippetStatus,
    WholeSnippet,
)
from indexer.contract.snippets import Citation, Snippet

_DELAY_MS: Final = 120  # after the last letter
_INSET: Final = 10


@dataclass
class _Draft:
    """What is written now: `snippet` and `before` as it began, and what the preview is made of."""

    snippet: Snippet
    before: Draft
    seed: str
    selected: str = ""  # in the program before; what a preview fills in
    answers: dict[str, str] = field(default_factory=dict)  # names that stand for a form's answers
    blank_next: bool = False  # it was begun from what is selected, and may begin anew
    taken: bool = False  # that a keyword is another's has been said


class SnippetEditor(QObject):
    """Opens the card with a draft, keeps it, and tells of both.

    Args:
        window: the card lies over it.
        connection: where snippets are kept.
        selected: what is selected in the program that the person came from.
        kept: is called with a line once a snippet is kept.
    """

    def __init__(
        self,
        window: LauncherWindow,
        theme: Theme,
        connection: Connection,
        selected: Callable[[], str],
        kept: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._connection = connection
        self._selected = selected
        self._kept = kept
        self._draft: _Draft | None = None
        self._aside = False
        self._state: SnippetState | None = None
        self._following: int | None = None  # the request that waits for another state
        self._previewing: int | None = None
        self._error = ""
        self._saving = False
        self._theme = theme
        self._card: SnippetCard | None = None
        self.question = ActionCard(theme, window)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._ask_preview)
        theme.changed.connect(self.question.restyle)
        self._window.installEventFilter(self)
        self._window.scope_wanted.connect(self._put_aside)
        self._connection.connected_changed.connect(self._connected)

    @property
    def card(self) -> SnippetCard:
        """The card; made when it is wanted first, so that the launcher starts without it."""
        if self._card is None:
            self._card = card = SnippetCard(self._theme, self._window)
            self.question.raise_()
            card.changed.connect(self._changed)
            card.save_wanted.connect(self.save)
            card.leave_wanted.connect(self.leave)
            card.blank_wanted.connect(self._begin_blank)
            self._theme.changed.connect(card.restyle)
        return self._card

    @property
    def writing(self) -> bool:
        """Whether there is a draft, in the card or put aside."""
        return self._draft is not None

    # What it is opened for

    def open_new(self) -> None:
        """Write a new snippet: from what is selected in the program before, else from nothing."""
        if self._aside:
            self._show_again()
            return
        selected = self._selected()
        if selected and len(selected) <= LONGEST:
            snippet = made_from(Taken(selected))
            self._open(snippet, Titles(tr("New snippet"), _from_selection()), blank_next=True)
        else:
            self._open(Snippet(uid=""), Titles(tr("New snippet")))

    def open_for(self, text: str, html: str = "", source: Citation = NOWHERE) -> None:
        """Write a new snippet from a text, rich where there is `html`, which is taken literally."""
        where = tr("From %s") % source.label if source.label else ""
        html = rich_html.cleaned(html) if len(html) <= LONGEST_HTML else ""
        self._open(made_from(Taken(text, html, source)), Titles(tr("New snippet"), where))

    def open_edit(self, uid: str) -> None:
        """Write an old snippet anew."""

        def fetched(reply: AnyReply) -> None:
            if isinstance(reply, WholeSnippet):
                self._edit(reply.snippet)
            elif isinstance(reply, Error):
                self._window.hints.show_message(told(reply.message), urgent=True)

        self._connection.ask(GetSnippet(key=uid), fetched)

    def _edit(self, snippet: Snippet) -> None:
        draft = draft_of(snippet)
        if len(draft.body) > (LONGEST_HTML if draft.form == "rich" else LONGEST):
            line = tr("The text is too long to be edited here.")
            self._window.hints.show_message(line, urgent=True)
            return
        label = snippet.source.label
        where = tr("From %s") % label if label else ""
        image = tr("This snippet is a picture: %s") % snippet.image if snippet.image else ""
        at_text = bool(snippet.name)
        self._open(snippet, Titles(tr("Edit snippet"), where, at_text, image))

    def _open(self, snippet: Snippet, titles: Titles, *, blank_next: bool = False) -> None:
        if self._draft is not None and self._would_lose():
            self._show_again()
            self.card.note(tr("Save this one first, or leave it."), "warning")
            return
        before = self.card.show_draft(draft_of(snippet), titles)
        self._draft = _Draft(
            snippet, before, secrets.token_hex(16), self._selected(), blank_next=blank_next
        )
        self._aside, self._error, self._saving = False, "", False
        self._place()
        self.card.begin(at_text=titles.begin_at_text)
        if blank_next:
            self.card.text.selectAll()
        self._follow(None)
        self._tell_state()
        self._ask_preview()

    # What the person does

    def save(self) -> None:
        """Keep the draft; a keyword that another has is said first."""
        draft = self._draft
        if draft is None or self._saving:
            return
        snippet = self._snippet(draft)
        if not (snippet.text or snippet.html or snippet.markdown or snippet.image):
            self.card.note(tr("A snippet needs a text."), "danger")
            self.card.begin(at_text=True)
            return
        self._saving = True
        self._connection.ask(KeepSnippet(snippet=snippet, taken=draft.taken), self._answered)

    def leave(self) -> None:
        """Give the draft up; the person is asked where something would be lost."""
        if self._draft is None:
            return
        if not self._would_lose():
            self._close()
            return
        self.question.ask(
            tr("Leave this snippet?"),
            tr("What you have written is not saved."),
            tr("Leave it"),
            self._close,
            self._window.free_area(),
        )

    def _begin_blank(self) -> None:
        """Begin with nothing in place of what was selected, which is still there."""
        draft = self._draft
        if draft is not None and draft.blank_next and not self._would_lose():
            self._open(Snippet(uid=""), Titles(tr("New snippet")))

    def _would_lose(self) -> bool:
        draft = self._draft
        approvals = self.card.preview.commands.approvals
        return draft is not None and (self.card.draft != draft.before or bool(approvals))

    def _close(self) -> None:
        self._draft, self._aside = None, False
        self._timer.stop()
        for number in (self._following, self._previewing):
            if number is not None:
                self._connection.forget(number)
        self._following = self._previewing = None
        self._window.keyboard = None
        self.card.leave()
        self.card.hide()  # the window may be hidden, and be shown again without it
        self.card.show_draft(Draft(), Titles(""))  # nothing of it stays in memory

    # Keeping

    def _answered(self, reply: AnyReply) -> None:
        self._saving = False
        draft = self._draft
        if draft is None:
            return
        if isinstance(reply, SnippetKept) and not reply.uid:
            draft.taken = True
            said = tr("“%1” is the keyword of “%2” already.")
            self.card.note(
                said.replace("%1", reply.keyword).replace("%2", reply.taken_by), "warning"
            )
            self.card.offer(tr("Keep anyway"))
        elif isinstance(reply, SnippetKept):
            self._approve(self.card.preview.commands.approvals, reply.notes)
        elif isinstance(reply, Error):
            self._error = told(reply.message)
            self._tell_state()

    def _approve(self, approvals: dict[str, bool], notes: list[str]) -> None:
        """Let the commands run that were switched on; they are known once the snippet is kept."""
        failed: list[str] = []
        waiting = len(approvals)

        def answered(reply: AnyReply) -> None:
            nonlocal waiting
            waiting -= 1
            if isinstance(reply, Error):
                failed.append(reply.message)
            if not waiting:
                self._end([*notes, *failed])

        for digest, approved in approvals.items():
            self._connection.ask(ApproveCommand(digest=digest, approved=approved), answered)
        if not approvals:
            self._end(notes)

    def _end(self, notes: list[str]) -> None:
        self._close()
        self._kept(" ".join((tr("The snippet is kept."), *map(told, dict.fromkeys(notes)))))

    # What is shown while it is written

    def _snippet(self, draft: _Draft) -> Snippet:
        return snippet_of(self.card.draft, draft.before, draft.snippet)

    def _changed(self) -> None:
        draft = self._draft
        if draft is None:
            return
        draft.taken = False
        self._error = ""
        self.card.offer("")
        self._tell_state()
        self._timer.start()

    def _ask_preview(self) -> None:
        draft = self._draft
        if draft is None:
            return
        if self._previewing is not None:
            self._connection.forget(self._previewing)
        snippet = shown_alone(self._snippet(draft))
        request = ExpandSnippet(
            draft=msgspec.structs.replace(snippet, uid=snippet.uid or "draft"),
            selection=draft.selected, seed=draft.seed, answers=draft.answers, preview=True,
        )  # fmt: skip
        self._previewing = self._connection.ask(request, self._show_preview)

    def _show_preview(self, reply: AnyReply) -> None:
        self._previewing, draft = None, self._draft
        if not isinstance(reply, Expanded) or draft is None or self._timer.isActive():
            return
        answers = {one.key: f"‹{one.label}›" for one in reply.asked if not one.default}
        if answers == draft.answers:
            self.card.show_expanded(reply)
        else:
            draft.answers = answers
            self._ask_preview()

    def _follow(self, known: int | None) -> None:
        """Ask how the snippets are kept, and again whenever that changes."""
        if self._following is not None:
            self._connection.forget(self._following)

        def heard(reply: AnyReply) -> None:
            self._following = None
            if isinstance(reply, SnippetState) and self._draft is not None:
                self._state = reply
                self.card.tags.complete(reply.tags)
                self.card.folder.complete(reply.folders)
                self._tell_state()
                self._follow(reply.revision)

        self._following = self._connection.ask(SnippetStatus(known=known), heard)

    def _connected(self, connected: bool) -> None:
        if self._draft is None:
            return
        if connected:
            self._error = ""
            self._follow(None)
            self._ask_preview()
        self._tell_state()

    def _tell_state(self) -> None:
        """Say what keeps the snippet from being kept for good, else what the keys do."""
        state = self._state
        if not self._connection.connected:
            line = tr("Magpie's service does not answer. What you write stays here meanwhile.")
            self.card.note(line, "danger")
        elif self._error:
            self.card.note(self._error, "danger")
        elif state is not None and state.condition in ("locked", "damaged"):
            self.card.note(told(state.message), "warning")
        elif state is not None and state.condition == "memory":
            line = tr("It ends with Magpie until there is a keyring or a passphrase.")
            self.card.note(line, "warning")
        else:
            self.card.note("", "muted")

    # The window

    def _place(self) -> None:
        area = self._window.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        self.card.open_in(area.adjusted(_INSET, _INSET, -_INSET, -_INSET))
        self._window.keyboard = self._refocus

    def _refocus(self) -> None:
        """Give the keyboard back to the field that had it."""
        over = self.question if not self.question.isHidden() else self.card
        (over.focusWidget() or over).setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _put_aside(self) -> None:
        """Make way for what else is looked for; the draft is there again with the next summons."""
        if self._draft is not None and not self._aside:
            self._aside = True
            self._window.keyboard = None
            self.question.leave()
            self.card.hide()
            keys = keys_said("Ctrl+N")
            line = tr("Your snippet waits: %s goes on with it.") % keys
            self._window.hints.show_message(line)

    def _show_again(self) -> None:
        if self._aside:
            self._aside = False
            self._window.hints.show_message("")
            self._place()
        self._refocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the window: its size, and when it is shown again."""
        if self._draft is not None and not self._aside and event.type() == QEvent.Type.Resize:
            self._place()
        elif self._draft is not None and event.type() == QEvent.Type.Show:
            if self._aside and self._window.field.scope != "clip":
                self._show_again()
        elif event.type() == QEvent.Type.Hide:
            self.question.leave()
        return super().eventFilter(watched, event)


def _from_selection() -> str:
    return tr("From what is selected. %s begins with nothing.") % keys_said("Ctrl+N")
