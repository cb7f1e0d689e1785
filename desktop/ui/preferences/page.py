"""A page: a heading and cards of entries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.preferences.entry import Card, label


class PageView(QWidget):
    """One page of the window. `search("")` shows all of it."""

    def __init__(self, title: str, cards: Sequence[Card]) -> None:
        super().__init__()
        self.title = title
        self.cards = cards
        self._searched = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.setSpacing(14)
        layout.addWidget(label(title, "heading"))
        for card in cards:
            layout.addWidget(card)

    def search(self, query: str) -> int:
        """Show what a query finds, all for none; return how many entries a query found."""
        if not query and not self._searched:
            return 0
        self._searched = bool(query)
        return sum(card.search(query, self.title) for card in self.cards)

    def restyle(self) -> None:
        """Have every entry take the theme's colours."""
        for card in self.cards:
            card.update()
            for entry in card.entries:
                entry.restyle()
