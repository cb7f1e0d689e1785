"""A large icon with a name and a few words: an application, or why there is nothing to see."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.app_icons import AppIcons
from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme

_ICON: Final = 72
_WIDEST: Final = 320
_WRAP: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                   | Qt.TextFlag.TextWordWrap)  # fmt: skip


class Card(QWidget):
    """An icon, a name, and words below it, in the middle."""

    def __init__(self, theme: Theme, app_icons: AppIcons | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._app_icons = app_icons
        if app_icons is not None:
            app_icons.arrived.connect(self.update)
        self._icon = "file"
        self._own = ""  # an application's icon, as it names it
        self._size = _ICON
        self._title = ""
        self._words = ""

    def tell(self, icon: str, title: str, words: str, *, size: int = 48, own: str = "") -> None:
        """Show an icon of ours with words; `own` is an application's icon, where it has one."""
        self._icon, self._title, self._words, self._size = icon, title, words, size
        self._own = own
        self.setAccessibleName(title or words)
        self.setAccessibleDescription(words)
        self.update()

    def text(self) -> str:
        """Return the name and the words."""
        return "\n".join(part for part in (self._title, self._words) if part)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the card."""
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        title_font = self._theme.font(self._theme.sizes.title + 2, bold=True)
        font = self._theme.font(self._theme.sizes.body)
        wide = min(self.width() - 24, _WIDEST)
        left = (self.width() - wide) // 2
        bounds = QRect(left, 0, wide, 1000)
        title = QFontMetrics(title_font).boundingRect(bounds, _WRAP, self._title)
        words = QFontMetrics(font).boundingRect(bounds, _WRAP, self._words)
        title_height = title.height() + 6 if self._title else 0
        high = self._size + 16 + title_height + words.height()
        y = max((self.height() - high) * 2 // 5, 0)
        self._draw_icon(painter, (self.width() - self._size) / 2, y)
        y += self._size + 16
        if self._title:
            painter.setFont(title_font)
            painter.setPen(tokens.color("text"))
            painter.drawText(QRect(left, y, wide, title.height()), _WRAP, self._title)
            y += title_height
        painter.setFont(font)
        painter.setPen(tokens.color("muted"))
        painter.drawText(QRect(left, y, wide, words.height()), _WRAP, self._words)
        painter.end()

    def _draw_icon(self, painter: QPainter, x: float, y: float) -> None:
        if not self._icon:
            return
        box = QRectF(x, y, self._size, self._size)
        ratio = self.devicePixelRatioF()
        icons = self._app_icons
        drawn = icons.pixmap(self._own, self._size, ratio) if icons is not None else None
        if drawn is None:
            tokens = self._theme.tokens
            color = tokens.outline if self._size < _ICON else tokens.accent
            drawn = pixmap(self._icon, color, self._size, ratio)
        painter.drawPixmap(box, drawn, QRectF(drawn.rect()))
