"""Shows the selected hit: its name and facts, and the passage with what matches marked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QVBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.wording import Wording, tr
from indexer.contract.messages import Hit, Passage

_WRAP: Final = 16


class PreviewPane(QWidget):
    """A hit's passages, one after the other, the best first."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._hit: Hit | None = None
        self._title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._facts = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setAccessibleName(tr("Preview"))
        self._text.document().setDocumentMargin(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_WRAP + 4, _WRAP, _WRAP, _WRAP)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addSpacing(8)
        layout.addWidget(self._text, 1)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._title.setFont(self._theme.font(sizes.title, bold=True))
        self._facts.setFont(self._theme.font(sizes.small))
        self._facts.setStyleSheet(f"color: {tokens.muted}")
        self._text.setFont(self._theme.font(sizes.body))
        self._text.setStyleSheet(f"background: transparent; color: {tokens.text}")
        self.show_hit(self._hit)

    def show_hit(self, hit: Hit | None) -> None:
        """Show a hit, or nothing."""
        self._hit = hit
        self._text.clear()
        self._title.setText(hit.title if hit else "")
        self._facts.setText(self._about(hit) if hit else "")
        if hit is None:
            return
        cursor = self._text.textCursor()
        cursor.beginEditBlock()
        for number, passage in enumerate(hit.passages):
            if number:
                cursor.insertBlock()
                cursor.insertBlock()
            self._insert(cursor, passage)
        cursor.endEditBlock()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _about(self, hit: Hit) -> str:
        facts = [self._wording.place(hit), self._wording.time(hit)]
        if hit.places:
            facts.append(tr("%n more copies", None, len(hit.places)))
        return "  ·  ".join(fact for fact in facts if fact)

    def _insert(self, cursor: QTextCursor, passage: Passage) -> None:
        tokens = self._theme.tokens
        label, plain, marked, closest = (QTextCharFormat() for _ in range(4))
        label.setForeground(tokens.color("accent"))
        label.setFont(self._theme.font(self._theme.sizes.tiny, bold=True))
        plain.setForeground(tokens.color("text"))
        plain.setFont(self._theme.font(self._theme.sizes.body))
        marked.setBackground(tokens.color("match"))
        marked.setForeground(tokens.color("match_text"))
        closest.setFontUnderline(True)
        closest.setUnderlineColor(tokens.color("accent"))
        cursor.insertText(passage.citation.label, label)
        cursor.insertBlock()
        start = cursor.position()
        cursor.insertText(passage.text, plain)
        ends = _utf16_ends(passage.text)
        spans = [(span, marked) for span in passage.highlights]
        if passage.closest:
            spans.insert(0, (passage.closest, closest))
        at = QTextCursor(cursor)
        for (low, high), style in spans:
            at.setPosition(start + ends[low])
            at.setPosition(start + ends[high], QTextCursor.MoveMode.KeepAnchor)
            at.mergeCharFormat(style)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the pane's ground, a shade lower than the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.color("sunken"))
        painter.setPen(QPen(self._theme.tokens.color("border")))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.rect().right() if rtl else 0
        painter.drawLine(x, 0, x, self.height())
        del event


def _utf16_ends(text: str) -> list[int]:
    """Return where each character begins as Qt counts, and where the last one ends."""
    at, ends = 0, [0]
    for char in text:
        at += 2 if ord(char) > 0xFFFF else 1
        ends.append(at)
    return ends
