"""The clipboard history at 100,000 clips: until it is ready, searching, memory, and kills.

Usage of the kills alone: python -m tests.bench.clips [--times 30] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil

from indexer.clock import SystemClock
from indexer.contract.query_language import parse
from indexer.contract.settings import Clipboard
from indexer.search.clips import ClipSearch
from indexer.usage import Usage
from indexer.vault import ClipVault, VaultMeaning, VaultWords
from indexer.vault.clips import Clips, Source
from indexer.vault.content import Content
from indexer.vault.keys import Key, new_salt
from indexer.vault.meaning import MOST_VECTORS
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store
from tests.bench import copyq
from tests.fakes import FakeSecrets
from tests.harness import eventually

COUNT = 100_000
KILLS = 30
_KEY = Key(b"\x07" * 32, new_salt("keyring")[:4] + b"\x01" * 12)
_LIMITS = Clipboard(keep=True, max_clips=1_000_000, max_days=0, max_mb=100_000)
_VOCABULARY = 30_000
_SEARCHES = 300
_BESIDE = (
    "clips_ready_s", "clips_search_p50_ms", "clips_search_p95_ms", "clips_typing_p95_ms",
    "clips_memory_mb",
)  # fmt: skip


def _word(number: int) -> str:
    """Return a made-up word; each number another one."""
    syllables = ("ba", "ke", "lo", "mi", "nu", "ra", "si", "to", "ve", "zo")
    return "".join(syllables[int(digit)] for digit in str(number + 1000))


def _texts(count: int, chance: random.Random) -> list[str]:
    """Return texts as people copy them: most are a few words, some a page, some links."""
    found = []
    for number in range(count):
        length = min(int(chance.lognormvariate(2.2, 1.1)) + 1, 600)
        words = [_word(int(_VOCABULARY * chance.random() ** 3)) for _ in range(length)]
        text = " ".join(words)
        found.append(f"https://{words[0]}.example/{number}" if number % 9 == 0 else text)
    return found


class DrawnEmbedder:
    """Draws unit vectors, all of them somewhat near to each other."""

    model_key = "drawn"
    dimension = 384

    def __init__(self) -> None:
        self._draw = np.random.default_rng(5)

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return as many vectors as there are texts."""
        found = self._draw.normal(1 / 12, 1 / 12, size=(len(texts), self.dimension))
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found, np.float32)


class Running:
    """A vault with its words and vectors, open in this process."""

    def __init__(self, path: Path) -> None:
        from indexer.vault.keys import entry_of

        secrets, clock = FakeSecrets(), SystemClock()
        secrets.secrets[entry_of(_KEY.salt)] = _KEY.secret
        self.vault = ClipVault(path, secrets, clock, _LIMITS)
        self.words = VaultWords(self.vault, Clips, tidy_seconds=0)
        self.embedder = DrawnEmbedder()
        self.meaning = VaultMeaning(self.vault, Clips, lambda: self.embedder, rest=0)
        self.vault.on_store, self.vault.on_items = self._opened, self.words.hear
        usage = Usage(path.with_name("usage"), "bench", clock)
        self.search = ClipSearch(self.vault, self.words, self.meaning, usage, clock)

    def start(self) -> None:
        """Open it and wait until every clip is searchable."""
        self.vault.start()
        eventually(lambda: self.vault.condition == "open", "the vault is open")
        eventually(lambda: self.words.level, "the clips are searchable", 1800)

    def _opened(self) -> None:
        self.words.load()
        self.meaning.load()

    def vector(self) -> tuple[npt.NDArray[np.float32], str]:
        """Return a query's vector, with its model."""
        return self.embedder.embed(["a query"])[0], self.embedder.model_key

    def wait_for_vectors(self) -> None:
        """Wait until clips are found by them."""
        eventually(lambda: bool(self.meaning.nearest(*self.vector(), 1, None)), "vectors are there")

    def stop(self) -> None:
        """Close it."""
        self.meaning.stop()
        self.words.stop()
        self.vault.stop()


def _fill(path: Path, count: int) -> None:
    store = Store.at(path, _KEY, CLIPS)
    clips = Clips(store)
    with store.writing():
        for number, text in enumerate(_texts(count, random.Random(7))):
            clips.keep(Content(text=text), Source(f"app{number % 12}", "", 1e9 + number))
    latest, embedder = clips.ids()[:MOST_VECTORS], DrawnEmbedder()
    vectors = embedder.embed([""] * len(latest)).astype("<f2")
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO vectors VALUES (?, ?, ?)",
            [
                (clip, embedder.model_key, vector.tobytes())
                for clip, vector in zip(latest, vectors, strict=True)
            ],
        )
    store.close()


