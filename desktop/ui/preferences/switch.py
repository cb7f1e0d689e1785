"""A check box drawn as a switch."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from desktop.ui.theme import Theme

_SIZE: Final = QSize(44, 26)
_KNOB: Final = 16


class Switch(QCheckBox):
    """On at the end of the line, off at its beginning, whatever way the script runs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the one size it has."""
        return _SIZE

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the same size."""
        return _SIZE

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802  # Qt's name
        """Take a click anywhere on it."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the track and the knob."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(3, 2, _SIZE.width() - 6, _SIZE.height() - 4)
        if self.hasFocus():
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(track.adjusted(-2.5, -1.5, 2.5, 1.5), 13, 13)
        on = self.isChecked()
        painter.setPen(tokens.color("accent" if on else "outline"))
        painter.setBrush(tokens.color("accent" if on else "sunken"))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 10.5, 10.5)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_end = on != rtl
        margin = (track.height() - _KNOB) / 2
        x = track.right() - _KNOB - margin if at_end else track.left() + margin
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("on_accent" if on else "muted"))
        painter.drawEllipse(QRectF(x, track.top() + margin, _KNOB, _KNOB))
