"""`make bench`: prints a table and writes `build/bench.json`; names no path of this machine.

Arguments: --documents FOLDER --collections FOLDER; without them the project's own small fixtures
would say little, so there is nothing to measure. `--only engines,scale` measures these parts
alone; what an earlier run found of the others stays in the file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import (
    capture,
    citations,
    clip_kills,
    clips,
    embedding,
    expanding,
    inserting,
    launcher,
    product,
    quality,
    scale,
    snippets,
    typos,
)
from tests.bench.engines import compare
from tests.bench.exclusion import measuring

Report = Callable[[dict[str, Any]], None]


def _product(options: argparse.Namespace, report: Report) -> None:
    if options.documents:
        with tempfile.TemporaryDirectory() as scratch:
            product.measure(options.documents, Path(scratch), report)


def _citations(options: argparse.Namespace, report: Report) -> None:
    if options.documents:
        with tempfile.TemporaryDirectory() as scratch:
            report(citations.measure(options.documents, Path(scratch)))


def _typos(options: argparse.Namespace, report: Report) -> None:
    if options.documents:
        report(typos.measure(options.documents))


def _embedding(options: argparse.Namespace, report: Report) -> None:
    if options.collections:
        report(embedding.measure(options.collections))


def _quality(options: argparse.Namespace, report: Report) -> None:
    if options.collections:
        for folder in sorted(path for path in options.collections.iterdir() if path.is_dir()):
            scores = quality.measure(folder)
            report({f"{folder.name}_{mode}": value for mode, value in scores.items()})


def _engines(options: argparse.Namespace, report: Report) -> None:
    if options.documents or options.collections:
        compare.measure(options.documents, options.collections, options.passages, report)


def _scale(options: argparse.Namespace, report: Report) -> None:
    if options.documents or options.collections:
        with tempfile.TemporaryDirectory() as scratch:
            scale.measure(
                options.documents, options.collections, options.sizes, options.arriving,
                Path(scratch), report,
            )  # fmt: skip


def _launcher(options: argparse.Namespace, report: Report) -> None:
    if options.documents:
        with tempfile.TemporaryDirectory() as scratch:
            report(launcher.measure(options.documents, Path(scratch)))


def _clips(options: argparse.Namespace, report: Report) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report(clips.measure(options.clips, Path(scratch)))
    with tempfile.TemporaryDirectory() as scratch:
        report({"clips_faults_after_kills": clips.kills(clips.KILLS, Path(scratch))})

    with tempfile.TemporaryDirectory() as scratch:
        report(clips.beside_copyq(Path(scratch)))
    with tempfile.TemporaryDirectory() as scratch:
        found = clip_kills.measure(clip_kills.TIMES, clip_kills.CAPTURES, Path(scratch))
        report({"clips_faults_after_service_kills": found})


def _snippets(options: argparse.Namespace, report: Report) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report(snippets.measure(options.snippets, Path(scratch)))


def _capture(_: argparse.Namespace, report: Report) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report(capture.measure(Path(scratch)))


def _inserting(_: argparse.Namespace, report: Report) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report(inserting.measure(Path(scratch)))


def _exclusion(_: argparse.Namespace, report: Report) -> None:
    report(measuring.measure())


def _expanding(_: argparse.Namespace, report: Report) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report(expanding.measure(Path(scratch)))


PARTS: dict[str, Callable[[argparse.Namespace, Report], None]] = {
    "product": _product,
    "citations": _citations,
    "typos": _typos,
    "embedding": _embedding,
    "quality": _quality,
    "engines": _engines,
    "scale": _scale,
    "launcher": _launcher,
    "clips": _clips,
    "snippets": _snippets,
    "capture": _capture,
    "inserting": _inserting,
    "exclusion": _exclusion,
    "expanding": _expanding,
}


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - PARTS.keys():
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(PARTS)}")
    return names


def _counts(text: str) -> list[int]:
    return sorted(map(int, text.split(",")))


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=", description=__doc__)
    parser.add_argument("--documents", type=Path, help="a folder of real documents")
    parser.add_argument("--collections", type=Path, help="a folder of retrieval collections")
    parser.add_argument("--only", type=_names, default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--passages", type=int, default=compare.PASSAGES, help="for engines")
    parser.add_argument("--sizes", type=_counts, default=scale.SIZES, help="documents, for scale")
    parser.add_argument("--arriving", type=int, default=scale.ARRIVING, help="files, for scale")
    parser.add_argument("--clips", type=int, default=clips.COUNT, help="how many, for clips")
    parser.add_argument("--snippets", type=int, default=snippets.COUNT, help="how many")
    parser.add_argument("--output", type=Path, default=Path("build/bench.json"))
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    if options.output.exists():
        figures = json.loads(options.output.read_text(encoding="utf-8"))

    def report(found: dict[str, Any]) -> None:
        figures.update(found)
        for name, value in found.items():
            print(f"{name:32} {value}", flush=True)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(figures, indent=2), encoding="utf-8")

    for name in options.only:
        PARTS[name](options, report)


if __name__ == "__main__":
    main()
