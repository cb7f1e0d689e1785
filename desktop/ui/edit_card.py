"""The card in which a clip's text is edited before it is pasted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QWidget

from desktop.ui.buttons import window_style
from desktop.ui.card import Card
from desktop.ui.key_wording import keys_said
from desktop.ui.overlay import SHADOW
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_WIDTH: Final = 660
_HEIGHT: Final = 380


class EditCard(Card):
    """A text of several lines. Enter hands it on, with whether it is to be kept as a clip."""

    done = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, spacing=10)
        self._head.setText(tr("Edit before pasting"))
        self._text = _Text(self)
        self._keep = QCheckBox(tr("Keep it as a new clip"))
        self._foot = QLabel(textFormat=Qt.TextFormat.PlainText)
        hints = (("↵", tr("Paste")), ("Shift ↵", tr("New line")), ("Esc", tr("Leave")))
        self._foot.setText("     ".join(f"{keys_said(keys)}  {does}" for keys, does in hints))
        self._text.setAccessibleName(self._head.text())
        self._text.setAccessibleDescription(self._foot.text())
        self.inside.addWidget(self._text, 1)
        self.add_row(self._foot).insertWidget(0, self._keep)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._foot.setFont(self._theme.font(sizes.tiny))
        self._foot.setStyleSheet(f"color: {tokens.muted}")
        self._text.setFont(self._theme.font(sizes.body))
        self._text.setStyleSheet(f"""
            QPlainTextEdit {{
                background: {tokens.sunken}; color: {tokens.text}; border-radius: 8px;
                border: 1px solid {tokens.border}; padding: 6px 8px;
                selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
            }}
            QPlainTextEdit:focus {{ border-color: {tokens.accent}; }}
        """)
        self._keep.setFont(self._theme.font(sizes.small))
        self._keep.setStyleSheet(window_style(self._theme))

    def edit(self, text: str, area: QRect) -> None:
        """Show a text to be edited, over an area of the parent."""
        self._text.setPlainText(text)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._keep.setChecked(False)
        self.open_in(area)
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close it, and keep nothing of the clip."""
        super().leave()
        self._text.setPlainText("")

    @property
    def text(self) -> str:
        """The text as it is by now."""
        # Qt's own plain text has spaces in place of those that do not break.
        raw = self._text.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size in which a few lines can be read."""
        return QSize(_WIDTH + 2 * SHADOW, self._theme.room(_HEIGHT) + 2 * SHADOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Hand the text on at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text, keep = self.text, self._keep.isChecked()
            self.leave()
            self.done.emit(text, keep)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802  # Qt's name
        """Keep the focus on the card."""
        del following
        there = self._keep if self.window().focusWidget() is self._text else self._text
        there.setFocus(Qt.FocusReason.TabFocusReason)
        return True


class _Text(QPlainTextEdit):
    """Where the text is; Enter is the card's, with Shift it begins a line."""

    def __init__(self, card: EditCard) -> None:
        super().__init__()
        self._card = card
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on the keys that leave."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif enter or event.key() == Qt.Key.Key_Escape:
            self._card.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
