"""A slim handle over what is scrolled, in place of a bar that takes room beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

_WIDE: Final = 4
_SHORTEST: Final = 28


def hide_bars(area: QAbstractScrollArea) -> None:
    """Let both bars keep count, and never be seen."""
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def draw_handle(painter: QPainter, area: QAbstractScrollArea, color: QColor) -> None:
    """Draw where in the whole the view is; nothing where all is seen."""
    bar, view = area.verticalScrollBar(), area.viewport()
    whole = bar.maximum() + view.height()
    if bar.maximum() <= 0 or whole <= 0:
        return
    high = max(view.height() * view.height() / whole, _SHORTEST)
    top = (view.height() - high) * bar.value() / bar.maximum()
    rtl = area.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = 1 if rtl else view.width() - _WIDE - 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(left, top, _WIDE, high), _WIDE / 2, _WIDE / 2)
