"""Snippets: how soon they are found and how fast, in the product's own classes.

`python -m tests.bench --only snippets` measures 10,000 of them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

import psutil

from indexer.clock import SystemClock
from indexer.contract.query_language import parse
from indexer.contract.snippets import Snippet
from indexer.search.held import Vector
from indexer.search.keywords import Keywords
from indexer.search.snippets import Found, RankedSnippet, SnippetSearch
from indexer.semantic import OnnxEmbedder, ensure_model
from indexer.settings import BOX_MODEL
from indexer.usage import Usage
from indexer.vault import Snippets, SnippetVault, VaultMeaning, VaultWords
from indexer.vault.keys import Key, entry_of, new_salt
from indexer.vault.schema import SNIPPETS
from indexer.vault.store import Store
from tests.fakes import FakeSecrets
from tests.harness import eventually

COUNT: Final = 10_000
_KEY: Final = Key(b"\x07" * 32, new_salt("keyring")[:4] + b"\x01" * 12)
_SEARCHES: Final = 300
_THREADS: Final = 2
_PATIENCE: Final = 3600.0
_MARKS: Final = (":", ";", "", "/")
_OPENINGS: Final = (
    "Thank you for your message", "I am sorry for the delay", "Unfortunately we cannot take part",
    "Please find the invoice attached", "Your order is on its way", "Could you send the log files",
    "Let us meet next week", "Welcome to the team", "The meeting is cancelled",
    "Your refund takes three days", "I am out of the office", "Congratulations on the new job",
    "Here is the address of the office", "The server is down for maintenance",
)  # fmt: skip
_ASKED: Final = (
    "polite refusal", "money back", "holiday notice", "apologize for being late", "payment request",
    "delivery status", "ask for details", "appointment", "new colleague", "technical problem",
)  # fmt: skip


def _word(number: int) -> str:
    """Return a made-up word; each number another one."""
    syllables = ("ba", "ke", "lo", "mi", "nu", "ra", "si", "to", "ve", "zo")
    return "".join(syllables[int(digit)] for digit in str(number + 1000))


def _snippets(count: int) -> list[Snippet]:
    """Return snippets as people have them: a keyword, a few lines, some with a name and tags."""
    chance = random.Random(7)
    found = []
    for number in range(count):
        words = [_word(int(5000 * chance.random() ** 3)) for _ in range(chance.randint(3, 60))]
        opening = chance.choice(_OPENINGS)
        found.append(
            Snippet(
                uid=f"bench-{number}",
                name=f"{opening.split()[-1]} {words[0]}" if number % 3 else "",
                keywords=(f"{_MARKS[number % 4]}{_word(number)[: 2 + number % 7]}{number % 97}",),
                text=f"{opening}, {{{{clipboard}}}}. {' '.join(words)}",
                tags=(words[1],) if number % 5 == 0 else (),
                folder=f"Work/{words[2]}" if number % 2 else "",
                modified=1e9 + number,
            )
        )
    return found


class Running:
    """A vault with all that finds its snippets, open in this process."""

    def __init__(self, path: Path, model: Path) -> None:
        secrets, clock = FakeSecrets(), SystemClock()
        secrets.secrets[entry_of(_KEY.salt)] = _KEY.secret
        self.embedder = OnnxEmbedder(model, threads=_THREADS)
        self.vault = SnippetVault(path, secrets, clock)
        self.words = VaultWords(self.vault, Snippets, tidy_seconds=0)
        self.meaning = VaultMeaning(self.vault, Snippets, lambda: self.embedder, rest=0)
        self.search = SnippetSearch(
            self.vault, self.words, self.meaning, Usage(path.with_name("usage"), "bench", clock),
            clock, self.embed, lambda: 0.8,
        )  # fmt: skip
        self.vault.on_store = self._opened

    def embed(self, text: str) -> Vector:
        """Embed a query, as the service does."""
        return self.embedder.embed_query(text), self.embedder.model_key

    def _opened(self) -> None:
        self.words.load()
        self.meaning.load()
        self.search.hear([])

    def rows(self, query: str, *, as_you_type: bool = False) -> Found:
        """Search in snippets alone, as the launcher's view of them does."""
        return self.search.rows(query, 10, as_you_type=as_you_type)

    def find(self, query: str) -> list[RankedSnippet]:
        """Find by keyword and words, as the first reply of the one search does."""
        parsed = parse(query, datetime.now(UTC), as_you_type=True)
        return self.search.find(query, parsed, 8)

    def vectors(self) -> int:
        """Return how many snippets are found by meaning."""
        return len(self.meaning.nearest(*self.embed("a query"), 1 << 20, None, -1.0))

    def stop(self) -> None:
        """Close it."""
        self.words.stop()
        self.meaning.stop()
        self.vault.stop()


