"""The list's rows as Qt's item model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.search.rows import HeadingRow, HitRow, OfferRow, Row
from desktop.ui.action_wording import offer_detail, offer_name
from desktop.ui.wording import Wording

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class Role(IntEnum):
    """What the delegate asks a row for, beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """Holds a frozen list of rows; headings cannot be selected."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Take other rows in place of those shown."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, wanted: Row | None) -> int:
        """Return the row of the same hit or offer, -1 when it is not there."""
        for number, row in enumerate(self._rows):
            if isinstance(row, HitRow) and isinstance(wanted, HitRow):
                if row.hit.id == wanted.hit.id:
                    return number
            elif isinstance(row, OfferRow) and row == wanted:
                return number
        return -1

    def first_hit(self) -> int:
        """Return the first row that is a hit, -1 without any."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, HitRow)), -1)

    def at(self, number: int) -> Row | None:
        """Return a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802  # Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let hits and offers be selected, headings not."""
        if isinstance(self.at(index.row()), HitRow | OfferRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row for the delegate, and what a screen reader says."""
        row = self.at(index.row())
        if row is None:
            return None
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, HeadingRow):
                return self._wording.heading(row)
            if isinstance(row, OfferRow):
                return f"{offer_name(row.offer)}, {offer_detail(row.offer)}"
            return self._wording.spoken(row.hit)
        return None
