"""The whole product on a folder of real documents, beside its peers where they are installed."""

from __future__ import annotations

import random
import re
import shutil
import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from indexer.contract.messages import Search
from tests.bench import recoll
from tests.harness import Magpie, eventually, magpie

_SETTINGS = '[index]\nwhen_busy = "run"\non_battery = "run"\n'
_QUERIES = 200
Figures = dict[str, Any]


def percentile(values: list[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ranked = sorted(values)
    return ranked[min(int(share * len(ranked)), len(ranked) - 1)]


def sample_queries(folder: Path, count: int, chance: random.Random) -> list[str]:
    """Draw queries of one to six words from the folder's own text files."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt", ".html"})
    queries: list[str] = []
    while len(queries) < count and files:
        text = chance.choice(files).read_text(encoding="utf-8", errors="ignore")[:20_000]
        words = re.findall(r"[A-Za-z]{3,14}", text)
        if len(words) > 20:
            start = chance.randrange(len(words) - 6)
            queries.append(" ".join(words[start : start + chance.randint(1, 6)]))
    return queries


def search_times(product: Magpie, queries: list[str]) -> Figures:
    """Return p50 and p95 in ms of the first and the final reply, through the socket."""
    first, final = [], []
    with product.client() as client:
        for query in queries:
            started = time.perf_counter()
            replies = [
                (time.perf_counter() - started) * 1000 for _ in client.search(Search(query=query))
            ]
            first.append(replies[0])
            final.append(replies[-1])
    return {
        f"{name}_{label}_ms": round(percentile(values, share), 1)
        for name, values in (("first", first), ("final", final))
        for label, share in (("p50", 0.5), ("p95", 0.95))
    }


def save_to_searchable(product: Magpie, folder: Path, times: int) -> Figures:
    """Return the median and the worst of the seconds from a save to a keyword hit."""
    taken = []
    chance = random.Random(11)
    with product.client() as client:
        for number in range(times):
            # No two of these have a stem in common, in whatever language they are taken for.
            word = "".join(chance.choices("bcdfghjklmnpqrtvwz", k=10))
            path = folder / f"saved-{number}.txt"
            started = time.monotonic()
            path.write_text(f"a fresh note about {word}", encoding="utf-8")

            def found(word: str = word, path: Path = path) -> bool:
                *_, last = client.search(Search(query=word, mode="keyword", limit=1))
                return any(hit.uri.endswith(path.name) for hit in last.hits)

            eventually(found, f"{path.name} is found", 60)
            taken.append(time.monotonic() - started)
    return {
        "save_to_hit_median_s": round(statistics.median(taken), 2),
        "save_to_hit_worst_s": round(max(taken), 2),
    }


class _Peak:
    """Samples the memory of the product's processes while a block runs."""

    def __init__(self, product: Magpie) -> None:
        self._product = product
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.service = self.worker = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(0.5):
            state = self._product.state()
            self.service = max(self.service, state.memory)
            self.worker = max(self.worker, state.worker_memory)


def idle_cpu(product: Magpie, seconds: float) -> float:
    """Return the share of one core that all processes use over so many seconds, in percent."""

    def used() -> float:
        return sum(sum(process.cpu_times()[:2]) for process in product.processes())

    before = used()
    threading.Event().wait(seconds)
    return round(100 * (used() - before) / seconds, 2)


def measure(source: Path, scratch: Path, report: Callable[[Figures], None]) -> None:
    """Measure all on a copy of a folder, reporting figures as they come."""
    documents = scratch / "documents"
    shutil.copytree(source, documents)
    files = sum(1 for path in documents.rglob("*") if path.is_file())
    if (peer := recoll.index(documents, scratch)) is not None:
        report({
            "recoll_s": round(peer.seconds, 1),
            "recoll_files_per_s": round(files / peer.seconds, 1),
            "recoll_memory_mb": peer.peak_memory >> 20,
            "recoll_index_mb": peer.index_bytes >> 20,
        })  # fmt: skip
    home = scratch / "home"
    Magpie(home).settings(_SETTINGS)
    queries = sample_queries(documents, _QUERIES, random.Random(7))
    with magpie(home) as product:
        started = time.monotonic()
        with _Peak(product) as peak:
            product.add(documents)
            product.wait(keyword=True, seconds=600)
            seconds = time.monotonic() - started
            report({"files": files, "keyword_s": round(seconds, 1),
                    "keyword_files_per_s": round(files / seconds, 1)})  # fmt: skip
            eventually(lambda: product.status().embedded > 200, "embedding has begun", 120)
            report({f"busy_{key}": value for key, value in search_times(product, queries).items()})
            before, then = product.status().embedded, time.monotonic()
            state = product.wait(seconds=7200)
            rate = (state.embedded - before) / (time.monotonic() - then)
        report({"passages": state.chunks, "embedded": state.embedded, "failed": state.failed,
                "passages_per_s": round(rate, 1), "all_s": round(time.monotonic() - started, 1),
                "service_peak_mb": peak.service >> 20, "worker_peak_mb": peak.worker >> 20,
                "keyword_index_mb": recoll.folder_bytes(product.locations.keyword) >> 20,
                "catalog_mb": recoll.folder_bytes(product.locations.data) >> 20,
                "vectors_mb": product.locations.vectors.stat().st_size >> 20})  # fmt: skip
        search_times(product, queries[:20])
        report({f"idle_{key}": value for key, value in search_times(product, queries).items()})
        report(save_to_searchable(product, documents, 50))
        product.wait(seconds=600)
        eventually(lambda: product.state().worker_pid is None, "the worker has ended", 180)
        report({"service_idle_mb": product.state().memory >> 20,
                "idle_cpu_percent": idle_cpu(product, 60)})  # fmt: skip
