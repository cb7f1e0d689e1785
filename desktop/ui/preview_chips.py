"""Small labels in a row, one of which is chosen: a hit's passages, or the ways to show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Theme

HEIGHT: Final = 24
_INSIDE: Final = 9
_BETWEEN: Final = 5
_NARROWEST: Final = 44


class Chips(QWidget):
    """Labels to choose from by a click; says which one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._labels: tuple[str, ...] = ()
        self._current = 0
        self.setFixedHeight(theme.room(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()  # until there are labels

    def show_labels(self, labels: Sequence[str], current: int) -> None:
        """Show labels, and which one is chosen."""
        if (tuple(labels), current) == (self._labels, self._current):
            return
        self._labels, self._current = tuple(labels), current
        self.setVisible(bool(labels))
        self.setAccessibleName(f"{self._name}: {labels[current]}" if labels else self._name)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setFixedHeight(self._theme.room(HEIGHT))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the room that all labels take."""
        return QSize(sum(self._widths()) + _BETWEEN * max(len(self._labels) - 1, 0), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the room without which nothing can be read."""
        return QSize(_NARROWEST * len(self._labels), self.height())

    def boxes(self) -> list[QRect]:
        """Return where each label is; long ones give way where there is not room for all."""
        widths = self._widths()
        room = self.width() - _BETWEEN * max(len(widths) - 1, 0)
        over = sum(widths) - room
        while over > 0 and max(widths) > _NARROWEST:
            longest = max(widths)
            least = max((width for width in widths if width < longest), default=_NARROWEST)
            sharing = widths.count(longest)
            cut = max(min(longest - max(least, _NARROWEST), -(-over // sharing)), 1)
            widths = [width - cut if width == longest else width for width in widths]
            over -= cut * sharing
        boxes, left = [], 0
        for width in widths:
            boxes.append(QRect(left, 0, width, self.height()))
            left += width + _BETWEEN
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            boxes = [box.translated(self.width() - box.width() - 2 * box.left(), 0)
                     for box in boxes]  # fmt: skip
        return boxes

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._theme.font(self._theme.sizes.tiny, bold=True))
        return [metrics.horizontalAdvance(label) + 2 * _INSIDE + 1 for label in self._labels]

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Choose the label that is pressed."""
        at = event.position().toPoint()
        for number, box in enumerate(self.boxes()):
            if box.contains(at) and event.button() == Qt.MouseButton.LeftButton:
                self.chosen.emit(number)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the labels."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        font = self._theme.font(self._theme.sizes.tiny, bold=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        for number, (label, box) in enumerate(zip(self._labels, self.boxes(), strict=True)):
            current = number == self._current
            shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(tokens.color("accent" if current else "border"))
            painter.setBrush(tokens.color("selection" if current else "surface"))
            painter.drawRoundedRect(shape, box.height() / 2, box.height() / 2)
            painter.setPen(tokens.color("text" if current else "muted"))
            room = box.adjusted(_INSIDE, 0, -_INSIDE, 0)
            text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()
