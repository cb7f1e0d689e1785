"""Something to do on a page: a button, asked once more where it cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.wording import tr


class ActionRow(Entry):
    """Title, explanation and a button. With `question`, the row itself asks before it is done."""

    def __init__(
        self,
        title: str,
        text: str,
        button: str,
        do: Callable[[], None],
        question: str = "",
    ) -> None:
        super().__init__([title, text, button])
        self._text = text
        self._question = question
        self._do = do
        self._explanation = label(text, "text")
        self._state = label("", "good")
        self._state.hide()
        self.button = QPushButton(button, autoDefault=False)
        self.button.setAccessibleDescription(text)
        self._confirm = QPushButton(button, autoDefault=False)
        self._confirm.setProperty("role", "danger")
        self._keep = QPushButton(tr("Cancel"), autoDefault=False)
        words = QVBoxLayout()
        words.setSpacing(3)
        for line in (label(title, "title"), self._explanation, self._state):
            words.addWidget(line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(words, 1)
        for part in (self.button, self._keep, self._confirm):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._ask(asking=False)
        self.button.clicked.connect(self._clicked)
        self._keep.clicked.connect(lambda: self._ask(asking=False))
        self._confirm.clicked.connect(self._confirmed)

    def tell(self, text: str, *, failed: bool = False) -> None:
        """Say what became of it."""
        say(self._state, text, "bad" if failed else "good")

    def _clicked(self) -> None:
        if self._question:
            self._ask(asking=True)
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._do()

    def _confirmed(self) -> None:
        self._ask(asking=False)
        self._do()

    def _ask(self, *, asking: bool) -> None:
        had = self._keep.hasFocus() or self._confirm.hasFocus()
        self.button.setVisible(not asking)
        for part in (self._keep, self._confirm):
            part.setVisible(asking)
        say(self._explanation, self._question if asking else self._text,
            "warning" if asking else "text")  # fmt: skip
        if asking:
            self.tell("")
        elif had:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take Escape for "Cancel" while asking."""
        if event.key() == Qt.Key.Key_Escape and self._keep.isVisible():
            self._ask(asking=False)
        else:
            super().keyPressEvent(event)
