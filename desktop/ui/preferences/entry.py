"""What pages are made of: entries that can be searched for, in cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Theme

RADIUS: Final = 11


def label(text: str, role: str, *, wrap: bool = True) -> QLabel:
    """Return a label of plain text in a style."""
    made = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def say(target: QLabel, text: str, role: str) -> None:
    """Show a text in a style; an empty one hides the label."""
    if target.property("role") != role:
        target.setProperty("role", role)
        target.style().polish(target)
    target.setText(text)
    target.setVisible(bool(text))


class Entry(QWidget):
    """One thing on a page: a setting, or something to do. `words` is what it is found by."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.words = " ".join(words).casefold()

    def restyle(self) -> None:
        """Take the theme's colours where the style sheet does not reach."""

    def matches(self, query: str, page: str) -> bool:
        """Tell whether all words of a query are in it, or in its page's title."""
        found = f"{page.casefold()} {self.words}"
        return all(word in found for word in query.casefold().split())


class Card(QWidget):
    """A rounded frame around entries, with a line between two of them."""

    def __init__(self, theme: Theme, entries: Iterable[Entry], title: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.entries = list(entries)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for entry in self.entries:
            entry.setContentsMargins(16, 11, 14, 11)
            layout.addWidget(entry)
        if title:
            self.setAccessibleName(title)

    def search(self, query: str, page: str) -> int:
        """Show the entries that a query finds; return how many."""
        found = [entry for entry in self.entries if entry.matches(query, page)]
        for entry in self.entries:
            entry.setVisible(entry in found)
        self.setVisible(bool(found))
        return len(found)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the frame and the lines."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.color("border"))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for entry in [entry for entry in self.entries if entry.isVisible()][1:]:
            painter.drawLine(16, entry.y(), self.width() - 17, entry.y())
