"""Where a template is written: placeholders are coloured as one types, what is wrong underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit

from desktop.preview.offsets import Utf16
from desktop.search.drafts import Form
from desktop.ui import rich_html
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.templates import Text, parse

_MOST_PROBLEMS: Final = 200
_SHORT: Final = 4000  # characters
_REST_MS: Final = 80
_LONGEST: Final = 50_000  # characters of HTML that are taken in by a paste
# The card's keys, and those of rich text.
_LEAVING: Final = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S", "Ctrl+N", "Ctrl+P", "F8", "Esc")
_STYLING: Final = ("Ctrl+B", "Ctrl+I", "Ctrl+K", "Ctrl+L", "Ctrl+Shift+L")

Span = tuple[int, int]


class TemplateEdit(QTextEdit):
    """Edits a template in one of its forms. `edited` tells of any change that the person made.

    Positions of `show_problems` are characters of `body`.
    """

    edited = Signal()
    style_changed = Signal()  # of the text at the cursor

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._form: Form = "plain"
        self._loaded = ""
        self._filling = False
        self._problems: list[QTextCursor] = []  # they move with what is typed
        self.setDocument(rich_html.RichDocument(self))
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Text"))
        self._marking = QTimer(self, singleShot=True, interval=_REST_MS)
        self._marking.timeout.connect(self._mark)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._mark())
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.style_changed)

    @property
    def form(self) -> Form:
        """What is edited: text, rich text, or a source."""
        return self._form

    @property
    def body(self) -> str:
        """The template as it is by now; the one that was shown, where nothing was changed."""
        if not self.document().isModified():
            return self._loaded
        if self._form != "rich":
            return rich_html.raw(self.document())
        return self._written().html

    def show_body(self, form: Form, body: str) -> None:
        """Edit a template from its beginning; nothing is told.

        Rich text that is more than can be shown is edited as its source: nothing of it is lost.
        """
        self._filling = True
        self._problems = []
        self._loaded = body
        if form == "rich":
            rich_html.fill(self.document(), body)
            form = "rich" if rich_html.holds(self.document(), body) else "source"
        self._form = form
        self._choose_font()
        self.setAcceptRichText(form == "rich")
        if form != "rich":
            self.setPlainText(body)
        self.document().setModified(False)
        self.document().clearUndoRedoStacks()
        self._filling = False
        self._mark()

    def change_form(self, form: Form) -> None:
        """Go on in another form: what is there stays as far as that can hold it."""
        text = rich_html.plain(self.document()) if self._form == "rich" else self.body
        if self._form == "source" and form == "plain":
            document = rich_html.RichDocument()
            rich_html.fill(document, self.body)
            text = rich_html.plain(document)
        if form == "rich":
            text = self.body if self._form == "source" else rich_html.of_text(text)
        self.show_body(form, text)
        self.document().setModified(True)
        self.edited.emit()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._choose_font()
        self._mark()

    def _choose_font(self) -> None:
        source = self._form in ("source", "markdown")
        self.setFont(self._theme.font(self._theme.sizes.body, code=source))

    def show_problems(self, problems: Sequence[Span]) -> None:
        """Underline what is wrong; nothing else is underlined any more."""
        places = self._places(problems[:_MOST_PROBLEMS])
        self._problems = [self._cursor(start, end) for start, end in places]
        self._mark()

    def problem_at_cursor(self) -> int:
        """Return the number of the problem that the cursor stands in, -1 for none."""
        at = self.textCursor().position()
        inside = (
            number
            for number, held in enumerate(self._problems)
            if held.selectionStart() <= at <= held.selectionEnd()
        )
        return next(inside, -1)

    def go_to_problem(self, number: int) -> None:
        """Put the cursor into a problem, and show it."""
        cursor = self.textCursor()
        cursor.setPosition(self._problems[number].selectionStart())
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, code: str, chosen: str) -> None:
        """Write a placeholder at the cursor, and select the part of it that one changes."""
        cursor = self.textCursor()
        cursor.insertText(code, QTextCharFormat())
        at = code.find(chosen) if chosen else -1
        if at >= 0:
            end = cursor.position()
            start = end - len(code) + at
            cursor.setPosition(start)
            cursor.setPosition(start + len(chosen), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Styles of rich text

    @property
    def bold(self) -> bool:
        """Whether what is typed next is bold."""
        return self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold

    @property
    def italic(self) -> bool:
        """Whether what is typed next is italic."""
        return self.currentCharFormat().fontItalic()

    @property
    def link(self) -> str:
        """The address of the link at the cursor."""
        return self.currentCharFormat().anchorHref()

    def list_style(self) -> QTextListFormat.Style | None:
        """Return the style of the list at the cursor."""
        item = self.textCursor().currentList()
        return item.format().style() if item is not None else None

    def toggle_bold(self) -> None:
        """Make what is selected bold, or no more."""
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Normal if self.bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)

    def toggle_italic(self) -> None:
        """Make what is selected italic, or no more."""
        form = QTextCharFormat()
        form.setFontItalic(not self.italic)
        self.mergeCurrentCharFormat(form)

    def toggle_list(self, style: QTextListFormat.Style) -> None:
        """Make items of a list of the lines that are selected, or plain ones again."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        item = cursor.currentList()
        if item is not None and item.format().style() == style:
            block = self.document().findBlock(cursor.selectionStart())
            while block.isValid() and block.position() <= cursor.selectionEnd():
                if (held := block.textList()) is not None:
                    held.remove(block)
                    form = block.blockFormat()
                    form.setIndent(0)
                    QTextCursor(block).setBlockFormat(form)
                block = block.next()
        else:
            cursor.createList(style)
        cursor.endEditBlock()

    def set_link(self, address: str) -> None:
        """Let what is selected, or the link at the cursor, lead to an address; "" takes it away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            start, end = self._link_around(cursor.position())
            if start == end and address:
                cursor.insertText(address)
                start, end = cursor.position() - len(address), cursor.position()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setAnchor(bool(address))
        form.setAnchorHref(address)
        form.setFontUnderline(bool(address))
        form.setForeground(self._theme.tokens.color("accent" if address else "text"))
        cursor.mergeCharFormat(form)
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.tokens.color("text"))
        self.setCurrentCharFormat(plain)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link_around(self, at: int) -> Span:
        block = self.document().findBlock(at)
        inside = at - block.position()
        for part in block.textFormats():
            touched = part.start <= inside <= part.start + part.length
            if touched and part.format.anchorHref():
                return block.position() + part.start, block.position() + part.start + part.length
        return at, at

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the card's keys to it."""
        keys = QKeySequence(event.keyCombination()).toString()
        if keys in _LEAVING or (self._form == "rich" and keys in _STYLING):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Mark what is seen in another size."""
        super().resizeEvent(event)
        self._marking.start()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        """Take in rich text without what would not be kept of it."""
        if self._form != "rich" or not source.hasHtml() or len(source.html()) > _LONGEST:
            self.insertPlainText(source.text())
            return
        clean = rich_html.cleaned(source.html())
        if clean:
            self.insertHtml(clean)
        else:
            self.insertPlainText(source.text())

    def _changed(self) -> None:
        if not self._filling:
            self._mark_soon()
            self.edited.emit()

    # Marks

    @property
    def _last(self) -> int:
        return max(self.document().characterCount() - 1, 0)

    def _written(self) -> rich_html.Written:
        return rich_html.written(self.document(), wrapped=rich_html.is_wrapped(self._loaded))

    def _places(self, spans: Sequence[Span]) -> list[Span]:
        """Return where characters of the template stand in the document."""
        if self._form == "rich":
            found = self._written()
            return [
                (found.place(start), found.place(max(end - 1, start)) + 1) for start, end in spans
            ]
        count = Utf16(rich_html.raw(self.document()))
        return [(count.units(start), count.units(end)) for start, end in spans]

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, self._last))
        cursor.setPosition(min(max(end, start), self._last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark_soon(self) -> None:
        """Mark at once what is short: what is long is looked through when somebody rests."""
        if self.document().characterCount() < _SHORT:
            self._mark()
        else:
            self._marking.start()

    def _mark(self) -> None:
        """Colour the placeholders that are seen, and underline what is wrong."""
        tokens = self._theme.tokens
        placeholder = QTextCharFormat()
        placeholder.setForeground(tokens.color("accent"))
        placeholder.setBackground(tokens.color("selection"))
        wrong = QTextCharFormat()
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wrong.setUnderlineColor(tokens.color("danger"))
        text = rich_html.raw(self.document())
        count = Utf16(text)
        spans = [
            (count.units(node.start), count.units(node.end))
            for node in parse(text).nodes
            if not isinstance(node, Text)
        ]
        corner = self.viewport().rect().bottomRight()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(corner).position()
        seen = (span for span in spans if span[0] <= last and span[1] >= first)
        colored = (self._cursor(start, end) for start, end in seen)
        marks = [_mark_at(cursor, placeholder) for cursor in colored]
        self.setExtraSelections([*marks, *(_mark_at(one, wrong) for one in self._problems)])


def _mark_at(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = cursor, form
    return mark
