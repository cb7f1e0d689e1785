"""The meaning of a vault's items: vectors kept in it, made while nothing else is to be done."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.errors import ModelError
from indexer.failures import log_failure
from indexer.ports import Embedder, Ids
from indexer.semantic.flat import FlatStore
from indexer.vault.searched import Items, Text
from indexer.vault.store import Store
from indexer.vault.vault import Vault

log = logging.getLogger(__name__)

Floats = npt.NDArray[np.float32]

# The latest items are found by meaning, all of them by words: more vectors would take more memory
# than they are worth.
MOST_VECTORS: Final = 20_000
_AT_ONCE: Final = 16
_READ_AT_ONCE: Final = 500
_LONGEST: Final = 1500  # characters of an item that its vector is of
_SHORTEST: Final = 3  # characters; less means nothing
LEAST_COSINE: Final = 0.25  # a short text is near to many
_REST: Final = 2.0  # seconds of rest for each second of work


class VaultMeaning:
    """Vectors of the latest items, made in a thread of their own; any thread may search.

    `items` returns those of one of the vault's stores, `embedder` the one that serves queries, None
    before there is one.
    """

    def __init__(
        self,
        vault: Vault,
        items: Callable[[Store], Items],
        embedder: Callable[[], Embedder | None],
        *,
        rest: float = _REST,
    ) -> None:
        self._vault = vault
        self._items = items
        self._embedder = embedder
        self._rest = rest
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=f"{vault.schema.item}-meaning")
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._queued = False
        self._model = ""
        self._vectors: FlatStore | None = None
        self._meaningless: set[int] = set()  # images and such: there is no text to embed

    def stop(self) -> None:
        """End; what has no vector yet gets it next time."""
        self._stopping.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def load(self) -> None:
        """Begin anew with the store that serves now."""
        self._submit(self._load)

    def hear(self, came: Sequence[int], gone: Sequence[int]) -> None:
        """Let go of the items that went; embed those that came, when there is time."""
        if gone:
            vanished = list(gone)
            self._submit(lambda: self._drop(vanished))
        if came:
            self._meaningless.difference_update(came)  # text may have been read in an image
            self.wake()

    def wake(self) -> None:
        """Embed what has no vector yet, once."""
        with self._lock:
            if self._queued:
                return
            self._queued = True
        self._submit(self._embed_all)

    def nearest(
        self,
        vector: Floats,
        model: str,
        count: int,
        allowed: Ids | None,
        least: float = LEAST_COSINE,
    ) -> dict[int, float]:
        """Return the items nearest to a vector of this model, with their cosines, `least` or more.

        Nothing while another model serves.
        """
        vectors = self._vectors
        if vectors is None or model != self._model:
            self.wake()  # the model has come, or changed, since
            return {}
        with self._lock:
            if not len(vectors):
                return {}
            keys, cosines = vectors.search(vector, count, allowed)
        return {
            int(key): float(cosine)
            for key, cosine in zip(keys.tolist(), cosines.tolist(), strict=True)
            if cosine >= least
        }

    def _submit(self, task: Callable[[], None]) -> None:
        if not self._stopping.is_set():
            self._pool.submit(self._guarded, task)

    def _guarded(self, task: Callable[[], None]) -> None:
        try:
            if not self._stopping.is_set():
                task()
        except ModelError as error:
            log.warning("%s are not found by meaning: %s", self._vault.schema.items, error)
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            if not self._stopping.is_set():
                log_failure(log, f"embedding {self._vault.schema.items}", error)

    def _load(self) -> None:
        embedder = self._embedder()
        self._vectors, self._model = None, ""
        self._meaningless.clear()
        if embedder is not None:
            self._open(embedder)
            self.wake()

    def _open(self, embedder: Embedder) -> FlatStore:
        vectors = FlatStore(embedder.dimension, in_bytes=True)
        with self._vault.store() as store:
            wanted = self._items(store).ids()[:MOST_VECTORS]
            vectors.reserve(len(wanted))
            for keys, rows in _stored(store, wanted, embedder):
                vectors.add(keys, rows)
        with self._lock:
            self._vectors, self._model = vectors, embedder.model_key
        return vectors

    def _drop(self, gone: Sequence[int]) -> None:
        with self._lock:
            if self._vectors is not None:
                self._vectors.remove(np.array(gone, np.int64))

    def _embed_all(self) -> None:
        with self._lock:
            self._queued = False
        embedder = self._embedder()
        if embedder is None:
            return
        if embedder.model_key != self._model or self._vectors is None:
            self._open(embedder)
        assert self._vectors is not None
        with self._vault.store() as store:
            wanted = self._items(store).ids()[:MOST_VECTORS]
        with self._lock:
            held = set(self._vectors.keys().tolist())
        held |= self._meaningless
        missing = [item for item in wanted if item not in held]
        surplus = held.difference(wanted, self._meaningless)
        if surplus:
            self._drop(sorted(surplus))
        for low in range(0, len(missing), _AT_ONCE):
            if self._stopping.is_set():
                return
            self._embed(embedder, missing[low : low + _AT_ONCE])

    def _embed(self, embedder: Embedder, ids: Sequence[int]) -> None:
        began = perf_counter()
        with self._vault.store() as store:
            texts = {text.id: _meant(text) for text in self._items(store).texts(ids)}
        texts = {item: text for item, text in texts.items() if len(text.strip()) >= _SHORTEST}
        self._meaningless.update(item for item in ids if item not in texts)
        if not texts:
            return
        rows = embedder.embed(list(texts.values())).astype(np.float16)
        with self._vault.store() as store:
            kept = _keep(store, embedder.model_key, list(texts), rows)
        keys = np.array(list(texts), np.int64)
        with self._lock:
            if self._vectors is not None and kept.any():
                self._vectors.add(keys[kept], rows[kept])
        self._stopping.wait(self._rest * (perf_counter() - began))


def _meant(text: Text) -> str:
    """Return what a vector is of."""
    body = text.body if text.meant is None else text.meant
    return "\n".join(part for part in (text.name, body) if part)[:_LONGEST]


def _stored(
    store: Store, wanted: Sequence[int], embedder: Embedder
) -> Iterator[tuple[Ids, npt.NDArray[np.float16]]]:
    """Yield the vectors that items have by this model, some at a time: all at once are a lot."""
    size = embedder.dimension * 2
    with store.reading() as connection:
        for low in range(0, len(wanted), _READ_AT_ONCE):
            some = wanted[low : low + _READ_AT_ONCE]
            marks = ", ".join("?" * len(some))
            found = connection.execute(
                f"SELECT {store.schema.item}, vector FROM vectors"
                f" WHERE model = ? AND length(vector) = ? AND {store.schema.item} IN ({marks})",
                (embedder.model_key, size, *some),
            ).fetchall()
            keys = np.array([row[0] for row in found], np.int64)
            data = np.frombuffer(b"".join(row[1] for row in found), "<f2")
            yield keys, data.reshape(len(found), embedder.dimension).astype(np.float16)


def _keep(
    store: Store, model: str, ids: Sequence[int], rows: npt.NDArray[np.float16]
) -> npt.NDArray[np.bool_]:
    """Store vectors; return which items are still there to have one."""
    kept = np.zeros(len(ids), bool)
    known = f"SELECT 1 FROM {store.schema.items} WHERE id = ?"
    with store.writing() as connection:
        for index, (item, row) in enumerate(zip(ids, rows, strict=True)):
            if connection.execute(known, (item,)).fetchone() is not None:
                kept[index] = True
                connection.execute(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                    (item, model, row.astype("<f2").tobytes()),
                )
    return kept
