"""How many misspelt words still find their document, and how long that takes.

Usage: python -m tests.bench.typos FOLDER [--mode keyword]

Half of the words are of file names, half are rare words of text files. Only those count whose
right spelling finds the document among the first five. Each is misspelt by one random edit.
"""

from __future__ import annotations

import argparse
import random
import re
import string
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from indexer.client import Client
from indexer.contract.messages import Hits, Mode, Search
from indexer.keyword.naming import parts_of
from tests.bench.product import percentile
from tests.harness import Magpie, magpie

_SETTINGS = '[index]\nwhen_busy = "run"\non_battery = "run"\n'
_SUFFIXES = {".md", ".txt", ".html", ".csv", ".eml", ".rst"}
_SAMPLES = 500
_LEAST_LETTERS = 4
_RARE = 3  # documents that have a word
_TOP = 5
_SEED = 11


class Sample(NamedTuple):
    """A word and a file that it should find."""

    word: str
    path: Path


def misspell(word: str, chance: random.Random) -> str:
    """Return the word with one letter left out, put in, changed, or swapped with the next."""
    while True:
        at = chance.randrange(len(word))
        letter = chance.choice(string.ascii_lowercase)
        wrong = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
        if wrong != word:
            return wrong


def name_samples(files: list[Path]) -> list[Sample]:
    """Return the words of the files' names."""
    return [
        Sample(part, path)
        for path in files
        for part in dict.fromkeys(parts_of(path.stem))
        if len(part) >= _LEAST_LETTERS and part.isalpha()
    ]


def rare_samples(files: list[Path]) -> list[Sample]:
    """Return the words that few of the text files have, with one of these."""
    holders: dict[str, list[Path]] = {}
    for path in files:
        if path.suffix.lower() in _SUFFIXES:
            text = path.read_text(encoding="utf-8", errors="ignore")
            for word in set(re.findall(r"\b[a-z]{4,20}\b", text)):
                holders.setdefault(word, []).append(path)
    return [Sample(word, held[0]) for word, held in sorted(holders.items()) if len(held) <= _RARE]


def draw(samples: list[Sample], client: Client, count: int, mode: Mode) -> Iterator[Sample]:
    """Yield random samples whose word, rightly spelt, finds the file."""
    chance = random.Random(_SEED)
    for sample in chance.sample(samples, len(samples)):
        if not count:
            return
        if found(ask(client, sample.word, mode)[0], sample.path):
            count -= 1
            yield sample


def ask(client: Client, query: str, mode: Mode) -> tuple[Hits, float]:
    """Return the final reply and the time it took, in ms."""
    started = time.perf_counter()
    *_, final = client.search(Search(query=query, limit=_TOP, mode=mode))
    return final, (time.perf_counter() - started) * 1000


def found(hits: Hits, path: Path) -> bool:
    """Tell whether a file is among the hits."""
    return any(unquote(hit.uri).endswith(path.as_posix()) for hit in hits.hits)


def measure(folder: Path, mode: Mode = "keyword", show: int = 0) -> dict[str, object]:
    """Index a folder in a home of its own, and return shares in percent and times in ms."""
    files = sorted(path for path in folder.resolve().rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        Magpie(home).settings(_SETTINGS)
        with magpie(home) as product:
            product.add(folder.resolve())
            product.wait(keyword=mode == "keyword", seconds=7200)
            with product.client() as client:
                return _compare(client, files, mode, show)


def _compare(client: Client, files: list[Path], mode: Mode, show: int) -> dict[str, object]:
    chance = random.Random(_SEED)
    figures: dict[str, object] = {}
    right_ms, wrong_ms, hits = [], [], 0
    both = {"name": name_samples(files), "rare": rare_samples(files)}
    for kind, samples in both.items():
        good = count = 0
        for sample in draw(samples, client, _SAMPLES // 2, mode):
            wrong = misspell(sample.word, chance)
            right_ms.append(ask(client, sample.word, mode)[1])
            reply, took = ask(client, wrong, mode)
            wrong_ms.append(took)
            count += 1
            if found(reply, sample.path):
                good += 1
            elif show:
                show -= 1
                titles = [hit.title for hit in reply.hits]
                print(f"{sample.word} as {wrong}: {reply.did_you_mean!r} {titles}")
        figures[f"typos_{kind}_words"] = count
        figures[f"typos_{kind}_found_percent"] = round(100 * good / max(count, 1), 1)
        hits += good
    figures["typos_found_percent"] = round(100 * hits / max(len(wrong_ms), 1), 1)
    for name, times in (("right", right_ms), ("misspelt", wrong_ms)):
        figures[f"typos_{name}_p50_ms"] = round(percentile(times, 0.5), 1)
        figures[f"typos_{name}_p95_ms"] = round(percentile(times, 0.95), 1)
    return figures


def main() -> None:
    """Measure the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mode", default="keyword", choices=("keyword", "hybrid"))
    parser.add_argument("--show", type=int, default=0, help="print so many that are not found")
    options = parser.parse_args()
    for name, value in measure(options.folder, options.mode, options.show).items():
        print(f"{name:28} {value}", flush=True)


if __name__ == "__main__":
    main()
