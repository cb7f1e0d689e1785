"""A line above clips or snippets that tells what is amiss with them, and a button to mend it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.buttons import literal
from desktop.ui.icons import pixmap
from desktop.ui.key_wording import keys_said
from desktop.ui.preview_words import QuietLine
from desktop.ui.theme import Theme

KEYS: Final = "Alt ↵"
_HEIGHT: Final = 38
_ICON: Final = 16
_SIDE: Final = 22


class ClipBar(QWidget):
    """Hidden while there is nothing to say; `chosen` tells that the button is meant."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self._bad = False
        self._line = ""
        self._wanted = True
        self._icon = QLabel()
        self._text = QuietLine()
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE, 0, _SIDE - 8, 0)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        self.hide()
        self.restyle()

    @property
    def said(self) -> str:
        """What is said, "" for nothing."""
        return "" if self.isHidden() else self.accessibleName()

    @property
    def offers(self) -> bool:
        """Whether there is something to do about it."""
        return not (self.isHidden() or self.button.isHidden())

    def want(self, wanted: bool) -> None:
        """Have it hidden where the same is said elsewhere."""
        self._wanted = wanted
        self.setVisible(bool(self._line) and wanted)

    def show_line(self, icon: str, line: str, deed: str, *, bad: bool) -> None:
        """Say a line, with what can be done about it; an empty line hides all of it."""
        self._name, self._line, self._bad = icon, line, bad
        self._text.setText(line)
        self.setAccessibleName(line)
        self._text.setToolTip(line)
        self.button.setText(literal(f"{deed}   {keys_said(KEYS)}"))
        self.button.setAccessibleName(deed)
        self.button.setVisible(bool(deed))
        self.setVisible(bool(line) and self._wanted)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        tokens, sizes = self._theme.tokens, self._theme.sizes
        self.setFixedHeight(self._theme.room(_HEIGHT))
        color = tokens.warning if self._bad else tokens.muted
        if self._name:
            self._icon.setPixmap(pixmap(self._name, color, _ICON, self.devicePixelRatioF()))
        self._text.take_font(self._theme.font(sizes.small))
        self._text.setStyleSheet(f"color: {tokens.text}")
        self.button.setFont(self._theme.font(sizes.small))
        self.button.setStyleSheet(
            f"QPushButton {{ background: {tokens.surface}; color: {tokens.accent};"
            f" border: 1px solid {tokens.outline}; border-radius: 6px; padding: 3px 10px; }}"
            f"QPushButton:hover {{ border-color: {tokens.accent}; }}"
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the ground and a line below."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.color("sunken"))
        painter.setPen(self._theme.tokens.color("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
