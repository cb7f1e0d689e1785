"""The serving side of meaning: the query embedder, and the vectors kept level with the catalog."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.catalog import Catalog, Catalogs
from indexer.catalog.indexing import SERVING_MODEL
from indexer.errors import IndexCorruptError, ModelError
from indexer.failures import log_failure
from indexer.ports import Ids
from indexer.semantic import OnnxEmbedder, UsearchVectors, find_model

log = logging.getLogger(__name__)

Floats = npt.NDArray[np.float32]

_PULL = 2000
_SENTENCE_THREADS = min(2, os.cpu_count() or 1)
# New vectors since the last save that are worth writing the file again.
_SAVE_AFTER = 5000


class _Served:
    """One model with its vectors, as far as they have been pulled from the catalog."""

    def __init__(self, name: str, embedder: OnnxEmbedder, model: int, path: Path) -> None:
        self.name = name
        self.embedder = embedder
        self.model = model
        self.unsaved = 0
        self.seq = 0
        try:
            self.vectors = UsearchVectors.load(path, embedder.model_key, embedder.dimension)
        except IndexCorruptError as error:
            log.info("vectors are read from the catalog: %s", error)
            self.vectors = UsearchVectors(embedder.dimension, embedder.model_key)

    def level(self, catalog: Catalog, stopping: Callable[[], bool]) -> None:
        """Make the keys equal to the catalog's, whatever was saved last time."""
        # Asked first: what is stored from here on is pulled later, if it is not seen now.
        seq = catalog.indexing.last_seq(self.model)
        wanted = catalog.indexing.embedded_keys(self.model)
        surplus = np.setdiff1d(self.vectors.keys(), wanted)
        if len(surplus):
            self.vectors.remove(surplus)
            self.unsaved += len(surplus)
        missing = np.setdiff1d(wanted, self.vectors.keys())
        for low in range(0, len(missing), _PULL):
            if stopping():
                return
            keys, vectors = catalog.indexing.vectors_of(self.model, missing[low : low + _PULL])
            self._add(keys, vectors)
        self.seq = seq

    def pull(self, catalog: Catalog) -> None:
        """Add what the worker has stored since."""
        while True:
            keys, vectors, self.seq = catalog.indexing.vectors_since(self.model, self.seq, _PULL)
            if not len(keys):
                return
            self._add(keys, vectors)

    def _add(self, keys: Ids, vectors: npt.NDArray[np.float16]) -> None:
        self.vectors.add(keys, vectors)
        self.unsaved += len(keys)


