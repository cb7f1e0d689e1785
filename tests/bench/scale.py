"""The whole product, through its socket, on homes of growing size, and while files pour in.

Over the largest home the launcher is typed into as well.

The files are real ones, one passage each, read and indexed by the worker. Those of the first size
are embedded for real. The others get unit vectors drawn around the real ones: embedding 100,000
would take hours and change nothing for a query, whose cost depends on how many vectors there are.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np

from indexer.catalog import Catalog
from indexer.contract.messages import Search
from tests.bench import launcher
from tests.bench.engines import passages
from tests.bench.engines.engine import Piece, folder_bytes
from tests.bench.product import percentile, search_times
from tests.harness import Magpie, eventually

SIZES: Final = [1_000, 10_000, 100_000]  # documents
ARRIVING: Final = 20_000  # files, while queries are asked
_SETTINGS: Final = '[index]\nwhen_busy = "run"\non_battery = "run"\n'
_QUERIES: Final = 200
_WARMING: Final = 20
_FILES_IN_A_FOLDER: Final = 1000
_SPREAD: Final = 0.6  # length of the noise added to a real vector: cosines of about 0.85
_DOCUMENTS: Final = 1000  # that get vectors in one transaction
_PATIENCE: Final = 3600.0  # seconds
Figures = dict[str, Any]


def measure(
    documents: Path | None, collections: Path | None, sizes: Sequence[int], arriving: int,
    scratch: Path, report: Callable[[Figures], None],
) -> None:  # fmt: skip
    """Measure each size in turn in one growing home, then the last one under load."""
    pieces = passages.read(documents, collections, sizes[-1] + arriving)
    queries = _queries(pieces[: sizes[0]], _QUERIES, random.Random(3))
    folder = scratch / "documents"
    product = Magpie(scratch / "home")
    product.settings(_SETTINGS)
    written = 0
    for size in sizes:
        write_files(pieces[written:size], folder, written)
        report({f"scale_{size}": _grow(product, folder, size - written, queries)})
        written = size
    with _running(product):
        _at_rest(product)
        report({f"launcher_at_{written}": launcher.measure_typing(product, queries, scratch)})
    if arriving:
        arrive = lambda: write_files(pieces[written : written + arriving], folder, written)  # noqa: E731
        report({f"scale_{written}_while_{arriving}_arrive": _under_load(product, queries, arrive)})


def write_files(pieces: Sequence[Piece], folder: Path, first: int) -> None:
    """Write each piece as a file of plain text, numbered from `first`."""
    for number, piece in enumerate(pieces, first):
        place = folder / str(number // _FILES_IN_A_FOLDER)
        place.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^\w-]", "-", piece.name.rpartition(".")[0])[:40]
        (place / f"{stem}-{number}.txt").write_text(piece.text, encoding="utf-8")


def _queries(pieces: Sequence[Piece], count: int, chance: random.Random) -> list[str]:
    """Draw queries of one to six neighbouring words."""
    queries: list[str] = []
    while len(queries) < count:
        words = re.findall(r"[A-Za-z]{3,14}", chance.choice(pieces).text)
        if len(words) > 6:
            start = chance.randrange(len(words) - 6)
            queries.append(" ".join(words[start : start + chance.randint(1, 6)]))
    return queries


def _grow(product: Magpie, folder: Path, added: int, queries: Sequence[str]) -> Figures:
    """Index what was added, give it vectors, and measure at rest."""
    first = not product.locations.catalog.exists()
    with _running(product):
        started = time.monotonic()
        if first:
            product.add(folder)
            product.wait(seconds=_PATIENCE)
        else:
            eventually(lambda: product.status().documents > 0, "it knows its documents")
            product.wait(keyword=True, seconds=_PATIENCE)
        seconds = time.monotonic() - started
    drawn = fill_vectors(Catalog(product.locations.catalog), np.random.default_rng(4))
    with _running(product):
        state = _at_rest(product)
        return {
            "documents": state.documents,
            "passages": state.chunks,
            "vectors_drawn": drawn,
            **({} if first else {"keyword_files_per_s": round(added / seconds, 1)}),
            **_idle(product, queries),
            "service_mb": product.state().memory >> 20,
            "keyword_index_mb": folder_bytes(product.locations.keyword) >> 20,
        }


@contextmanager
def _running(product: Magpie) -> Iterator[None]:
    product.start()
    try:
        yield
    finally:
        product.stop()


def _at_rest(product: Magpie) -> Any:
    """Wait until the vectors serve and the worker has nothing left to do, merges included."""
    eventually(lambda: product.state().model_ready, "the vectors serve", _PATIENCE)
    state = product.wait(seconds=_PATIENCE)
    eventually(lambda: product.state().worker_pid is None, "the worker has ended", _PATIENCE)
    return state


def _idle(product: Magpie, queries: Sequence[str]) -> Figures:
    search_times(product, list(queries[:_WARMING]))
    return search_times(product, list(queries))


def fill_vectors(catalog: Catalog, chance: np.random.Generator) -> int:
    """Give every passage without a vector one near a real one; return how many."""
    indexing = catalog.indexing
    model, key = catalog.connection.execute("SELECT id, key FROM models").fetchone()
    real = indexing.vectors_since(model, 0, 5000)[1].astype(np.float32)
    drawn = 0
    while doc_ids := indexing.unembedded_documents(key, _DOCUMENTS):
        missing = [p for doc_id in doc_ids for p in indexing.unembedded_passages(doc_id, model)]
        noise = chance.standard_normal((len(missing), real.shape[1]), np.float32)
        noise *= _SPREAD / np.sqrt(real.shape[1])
        vectors = real[chance.integers(len(real), size=len(missing))] + noise
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        half = vectors.astype(np.float16)
        with catalog.transaction():
            indexing.store_vectors(
                model, ((p.id, row.tobytes()) for p, row in zip(missing, half, strict=True))
            )
            indexing.mark_embedded(key, model, doc_ids)
        drawn += len(missing)
    catalog.close()
    return drawn


def _under_load(product: Magpie, queries: Sequence[str], arrive: Callable[[], None]) -> Figures:
    """Return reply times while files arrive and are indexed, beside those at rest just before."""
    with _running(product):
        before = _at_rest(product).documents
        idle = _idle(product, queries)
        thread = threading.Thread(target=arrive)
        first: list[float] = []
        final: list[float] = []
        started = time.monotonic()
        thread.start()
        memory = 0
        with product.client() as client:
            while thread.is_alive() or not _settled(product):
                for query in queries[: len(queries) // 4]:
                    asked = time.perf_counter()
                    times = [
                        time.perf_counter() - asked for _ in client.search(Search(query=query))
                    ]
                    first.append(times[0] * 1000)
                    final.append(times[-1] * 1000)
                memory = max(memory, product.state().memory)
        seconds = time.monotonic() - started
        arrived = product.status().documents - before
    busy = {"first": percentile(first, 0.95), "final": percentile(final, 0.95)}
    return {
        "files_per_s": round(arrived / seconds, 1),
        "queries": len(final),
        "service_mb": memory >> 20,
        **{f"{name}_p95_ms": round(value, 1) for name, value in busy.items()},
        **{
            f"{name}_p95_of_idle": round(value / max(idle[f"{name}_p95_ms"], 0.1), 2)
            for name, value in busy.items()
        },
    }


def _settled(product: Magpie) -> bool:
    state = product.status()
    return state.state != "scanning" and not state.queued
