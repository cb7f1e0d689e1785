"""The search field: keys that move the list go to it, all others are text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_ICON: Final = 22
_LEFT: Final = 22


class QueryField(QLineEdit):
    """A line edit that hands on the keys with which the person moves through the list.

    `moved` carries by how many rows; `jumped` is true for the end of the list, false for its
    beginning.
    """

    moved = Signal(int)
    jumped = Signal(bool)
    chosen = Signal(object)  # the keyboard modifiers held
    left = Signal()
    _STEPS: Final = {
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_PageDown: 8,
        Qt.Key.Key_PageUp: -8,
    }

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setPlaceholderText(tr("Search files, apps and everything you kept"))
        self.setAccessibleName(tr("Search"))
        self.setTextMargins(_LEFT + _ICON + 12, 0, 16, 0)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setFont(self._theme.font(self._theme.sizes.field))
        self.setStyleSheet("QLineEdit { background: transparent; border: none; }")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on what is not text."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in self._STEPS and plain:
            self.moved.emit(self._STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.jumped.emit(key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the text and the icon before it."""
        super().paintEvent(event)
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - _LEFT - _ICON if rtl else _LEFT
        color = self._theme.tokens.accent if self.text() else self._theme.tokens.faint
        drawn = pixmap("search", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QRectF(x, (self.height() - _ICON) / 2, _ICON, _ICON).topLeft(), drawn)
