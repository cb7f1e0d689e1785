"""A button that takes a key as it is pressed: the new hotkey is shown, not spelled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton

from desktop.system.keys import Modifier, from_qt
from desktop.ui.key_wording import keys_said
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_MODIFIER_KEYS: Final = {
    Qt.Key.Key_Control: Modifier.CTRL,
    Qt.Key.Key_Alt: Modifier.ALT,
    Qt.Key.Key_Shift: Modifier.SHIFT,
    Qt.Key.Key_Meta: Modifier.SUPER,
    Qt.Key.Key_Super_L: Modifier.SUPER,
    Qt.Key.Key_Super_R: Modifier.SUPER,
}
_CAP: Final = 26
_GAP: Final = 6
_SIDE: Final = 12


class KeyRecorder(QAbstractButton):
    """Shows a key sequence; when clicked, takes the next one that is pressed.

    `recorded` carries it; `refused` carries why what was pressed cannot be a hotkey, and the
    recorder goes on; `recording` tells when it begins and ends, so that the hotkey in force may
    be let go meanwhile. Escape alone, and losing the focus, end it.
    """

    recorded = Signal(object)
    refused = Signal(str)
    recording = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._held: list[str] = []
        self._active = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.begin)

    @property
    def active(self) -> bool:
        """Whether the next key is taken."""
        return self._active

    def show_key(self, text: str) -> None:
        """Show a key as written, such as "Ctrl+Space"."""
        self._text = text
        self._describe()

    def begin(self) -> None:
        """Take the next key."""
        if not self._active:
            self._active = True
            self._held = []
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.recording.emit(True)
            self._describe()

    def end(self) -> None:
        """Take no key."""
        if self._active:
            self._active = False
            self.recording.emit(False)
            self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return room for the caps, and for the invitation."""
        caps = sum(map(self._cap_width, self._caps())) + _GAP * max(len(self._caps()) - 1, 0)
        asked = QFontMetrics(self._font()).horizontalAdvance(self._invitation())
        return QSize(max(caps, asked) + 2 * _SIDE, _CAP + 14)

    def event(self, event: QEvent) -> bool:
        """Take every key while recording, also those that move the focus or are shortcuts."""
        if self._active and isinstance(event, QKeyEvent):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._pressed(event)
            elif event.type() == QEvent.Type.KeyRelease:
                self._hold(event.modifiers() & ~self._bit(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Begin by Enter as well, which Qt leaves to dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Give up with the focus."""
        super().focusOutEvent(event)
        self.end()

    def _pressed(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in _MODIFIER_KEYS:
            self._hold(event.modifiers() | self._bit(event))
            return
        pressed = from_qt(event.key(), event.modifiers().value)
        if pressed is not None and not pressed.modifiers and pressed.key == "Escape":
            self.end()
        elif pressed is None:
            self.refused.emit(tr("Magpie cannot use this key; try another."))
        elif pressed.types_text:
            self.refused.emit(tr("Hold Ctrl, Alt or Super too: alone, this key is for typing."))
        else:
            self.end()
            self.recorded.emit(pressed)

    @staticmethod
    def _bit(event: QKeyEvent) -> Qt.KeyboardModifier:
        """Return the modifier that a key is; Qt's state leaves out the key of the event itself."""
        return {
            Modifier.CTRL: Qt.KeyboardModifier.ControlModifier,
            Modifier.ALT: Qt.KeyboardModifier.AltModifier,
            Modifier.SHIFT: Qt.KeyboardModifier.ShiftModifier,
            Modifier.SUPER: Qt.KeyboardModifier.MetaModifier,
            None: Qt.KeyboardModifier.NoModifier,
        }[_MODIFIER_KEYS.get(Qt.Key(event.key()))]

    def _hold(self, modifiers: Qt.KeyboardModifier) -> None:
        names = {
            Qt.KeyboardModifier.ControlModifier: Modifier.CTRL,
            Qt.KeyboardModifier.AltModifier: Modifier.ALT,
            Qt.KeyboardModifier.ShiftModifier: Modifier.SHIFT,
            Qt.KeyboardModifier.MetaModifier: Modifier.SUPER,
        }
        self._held = [name.value for bit, name in names.items() if modifiers & bit]
        self.update()

    def _describe(self) -> None:
        key = keys_said(self._text) or tr("No key")
        name = self._invitation() if self._active else tr("Hotkey: %s") % key
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def _invitation(self) -> str:
        return tr("Press the new key…")

    def _caps(self) -> list[str]:
        if self._active:
            return [keys_said(name) for name in self._held]
        # "+" parts the caps, and is spelled "Plus" where it is the key.
        return [keys_said(part.strip()) for part in self._text.split("+") if part.strip()]

    def _font(self, *, bold: bool = False) -> QFont:
        return self._theme.font(self._theme.sizes.body, bold=bold)

    def _cap_width(self, text: str) -> int:
        return max(QFontMetrics(self._font(bold=True)).horizontalAdvance(text) + 16, _CAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the frame and the caps, or the invitation."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 9, 9)
        lit = self._active or self.hasFocus()
        painter.fillPath(frame, tokens.color("selection" if self._active else "surface"))
        pen = painter.pen()
        pen.setColor(tokens.color("accent" if lit else "outline"))
        pen.setWidthF(2 if lit else 1)
        painter.setPen(pen)
        painter.drawPath(frame)
        if self._active and not self._held:
            painter.setFont(self._font())
            painter.setPen(tokens.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._invitation())
            return
        if not self._caps():
            painter.setFont(self._font())
            painter.setPen(tokens.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No key"))
            return
        self._draw_caps(painter)

    def _draw_caps(self, painter: QPainter) -> None:
        """Draw the caps in the order in which they are said, in every script."""
        tokens = self._theme.tokens
        caps = self._caps()
        width = sum(map(self._cap_width, caps)) + _GAP * (len(caps) - 1)
        left, top = (self.width() - width) // 2, (self.height() - _CAP) // 2
        painter.setFont(self._font(bold=True))
        for text in caps:
            box = QRect(left, top, self._cap_width(text), _CAP)
            shape = QPainterPath()
            shape.addRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.fillPath(shape, tokens.color("sunken"))
            pen = painter.pen()
            pen.setColor(tokens.color("outline"))
            pen.setWidthF(1)
            painter.setPen(pen)
            painter.drawPath(shape)
            painter.setPen(tokens.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            left += box.width() + _GAP
