"""The rows of the list that are marked, to be pasted or copied as one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.search.actions import markable
from desktop.search.marking import Marking
from desktop.search.rows import HitRow
from desktop.ui.result_delegate import ResultDelegate
from desktop.ui.results_model import ResultsModel
from indexer.contract.messages import Hit


class MarkedRows(QObject):
    """Marks by rows of the model; the delegate draws them once `redraw` was called."""

    changed = Signal()

    def __init__(
        self, model: ResultsModel, delegate: ResultDelegate, redraw: Callable[[], None]
    ) -> None:
        super().__init__()
        self._model = model
        self._delegate = delegate
        self._redraw = redraw
        self._marking = Marking()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is marked, in the order in which it stands."""
        return tuple(hit for hit in self._listed() if hit.id in self._marking.ids)

    def toggle(self, row: int) -> None:
        """Mark a row, or unmark it; one that cannot be marked stays as it is."""
        hit = self._at(row)
        if hit is not None:
            self._marking.toggle(hit.id)
            self._tell()

    def stretch(self, row: int, step: int) -> int | None:
        """Mark from a row to the next that can be marked, and return that; None from others."""
        hit = self._at(row)
        if hit is None:
            return None
        target = row + step
        while (there := self._at(target)) is None and self._model.at(target) is not None:
            target += step
        order = [one.id for one in self._listed()]
        self._marking.extend(order, hit.id, hit.id if there is None else there.id)
        self._tell()
        return row if there is None else target

    def rest(self) -> None:
        """Let the next stretch begin where the person is then."""
        self._marking.rest()

    def keep(self) -> None:
        """Forget what is not listed any more."""
        if self._marking.ids:
            self._marking.keep([hit.id for hit in self._listed()])
            self._tell()

    def clear(self) -> bool:
        """Unmark all; return whether there was anything."""
        some = bool(self._marking.ids)
        self._marking.clear()
        if some:
            self._tell()
        return some

    def _tell(self) -> None:
        self._delegate.marked = self._marking.ids
        self._redraw()
        self.changed.emit()

    def _listed(self) -> list[Hit]:
        found = (self._at(row) for row in range(self._model.rowCount()))
        return [hit for hit in found if hit is not None]

    def _at(self, row: int) -> Hit | None:
        found = self._model.at(row)
        return found.hit if isinstance(found, HitRow) and markable(found.hit) else None
