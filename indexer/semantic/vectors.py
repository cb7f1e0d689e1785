"""The vector index: exact while small, an HNSW graph (usearch) beyond; always under one lock."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from indexer.errors import IndexCorruptError
from indexer.ports import Ids, Vectors
from indexer.semantic.flat import FlatStore
from indexer.semantic.graph import GraphStore
from indexer.semantic.vector_file import VectorFile, read_vector_file, write_vector_file

EXACT_LIMIT = 20_000  # vectors; measured: 2-5 ms and recall 1 below, 0.6-1 ms and .99 beyond
_STEP = 8  # vectors added at a time: usearch holds the GIL while it adds (~0.3 ms each)
_PAUSE = 0.0002  # seconds between steps, in which a waiting search gets its turn
_TOMBSTONES = 0.2  # share of removed vectors past which the graph is built anew

Floats = npt.NDArray[np.float32]


class Store(Protocol):
    """What both ways of holding vectors offer; not thread-safe."""

    def __len__(self) -> int: ...
    def keys(self) -> Ids:
        """Return the keys held."""
        ...

    def add(self, keys: Ids, vectors: Vectors) -> None:
        """Add or replace."""
        ...

    def remove(self, keys: Ids) -> None:
        """Remove; unknown keys are passed over."""
        ...

    def vectors(self, keys: Ids) -> tuple[Ids, Floats]:
        """Return those of the keys that are held, once each, with their vectors."""
        ...

    def search(self, vector: Floats, count: int, allowed: Ids | None = None) -> tuple[Ids, Floats]:
        """Return up to `count` keys and cosines, best first; `allowed` is sorted, not empty."""
        ...

    def to_bytes(self) -> bytes:
        """Return the vectors, and the graph if any, for `vector_file`."""
        ...


class UsearchVectors:
    """Nearest neighbours by cosine over unit vectors, keyed by passage id; a `VectorIndex`.

    Thread-safe. One writer works at a time and in small steps, so that a search waits a few
    milliseconds at most; the graph is built beside the store that answers, then put in its place.
    HNSW: Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using
    Hierarchical Navigable Small World graphs" (2018).
    """

    def __init__(self, dimension: int, model_key: str, exact_limit: int = EXACT_LIMIT) -> None:
        self._dimension = dimension
        self._model_key = model_key
        self._exact_limit = exact_limit
        self._store: Store = FlatStore(dimension)
        self._lock = threading.Lock()
        self._writing = threading.RLock()

    def __len__(self) -> int:
        with self._lock:
            return len(self._store)

    @property
    def model_key(self) -> str:
        """Name the model whose vectors these are."""
        return self._model_key

    def keys(self) -> Ids:
        """Return the keys held, in no order."""
        with self._lock:
            return self._store.keys()

    def add(self, keys: Ids, vectors: Vectors) -> None:
        """Add or replace vectors, shape (len(keys), dimension); of a key given twice, the last."""
        if vectors.shape != (len(keys), self._dimension):
            raise ValueError(f"expected shape {(len(keys), self._dimension)}, got {vectors.shape}")
        if not np.isfinite(vectors).all():
            raise ValueError("vectors must be finite")
        if not len(keys):
            return
        keys = np.asarray(keys, dtype=np.int64)
        # The first of the reversed keys is the last one given.
        keys, last = np.unique(keys[::-1], return_index=True)
        vectors = vectors[::-1][last]
        with self._writing:
            if len(self) + len(keys) > self._exact_limit:
                self._to_graph()
            for start in range(0, len(keys), _STEP):
                with self._lock:
                    self._store.add(keys[start : start + _STEP], vectors[start : start + _STEP])
                time.sleep(_PAUSE)
            self._compact()

    def remove(self, keys: Ids) -> None:
        """Remove keys; unknown keys are passed over."""
        with self._writing:
            with self._lock:
                self._store.remove(np.asarray(keys, dtype=np.int64))
            self._compact()

    def search(self, vector: Floats, count: int, allowed: Ids | None = None) -> tuple[Ids, Floats]:
        """Return up to `count` keys and their cosines, best first; only among `allowed` if given.

        Exact while the vectors are few or at most a thousand are allowed; else as good as HNSW.
        """
        if vector.shape != (self._dimension,):
            raise ValueError(f"expected shape {(self._dimension,)}, got {vector.shape}")
        vector = np.asarray(vector, dtype=np.float32)
        if allowed is not None:
            allowed = np.unique(np.asarray(allowed, dtype=np.int64))
        if count <= 0 or (allowed is not None and not len(allowed)):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        with self._lock:
            return self._store.search(vector, count, allowed)

    def vectors(self, keys: Ids) -> tuple[Ids, Floats]:
        """Return those of the keys that are held, once each, with their vectors."""
        with self._lock:
            return self._store.vectors(np.asarray(keys, dtype=np.int64))

    def save(self, path: Path) -> None:
        """Write everything to one file atomically; raises OSError, the old file then stays."""
        with self._writing:  # two saves must not cross, but searches go on while the disk works
            with self._lock:
                kind: Literal["flat", "graph"] = (
                    "graph" if isinstance(self._store, GraphStore) else "flat"
                )
                body = self._store.to_bytes()
            file = VectorFile(kind, self._model_key, self._dimension, body)
            write_vector_file(path, file)

    @classmethod
    def load(
        cls, path: Path, model_key: str, dimension: int, exact_limit: int = EXACT_LIMIT
    ) -> UsearchVectors:
        """Read a saved index; raises IndexCorruptError when it is missing, damaged or another's."""
        file = read_vector_file(path)
        if (file.model_key, file.dimension) != (model_key, dimension):
            raise IndexCorruptError("The vector index was built with another model.")
        index = cls(dimension, model_key, exact_limit)
        if file.kind == "graph":
            index._store = GraphStore.from_bytes(dimension, file.body)
        else:
            index._store = FlatStore.from_bytes(dimension, file.body)
        return index

    def _to_graph(self) -> None:
        if isinstance(self._store, FlatStore):
            self._rebuild()

    def _compact(self) -> None:
        store = self._store
        if isinstance(store, GraphStore) and store.tombstones > _TOMBSTONES * max(1, store.slots):
            self._rebuild()

    def _rebuild(self) -> None:
        """Build a graph beside the store that answers; the writer's lock is held."""
        graph = GraphStore(self._dimension)
        keys = self.keys()
        for start in range(0, len(keys), _STEP):
            with self._lock:
                found, rows = self._store.vectors(keys[start : start + _STEP])
            graph.add(found, rows)
            time.sleep(_PAUSE)
        with self._lock:
            self._store = graph
