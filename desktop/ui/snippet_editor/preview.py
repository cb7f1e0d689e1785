"""What a draft gives, filled in as it would be now; what it asks for, and what it would run."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from desktop.preview.offsets import Utf16
from desktop.ui import rich_html
from desktop.ui.buttons import tone
from desktop.ui.snippet_editor.commands import CommandList
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.snippet_messages import Asked, Expanded

_CURSOR: Final = "\u2502"
_MOST: Final = 20_000  # characters that are shown
_SAID_ELSEWHERE: Final = frozenset({"answer", "approval"})


class Preview(QWidget):
    """Shows what the service made of a draft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._head = tone(QLabel(tr("Preview")), "faint")
        self._text = QTextEdit(readOnly=True)
        self._text.setProperty("part", "preview")
        self._text.setDocument(rich_html.RichDocument(self._text))
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self._head.text())
        self._asked = tone(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "muted")
        self._missing = tone(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "muted")
        self.commands = CommandList(theme)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        below = QWidget()
        below.setObjectName("below")
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(8)
        for widget in (self._asked, self._missing, self.commands):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._below = QScrollArea(widgetResizable=True)
        self._below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below.setFrameShape(QFrame.Shape.NoFrame)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setWidget(below)
        self._inside = below
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._head)
        layout.addWidget(self._text, 2)
        layout.addWidget(self._below, 3)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self._head.setFont(self._theme.font(sizes.tiny, bold=True))
        self._text.setFont(self._theme.font(sizes.body))
        for label in (self._asked, self._missing):
            label.setFont(self._theme.font(sizes.small))
        self.commands.restyle()

    def clear(self) -> None:
        """Show nothing, as before a draft."""
        self._text.clear()
        self._asked.clear()
        self._missing.clear()
        self.commands.forget()
        self._fit()

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget, if it is one of those below the text."""
        if self._inside.isAncestorOf(widget):
            self._below.ensureWidgetVisible(widget)

    def show_expanded(self, expanded: Expanded) -> None:
        """Show what a draft gives."""
        bar = self._text.verticalScrollBar()
        value = bar.value()
        if expanded.html:
            rich_html.fill(self._text.document(), expanded.html[:_MOST])
        else:
            self._show_text(expanded)
        bar.setValue(value)
        self._asked.setText(asked_line(expanded.asked))
        marked = {one.message for one in expanded.problems}  # and said below the text
        lines = [
            told(one.message)
            for one in expanded.missing
            if one.code not in _SAID_ELSEWHERE and one.message not in marked
        ]
        self._missing.setText("\n".join(dict.fromkeys(lines)))
        self.commands.show_commands(expanded.commands)
        self._fit()

    def _show_text(self, expanded: Expanded) -> None:
        text = expanded.text[:_MOST]
        self._text.setPlainText(text)
        if expanded.cursor is None or expanded.cursor > len(text):
            return
        place = QTextCursor(self._text.document())
        place.setPosition(Utf16(text).units(expanded.cursor))
        form = QTextCharFormat()
        form.setForeground(self._theme.tokens.color("accent"))
        place.insertText(_CURSOR, form)

    def _fit(self) -> None:
        for label in (self._asked, self._missing):
            label.setVisible(bool(label.text()))
        widgets = (self._asked, self._missing, self.commands)
        self._below.setVisible(any(not widget.isHidden() for widget in widgets))
        layout = self._inside.layout()
        if layout is not None:  # no more room than it takes
            layout.activate()
            height = layout.totalHeightForWidth(self.width())
            self._below.setMaximumHeight(height + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Give what is below the text the room that it takes in this width."""
        super().resizeEvent(event)
        self._fit()


def asked_line(asked: list[Asked]) -> str:
    """Return what a form asks for, "" for nothing."""
    fields = [
        f"{one.label} ({', '.join(option.label for option in one.options)})"
        if one.options
        else one.label
        for one in asked
    ]
    return tr("Asks for: %s") % " · ".join(fields) if fields else ""
