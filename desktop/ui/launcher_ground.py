"""The ground of the launcher's window, a rounded card and its shadow, and where it goes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import RADIUS, Theme

SHADOW: Final = 28
_STEPS: Final = 14


class Ground:
    """Draws what does not change from letter to letter, and takes a quarter of a frame."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: tuple[object, QPixmap] | None = None  # and what it was drawn for

    def pixmap(self, window: QWidget) -> QPixmap:
        """Return the ground of a window as it is now."""
        key = (window.size(), window.devicePixelRatioF(), self._theme.tokens)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self._draw(window))
        return self._drawn[1]

    def _draw(self, window: QWidget) -> QPixmap:
        ratio = window.devicePixelRatioF()
        ground = QPixmap(window.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(window.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        self._draw_shadow(painter, card)
        painter.fillPath(_rounded(card, RADIUS), self._theme.tokens.color("surface"))
        painter.end()
        return ground

    def _draw_shadow(self, painter: QPainter, card: QRectF) -> None:
        color = self._theme.tokens.color("shadow")
        for step in range(_STEPS, 0, -1):
            spread = step * (SHADOW - 6) / _STEPS
            shade = QColor(color)
            shade.setAlphaF(color.alphaF() * (1 - step / _STEPS) ** 2 / 3)
            box = card.adjusted(-spread, -spread + 5, spread, spread + 5)
            painter.fillPath(_rounded(box, RADIUS + spread), shade)


def free_screen() -> QRect:
    """Return the free area of the screen with the pointer."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def place_on(area: QRect, size: QSize) -> QPoint:
    """Return where a window of this size, shadow included, goes: above the middle."""
    x = area.left() + (area.width() - size.width()) // 2
    y = area.top() + (area.height() - size.height() + 2 * SHADOW) // 4 - SHADOW
    return QPoint(x, y)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    return shape
