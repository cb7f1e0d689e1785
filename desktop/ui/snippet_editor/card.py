"""The card in which a snippet is written: fields, text, and what it gives beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.search.drafts import Draft, Form
from desktop.ui.buttons import Tone, literal, tone, window_style
from desktop.ui.card import Card
from desktop.ui.key_wording import keys_said
from desktop.ui.overlay import SHADOW
from desktop.ui.snippet_editor.fields import LastWord, Line, Options
from desktop.ui.snippet_editor.preview import Preview
from desktop.ui.snippet_editor.style import editor_style
from desktop.ui.snippet_editor.tools import Tools
from desktop.ui.telling import told
from desktop.ui.template_edit import TemplateEdit
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.snippet_messages import Expanded, TemplateProblem

_TEXT_SHARE: Final = 60  # of the width, against the preview's
_PREVIEW_SHARE: Final = 40
_SAVES: Final = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")
_NEXT_PROBLEM: Final = "F8"


@dataclass(frozen=True)
class Titles:
    """What stands above a draft, and which field has the focus at first."""

    head: str
    from_where: str = ""
    begin_at_text: bool = False
    image: str = ""  # the snippet is a picture, and has no text


class SnippetCard(Card):
    """Shows a draft and lets it be edited; what to do with it is asked for by signals."""

    changed = Signal()
    save_wanted = Signal()
    leave_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._from = tone(QLabel(textFormat=Qt.TextFormat.PlainText), "muted")
        self.name = Line(theme, tr("Name"))
        self.keywords = Line(theme, tr("Keywords"), tr(";sig, ;signature"))
        self.text = TemplateEdit(theme)
        self.tools = Tools(theme, self.text)
        self.tags = Line(theme, tr("Tags"))
        self.folder = Line(theme, tr("Folder"))
        self.options = Options(theme)
        self.preview = Preview(theme)
        self._problem = tone(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "danger")
        self._note = tone(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "muted")
        self.save = tone(QPushButton(), "primary")
        self.cancel = QPushButton(f"{tr('Cancel')}   {keys_said('Esc')}")
        self.cancel.setAccessibleName(tr("Cancel"))
        self._problems: tuple[TemplateProblem, ...] = ()
        self._showing = False
        self._lay_out()
        self._connect()
        self.restyle()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.tools)
        left.addWidget(self.text, 1)
        left.addWidget(self._problem)
        left.addLayout(_row((self.tags, 1), (self.folder, 1)))
        left.addWidget(self.options)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, _TEXT_SHARE)
        body.addWidget(self.preview, _PREVIEW_SHARE)
        self.inside.setSpacing(8)
        self.inside.addWidget(self._from)
        self.inside.addLayout(_row((self.name, 3), (self.keywords, 2)))
        self.inside.addLayout(body, 1)
        foot = self.add_row(self.cancel, self.save)
        foot.insertWidget(0, self._note, 1)
        foot.setStretch(1, 0)
        self.tags.complete_by(LastWord())
        self.folder.complete_by(QCompleter())
        order = (
            self.name.field, self.keywords.field, *self.tools.forms, self.text, self.tags.field,
            self.folder.field, *self.options.stops, self.preview, self.cancel, self.save,
        )  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.text.edited.connect(self._edited)
        self.options.changed.connect(self._edited)
        for line in self._lines:
            line.field.textEdited.connect(self._edited)
            completer = line.field.completer()
            if completer is not None:
                completer.activated.connect(self._edited)
        self.preview.commands.changed.connect(self._edited)
        self.tools.form_chosen.connect(self._choose_form)
        self.text.cursorPositionChanged.connect(self._tell_problem)
        self.save.clicked.connect(self.save_wanted)
        self.cancel.clicked.connect(self.leave_wanted)

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self.name, self.keywords, self.tags, self.folder

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        sizes = self._theme.sizes
        self.setStyleSheet(window_style(self._theme) + editor_style(self._theme))
        for label in (self._from, self._problem, self._note):
            label.setFont(self._theme.font(sizes.small))
        for button in (self.save, self.cancel):
            button.setFont(self._theme.font(sizes.body))
        for line in self._lines:
            line.restyle()
        self.text.restyle()
        self.tools.restyle()
        self.options.restyle()
        self.preview.restyle()

    # What it shows

    def show_draft(self, draft: Draft, titles: Titles) -> Draft:
        """Show a draft; returns what the fields hold of it, which changes are told against."""
        self._showing = True
        self._head.setText(titles.head)
        self.setAccessibleName(titles.head)
        self._from.setText(titles.from_where)
        self._from.setVisible(bool(titles.from_where))
        pairs = zip(
            self._lines, (draft.name, draft.keywords, draft.tags, draft.folder), strict=True
        )
        for line, held in pairs:
            line.field.setText(held)
            line.field.setCursorPosition(0)
        self.text.show_body(draft.form, draft.body)
        self.text.setPlaceholderText(titles.image)
        self.tools.show_form(self.text.form)
        self.options.show_draft(draft)
        self.preview.clear()
        self.show_problems(())
        self.note("")
        self.offer("")
        self._showing = False
        return self.draft

    @property
    def draft(self) -> Draft:
        """What the fields hold by now."""
        name, keywords, tags, folder = (line.field.text() for line in self._lines)
        options = self.options
        return Draft(
            name=name, keywords=keywords, form=self.text.form, body=self.text.body, tags=tags,
            folder=folder, whole_word=options.whole_word.isChecked(),
            follow_case=options.follow_case.isChecked(), automatic=options.automatic.isChecked(),
            regex=options.regex.text(),
        )  # fmt: skip

    def begin(self, *, at_text: bool) -> None:
        """Give a field the focus, as for a draft that is new."""
        first: QWidget = self.text if at_text else self.name.field
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_expanded(self, expanded: Expanded) -> None:
        """Show what the draft gives, and what is wrong with it."""
        self.preview.show_expanded(expanded)
        self.show_problems(expanded.problems)

    def show_problems(self, problems: Sequence[TemplateProblem]) -> None:
        """Mark what is wrong."""
        self._problems = tuple(problems)
        self.text.show_problems([(one.start, one.end) for one in problems])
        self._tell_problem()

    def note(self, line: str, name: Tone = "muted") -> None:
        """Say something at the foot."""
        tone(self._note, name)
        self._note.style().polish(self._note)
        self._note.setText(line)

    def offer(self, name: str) -> None:
        """Let the button save under another name than the usual one, such as "Keep anyway"."""
        text = name or tr("Save")
        self.save.setText(literal(text) + "   " + keys_said("Ctrl ↵"))
        self.save.setAccessibleName(text)

    def _tell_problem(self) -> None:
        """Say what is wrong at the cursor, else the first thing."""
        if not self._problems:
            self._problem.hide()
            return
        chosen = self._problems[max(self.text.problem_at_cursor(), 0)]
        line = told(chosen.message)
        if len(self._problems) > 1:
            line += "  " + tr(
                "One of %Ln problems: %1 goes to the next.", None, len(self._problems)
            )
            line = line.replace("%1", keys_said(_NEXT_PROBLEM))
        self._problem.setText(line)
        self._problem.show()

    def _next_problem(self) -> None:
        if self._problems:
            number = (self.text.problem_at_cursor() + 1) % len(self._problems)
            self.text.go_to_problem(number)
            self._tell_problem()

    def _choose_form(self, form: str) -> None:
        if form != self.text.form:
            self.text.change_form(cast("Form", form))
        self.tools.show_form(self.text.form)

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self.changed.emit()

    # Keys

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that takes all the room there is."""
        return QSize(16_000, 16_000) + QSize(SHADOW, SHADOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Save, leave, or do something with the text."""
        keys = QKeySequence(event.keyCombination()).toString()
        event.accept()
        if keys in _SAVES:
            self.save_wanted.emit()
        elif keys == "Esc":
            self.leave_wanted.emit()
        elif keys == "Ctrl+N":
            self.blank_wanted.emit()
        elif keys == _NEXT_PROBLEM:
            self._next_problem()
        elif keys in ("Return", "Enter") and isinstance(self.window().focusWidget(), QLineEdit):
            self.focusNextPrevChild(True)
        elif keys in ("Return", "Enter") and isinstance(self.window().focusWidget(), QPushButton):
            cast("QPushButton", self.window().focusWidget()).click()
        else:
            self.tools.press(keys)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802  # Qt's name
        """Keep the focus on the card's own fields and buttons."""
        current: QWidget = self.window().focusWidget() or self
        widget = current
        while True:
            near = widget.nextInFocusChain() if following else widget.previousInFocusChain()
            if near is None or near is current:
                return True
            widget = near
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and self.isAncestorOf(widget) and widget.isVisibleTo(self):
                reason = Qt.FocusReason.TabFocusReason
                widget.setFocus(reason if following else Qt.FocusReason.BacktabFocusReason)
                self.preview.reveal(widget)
                return True


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for part, share in parts:
        row.addWidget(part, share)
    return row
