"""Vectors in one matrix, all of which a search looks at."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt

from indexer.errors import IndexCorruptError
from indexer.ports import Ids, Vectors
from indexer.semantic.nearest import among, best
from indexer.semantic.rows import ByteRows, FloatRows, Rows

_COUNT = struct.Struct("<Q")
_SMALLEST_CAPACITY = 256

Floats = npt.NDArray[np.float32]


class FlatStore:
    """Vectors by key, compared with one by one; not thread-safe."""

    def __init__(self, dimension: int, *, in_bytes: bool = False) -> None:
        """`in_bytes`: in a quarter of the memory, and a little less exactly."""
        self._rows: Rows = ByteRows(dimension) if in_bytes else FloatRows(dimension)
        self._keys: Ids = np.empty(0, dtype=np.int64)
        self._row: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._row)

    def reserve(self, count: int) -> None:
        """Make room for so many vectors at once."""
        self._grow(count)

    def keys(self) -> Ids:
        """Return the keys held."""
        return self._keys[: len(self)].copy()

    def add(self, keys: Ids, vectors: Vectors) -> None:
        """Add or replace; keys must be distinct."""
        self._grow(len(self) + len(keys))
        for key, vector in zip(keys.tolist(), vectors, strict=True):
            row = self._row.setdefault(key, len(self._row))
            self._keys[row] = key
            self._rows.put(row, vector)

    def remove(self, keys: Ids) -> None:
        """Remove; the last row moves into the gap."""
        for key in keys.tolist():
            row = self._row.pop(key, None)
            if row is None:
                continue
            last = len(self._row)
            if row != last:
                moved = int(self._keys[last])
                self._rows.move(last, row)
                self._keys[row] = moved
                self._row[moved] = row

    def vectors(self, keys: Ids) -> tuple[Ids, Floats]:
        """Return those of the keys that are held, with their vectors."""
        found = [(key, self._row[key]) for key in keys.tolist() if key in self._row]
        rows = np.array([row for _, row in found], dtype=np.int64)
        return np.array([key for key, _ in found], dtype=np.int64), self._rows.take(rows)

    def search(self, vector: Floats, count: int, allowed: Ids | None = None) -> tuple[Ids, Floats]:
        """Return up to `count` keys and cosines, best first; only among `allowed` if given."""
        size = len(self)
        keys, cosines = self._keys[:size], self._rows.products(vector, size)
        if allowed is not None:
            kept = among(keys, allowed)
            keys, cosines = keys[kept], cosines[kept]
        return best(keys, cosines, count)

    def to_bytes(self) -> bytes:
        """Return count, keys and the matrix in float16."""
        size = len(self)
        matrix = self._rows.take(np.arange(size)).astype("<f2")
        return _COUNT.pack(size) + self._keys[:size].astype("<i8").tobytes() + matrix.tobytes()

    @classmethod
    def from_bytes(cls, dimension: int, body: bytes) -> FlatStore:
        """Rebuild a store; raises IndexCorruptError when the lengths do not fit."""
        if len(body) < _COUNT.size:
            raise IndexCorruptError("The vector index is damaged.")
        (size,) = _COUNT.unpack_from(body)
        if len(body) != _COUNT.size + size * (8 + 2 * dimension):
            raise IndexCorruptError("The vector index is damaged.")
        keys = np.frombuffer(body, "<i8", size, _COUNT.size)
        matrix = np.frombuffer(body, "<f2", size * dimension, _COUNT.size + 8 * size)
        store = cls(dimension)
        store.add(keys.astype(np.int64), matrix.reshape(size, dimension).astype(np.float32))
        return store

    def _grow(self, size: int) -> None:
        if size <= len(self._keys):
            return
        capacity = max(size, len(self._keys) * 3 // 2, _SMALLEST_CAPACITY)
        keys = np.empty(capacity, dtype=np.int64)
        keys[: len(self)] = self._keys[: len(self)]
        self._rows.grow(capacity, len(self))
        self._keys = keys
