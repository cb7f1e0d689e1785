"""`make bench`: prints a table and writes `build/bench.json`; names no path of this machine.

Arguments: --documents FOLDER --collections FOLDER; without them the project's own small fixtures
would say little, so there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.bench import citations, embedding, product, quality, typos


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=", description=__doc__)
    parser.add_argument("--documents", type=Path, help="a folder of real documents")
    parser.add_argument("--collections", type=Path, help="a folder of retrieval collections")
    parser.add_argument("--output", type=Path, default=Path("build/bench.json"))
    options = parser.parse_args()
    figures: dict[str, object] = {}

    def report(found: dict[str, object]) -> None:
        figures.update(found)
        for name, value in found.items():
            print(f"{name:32} {value}", flush=True)

    if options.documents:
        with tempfile.TemporaryDirectory() as scratch:
            product.measure(options.documents, Path(scratch), report)
        with tempfile.TemporaryDirectory() as scratch:
            report(citations.measure(options.documents, Path(scratch)))
        report(typos.measure(options.documents))
    if options.collections:
        report(embedding.measure(options.collections))
        for folder in sorted(path for path in options.collections.iterdir() if path.is_dir()):
            scores = quality.measure(folder)
            report({f"{folder.name}_{mode}": value for mode, value in scores.items()})
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
