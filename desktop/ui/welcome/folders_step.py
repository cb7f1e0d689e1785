"""The first step: what Magpie does, and which folders it searches."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.buttons import literal, tone
from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme
from desktop.ui.welcome.step import Step
from desktop.ui.wording import tr
from indexer.contract.locations import path_to_uri, shown

_PLACES: Final = (
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)
_LOCK: Final = 18
Choose = Callable[[QWidget, Callable[[str], None]], None]


@dataclass(frozen=True)
class Suggestion:
    """A folder that may be searched."""

    path: bytes

    @property
    def name(self) -> str:
        """What it is called."""
        return shown(os.path.basename(self.path) or self.path)


def suggested() -> list[Suggestion]:
    """Return the person's folders for documents, desktop and downloads, those that exist.

    Where they are is read from the person's `user-dirs.dirs`, as xdg-user-dirs writes it; one that
    is switched off there points at the home folder itself and is left out.
    """
    home = os.path.realpath(os.path.expanduser("~"))
    found: list[str] = []
    for place in _PLACES:
        path = os.path.realpath(QStandardPaths.writableLocation(place))
        if os.path.isdir(path) and path != home and path not in found:
            found.append(path)
    return [Suggestion(os.fsencode(path)) for path in found]


def choose_folder(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Ask for a folder; `chosen` gets its path unless the person changes their mind."""
    dialog = QFileDialog(parent, tr("Choose a folder to search"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()


class FoldersStep(Step):
    """Folders with a tick each; `changed` tells when others are ticked."""

    changed = Signal()

    def __init__(
        self, theme: Theme, folders: Sequence[Suggestion], choose: Choose = choose_folder
    ) -> None:
        super().__init__(
            theme,
            tr("Find anything you have kept"),
            tr("Magpie finds files in the folders you choose, by words and by meaning."),
        )
        self._choose = choose
        self.boxes: list[tuple[QCheckBox, bytes]] = []
        self._places: list[QLabel] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.add_button = QPushButton(tr("Add another folder…"))
        self.add_button.clicked.connect(lambda: self._choose(self, self.add))
        self._lock = QLabel()
        self._privacy = QLabel(
            tr("Your files stay on this machine. Magpie needs no network, and changes no file."),
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        self._lay_out()
        for folder in folders:
            self._offer(folder)

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._list)
        rows.addSpacing(6)
        rows.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setStyleSheet("QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.body.addWidget(area, 1)
        privacy = QHBoxLayout()
        privacy.setSpacing(10)
        privacy.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        privacy.addWidget(self._privacy, 1)
        self.body.addLayout(privacy)

    def chosen(self) -> list[str]:
        """Return the URIs of the ticked folders."""
        return [path_to_uri(path) for box, path in self.boxes if box.isChecked()]

    def add(self, path: str) -> None:
        """Offer another folder, ticked."""
        real = os.fsencode(os.path.realpath(path))
        known = next((box for box, other in self.boxes if other == real), None)
        if known is not None:
            known.setChecked(True)
            return
        self._offer(Suggestion(real))
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        super().restyle()
        tokens, sizes, ratio = self.theme.tokens, self.theme.sizes, self.devicePixelRatioF()
        icon = QIcon(pixmap("folder", tokens.accent, 20, ratio))
        for box, _ in self.boxes:
            box.setFont(self.theme.font(sizes.title))
            box.setIcon(icon)
            box.setIconSize(QSize(20, 20))
        for place in self._places:
            place.setFont(self.theme.font(sizes.small))
        self.add_button.setFont(self.theme.font(sizes.body))
        self._privacy.setFont(self.theme.font(sizes.body))
        self._lock.setPixmap(pixmap("lock", tokens.accent, _LOCK, ratio))

    def _offer(self, folder: Suggestion) -> None:
        box = QCheckBox(literal(folder.name))
        box.setAccessibleName(shown(folder.path))
        box.setMinimumHeight(30)
        box.setChecked(True)
        box.toggled.connect(lambda _: self.changed.emit())
        place = tone(QLabel(_from_home(folder.path), textFormat=Qt.TextFormat.PlainText), "faint")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(box)
        row.addWidget(place, 1)
        self._list.addLayout(row)
        self.boxes.append((box, folder.path))
        self._places.append(place)
        self.changed.emit()


def _from_home(path: bytes) -> str:
    """Return a path as a person writes it, from the home folder on."""
    home = os.fsencode(os.path.realpath(os.path.expanduser("~")))
    if path.startswith(home + b"/"):
        path = b"~" + path[len(home) :]
    return shown(path)
