"""The fields of a snippet's form: a line, several lines, a choice, a list."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from desktop.ui.buttons import window_style
from desktop.ui.theme import Theme
from indexer.contract.snippet_messages import Asked

_LINES: Final = 3  # of a field for several
_MOST_ROWS: Final = 5  # of a list that are seen at once


class FormField(QObject):
    """One field: its label, and the widget that has the keyboard.

    `takes_enter` tells that Enter writes something in it.
    """

    changed = Signal()
    takes_enter = False
    widget: QWidget

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.key = asked.key
        self.label = QLabel(asked.label, textFormat=Qt.TextFormat.PlainText)

    @abstractmethod
    def answer(self) -> str:
        """Return what is answered by now."""

    def take_focus(self) -> None:
        """Have the keyboard here, as by Tab."""
        self.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self, theme: Theme) -> None:
        """Take the theme's colours and type."""
        self.label.setFont(theme.font(theme.sizes.small))
        self.label.setStyleSheet(f"color: {theme.tokens.muted}")
        self.label.setBuddy(self.widget)
        self.widget.setAccessibleName(self.label.text())
        self.widget.setFont(theme.font(theme.sizes.body))
        self.widget.setStyleSheet(window_style(theme))


class _Line(FormField):
    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._line = QLineEdit(asked.default)
        self._line.textChanged.connect(self.changed)
        self.widget = self._line

    def answer(self) -> str:
        return self._line.text()

    def take_focus(self) -> None:
        super().take_focus()
        self._line.selectAll()


class _Lines(FormField):
    takes_enter = True

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._lines = QPlainTextEdit(asked.default)
        self._lines.setTabChangesFocus(True)
        self._lines.textChanged.connect(self.changed)
        self.widget = self._lines

    def answer(self) -> str:
        # Qt's own plain text has spaces in place of those that do not break.
        raw = self._lines.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def take_focus(self) -> None:
        super().take_focus()
        self._lines.selectAll()

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        tokens = theme.tokens
        self._lines.setFixedHeight(self._lines.fontMetrics().lineSpacing() * _LINES + 18)
        self._lines.setStyleSheet(f"""
            QPlainTextEdit {{
                background: {tokens.surface}; color: {tokens.text}; border-radius: 7px;
                border: 1px solid {tokens.outline}; padding: 3px 5px;
                selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
            }}
            QPlainTextEdit:focus {{ border-color: {tokens.accent}; }}
        """)


class _Choice(FormField):
    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._values = [option.value for option in asked.options]
        self._box = QComboBox()
        self._box.addItems([option.label for option in asked.options])
        if asked.default in self._values:
            self._box.setCurrentIndex(self._values.index(asked.default))
        self._box.currentIndexChanged.connect(self.changed)
        self.widget = self._box

    def answer(self) -> str:
        at = self._box.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else ""


class _List(FormField):
    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._values = [option.value for option in asked.options]
        self._list = QListWidget()
        self._list.addItems([option.label for option in asked.options])
        chosen = self._values.index(asked.default) if asked.default in self._values else 0
        self._list.setCurrentRow(chosen)
        self._list.currentRowChanged.connect(self.changed)
        self.widget = self._list

    def answer(self) -> str:
        at = self._list.currentRow()
        return self._values[at] if 0 <= at < len(self._values) else ""

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        rows = min(max(len(self._values), 1), _MOST_ROWS)
        self._list.setFixedHeight(max(self._list.sizeHintForRow(0), 20) * rows + 4)


def field_for(asked: Asked) -> FormField:
    """Return a field for what is asked, with its default in it."""
    match asked.kind:
        case "text":
            return _Line(asked)
        case "multiline":
            return _Lines(asked)
        case "choice":
            return _Choice(asked)
        case "list":
            return _List(asked)
