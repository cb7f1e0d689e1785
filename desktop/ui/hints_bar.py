"""The bar at the foot: what the keys do now, and how the index is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.face import Face
from desktop.ui.key_wording import keys_said
from desktop.ui.row_painting import Place, placing, write
from desktop.ui.theme import RADIUS, Theme

Hint = tuple[str, str]  # keys and what they do
HEIGHT: Final = 36
_SIDE: Final = 18
_CAP: Final = 20


class HintsBar(QWidget):
    """Key hints at the end, a line of state at the beginning; a click asks for the menu there."""

    menu_wanted = Signal(QPoint)  # where, on the screen

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self._state = ""
        self._urgent = False
        self._message = ""
        self._message_urgent = False
        self.restyle()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that leaves the width to the window."""
        return QSize(100, self._theme.room(HEIGHT))

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setFixedHeight(self._theme.room(HEIGHT))
        self.update()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show what the keys do."""
        self._hints = tuple((keys_said(keys), text) for keys, text in hints)
        self.update()

    def show_state(self, text: str, *, urgent: bool = False) -> None:
        """Show a line of state; urgent ones in the colour of warnings."""
        if (text, urgent) != (self._state, self._urgent):
            self._state, self._urgent = text, urgent
            self.setAccessibleName(text)
            self.update()

    def show_message(self, text: str, *, urgent: bool = False) -> None:
        """Say what came of an action, over the line of state; "" shows that line again."""
        if (text, urgent) != (self._message, self._message_urgent):
            self._message, self._message_urgent = text, urgent
            self.setAccessibleName(text or self._state)
            self.update()

    @property
    def state(self) -> str:
        """The line of state, "" for none."""
        return self._state

    @property
    def message(self) -> str:
        """What is said of an action, "" for nothing."""
        return self._message

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Ask for the menu."""
        self.menu_wanted.emit(event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the bar."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()  # rounded below, as the window is
        ground.addRoundedRect(self.rect().adjusted(0, -RADIUS, 0, 0), RADIUS, RADIUS)
        painter.fillPath(ground, tokens.color("sunken"))
        painter.setPen(tokens.color("border"))
        painter.drawLine(0, 0, self.width(), 0)
        face = self._theme.face(self._theme.sizes.small)
        place = placing(self.rect(), self.layoutDirection())
        right = self._draw_hints(painter, face, place)
        urgent = self._message_urgent if self._message else self._urgent
        box = place(QRect(_SIDE, 0, right - _SIDE, self.height()))
        style = (face, tokens.color("warning" if urgent else "muted"))
        write(painter, box, self._message or self._state, style, Qt.TextElideMode.ElideRight)

    def _draw_hints(self, painter: QPainter, face: Face, place: Place) -> int:
        """Draw the keys with what they do, from the end on; return where they begin."""
        tokens = self._theme.tokens
        muted = (face, tokens.color("muted"))
        tall = self._theme.room(_CAP)
        right = self.width() - _SIDE
        for keys, text in reversed(self._hints):
            width = face.advance(text)
            write(painter, place(QRect(right - width, 0, width + 1, self.height())), text, muted)
            right -= width + 6
            cap = face.advance(keys) + 12
            box = place(QRect(right - cap, (self.height() - tall) // 2, cap, tall))
            shape = QPainterPath()
            shape.addRoundedRect(box, 5, 5)
            painter.fillPath(shape, tokens.color("surface"))
            painter.setPen(tokens.color("border"))
            painter.drawPath(shape)
            painter.setFont(face.font)
            painter.setPen(tokens.color("muted"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)
            right -= cap + 16
        return right
