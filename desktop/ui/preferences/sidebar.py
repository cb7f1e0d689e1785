"""The list of pages beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from desktop.ui.icons import pixmap
from desktop.ui.preferences.pages import ICONS, title_of
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.settings import Page

_ICON: Final = 18


class Sidebar(QListWidget):
    """`chosen` carries the page that the person goes to."""

    chosen = Signal(str)

    def __init__(self, pages: list[Page], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages = pages
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setAccessibleName(tr("Pages"))
        for page in pages:
            self.addItem(QListWidgetItem(title_of(page)))
        self.restyle()
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._changed)
        # Chosen again, it leads back from a search.
        self.itemClicked.connect(lambda _: self._changed(self.currentRow()))

    def restyle(self) -> None:
        """Draw the icons in the theme's colours."""
        for row, page in enumerate(self._pages):
            color, ratio = self._theme.tokens.muted, self.devicePixelRatioF()
            icon = QIcon(pixmap(ICONS[page], color, _ICON, ratio))
            accent = pixmap(ICONS[page], self._theme.tokens.accent, _ICON, ratio)
            icon.addPixmap(accent, QIcon.Mode.Selected)
            self.item(row).setIcon(icon)

    def go(self, page: Page) -> None:
        """Select a page."""
        if page in self._pages:
            self.setCurrentRow(self._pages.index(page))

    def mark(self, *, chosen: bool) -> None:
        """Show which page is selected, or that what is shown is of several."""
        self.item(max(self.currentRow(), 0)).setSelected(chosen)

    @property
    def page(self) -> Page:
        """The page that is selected."""
        return self._pages[max(self.currentRow(), 0)]

    def _changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._pages[row])
