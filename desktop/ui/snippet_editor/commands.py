"""What a snippet would run, in full, each with a switch that lets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.buttons import tone
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.snippet_messages import SnippetCommand

_MOST_LINES: Final = 8  # that are seen at once; a longer command scrolls


class CommandList(QWidget):
    """Shows commands; `approvals` is what the person wants, by digest."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._commands: tuple[SnippetCommand, ...] = ()
        self._wanted: dict[str, bool] = {}
        self.rows: list[CommandRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._warning = tone(QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), "warning")
        self._layout.addWidget(self._warning)

    @property
    def approvals(self) -> dict[str, bool]:
        """What is to be approved, or no more, of the commands that are there."""
        return {
            one.digest: self._wanted[one.digest]
            for one in self._commands
            if self._wanted.get(one.digest, one.approved) != one.approved
        }

    def forget(self) -> None:
        """Begin with another snippet."""
        self._wanted.clear()
        self.show_commands(())

    def show_commands(self, commands: Sequence[SnippetCommand]) -> None:
        """Show other commands; what was switched stays so for those that are still there."""
        if tuple(commands) == self._commands:
            return
        self._commands = tuple(commands)
        for widget in self.rows:
            self._layout.removeWidget(widget)
            widget.deleteLater()
        self.rows = [CommandRow(self._theme, one, self) for one in self._commands]
        for widget in self.rows:
            self._layout.addWidget(widget)
            widget.show()  # now: else it takes no room before the next events
        self._warning.setText(
            tr("This snippet runs commands, with all that you may do yourself. None runs before you"
               " allow it here; change a letter of it, and you are asked anew.")
        )  # fmt: skip
        self.setVisible(bool(self._commands))

    def wanted(self, command: SnippetCommand) -> bool:
        """Tell whether a command is to run."""
        return self._wanted.get(command.digest, command.approved)

    def want(self, command: SnippetCommand, wanted: bool) -> None:
        """Take what the person wants."""
        self._wanted[command.digest] = wanted
        self.changed.emit()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._warning.setFont(self._theme.font(self._theme.sizes.small))
        for widget in self.rows:
            widget.restyle()


class CommandRow(QFrame):
    """A command in full, and its switch."""

    def __init__(self, theme: Theme, command: SnippetCommand, among: CommandList) -> None:
        super().__init__()
        self._theme = theme
        name = kind_name(command)
        self._name = tone(QLabel(name, textFormat=Qt.TextFormat.PlainText), "muted")
        self.text = QPlainTextEdit(command.text, readOnly=True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(name)
        self.allow = QCheckBox(tr("Let it run"))
        self.allow.setChecked(among.wanted(command))
        self.allow.setAccessibleDescription(f"{name}: {command.text}")
        self.allow.toggled.connect(lambda on: among.want(command, on))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for widget in (self._name, self.text, self.allow):
            layout.addWidget(widget)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self._name.setFont(self._theme.font(sizes.tiny))
        self.allow.setFont(self._theme.font(sizes.small))
        font = self._theme.font(sizes.small, code=True)
        self.text.setFont(font)
        lines = min(max(self.text.blockCount() + self._wraps(), 1), _MOST_LINES)
        self.text.setFixedHeight(QFontMetrics(font).lineSpacing() * lines + 18)

    def _wraps(self) -> int:
        """Return how many lines more the longest ones take, about."""
        room = 36  # letters
        return sum(len(line) // room for line in self.text.toPlainText().split("\n"))


def kind_name(command: SnippetCommand) -> str:
    """Return what a command is."""
    if command.kind == "env":
        return tr("Environment variable")
    if command.kind == "script":
        return tr("Program")
    return tr("Shell command (%s)") % command.shell if command.shell else tr("Shell command")
