"""A line that is shown over other programs for a moment and takes nothing from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCursor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme

SHOWN_MS: Final = 4000
OFFERED_MS: Final = 8000  # where there is something to do about it
_ICON: Final = 20
_SIDE: Final = 18
_GAP: Final = 10
_HEIGHT: Final = 44
_BELOW: Final = 96  # pixels from the screen's lower edge


class Bubble(QWidget):
    """Shows one line at the foot of the screen with the pointer; no keys are its, and clicks only
    where there is a way on from the line.

    For X11: a Wayland compositor might give it the keyboard.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowTransparentForInput,
        )
        self._theme = theme
        self._line = self._way = ""
        self._chosen: Callable[[], None] = lambda: None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)

    @property
    def line(self) -> str:
        """What it says, or said last."""
        return self._line

    def say(self, line: str, way: str = "", chosen: Callable[[], None] = lambda: None) -> None:
        """Show a line, in place of the one before; a click takes the way on, if there is one."""
        self._line, self._way, self._chosen = line, way, chosen
        self.setAccessibleName(f"{line} {way}".strip())
        self.hide()  # what takes clicks is another window to the desktop
        self.setWindowFlag(Qt.WindowType.WindowTransparentForInput, not way)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        size = self.sizeHint().boundedTo(area.size())
        left = area.left() + (area.width() - size.width()) // 2
        self.setGeometry(left, area.bottom() - _BELOW - size.height(), size.width(), size.height())
        self.show()
        self.raise_()
        self.update()
        self._timer.start(OFFERED_MS if way else SHOWN_MS)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take the way on."""
        event.accept()
        chosen, self._chosen = self._chosen, lambda: None
        self.hide()
        chosen()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that holds the line, and the way on."""
        metrics = QFontMetrics(self._font())
        text = metrics.horizontalAdvance(self._line) + 2
        if self._way:
            text += 2 * _GAP + metrics.horizontalAdvance(self._way) + 2
        return QSize(2 * _SIDE + _ICON + _GAP + text, self._theme.room(_HEIGHT))

    def _font(self) -> QFont:
        return self._theme.font(self._theme.sizes.body)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the line on a rounded ground."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(tokens.color("outline"))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(card, card.height() / 2, card.height() / 2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon = self.width() - _SIDE - _ICON if rtl else _SIDE
        top = (self.height() - _ICON) // 2
        drawn = pixmap("clip", tokens.accent, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(icon, top, drawn)
        inner = (
            card.adjusted(_SIDE, 0, -_SIDE - _ICON - _GAP, 0)
            if rtl
            else card.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
        )
        font = self._font()
        painter.setFont(font)
        painter.setPen(tokens.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        metrics = QFontMetrics(font)
        taken = 2 * _GAP + metrics.horizontalAdvance(self._way) if self._way else 0
        room = round(inner.width()) + 1 - taken
        text = metrics.elidedText(self._line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(middle), text)
        if self._way:
            painter.setPen(tokens.color("accent"))
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(inner, int(end), self._way)