class Meaning:
    """Embeds queries and finds their nearest passages; all upkeep runs in one thread of its own.

    While another model's vectors are being made, the old model serves. `on_served` is called from
    that thread once a model serves, and with each other one.
    """

    def __init__(self, catalogs: Catalogs, name: str, models: Path, vectors: Path) -> None:
        self._catalogs = catalogs
        self._wanted = name
        self._models = models
        self._path = vectors
        self._served: _Served | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="meaning")
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._waiting = 0
        self.problem = ""
        self.on_served: Callable[[], None] = lambda: None

    @property
    def ready(self) -> bool:
        """Whether queries can be embedded."""
        return self._served is not None

    @property
    def embedder(self) -> OnnxEmbedder | None:
        """What queries are embedded with; None before it is ready."""
        served = self._served
        return served.embedder if served else None

    @property
    def model_number(self) -> int:
        """The serving model's number in the catalog; 0 before it is ready."""
        return self._served.model if self._served else 0

    @property
    def model_name(self) -> str:
        """The serving model's name, or that of the one on its way."""
        return self._served.name if self._served else self._wanted

    @property
    def level(self) -> bool:
        """Whether no upkeep is under way or waits."""
        return self._waiting == 0

    def start(self) -> None:
        """Begin to load the model and the vectors."""
        self._submit(self._load)

    def want(self, name: str) -> None:
        """Serve with another model as soon as the worker has embedded all with it."""
        self._wanted = name
        self._submit(self._load)

    def model_ready(self) -> None:
        """Note that the worker has made the wanted model ready to be loaded."""
        self._submit(self._load)

    def vectors_stored(self) -> None:
        """Note that the worker has stored vectors."""
        self._submit(self._pull)

    def worker_rests(self) -> None:
        """Note that all is embedded: tidy up, save, and change over to a new model."""
        self._submit(self._settle)

    def query_vector(self, query: str) -> tuple[Floats, int] | None:
        """Embed a query; return its vector and the model's number, None before it is ready."""
        served = self._served
        return (served.embedder.embed_query(query), served.model) if served else None

    def keyed_vector(self, query: str) -> tuple[Floats, str] | None:
        """Embed a query; return its vector and the model's key, None before it is ready."""
        served = self._served
        return (served.embedder.embed_query(query), served.embedder.model_key) if served else None

    def characters_per_piece(self, text: str) -> float:
        """Return how well the serving model's vocabulary knows a text; 0 before it is ready."""
        served = self._served
        return served.embedder.characters_per_piece(text) if served else 0.0

    def embed(self, texts: Sequence[str], model: int) -> Floats | None:
        """Embed texts as passages are, shape (len(texts), dimension), with the model of a number.

        None when another model serves by now. Raises ModelError when it fails on a text.
        """
        served = self._served
        return served.embedder.embed(texts) if served and served.model == model else None

    def nearest(
        self, vector: Floats, model: int, count: int, allowed: Ids | None = None
    ) -> tuple[Ids, Floats]:
        """Return the passages nearest to a vector and their cosines, best first.

        None are when another model serves by now than that of this number.
        """
        served = self._served
        if served is None or served.model != model or not len(served.vectors):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        return served.vectors.search(vector, count, allowed)

    def with_feedback(self, vector: Floats, passages: Ids, weight: float, model: int) -> Floats:
        """Return a query's vector moved towards the mean of passages' vectors; length 1."""
        served = self._served
        if served is None or served.model != model:
            return vector
        found, rows = served.vectors.vectors(passages)
        if not len(found):
            return vector
        moved: Floats = vector + np.float32(weight) * rows.mean(axis=0)
        return moved / np.linalg.norm(moved)

    def stop(self) -> None:
        """End the upkeep; what is not saved is read from the catalog next time.

        A graph being built is not waited for: it is derived, and the process is about to end.
        """
        self._stopping.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def rebuild(self) -> None:
        """Read all vectors from the catalog again and save them."""
        self._submit(self._read_again)

    def _read_again(self) -> None:
        served = self._served
        if served is not None:
            self._path.unlink(missing_ok=True)
            folder = find_model(served.name, self._models)
            if folder is not None:
                self._served = self._open(served.name, folder, self._catalogs.here())
                self._save(1)

    def vector_count(self) -> int:
        """Return how many vectors serve."""
        return len(self._served.vectors) if self._served else 0

    def _submit(self, task: Callable[[], None]) -> None:
        with self._lock:
            if self._stopping.is_set():
                return
            self._waiting += 1
        self._pool.submit(self._guarded, task)

    def _guarded(self, task: Callable[[], None]) -> None:
        try:
            if not self._stopping.is_set():
                task()
        except ModelError as error:
            self.problem = f"Search by meaning is off: {error}"
            log.error("the model cannot serve: %s", error)  # the message says it all
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            log_failure(log, "upkeep of the vectors", error)
            self.problem = f"Search by meaning is not up to date ({type(error).__name__})."
        finally:
            with self._lock:
                self._waiting -= 1

    def _load(self) -> None:
        """Serve with the model of last time, else with the wanted one once the worker has it."""
        if self._served is not None:
            return
        catalog = self._catalogs.here()
        for name in (catalog.get(SERVING_MODEL), self._wanted):
            if name and (folder := find_model(name, self._models)) is not None:
                self._serve(self._open(name, folder, catalog), catalog)
                return

    def _open(self, name: str, folder: Path, catalog: Catalog) -> _Served:
        # A query is embedded in the thread that asks; a few sentences, side by side.
        embedder = OnnxEmbedder(folder, threads=_SENTENCE_THREADS)
        with catalog.transaction():
            model = catalog.indexing.model(embedder.model_key)
        served = _Served(name, embedder, model, self._path)
        served.level(catalog, self._stopping.is_set)
        return served

    def _serve(self, served: _Served, catalog: Catalog) -> None:
        self._served = served
        self.problem = ""
        self.on_served()
        catalog.put(SERVING_MODEL, served.name)

    def _pull(self) -> None:
        if self._served is not None:
            self._served.pull(self._catalogs.here())
            self._save(_SAVE_AFTER)

    def _settle(self) -> None:
        if self._served is None:
            return
        catalog = self._catalogs.here()
        if self._served.name != self._wanted:
            folder = find_model(self._wanted, self._models)
            fresh = self._open(self._wanted, folder, catalog) if folder is not None else None
            if fresh and not catalog.indexing.unembedded_documents(fresh.embedder.model_key, 1):
                self._serve(fresh, catalog)
        self._served.level(catalog, self._stopping.is_set)
        self._save(1 if not self._path.exists() else _SAVE_AFTER)

    def _save(self, after: int) -> None:
        served = self._served
        if served is not None and served.unsaved >= after:
            served.vectors.save(self._path)
            served.unsaved = 0
