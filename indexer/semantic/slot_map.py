"""Where each key stands: a map of integers in a tenth of the memory that a dict of them takes."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

_RECENT: Final = 4096  # keys held in a dict until they are sorted in among the others
_NONE: Final = -1

_Numbers = npt.NDArray[np.int64]


class SlotMap:
    """Maps distinct keys to slots, both 0 or more: sorted arrays, and a small dict of late comers.

    Adding n keys one by one sorts n / 4096 times. Not thread-safe.
    """

    def __init__(self, recent: int = _RECENT) -> None:
        """`recent` is how many keys wait until they are sorted in."""
        self._most_recent = recent
        self._keys: _Numbers = np.empty(0, np.int64)  # ascending
        self._slots: _Numbers = np.empty(0, np.int64)  # _NONE where a key was removed
        self._recent: dict[int, int] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, keys: _Numbers, slots: _Numbers) -> None:
        """Add keys that are not there yet."""
        self._recent.update(zip(keys.tolist(), slots.tolist(), strict=True))
        self._count += len(keys)
        if len(self._recent) >= self._most_recent:
            self._sort_in()

    def find(self, keys: _Numbers) -> _Numbers:
        """Return the slot of each key, -1 for those that are not there."""
        at = np.searchsorted(self._keys, keys)
        inside = at < len(self._keys)
        inside[inside] = self._keys[at[inside]] == keys[inside]
        found: _Numbers = np.full(len(keys), _NONE, np.int64)
        found[inside] = self._slots[at[inside]]
        if self._recent:
            late = np.array([self._recent.get(key, _NONE) for key in keys.tolist()], np.int64)
            found = np.maximum(found, late)
        return found

    def remove(self, keys: _Numbers) -> _Numbers:
        """Remove keys and return their slots; unknown ones are passed over."""
        keys = np.unique(keys)
        slots = self.find(keys)
        removed: _Numbers = slots[slots != _NONE]
        for key in keys.tolist():
            self._recent.pop(key, None)
        at = np.searchsorted(self._keys, keys)
        inside = at < len(self._keys)
        inside[inside] = self._keys[at[inside]] == keys[inside]
        self._slots[at[inside]] = _NONE
        self._count -= len(removed)
        return removed

    def _sort_in(self) -> None:
        held = self._slots != _NONE
        count = len(self._recent)
        keys = np.concatenate([self._keys[held], np.fromiter(self._recent, np.int64, count)])
        late = np.fromiter(self._recent.values(), np.int64, count)
        slots = np.concatenate([self._slots[held], late])
        order = np.argsort(keys, kind="stable")
        self._keys, self._slots = keys[order], slots[order]
        self._recent.clear()
