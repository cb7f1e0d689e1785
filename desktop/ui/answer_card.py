"""What a query works out to, above the hits: a sum, a conversion, a number of days."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.icons import pixmap
from desktop.ui.row_painting import draw_ground, placing, write
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
        draw_ground(
            painter, card, _RADIUS, tokens.color("selection" if self._selected else "sunken")
        )
        inner = card.adjusted(_PADDING, 0, -_PADDING, 0)
        place = placing(inner, self.layoutDirection())
        box = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon = pixmap("sum", tokens.accent, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(place(box).topLeft(), icon)
        small = (self._theme.face(sizes.small), tokens.color("muted"))
        hint = f"↵  {tr('Copy')}" if self._selected else ""
        width = small[0].advance(hint)
        end = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        write(painter, place(end), hint, small)
        left = box.right() + _GAP
        room = inner.right() - left - (width + _GAP if hint else 0)
        scaled = self._theme.room
        above = QRect(left, inner.top() + scaled(7), room, scaled(18))
        below = QRect(left, inner.top() + scaled(25), room, scaled(28))
        asked = f"{told(self._answer.expression)} ="
        write(painter, place(above), asked, small)
        large = (self._theme.face(sizes.field, bold=True), tokens.color("text"))
        write(painter, place(below), self._answer.text, large)
