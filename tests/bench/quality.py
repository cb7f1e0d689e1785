"""nDCG@10 through the product: one file per document, queries through the socket.

Usage: python -m tests.bench.quality COLLECTION_FOLDER... [--modes keyword,semantic,hybrid]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from urllib.parse import unquote

from indexer.contract.messages import Mode, Search
from tests.bench.collection import Collection, ndcg, read
from tests.harness import Magpie, magpie

MODES: tuple[Mode, ...] = ("keyword", "semantic", "hybrid")
_DEPTH = 10
_SETTINGS = '[index]\nwhen_busy = "run"\non_battery = "run"\n'


def write_documents(collection: Collection, folder: Path) -> None:
    """Write each document as a text file named by its id."""
    folder.mkdir(parents=True)
    for key, text in collection.documents.items():
        (folder / f"{key.replace('/', '%2F')}.txt").write_text(text, encoding="utf-8")


def rank(product: Magpie, collection: Collection, mode: Mode) -> dict[str, list[str]]:
    """Search for every judged query and return the ids found, best first."""
    found = {}
    with product.client() as client:
        for key in collection.judgments:
            request = Search(query=collection.queries[key], limit=_DEPTH, mode=mode)
            *_, final = client.search(request)
            names = (unquote(hit.uri.rpartition("/")[2]) for hit in final.hits)
            found[key] = [unquote(name.removesuffix(".txt")) for name in names]
    return found


def measure(folder: Path, modes: tuple[Mode, ...] = MODES) -> dict[str, float]:
    """Index a collection in a home of its own and return nDCG@10 by mode, and the time taken."""
    collection = read(folder)
    with tempfile.TemporaryDirectory() as scratch:
        documents = Path(scratch) / "documents"
        write_documents(collection, documents)
        home = Path(scratch) / "home"
        Magpie(home).settings(_SETTINGS)
        with magpie(home) as product:
            started = time.monotonic()
            product.add(documents)
            product.wait(seconds=7200)
            figures = {"index_seconds": round(time.monotonic() - started, 1)}
            for mode in modes:
                ranked = rank(product, collection, mode)
                scores = [
                    ndcg(ranked[key], relevant) for key, relevant in collection.judgments.items()
                ]
                figures[mode] = round(sum(scores) / len(scores), 4)
    return figures


def main() -> None:
    """Measure the collections named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--modes", default=",".join(MODES))
    options = parser.parse_args()
    modes = tuple(mode for mode in MODES if mode in options.modes.split(","))
    for folder in options.folders:
        print(folder.name, measure(folder, modes), flush=True)


if __name__ == "__main__":
    main()