def _times(task: Callable[[str], object], queries: Iterable[str]) -> list[float]:
    """Return how long a task took for each query, in milliseconds."""
    found = []
    for query in queries:
        began = time.perf_counter()
        task(query)
        found.append((time.perf_counter() - began) * 1000)
    return found


def _told(name: str, times: list[float]) -> dict[str, Any]:
    return {
        f"snippets_{name}_p50_ms": round(median(times), 2),
        f"snippets_{name}_p95_ms": round(quantiles(times, n=20)[-1], 2),
    }


def _start(running: Running, keyword: str, count: int) -> dict[str, Any]:
    """Open the vault; return when its snippets were found in which way."""
    began, times = time.perf_counter(), {}
    running.vault.start()
    ways: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("keyword", lambda: bool(running.rows(keyword).rows)),
        ("words", lambda: running.words.level),
        ("meaning", lambda: running.vectors() >= count),
    )
    for way, found in ways:
        eventually(found, f"snippets are found by {way}", _PATIENCE)
        times[f"snippets_ready_by_{way}_s"] = round(time.perf_counter() - began, 2)
    return times


def _figures(path: Path, model: Path, count: int) -> dict[str, Any]:
    """Open the vault in this process and measure."""
    process, kept, chance = psutil.Process(), _snippets(count), random.Random(11)
    running = Running(path, model)
    running.embed("the model is warm")
    before = process.memory_info().rss
    figures = _start(running, kept[count // 2].keywords[0], count)
    ready = process.memory_info().rss
    table = Keywords()
    table.put({number: snippet.keywords for number, snippet in enumerate(kept)})
    asked = [chance.choice(kept).keywords[0] for _ in range(_SEARCHES)]
    typed = [keyword[: chance.randint(1, len(keyword))] for keyword in asked]
    meant = [f"{chance.choice(_ASKED)} {number}" for number in range(_SEARCHES)]
    figures |= _told("keyword", _times(lambda query: table.find(query, 60), typed))
    figures |= _told("first_reply", _times(running.find, typed))
    figures |= _told("typing", _times(lambda query: running.rows(query, as_you_type=True), typed))
    figures |= _told("meaning", _times(running.rows, meant))
    figures |= _told("embedding", _times(running.embed, meant))
    after = process.memory_info().rss
    edited = {snippet.uid: snippet for snippet in kept[:20]}
    figures |= _told("keep", _times(lambda uid: running.vault.keep([edited[uid]]), edited))
    running.stop()
    return figures | {
        "snippets": count,
        "snippets_ready_memory_mb": round((ready - before) / 1e6, 1),
        "snippets_memory_mb": round((after - before) / 1e6, 1),
    }


def measure(count: int, scratch: Path) -> dict[str, Any]:
    """Fill a vault, and measure it in a process of its own."""
    path = scratch / "snippets.vault"
    model = ensure_model(BOX_MODEL, scratch / "models")
    store = Store.at(path, _KEY, SNIPPETS)
    Snippets(store).keep(_snippets(count))
    store.close()
    first = Running(path, model)
    began = time.perf_counter()
    first.vault.start()
    eventually(lambda: first.vault.condition == "open", "the vault is open")
    eventually(lambda: first.words.level, "the words are analysed", _PATIENCE)
    analysed = time.perf_counter() - began
    eventually(lambda: first.words.kept, "the words are kept", _PATIENCE)
    eventually(lambda: first.vectors() >= count, "all have vectors", _PATIENCE)
    embedded = time.perf_counter() - began
    first.stop()
    child = subprocess.run(
        [
            sys.executable, "-m", "tests.bench.snippets",
            os.fspath(path), os.fspath(model), str(count),
        ],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(child.stdout)
    return figures | {
        "snippets_first_analysis_s": round(analysed, 1),
        "snippets_first_vectors_s": round(embedded, 1),
        "snippets_file_mb": round(path.stat().st_size / 1e6, 1),
    }


def main() -> None:
    """Be the process that is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vault", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("count", type=int)
    options = parser.parse_args()
    print(json.dumps(_figures(options.vault, options.model, options.count)))


if __name__ == "__main__":
    main()