def _timed(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return (time.perf_counter() - began) * 1000


def _figures(path: Path) -> dict[str, Any]:
    """Open the vault in this process and measure."""
    process = psutil.Process()
    running = Running(path)
    before = process.memory_info().rss
    ready = _timed(running.start)
    running.wait_for_vectors()
    memory_ready = process.memory_info().rss
    with running.vault.clips() as clips:
        count = clips.totals().clips
    chance = random.Random(11)
    now = datetime.now(UTC)

    def ask(query: str, *, typed: bool) -> float:
        parsed = parse(query, now, as_you_type=typed)
        return _timed(
            lambda: running.search.quote(
                running.search.find(query, parsed, 10, running.vector(), 0.5),
                parsed,
                explain=False,
            )
        )

    def queries() -> list[str]:
        return [
            " ".join(
                _word(int(_VOCABULARY * chance.random() ** 3)) for _ in range(chance.randint(1, 3))
            )
            for _ in range(_SEARCHES)
        ]

    whole = [ask(query, typed=False) for query in queries()]
    typed = [ask(query[: chance.randint(2, len(query))], typed=True) for query in queries()]
    after = process.memory_info().rss
    vault = running.vault
    news = [Content(text=f"new {number}") for number in range(50)]
    kept = [_timed(partial(vault.keep, content, "bench", "")) for content in news]
    deleted = [_timed(partial(vault.delete, [number])) for number in range(500, 520)]
    running.stop()
    return {
        "clips": count,
        "clips_ready_s": round(ready / 1000, 2),
        "clips_search_p50_ms": round(median(whole), 1),
        "clips_search_p95_ms": round(quantiles(whole, n=20)[-1], 1),
        "clips_typing_p50_ms": round(median(typed), 1),
        "clips_typing_p95_ms": round(quantiles(typed, n=20)[-1], 1),
        "clips_ready_memory_mb": round((memory_ready - before) / 1e6, 1),
        "clips_memory_mb": round((after - before) / 1e6, 1),
        "clips_keep_p95_ms": round(quantiles(kept, n=20)[-1], 1),
        "clips_delete_p95_ms": round(quantiles(deleted, n=20)[-1], 1),
    }


def measure(count: int, scratch: Path) -> dict[str, Any]:
    """Fill a vault, and measure it in processes of their own."""
    path = scratch / "clips.vault"
    _fill(path, count)
    first = Running(path)
    began = time.perf_counter()
    first.start()  # analyses all of them, once
    analysed = time.perf_counter() - began
    eventually(lambda: first.words.kept, "the words are kept", 600)
    first.stop()
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.clips", "--figures", os.fspath(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(child.stdout)
    figures["clips_first_analysis_s"] = round(analysed, 1)
    figures["clips_file_mb"] = round(path.stat().st_size / 1e6, 1)
    return figures


def beside_copyq(scratch: Path) -> dict[str, Any]:
    """Measure CopyQ and ourselves on the same texts, as many as it takes, in the same run."""
    texts, chance = _texts(copyq.MOST, random.Random(7)), random.Random(11)
    words = [_word(int(_VOCABULARY * chance.random() ** 3)) for _ in range(_SEARCHES)]
    found = copyq.measure(texts, words, _made(scratch / "copyq"))
    if found:
        ours = measure(copyq.MOST, _made(scratch / "ours"))
        found |= {name.replace("clips_", "clips_beside_copyq_"): ours[name] for name in _BESIDE}
    return found


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _write(path: Path) -> None:
    """Keep clips until killed; say each one once it is kept."""
    running = Running(path)
    running.start()
    number = int(sys.stdin.readline())
    while True:
        clip = running.vault.keep(Content(text=f"round {number} " + "x" * (number % 5000)), "b", "")
        if number % 7 == 3:
            running.vault.delete([clip - 2])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


def kills(times: int, scratch: Path, seed: int = 1) -> list[str]:
    """Kill a process that keeps clips, again and again; return what was lost or damaged."""
    path = scratch / "clips.vault"
    Store.at(path, _KEY, CLIPS).close()
    chance = random.Random(seed)
    faults: list[str] = []
    number, said = 0, -1
    for _ in range(times):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.clips", "--write", os.fspath(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{number}\n")
        child.stdin.flush()
        said = int(child.stdout.readline())
        time.sleep(chance.uniform(0.0, 0.5))
        child.send_signal(signal.SIGKILL)
        rest = child.communicate()[0].split()
        said = int(rest[-1]) if rest and rest[-1].isdigit() else said
        faults += _faults(path, said)
        number = said + 2
    return faults


def _faults(path: Path, said: int) -> list[str]:
    """Return what is wrong with a vault after a kill; `said` was the last to be kept."""
    store = Store.at(path, _KEY, CLIPS)
    try:
        with store.reading() as connection:
            check = connection.execute("PRAGMA integrity_check").fetchone()[0]
            ciphers = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            texts = {row[0].split()[1] for row in connection.execute("SELECT text FROM contents")}
            orphans = connection.execute(
                "SELECT count(*) FROM segment_clips WHERE clip NOT IN (SELECT id FROM clips)"
            ).fetchone()[0]
    finally:
        store.close()
    found = [] if check == "ok" else [f"integrity: {check}"]
    found += [f"cipher: {row}" for row in ciphers]
    if str(said) not in texts:
        found.append(f"clip {said} was said to be kept, and is lost")
    if orphans:
        found.append(f"{orphans} clips are gone and their words are not")
    return found


def main() -> None:
    """Kill it many times, or be the process that is measured or killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--times", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.figures:
        print(json.dumps(_figures(options.figures)))
        return
    if options.write:
        _write(options.write)
    with tempfile.TemporaryDirectory() as scratch:
        found = kills(options.times, Path(scratch), options.seed)
    print(*found, sep="\n")
    print(f"{options.times} kills, {len(found)} faults")


if __name__ == "__main__":
    main()
