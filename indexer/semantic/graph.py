"""Vectors in a usearch HNSW graph, with tombstones instead of its own removal."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.errors import IndexCorruptError
from indexer.ports import Ids, Vectors
from indexer.semantic.nearest import among, best
from indexer.semantic.slot_map import SlotMap

# Measured on 50,000 vectors of 384: recall@10 .99, p50 0.6 ms; 24 links gain nothing.
_CONNECTIVITY = 16
_EXPANSION_ADD = 128
_EXPANSION_SEARCH = 128
_SLOTS = struct.Struct("<Q")
_FEW = 1_000  # keys; usearch hands out single vectors at about 10 µs each
_DEEPEST = 4_096  # nearest asked of the graph before every allowed vector is compared instead
_REMOVED = -1  # the key of a slot whose vector was removed; passage ids are positive

Floats = npt.NDArray[np.float32]


class GraphStore:
    """A float16 HNSW graph over slots; not thread-safe.

    Each vector ever added has its own slot, a number never used again; a key points at a slot.
    WORKAROUND for usearch's removal (its issues 355, 399, 445: wrong sizes, hidden entries and
    wrong neighbours after removing and adding again): a removed slot stays in the graph as a
    tombstone, is left out of answers, and goes when the owner builds the graph anew.
    """

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._graph = _new_graph(dimension)
        self._keys: Ids = np.empty(0, dtype=np.int64)  # by slot
        self._slot = SlotMap()
        self.slots = 0

    def __len__(self) -> int:
        return len(self._slot)

    @property
    def tombstones(self) -> int:
        """Return how many slots hold a removed vector."""
        return self.slots - len(self._slot)

    def keys(self) -> Ids:
        """Return the keys held."""
        known = self._keys[: self.slots]
        held: Ids = known[known != _REMOVED]
        return held

    def add(self, keys: Ids, vectors: Vectors) -> None:
        """Add or replace; keys must be distinct."""
        if not len(keys):
            return
        self.remove(keys)
        end = self.slots + len(keys)
        if end > len(self._keys):
            grown = np.full(max(end, len(self._keys) * 3 // 2, 1024), _REMOVED, dtype=np.int64)
            grown[: self.slots] = self._keys[: self.slots]
            self._keys = grown
        slots = np.arange(self.slots, end, dtype=np.uint64)
        self._graph.add(slots, vectors.astype(np.float16), threads=1)
        self._keys[self.slots : end] = keys
        self._slot.add(keys, np.arange(self.slots, end))
        self.slots = end

    def remove(self, keys: Ids) -> None:
        """Remove; unknown keys are passed over."""
        self._keys[self._slot.remove(keys)] = _REMOVED

    def vectors(self, keys: Ids) -> tuple[Ids, Floats]:
        """Return those of the keys that are held, with their vectors."""
        slots = self._slot.find(keys)
        held = keys[slots >= 0]
        if not len(held):
            return held, np.empty((0, self._dimension), dtype=np.float32)
        wanted = slots[slots >= 0].astype(np.uint64)
        rows: Floats = np.asarray(self._graph.get(wanted)).astype(np.float32)
        return held, rows

    def search(self, vector: Floats, count: int, allowed: Ids | None = None) -> tuple[Ids, Floats]:
        """Return up to `count` keys and cosines, best first; only among `allowed` if given.

        Few allowed keys are compared one by one, exactly. For many, the graph is asked for as
        many as should hold enough of them, and for more while they do not.
        """
        if allowed is not None and len(allowed) <= _FEW:
            return self._exact(vector, count, allowed)
        eligible = len(self) if allowed is None else min(len(allowed), len(self))
        wanted = min(count, eligible)
        fetch = min(self.slots, wanted * self.slots // max(1, eligible) + wanted)
        while wanted and fetch <= max(_DEEPEST, wanted):
            keys, cosines = self._nearest(vector, fetch, allowed)
            if len(keys) >= wanted or fetch >= self.slots:
                return best(keys, cosines, count)
            fetch = min(self.slots, fetch * 4)
        return self._exact(vector, wanted, self.keys() if allowed is None else allowed)

    def _nearest(self, vector: Floats, fetch: int, allowed: Ids | None) -> tuple[Ids, Floats]:
        matches = self._graph.search(vector.astype(np.float16), fetch, threads=1)
        keys = self._keys[matches.keys.astype(np.int64)]
        kept = keys != _REMOVED
        if allowed is not None:
            kept &= among(keys, allowed)
        return keys[kept], 1.0 - matches.distances[kept].astype(np.float32)

    def _exact(self, vector: Floats, count: int, allowed: Ids) -> tuple[Ids, Floats]:
        keys, rows = self.vectors(allowed)
        return best(keys, rows @ vector, count)

    def to_bytes(self) -> bytes:
        """Return slots, the key of each slot, and the graph."""
        keys = self._keys[: self.slots].astype("<i8").tobytes()
        return _SLOTS.pack(self.slots) + keys + bytes(self._graph.save())

    @classmethod
    def from_bytes(cls, dimension: int, body: bytes) -> GraphStore:
        """Rebuild a store from bytes whose checksum is right; raises IndexCorruptError."""
        if len(body) < _SLOTS.size:
            raise IndexCorruptError("The vector index is damaged.")
        (slots,) = _SLOTS.unpack_from(body)
        offset = _SLOTS.size + 8 * slots
        if offset > len(body):
            raise IndexCorruptError("The vector index is damaged.")
        store = cls(dimension)
        try:
            store._graph.load(body[offset:])
        except (RuntimeError, ValueError) as error:
            raise IndexCorruptError("The vector index cannot be read.") from error
        store._graph.expansion_search = _EXPANSION_SEARCH
        store._graph.expansion_add = _EXPANSION_ADD
        if len(store._graph) != slots or store._graph.ndim != dimension:
            raise IndexCorruptError("The vector index is inconsistent.")
        store._keys = np.frombuffer(body, "<i8", slots, _SLOTS.size).astype(np.int64)
        held = np.flatnonzero(store._keys != _REMOVED)
        store._slot.add(store._keys[held], held)
        store.slots = slots
        return store


def _new_graph(dimension: int) -> Any:
    from usearch.index import Index

    return Index(
        ndim=dimension,
        metric="ip",
        dtype="f16",
        connectivity=_CONNECTIVITY,
        expansion_add=_EXPANSION_ADD,
        expansion_search=_EXPANSION_SEARCH,
    )
