"""The list's rows as Qt's item model.

The items are Qt's own, with their heights in them: a list of thousands is laid out without a call
of Python for each row. They are made as the person comes to them, since each says what a screen
reader reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.search.rows import HeadingRow, HitRow, OfferRow, Row
from desktop.ui.action_wording import offer_detail, offer_name
from desktop.ui.wording import Wording

Index = QModelIndex | QPersistentModelIndex

_TOP: Final = QModelIndex()
_FIRST: Final = 50  # rows that a view is given at once
_SELECTABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Role(IntEnum):
    """What the delegate asks a row for, beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QStandardItemModel):
    """Holds rows; headings cannot be selected. `height` is a row's, in pixels."""

    def __init__(self, wording: Wording, height: Callable[[Row], int] | None = None) -> None:
        super().__init__()
        self._wording = wording
        self._height = height
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, whether the views have them or not."""
        return self._rows

    @property
    def last(self) -> int:
        """The number of the last row, -1 when there is none."""
        return len(self._rows) - 1

    def show(self, rows: Sequence[Row], *, goes_on: bool = False) -> None:
        """Take other rows in place of those shown; as many as before are given if it goes on."""
        given = self.rowCount() if goes_on else 0
        self.clear()
        self._rows = list(rows)
        self._give(max(given, _FIRST))

    def append(self, rows: Sequence[Row]) -> None:
        """Add rows below those there are, which stay as they are."""
        self._rows += rows
        self._give(self.rowCount() + _FIRST)

    def reach(self, row: int) -> None:
        """Give the views a row, if it is there, and those before it."""
        if row <= self.last:
            self._give(row + 1)

    def canFetchMore(self, parent: Index = _TOP) -> bool:  # noqa: N802  # Qt's name
        """Tell whether there are rows that the views do not have."""
        return not parent.isValid() and self.rowCount() < len(self._rows)

    def fetchMore(self, parent: Index = _TOP) -> None:  # noqa: N802  # Qt's name
        """Give the views more rows."""
        if not parent.isValid():
            self._give(self.rowCount() + _FIRST)

    def _give(self, count: int) -> None:
        if more := self._rows[self.rowCount() : count]:
            self.invisibleRootItem().appendRows([self._item(row) for row in more])

    def measure(self) -> None:
        """Give all rows their heights anew, as with another size of type."""
        self.blockSignals(True)  # the views lay all of it out anew, once
        for number, row in enumerate(self._rows[: self.rowCount()]):
            self.item(number).setSizeHint(self._size(row))
        self.blockSignals(False)

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

    def numbered(self, number: int) -> int:
        """Return the row of the hit with this number, -1 when there is none."""
        rows = enumerate(self._rows)
        return next((n for n, row in rows if isinstance(row, HitRow) and row.number == number), -1)

    def nearest(self, number: int) -> int:
        """Return the hit at a row, or the one nearest to it, those below first; -1 without any."""
        end = len(self._rows)
        start = min(number, end)
        order = (*range(start, end), *range(start - 1, -1, -1))
        return next((n for n in order if isinstance(self.at(n), HitRow)), -1)

    def onwards(self, number: int, by: int) -> int:
        """Return the row so many on that can be selected, passing headings; -1 without any."""
        step = 1 if by > 0 else -1
        target = max(0, min(number + by, self.last))
        while isinstance(self.at(target), HeadingRow):
            target += step
        return target if self.at(target) is not None else -1

    def at(self, number: int) -> Row | None:
        """Return a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _item(self, row: Row) -> QStandardItem:
        item = QStandardItem()
        item.setData(row, Role.ROW)
        item.setData(self._spoken(row), Qt.ItemDataRole.AccessibleTextRole)
        item.setSizeHint(self._size(row))
        item.setFlags(Qt.ItemFlag.NoItemFlags if isinstance(row, HeadingRow) else _SELECTABLE)
        return item

    def _size(self, row: Row) -> QSize:
        return QSize(100, self._height(row)) if self._height is not None else QSize()

    def _spoken(self, row: Row) -> str:
        """Return what a screen reader says."""
        if isinstance(row, HeadingRow):
            return self._wording.heading(row)
        if isinstance(row, OfferRow):
            return f"{offer_name(row.offer)}, {offer_detail(row.offer)}"
        return self._wording.spoken(row.hit)
