"""A card that lies over the launcher's window and has the keyboard while it is there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Theme

SHADOW = 16
_RADIUS = 12
_STEPS = 8


class Overlay(QWidget):
    """A rounded card; Escape closes it, and the focus goes back to who had it.

    It is a child and no window of its own: the launcher's window keeps the keyboard.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: QWidget | None = None
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.content.setSpacing(0)
        self.hide()

    def open_in(self, area: QRect) -> None:
        """Show it at the trailing lower corner of an area of its parent."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.content.activate()
        wanted = self.sizeHint()
        width = min(wanted.width(), area.width() + 2 * SHADOW)
        height = min(wanted.height(), area.height() + 2 * SHADOW)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.left() - SHADOW if rtl else area.right() + 1 + SHADOW - width
        self.setGeometry(left, area.bottom() + 1 + SHADOW - height, width, height)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Close it."""
        if not self.isVisible():
            return
        if self._before is not None:  # before it hides: Qt would choose a widget, as Tab does
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Close on Escape; let no other key through to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the card and its shadow."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        shadow = tokens.color("shadow")
        for step in range(_STEPS, 0, -1):
            spread = step * (SHADOW - 4) / _STEPS
            shade = QColor(shadow)
            shade.setAlphaF(shadow.alphaF() * (1 - step / _STEPS) ** 2 / 2)
            box = card.adjusted(-spread, -spread + 3, spread, spread + 3)
            painter.fillPath(_rounded(box, _RADIUS + spread), shade)
        painter.fillPath(_rounded(card, _RADIUS), tokens.color("surface"))
        painter.setPen(tokens.color("outline"))
        painter.drawPath(_rounded(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS))


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    return shape
