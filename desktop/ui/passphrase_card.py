"""A card that asks for the passphrase of what is kept, or for a new one twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop.ui.buttons import button_style, window_style
from desktop.ui.card import NarrowCard
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

SHORTEST: Final = 8  # characters of a new passphrase


class PassphraseCard(NarrowCard):
    """Hands over what was typed; `fail` says what was wrong with it and lets it be typed again.

    `of` is what it is shown for; there is one passphrase for clips and snippets.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, of: Literal["clips", "snippets"] = "clips"
    ) -> None:
        super().__init__(theme, parent)
        self._of = of
        self._given: Callable[[str], None] | None = None
        self._new = False
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.first, self.second = (
            QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(2)
        )
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.yes, self.no = QPushButton(), QPushButton(tr("Cancel"))
        for button in (self.yes, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.yes.clicked.connect(self._give)
        self.no.clicked.connect(self.leave)
        self.closed.connect(self._forget)
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        for widget in (self._text, self.first, self.second, self._problem):
            self.inside.addWidget(widget)
        self.inside.addSpacing(4)
        self.add_row(self.no, self.yes)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        sizes, tokens = self._theme.sizes, self._theme.tokens
        for label, color in ((self._text, tokens.muted), (self._problem, tokens.danger)):
            label.setFont(self._theme.font(sizes.small))
            label.setStyleSheet(f"color: {color}")
        for field in (self.first, self.second):
            field.setFont(self._theme.font(sizes.body))
            field.setStyleSheet(window_style(self._theme))
        for button, primary in ((self.yes, True), (self.no, False)):
            button.setFont(self._theme.font(sizes.body))
            button.setStyleSheet(button_style(self._theme, primary=primary))

    def ask(self, given: Callable[[str], None], area: QRect, *, new: bool) -> None:
        """Ask for the passphrase, or for a new one."""
        self._given, self._new = given, new
        if new:
            self._head.setText(tr("Set a passphrase"))
            self._text.setText(
                tr("It encrypts your snippets and the clipboard history on the disk. You are asked"
                   " for it once after each start of Magpie; nobody can recover it for you.")
            )  # fmt: skip
            self.first.setPlaceholderText(tr("New passphrase"))
            self.yes.setText(tr("Set it"))
        else:
            clips = self._of == "clips"
            head = tr("Unlock the clipboard history") if clips else tr("Unlock your snippets")
            self._head.setText(head)
            self._text.setText(
                tr("What you copied meanwhile is kept in memory and joins it then.")
                if clips
                else tr("What you kept meanwhile is in memory and joins them then.")
            )
            self.first.setPlaceholderText(tr("Passphrase"))
            self.yes.setText(tr("Unlock"))
        self.second.setPlaceholderText(tr("The same once more"))
        self.second.setVisible(new)
        for field in (self.first, self.second):
            field.clear()
            field.setAccessibleName(field.placeholderText())
        self.setAccessibleName(self._head.text())
        self._tell("")
        self.open_in(area)
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def fail(self, line: str) -> None:
        """Say why it was not taken."""
        self.yes.setEnabled(True)
        self._tell(line)
        self.first.selectAll()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go on by Enter: to the next field that is empty, else hand over what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._new and self.first.hasFocus() and not self.second.text():
                self.second.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self._give()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802  # Qt's name
        """Keep the focus on the card's fields."""
        del following
        other = self.second if self._new and self.first.hasFocus() else self.first
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _give(self) -> None:
        typed = self.first.text()
        if not typed or not self.yes.isEnabled():
            return
        if self._new and len(typed) < SHORTEST:
            self.fail(tr("Use %Ln characters or more.", None, SHORTEST))
        elif self._new and typed != self.second.text():
            self.fail(tr("The two are not the same."))
        elif self._given is not None:
            self.yes.setEnabled(False)
            self._given(typed)

    def _tell(self, line: str) -> None:
        self._problem.setText(line)
        self._problem.setVisible(bool(line))
        if self.isVisible():
            self.content.activate()
            bottom, height = self.geometry().bottom(), self.sizeHint().height()
            self.setGeometry(self.x(), bottom + 1 - height, self.width(), height)

    def _forget(self) -> None:
        """Keep nothing of what was typed."""
        self._given = None
        self.yes.setEnabled(True)
        for field in (self.first, self.second):
            field.clear()
