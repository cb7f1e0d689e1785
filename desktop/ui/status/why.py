"""Answers why a file is or is not found, for a file that the person chooses."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.connection import Connection
from desktop.ui.buttons import tone, window_style
from desktop.ui.icons import pixmap
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.locations import path_to_uri, shown, uri_to_path
from indexer.contract.messages import AnyReply, Done, Error, Explanation, ReadAgain, Why

Verdict = Literal[
    "indexed", "name-only", "failed", "waiting", "excluded", "outside", "missing", "folder"
]
Choose = Callable[[QWidget, Callable[[str], None]], None]
_WIDTH: Final = 520
_GOOD: Final = ("indexed", "folder")


def verdict_head(verdict: Verdict) -> str:
    """Return a verdict in a few words."""
    match verdict:
        case "indexed":
            return tr("This file can be found")
        case "name-only":
            return tr("It is found by its name only")
        case "failed":
            return tr("Its text could not be read")
        case "waiting":
            return tr("It waits to be read")
        case "excluded":
            return tr("It is left out")
        case "outside":
            return tr("It is in no folder that Magpie watches")
        case "missing":
            return tr("There is no such file")
        case "folder":
            return tr("This folder is watched")


def choose_file(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Ask for a file; `chosen` gets its path unless the person changes their mind."""
    dialog = QFileDialog(parent, tr("Choose the file that is not found"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


class WhyWindow(QWidget):
    """A file's name, the verdict, and what it rests on. Opens empty to choose a file."""

    folders_wanted = Signal()

    def __init__(self, theme: Theme, connection: Connection, choose: Choose = choose_file) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Why is a file not found?"))
        self._theme = theme
        self._connection = connection
        self._choose_file = choose
        self._uri = ""
        self._asked: int | None = None
        self._verdict: Verdict | None = None
        self._icon = QLabel()
        self.head, self.lines = QLabel(), tone(QLabel(), "muted")
        self.again = tone(QPushButton(tr("Try again")), "primary")
        self.folders = tone(QPushButton(tr("Choose folders…")), "primary")
        self.choose = QPushButton(tr("Choose a file…"))
        self._lay_out()
        self.again.clicked.connect(self._try_again)
        self.folders.clicked.connect(self.folders_wanted)
        self.choose.clicked.connect(self.ask)
        theme.changed.connect(self.restyle)
        self._show(None, tr("Choose a file to learn whether it is found, and why not."))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(8)
        for label in (self.head, self.lines):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(label)
        texts.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addStretch(1)
        for button in (self.again, self.folders, self.choose):
            deeds.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(18)
        layout.addLayout(top, 1)
        layout.addLayout(deeds)
        self.setMinimumSize(_WIDTH, 190)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self.setPalette(self._theme.palette())
        self.setStyleSheet(window_style(self._theme))
        self.head.setFont(self._theme.font(sizes.title + 2, bold=True))
        self.lines.setFont(self._theme.font(sizes.body))
        for button in (self.again, self.folders, self.choose):
            button.setFont(self._theme.font(sizes.body))
        good = self._verdict is None or self._verdict in _GOOD
        name = "file" if good else "warning"
        color = tokens.accent if good else tokens.warning
        self._icon.setPixmap(pixmap(name, color, 32, self.devicePixelRatioF()))

    def ask(self) -> None:
        """Have the person choose a file."""
        self.show()
        self._choose_file(self, self._chosen)

    def explain(self, uri: str) -> None:
        """Say why the file of this URI is or is not found."""
        self._uri = uri
        self.show()
        self.raise_()
        self.activateWindow()
        if self._asked is not None:
            self._connection.forget(self._asked)
        self._asked = self._connection.ask(Why(uri=uri), self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _chosen(self, path: str) -> None:
        self.explain(path_to_uri(os.fsencode(path)))

    def _take(self, reply: AnyReply) -> None:
        self._asked = None
        if isinstance(reply, Explanation):
            self._show(reply.verdict, "\n".join(map(told, reply.lines)))
        elif isinstance(reply, Error):
            self._show(None, told(reply.message))

    def _show(self, verdict: Verdict | None, text: str) -> None:
        self._verdict = verdict
        name = os.path.basename(uri_to_path(self._uri)) if self._uri else b""
        self.head.setText(verdict_head(verdict) if verdict else tr("Why is a file not found?"))
        self.lines.setText(text)
        self.setWindowTitle(shown(name) or tr("Why is a file not found?"))
        self.again.setVisible(verdict == "failed")
        self.folders.setVisible(verdict == "outside")
        self.choose.setText(tr("Choose another file…") if self._uri else tr("Choose a file…"))
        self.restyle()

    def _try_again(self) -> None:
        self._connection.ask(ReadAgain(uris=[self._uri]), self._tried)

    def _tried(self, reply: AnyReply) -> None:
        if isinstance(reply, Done):
            self.explain(self._uri)
