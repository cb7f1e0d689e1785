"""The watched folders: what is in each, adding and removing, and why a file is not found."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.connection import Connection
from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.preferences.folder_line import FolderLine
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import (
    AddFolders,
    AnyReply,
    Done,
    Error,
    Explanation,
    Folder,
    Folders,
    ListFolders,
    RemoveFolders,
    Why,
)

_AGAIN: Final = 2000  # milliseconds between two looks at the counts, while they are shown


class FoldersEntry(Entry):
    """The list of folders, and a button to add one."""

    def __init__(self, connection: Connection, theme: Theme) -> None:
        super().__init__([tr("Watched folders"), tr("Add folder…"), tr("Remove")])
        self._connection = connection
        self._theme = theme
        self._lines: dict[str, FolderLine] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._state = label("", "good")
        self._state.hide()
        self._empty = label(
            tr("No folder is watched yet. Add the ones in which you keep things."), "text"
        )
        self.add = QPushButton(tr("Add folder…"), autoDefault=False)
        self.add.clicked.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(label(tr("Watched folders"), "title"), 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addLayout(self._list)
        layout.addWidget(self._state)
        self._again = QTimer(self, interval=_AGAIN)
        self._again.timeout.connect(self.look)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the counts fresh while they are seen."""
        super().showEvent(event)
        self.look()
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Rest while they are not."""
        super().hideEvent(event)
        self._again.stop()

    def look(self) -> None:
        """Ask for the folders as they are."""
        self._connection.ask(ListFolders(), self._listed)

    def watch(self, path: str) -> None:
        """Watch a folder."""
        uri = path_to_uri(os.fsencode(os.path.abspath(path)))
        self._connection.ask(AddFolders(uris=[uri]), self._changed)

    def restyle(self) -> None:
        """Draw the icons in the theme's colours."""
        for line in self._lines.values():
            line.restyle()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.watch)
        dialog.open()

    def _remove(self, folder: Folder) -> None:
        self._connection.ask(RemoveFolders(uris=[folder.uri]), self._changed)

    def _changed(self, reply: AnyReply) -> None:
        if isinstance(reply, Error):
            say(self._state, told(reply.message), "bad")
        elif isinstance(reply, Done):
            say(self._state, " ".join(map(told, reply.notes)), "good")
        self.look()

    def _listed(self, reply: AnyReply) -> None:
        if not isinstance(reply, Folders):
            return
        there = {folder.uri for folder in reply.folders}
        for uri in [uri for uri in self._lines if uri not in there]:
            line = self._lines.pop(uri)
            if line.isAncestorOf(self.focusWidget() or self):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        for folder in reply.folders:
            if folder.uri not in self._lines:
                line = FolderLine(folder, self._theme)
                line.remove_wanted.connect(self._remove)
                self._lines[folder.uri] = line
                self._list.addWidget(line)
            self._lines[folder.uri].show_folder(folder)
        self._empty.setVisible(not reply.folders)


_VERDICTS: Final = {
    "indexed": "good",
    "folder": "good",
    "name-only": "warning",
    "waiting": "warning",
    "failed": "bad",
    "excluded": "warning",
    "outside": "warning",
    "missing": "bad",
}


class WhyEntry(Entry):
    """Tells of a file whether it is indexed, and by which rule it is not."""

    def __init__(self, connection: Connection) -> None:
        title = tr("Is this file indexed?")
        text = tr("Why a file is found or not: which rule leaves it out, or what went wrong.")
        super().__init__([title, text])
        self._connection = connection
        self._asked: int | None = None
        self.field = QLineEdit(placeholderText=tr("Path of a file or folder"))
        self.field.setAccessibleName(title)
        self.answer = label("", "good")
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answer.hide()
        choose = QPushButton(tr("Choose file…"), autoDefault=False)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(text, "text"))
        layout.addSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.answer)
        choose.clicked.connect(self._choose)
        self.field.returnPressed.connect(self.ask)
        self.field.textEdited.connect(lambda _: say(self.answer, "", "good"))

    def ask(self) -> None:
        """Ask about the path in the field."""
        text = self.field.text().strip()
        if not text:
            return
        if self._asked is not None:
            self._connection.forget(self._asked)
        path = os.path.abspath(os.path.expanduser(text.removeprefix("file://")))
        uri = path_to_uri(os.fsencode(path))
        self._asked = self._connection.ask(Why(uri=uri), self._told)

    def _told(self, reply: AnyReply) -> None:
        if isinstance(reply, Error):
            say(self.answer, told(reply.message), "bad")
        elif isinstance(reply, Explanation):
            say(self.answer, "\n".join(map(told, reply.lines)), _VERDICTS[reply.verdict])

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose file…"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.field.setText(path)
        self.ask()
