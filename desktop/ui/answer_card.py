"""What a query works out to, above the hits: a sum, a conversion, a number of days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.icons import pixmap
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import Answer

_HEIGHT: Final = 72
_MARGIN: Final = 8
_PADDING: Final = 10
_RADIUS: Final = 8
_ICON: Final = 24
_GAP: Final = 12
_LEADING: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)


class AnswerCard(QWidget):
    """Hidden without an answer."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._answer: Answer | None = None
        self._selected = False
        self.setFixedHeight(theme.room(_HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def answer(self) -> Answer | None:
        """The answer that is shown."""
        return self._answer

    @property
    def selected(self) -> bool:
        """Whether it is what Enter is for."""
        return self._selected

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, or hide without one."""
        if answer != self._answer:
            self._answer = answer
            spoken = f"{told(answer.expression)} = {answer.text}" if answer else ""
            self.setAccessibleName(spoken)
            self.update()
        self.setVisible(answer is not None)

    def select(self, selected: bool) -> None:
        """Show whether Enter copies it."""
        selected = selected and self._answer is not None
        if selected != self._selected:
            self._selected = selected
            self.update()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setFixedHeight(self._theme.room(_HEIGHT))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the card: the result large, how the query was understood above it."""
        del event
        if self._answer is None:
            return
        tokens, sizes = self._theme.tokens, self._theme.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -6)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(card), _RADIUS, _RADIUS)
        painter.fillPath(shape, tokens.color("selection" if self._selected else "sunken"))
        inner = card.adjusted(_PADDING, 0, -_PADDING, 0)
        place = self._placing(inner)
        box = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon = pixmap("sum", tokens.accent, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(place(box).topLeft(), icon)
        small = self._theme.font(sizes.small)
        hint = f"↵  {tr('Copy')}" if self._selected else ""
        width = QFontMetrics(small).horizontalAdvance(hint)
        _write(painter, place(_end(inner, width)), hint, small, tokens.color("muted"))
        left = box.right() + _GAP
        room = inner.right() - left - (width + _GAP if hint else 0)
        scaled = self._theme.room
        above = QRect(left, inner.top() + scaled(7), room, scaled(18))
        below = QRect(left, inner.top() + scaled(25), room, scaled(28))
        asked = f"{told(self._answer.expression)} ="
        _write(painter, place(above), asked, small, tokens.color("muted"))
        large = self._theme.font(sizes.field, bold=True)
        _write(painter, place(below), self._answer.text, large, tokens.color("text"))

    def _placing(self, inner: QRect) -> Callable[[QRect], QRect]:
        """Return what puts a box at the other side, as scripts that run from right to left want."""
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return lambda box: box
        sum_of_sides = inner.left() + inner.right()
        return lambda box: QRect(sum_of_sides - box.right(), box.top(), box.width(), box.height())


def _end(inner: QRect, width: int) -> QRect:
    return QRect(inner.right() - width, inner.top(), width + 1, inner.height())


def _write(painter: QPainter, box: QRect, text: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
    painter.drawText(box, _LEADING, cut)
