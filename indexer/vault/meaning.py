"""The meaning of clips: vectors kept in the vault, made while nothing else is to be done."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.errors import ModelError
from indexer.failures import log_failure
from indexer.ports import Embedder, Ids
from indexer.semantic.flat import FlatStore
from indexer.vault.clip_vault import ClipVault
from indexer.vault.store import Store

log = logging.getLogger(__name__)

Floats = npt.NDArray[np.float32]

# The latest clips are found by meaning, all of them by words: more vectors would take more memory
# than they are worth.
MOST_VECTORS: Final = 20_000
_AT_ONCE: Final = 16
_LONGEST: Final = 1500  # characters of a clip that its vector is of
_SHORTEST: Final = 3  # characters; less means nothing
LEAST_COSINE: Final = 0.25  # a short text is near to many
_REST: Final = 2.0  # seconds of rest for each second of work


class ClipMeaning:
    """Vectors of the latest clips, made in a thread of their own; any thread may search.

    `embedder` returns the one that serves queries, None before there is one.
    """

    def __init__(
        self, vault: ClipVault, embedder: Callable[[], Embedder | None], *, rest: float = _REST
    ) -> None:
        self._vault = vault
        self._embedder = embedder
        self._rest = rest
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="clip-meaning")
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
        """Let go of the clips that went; embed those that came, when there is time."""
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
        self, vector: Floats, model: str, count: int, allowed: Ids | None
    ) -> dict[int, float]:
        """Return the clips nearest to a vector of this model, with their cosines."""
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
            if cosine >= LEAST_COSINE
        }

    def _submit(self, task: Callable[[], None]) -> None:
        if not self._stopping.is_set():
            self._pool.submit(self._guarded, task)

    def _guarded(self, task: Callable[[], None]) -> None:
        try:
            if not self._stopping.is_set():
                task()
        except ModelError as error:
            log.warning("clips are not found by meaning: %s", error)
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            if not self._stopping.is_set():
                log_failure(log, "embedding clips", error)

    def _load(self) -> None:
        embedder = self._embedder()
        self._vectors, self._model = None, ""
        self._meaningless.clear()
        if embedder is not None:
            self._open(embedder)
            self.wake()

    def _open(self, embedder: Embedder) -> FlatStore:
        vectors = FlatStore(embedder.dimension)
        with self._vault.store() as store:
            keys, rows = _stored(store, embedder)
        if len(keys):
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
        with self._vault.clips() as clips:
            wanted = clips.ids()[:MOST_VECTORS]
        with self._lock:
            held = set(self._vectors.keys().tolist())
        held |= self._meaningless
        missing = [clip for clip in wanted if clip not in held]
        surplus = held.difference(wanted, self._meaningless)
        if surplus:
            self._drop(sorted(surplus))
        for low in range(0, len(missing), _AT_ONCE):
            if self._stopping.is_set():
                return
            self._embed(embedder, missing[low : low + _AT_ONCE])

    def _embed(self, embedder: Embedder, ids: Sequence[int]) -> None:
        began = perf_counter()
        with self._vault.clips() as clips:
            texts = {t.id: t.body[:_LONGEST] for t in clips.texts(ids)}
        texts = {clip: text for clip, text in texts.items() if len(text.strip()) >= _SHORTEST}
        self._meaningless.update(clip for clip in ids if clip not in texts)
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


def _stored(store: Store, embedder: Embedder) -> tuple[Ids, npt.NDArray[np.float16]]:
    """Return the vectors of the latest clips by this model."""
    size = embedder.dimension * 2
    with store.reading() as connection:
        found = connection.execute(
            "SELECT v.clip, v.vector FROM vectors v JOIN clips c ON c.id = v.clip"
            " WHERE v.model = ? AND length(v.vector) = ? ORDER BY c.place DESC LIMIT ?",
            (embedder.model_key, size, MOST_VECTORS),
        ).fetchall()
    keys = np.array([row[0] for row in found], np.int64)
    data = np.frombuffer(b"".join(row[1] for row in found), "<f2")
    return keys, data.reshape(len(found), embedder.dimension).astype(np.float16)


def _keep(
    store: Store, model: str, ids: Sequence[int], rows: npt.NDArray[np.float16]
) -> npt.NDArray[np.bool_]:
    """Store vectors; return which clips are still there to have one."""
    kept = np.zeros(len(ids), bool)
    with store.writing() as connection:
        for index, (clip, row) in enumerate(zip(ids, rows, strict=True)):
            there = connection.execute("SELECT 1 FROM clips WHERE id = ?", (clip,)).fetchone()
            if there is not None:
                kept[index] = True
                connection.execute(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                    (clip, model, row.astype("<f2").tobytes()),
                )
    return kept
