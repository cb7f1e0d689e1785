"""The watched folders as Qt's table model: how many files each has, and how they are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop.ui.status.words import number
from desktop.ui.wording import tr
from indexer.contract.messages import Folder

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
FAILED: Final = 4


class FoldersModel(QAbstractTableModel):
    """One row a folder."""

    def __init__(self) -> None:
        super().__init__()
        self._folders: tuple[Folder, ...] = ()

    def show(self, folders: Sequence[Folder]) -> None:
        """Take other folders, or other counts of the same ones."""
        new = tuple(folders)
        if [folder.uri for folder in new] == [folder.uri for folder in self._folders]:
            self._folders = new
            if new:
                last = self.index(len(new) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._folders = new
        self.endResetModel()

    def at(self, row: int) -> Folder | None:
        """Return a row's folder."""
        return self._folders[row] if 0 <= row < len(self._folders) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802  # Qt's name
        """Return how many folders there are."""
        return 0 if parent.isValid() else len(self._folders)

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802  # Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_heads())

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        folder = self.at(index.row())
        if folder is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(folder, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            if not index.column():
                return folder.path
            return tr("Found by their names only: {count}").format(count=number(folder.by_name))
        return None


def _heads() -> tuple[str, ...]:
    return (tr("Folder"), tr("Files"), tr("By words"), tr("By meaning"), tr("Failed"))


def _cell(folder: Folder, column: int) -> str:
    if not column:
        return folder.path
    counts = (folder.documents, folder.by_words, folder.by_meaning, folder.failed)
    return number(counts[column - 1])


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
