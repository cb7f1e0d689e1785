"""What readers remember of an index, bounded, across its generations."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

from indexer.keyword.postings import Postings

V = TypeVar("V")
Terms = list[tuple[bytes, float]]  # terms and their total weight
_ENTRY_BYTES = 200  # roughly what an entry takes beside its arrays


class Cache(Generic[V]):
    """Values by key, least recently used ones out first; for any thread."""

    def __init__(self, limit: int, cost: Callable[[V], int]) -> None:
        """`cost` tells how much of the limit a value takes."""
        self._limit = limit
        self._cost = cost
        self._size = 0
        self._entries: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Hashable) -> V | None:
        """Return what is kept under a key, None when nothing is."""
        with self._lock:
            found = self._entries.get(key)
            if found is not None:
                self._entries.move_to_end(key)
            return found

    def keep(self, key: Hashable, value: V) -> V:
        """Keep a value in place of an earlier one, and return it."""
        with self._lock:
            if (earlier := self._entries.pop(key, None)) is not None:
                self._size -= self._cost(earlier)
            self._entries[key] = value
            self._size += self._cost(value)
            while self._size > self._limit and len(self._entries) > 1:
                self._size -= self._cost(self._entries.popitem(last=False)[1])
        return value

    def clear(self) -> None:
        """Keep nothing of it."""
        with self._lock:
            self._entries.clear()
            self._size = 0


class Joined(NamedTuple):
    """A term's postings over a run of segments; None where no document has the term."""

    segments: tuple[str, ...]  # their names: the files of merged ones must not be held open
    postings: Postings | None


class Caches:
    """The caches of one reader.

    Positions and beginnings are kept by segment: segments never change. Joined postings are those
    of the generation that was asked last; the next one takes over what leads its segments too.
    """

    def __init__(self, limit: int, terms: int) -> None:
        """`limit` is in bytes; `terms` is how many that beginnings stand for are remembered."""
        self.positions: Cache[Joined] = Cache(limit // 2, _bytes)
        self.joined: Cache[Joined] = Cache(limit // 2, _bytes)
        self.beginnings: Cache[Terms] = Cache(terms, lambda found: len(found) + 1)

    def clear(self) -> None:
        """Keep nothing of all that."""
        for cache in (self.positions, self.joined, self.beginnings):
            cache.clear()


def _bytes(joined: Joined) -> int:
    return _ENTRY_BYTES + (joined.postings.nbytes if joined.postings else 0)
