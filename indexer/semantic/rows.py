"""Rows of vectors in memory: as they are, or a byte for each of their numbers."""

from __future__ import annotations

from typing import Final, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from indexer.ports import Ids

Floats = npt.NDArray[np.float32]
S = TypeVar("S", bound=np.generic)

_LARGEST: Final = 127  # of a byte
_AT_ONCE: Final = 256  # rows that are turned into floats for a product: they stay in the cache


class Rows(Protocol):
    """A matrix whose rows come and move one at a time; not thread-safe."""

    def put(self, row: int, vector: npt.NDArray[np.floating]) -> None:
        """Put a vector into a row."""
        ...

    def move(self, row: int, to: int) -> None:
        """Copy a row over another."""
        ...

    def take(self, rows: Ids) -> Floats:
        """Return rows as a matrix of their own."""
        ...

    def products(self, vector: Floats, count: int) -> Floats:
        """Return the products of the first rows with a vector."""
        ...

    def grow(self, capacity: int, count: int) -> None:
        """Make room for so many rows; the first `count` stay."""
        ...


class FloatRows:
    """Rows in float32; numpy multiplies it ten times as fast as float16."""

    def __init__(self, dimension: int) -> None:
        self._matrix: Floats = np.empty((0, dimension), np.float32)

    def put(self, row: int, vector: npt.NDArray[np.floating]) -> None:
        """Put a vector into a row."""
        self._matrix[row] = vector

    def move(self, row: int, to: int) -> None:
        """Copy a row over another."""
        self._matrix[to] = self._matrix[row]

    def take(self, rows: Ids) -> Floats:
        """Return rows as a matrix of their own."""
        return self._matrix[rows]

    def products(self, vector: Floats, count: int) -> Floats:
        """Return the products of the first rows with a vector."""
        found: Floats = self._matrix[:count] @ vector
        return found

    def grow(self, capacity: int, count: int) -> None:
        """Make room for so many rows; the first `count` stay."""
        self._matrix = _grown(self._matrix, capacity, count)


class ByteRows:
    """Rows in int8 with a scale for each: a quarter of the memory at about the same speed.

    Symmetric scalar quantisation: a cosine of unit vectors is off by .003 at most or so.
    """

    def __init__(self, dimension: int) -> None:
        self._matrix: npt.NDArray[np.int8] = np.empty((0, dimension), np.int8)
        self._scales: Floats = np.empty(0, np.float32)

    def put(self, row: int, vector: npt.NDArray[np.floating]) -> None:
        """Put a vector into a row."""
        exact = vector.astype(np.float32)
        scale = float(np.abs(exact).max()) / _LARGEST or 1.0
        self._matrix[row] = np.rint(exact / scale)
        self._scales[row] = scale

    def move(self, row: int, to: int) -> None:
        """Copy a row over another."""
        self._matrix[to] = self._matrix[row]
        self._scales[to] = self._scales[row]

    def take(self, rows: Ids) -> Floats:
        """Return rows as a matrix of their own."""
        found: Floats = self._matrix[rows] * self._scales[rows, None]
        return found

    def products(self, vector: Floats, count: int) -> Floats:
        """Return the products of the first rows with a vector."""
        found = np.empty(count, np.float32)
        room = np.empty((_AT_ONCE, self._matrix.shape[1]), np.float32)
        for low in range(0, count, _AT_ONCE):
            some = self._matrix[low : min(low + _AT_ONCE, count)]
            exact = room[: len(some)]
            np.copyto(exact, some)
            np.dot(exact, vector, out=found[low : low + len(some)])
        found *= self._scales[:count]
        return found

    def grow(self, capacity: int, count: int) -> None:
        """Make room for so many rows; the first `count` stay."""
        self._matrix = _grown(self._matrix, capacity, count)
        self._scales = _grown(self._scales, capacity, count)


def _grown(array: npt.NDArray[S], capacity: int, count: int) -> npt.NDArray[S]:
    grown = np.empty((capacity, *array.shape[1:]), array.dtype)
    grown[:count] = array[:count]
    return grown
