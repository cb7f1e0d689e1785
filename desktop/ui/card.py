"""What the cards over the launcher's window have in common: a headline, and what is below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.overlay import SHADOW, Overlay
from desktop.ui.theme import Theme

WIDTH: Final = 392
_SIDE: Final = 18


class Card(Overlay):
    """An overlay with a headline; what else it shows goes to `inside`."""

    def __init__(self, theme: Theme, parent: QWidget, *, spacing: int = 8) -> None:
        super().__init__(theme, parent)
        self._head = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(_SIDE, 16, _SIDE, 14)
        self.inside.setSpacing(spacing)
        self.inside.addWidget(self._head)
        self.content.addLayout(self.inside)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._head.setFont(self._theme.font(self._theme.sizes.title, bold=True))
        self._head.setStyleSheet(f"color: {self._theme.tokens.text}")
        self.update()

    def add_row(self, *widgets: QWidget) -> QHBoxLayout:
        """Add widgets at the end of a row, as the last one."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget)
        self.inside.addLayout(row)
        return row


class NarrowCard(Card):
    """A card that is as high as its text needs."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that holds all the text."""
        width = WIDTH + 2 * SHADOW
        return QSize(width, self.content.totalHeightForWidth(width))
