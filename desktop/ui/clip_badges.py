"""What stands before a clip's row: its icon, a small picture of it, or its colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.search.colours import Colour, parse
from desktop.ui.icons import clip_icon, pixmap
from desktop.ui.theme import Theme
from desktop.ui.thumbnails import Thumbnails
from indexer.contract.clips import ClipRow

SIDE: Final = 32  # of pictures and colours, in pixels: a little larger than an icon
_RADIUS: Final = 5
_SQUARE: Final = 5  # pixels of the pattern behind a translucent colour


class ClipBadges:
    """Draws them."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails | None) -> None:
        self._theme = theme
        self._thumbnails = thumbnails

    def draw(self, painter: QPainter, box: QRect, row: ClipRow, color: str) -> None:
        """Draw a clip's badge over a box that is as large as an icon."""
        ratio = painter.device().devicePixelRatioF()
        wide = QRectF(0, 0, SIDE, SIDE)
        wide.moveCenter(QRectF(box).center())
        if row.kind == "image" and self._thumbnails is not None:
            drawn = self._thumbnails.pixmap(row, SIDE, ratio)
            if drawn is not None:
                painter.drawPixmap(wide.topLeft(), drawn)
                self._frame(painter, wide)
                return
        if row.kind == "colour" and (colour := parse(row.text)) is not None:
            swatch = wide.adjusted(2, 2, -2, -2)
            draw_colour(painter, swatch, colour, self._theme)
            return
        drawn = pixmap(clip_icon(row), color, box.width(), ratio)
        painter.drawPixmap(box.topLeft(), drawn)

    def _frame(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._theme.tokens.color("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def draw_colour(
    painter: QPainter, box: QRectF, colour: Colour, theme: Theme, radius: float = _RADIUS
) -> None:
    """Draw a colour, over a pattern where it is translucent."""
    tokens = theme.tokens
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    if colour.alpha < 1:
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for down in range(int(box.height() // _SQUARE) + 1):
            for across in range(down % 2, int(box.width() // _SQUARE) + 1, 2):
                square = QRectF(
                    box.left() + across * _SQUARE, box.top() + down * _SQUARE, _SQUARE, _SQUARE
                )
                painter.fillRect(square.intersected(box), QColor("#d0d0d0"))
    painter.setBrush(QColor.fromRgbF(colour.red, colour.green, colour.blue, colour.alpha))
    painter.drawRoundedRect(box, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(tokens.color("outline"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()
