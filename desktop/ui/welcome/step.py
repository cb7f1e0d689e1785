"""What the steps have in common: a headline, a sentence, and parts that take the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.buttons import tone
from desktop.ui.theme import Theme


class Step(QWidget):
    """A page of the welcome."""

    def __init__(self, theme: Theme, head: str, sentence: str) -> None:
        super().__init__()
        self.theme = theme
        self.head, self.sentence = QLabel(head), tone(QLabel(sentence), "muted")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        for label in (self.head, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addSpacing(10)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self.theme.sizes
        self.head.setFont(self.theme.font(sizes.field + 2, bold=True))
        self.sentence.setFont(self.theme.font(sizes.title))
