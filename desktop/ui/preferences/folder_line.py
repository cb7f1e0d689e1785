"""A watched folder in the list: its path, its counts, and removing it in two steps."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.preferences.entry import label, say
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import Folder

_ICON: Final = 22


class FolderLine(QWidget):
    """Says what removing would do before it is done; `remove_wanted` carries the folder then."""

    remove_wanted = Signal(object)

    def __init__(self, folder: Folder, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder
        self._asking = False
        self._icon = QLabel()
        self._icon.setFixedWidth(_ICON + 2)
        self._path = label(from_home(folder.path), "title")
        self._counts = label("", "text")
        name = from_home(folder.path)
        self.remove = QPushButton(tr("Remove…"), autoDefault=False)
        self.remove.setAccessibleName(tr("Remove %s") % name)
        self.confirm = QPushButton(tr("Remove"), autoDefault=False)
        self.confirm.setProperty("role", "danger")
        self.keep = QPushButton(tr("Keep"), autoDefault=False)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._path)
        words.addWidget(self._counts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        for button in (self.remove, self.keep, self.confirm):
            layout.addWidget(button)
        self.remove.clicked.connect(lambda: self._ask(asking=True))
        self.keep.clicked.connect(lambda: self._ask(asking=False))
        self.confirm.clicked.connect(lambda: self.remove_wanted.emit(self._folder))
        self._ask(asking=False)
        self.restyle()

    def show_folder(self, folder: Folder) -> None:
        """Show its counts as they are now."""
        self._folder = folder
        self._say()

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        accent = self._theme.tokens.accent
        self._icon.setPixmap(pixmap("folder", accent, _ICON, self.devicePixelRatioF()))

    def _ask(self, *, asking: bool) -> None:
        had = self.keep.hasFocus() or self.confirm.hasFocus()
        self._asking = asking
        self.remove.setVisible(not asking)
        self.keep.setVisible(asking)
        self.confirm.setVisible(asking)
        if asking:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had:
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _say(self) -> None:
        if self._asking:
            text = tr(
                "Its %Ln files will not be found any more. The files themselves stay.",
                None,
                self._folder.documents,
            )
            say(self._counts, text, "warning")
            return
        text = tr("%Ln files", None, self._folder.documents)
        if self._folder.failed:
            text += " · " + tr("%Ln could not be read", None, self._folder.failed)
        say(self._counts, text, "text")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take Escape for "Keep" while asking."""
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._ask(asking=False)
        else:
            super().keyPressEvent(event)


def from_home(path: str) -> str:
    """Spell a path with ``~`` for the person's home."""
    home = os.fspath(Path.home())
    if path == home or path.startswith(home.rstrip("/") + "/"):
        return "~" + path[len(home) :]
    return path
