"""One field's postings of many documents, collected document by document and sorted by term."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.documents import AnalysedField
from indexer.keyword.encoding import Terms
from indexer.keyword.positions import CONTINUED

_TERMS_AT_ONCE: Final = 1 << 13
_POSTINGS_AT_ONCE: Final = 1 << 16

_Numbers = npt.NDArray[np.int64]


class FieldPostings:
    """The postings of one field; terms and documents have numbers, so that they take few bytes."""

    def __init__(self) -> None:
        self._numbers: defaultdict[bytes, int] = defaultdict(count().__next__)  # of terms
        self._terms = array("i")  # of each posting
        self._docs: list[int] = []
        self._counts: list[int] = []  # postings of each of them
        self._sizes: list[bytes] = []
        self._positions: list[bytes] = []

    def add(self, doc: int, field: AnalysedField) -> None:
        """Add a document's postings."""
        if not field.terms:
            return
        terms = field.split()
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._docs.append(doc)
        self._counts.append(len(terms))
        self._sizes.append(field.sizes or bytes(4 * len(terms)))
        self._positions.append(field.positions)

    def by_term(self, lengths: bytes) -> Iterator[tuple[list[bytes], Terms]]:
        """Yield terms in ascending order with their postings, thousands at a time.

        `lengths` is the field's column of length bytes. Raises ValueError when the fields that
        were added contradict themselves.
        """
        names = sorted(self._numbers)
        if not names:
            return
        ranks = np.empty(len(names), np.int32)
        ranks[list(map(self._numbers.__getitem__, names))] = np.arange(len(names), dtype=np.int32)
        ranked = ranks[np.frombuffer(self._terms, np.int32)]
        order = np.argsort(ranked, kind="stable")
        counts = np.bincount(ranked)
        docs = np.repeat(np.array(self._docs, np.int32), self._counts)
        sizes = np.frombuffer(b"".join(self._sizes), "<u4")
        values = np.frombuffer(b"".join(self._positions), np.uint8)
        starts = np.cumsum(sizes, dtype=np.int64) - sizes
        if not len(docs) == len(ranked) == len(sizes) or sizes.sum() != len(values):
            raise ValueError("terms and positions do not fit together")
        column = np.frombuffer(lengths, np.uint8)
        for low, high, first, last in _runs(counts):
            chosen = order[first:last]
            own, own_docs = sizes[chosen].astype(np.int64), docs[chosen].astype(np.int64)
            gathered = values[_ranges(starts[chosen], own)]
            weights = np.maximum(_positions_in(gathered, own), 1)
            yield names[low:high], Terms(
                counts[low:high], own_docs, weights, column[own_docs].tobytes(), own,
                gathered.tobytes(),
            )  # fmt: skip


def _runs(counts: _Numbers) -> Iterator[tuple[int, int, int, int]]:
    """Cut terms into runs of thousands; yield the bounds of their terms and of their postings."""
    ends = np.concatenate(([0], np.cumsum(counts)))
    low = 0
    while low < len(counts):
        room = int(np.searchsorted(ends, ends[low] + _POSTINGS_AT_ONCE, "right")) - 1
        high = min(max(room, low + 1), low + _TERMS_AT_ONCE)
        yield low, high, int(ends[low]), int(ends[high])
        low = high


def _ranges(starts: _Numbers, sizes: _Numbers) -> _Numbers:
    """Return the indices of many ranges, one after the other."""
    shifts = starts - (np.cumsum(sizes) - sizes)
    return np.repeat(shifts, sizes) + np.arange(int(sizes.sum()))


def _positions_in(values: npt.NDArray[np.uint8], sizes: _Numbers) -> _Numbers:
    """Return how many positions are encoded in each of several values."""
    ended = np.concatenate(([0], np.cumsum(values < CONTINUED)))
    ends = np.cumsum(sizes)
    found: _Numbers = ended[ends] - ended[ends - sizes]
    return found


def counted_by_term(counts: dict[bytes, int]) -> Iterator[tuple[list[bytes], Terms]]:
    """Yield terms in ascending order, each with one posting whose weight is its count."""
    names = sorted(counts)
    for low in range(0, len(names), _TERMS_AT_ONCE):
        part = names[low : low + _TERMS_AT_ONCE]
        weights = np.array([counts[name] for name in part])
        none = np.zeros(len(part), np.int64)
        yield part, Terms(none + 1, none, weights, bytes(len(part)), none, b"")
