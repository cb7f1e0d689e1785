"""The failed files as Qt's list model: loaded a part at a time as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.ui.status.words import failure
from desktop.ui.telling import told
from indexer.contract.messages import (
    AnyReply,
    FailedFile,
    FailureCode,
    Failures,
    ListFailures,
)

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
PART: Final = 100

Ask = Callable[[ListFailures, Callable[[AnyReply], None]], int]


class Role(IntEnum):
    """What the delegate asks a row for."""

    FILE = Qt.ItemDataRole.UserRole + 1


class FailuresModel(QAbstractListModel):
    """Holds as many failed files as were looked at; `counted` tells how many there are."""

    counted = Signal(int)

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._wanted = ListFailures(limit=PART)
        self._files: list[FailedFile] = []
        self._total = 0
        self._generation = 0  # replies to an older question are of no use
        self._asking = False

    @property
    def total(self) -> int:
        """How many files there are, loaded or not."""
        return self._total

    def narrow(self, text: str = "", code: FailureCode | None = None, folder: str = "") -> None:
        """Show those whose paths contain a text, of one kind, in one folder (a URI)."""
        self._wanted = ListFailures(text=text, code=code, uri=folder, limit=PART)
        self.reload()

    def reload(self) -> None:
        """Ask for the first part anew; what is shown stays until it comes."""
        self._generation += 1
        self._request(0)

    def at(self, row: int) -> FailedFile | None:
        """Return a row's file."""
        return self._files[row] if 0 <= row < len(self._files) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802  # Qt's name
        """Return how many files are loaded."""
        return 0 if parent.isValid() else len(self._files)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  # Qt's name
        """Tell whether there are more than are loaded."""
        return not parent.isValid() and not self._asking and len(self._files) < self._total

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  # Qt's name
        """Load the next part."""
        if self.canFetchMore(parent):
            self._request(len(self._files))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a file for the delegate, and what a screen reader says."""
        file = self.at(index.row())
        if file is None:
            return None
        if role == Role.FILE:
            return file
        if role == Qt.ItemDataRole.ToolTipRole:
            return file.path
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{file.path}, {failure(file.code)}, {told(file.reason)}"
        return None

    def _request(self, offset: int) -> None:
        self._asking = True
        generation = self._generation
        request = msgspec.structs.replace(self._wanted, offset=offset)
        self._ask(request, lambda reply: self._take(generation, offset, reply))

    def _take(self, generation: int, offset: int, reply: AnyReply) -> None:
        if generation != self._generation:
            return
        self._asking = False
        if not isinstance(reply, Failures):
            return
        self._total = reply.total if reply.failures or not offset else len(self._files)
        if offset:
            self._append(reply.failures)
        elif reply.failures != self._files[: len(reply.failures)] or len(self._files) > self._total:
            self._replace(reply.failures)
        self.counted.emit(self._total)

    def _append(self, files: list[FailedFile]) -> None:
        if not files:
            return
        first = len(self._files)
        self.beginInsertRows(QModelIndex(), first, first + len(files) - 1)
        self._files += files
        self.endInsertRows()

    def _replace(self, files: list[FailedFile]) -> None:
        self.beginResetModel()
        self._files = list(files)
        self.endResetModel()
