"""A row with a field for a passphrase, or two that must agree, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.wording import tr


class Teller(Protocol):
    """A row that says what became of something."""

    def tell(self, text: str, *, failed: bool = False) -> None:
        """Say it."""
        ...


class SecretRow(Entry):
    """Title, explanation, fields of dots and a button; it is there only while it helps.

    What was typed is handed on once and not kept. `needed` says that there must be something.
    """

    def __init__(
        self,
        title: str,
        text: str,
        fields: Sequence[str],
        button: str,
        do: Callable[[Sequence[str]], None],
        *,
        needed: bool = True,
    ) -> None:
        super().__init__([title, text, button, *fields])
        self._do = do
        self._needed = needed
        self._helps = True
        self.fields = [QLineEdit(placeholderText=name) for name in fields]
        self.button = QPushButton(button, autoDefault=False)
        self.button.setAccessibleDescription(text)
        self._state = label("", "good")
        self._state.hide()
        entered = QHBoxLayout()
        entered.setContentsMargins(0, 5, 0, 0)
        entered.setSpacing(8)
        for field in self.fields:
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(field.placeholderText())
            field.returnPressed.connect(self._enter)
            entered.addWidget(field, 1)
        entered.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(text, "text"))
        layout.addLayout(entered)
        layout.addWidget(self._state)
        self.button.clicked.connect(self._enter)

    @property
    def said(self) -> str:
        """What became of it, "" for nothing yet."""
        return self._state.text()

    def tell(self, text: str, *, failed: bool = False) -> None:
        """Say what became of it."""
        say(self._state, text, "bad" if failed else "good")

    def show_if(self, helps: bool) -> None:
        """Be there, or not."""
        self._helps = helps
        self.setVisible(helps)

    def matches(self, query: str, page: str) -> bool:
        """Be found only while it helps."""
        return self._helps and super().matches(query, page)

    def _enter(self) -> None:
        words = [field.text() for field in self.fields]
        if len(set(words)) > 1:
            self.tell(tr("They differ."), failed=True)
            return
        if self._needed and not words[0]:
            self.fields[0].setFocus()
            return
        self.tell("")
        for field in self.fields:
            field.clear()
        self._do(words)
