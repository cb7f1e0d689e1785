"""Measures all engines on the same passages, interleaved, and prints a table."""

from __future__ import annotations

import gc
import importlib.util
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from tests.bench.engines import passages, writing
from tests.bench.engines.engine import KINDS, Engine, Piece, Question, Searcher, Written
from tests.bench.engines.fts5 import Fts5Engine
from tests.bench.engines.magpie import MagpieEngine
from tests.bench.engines.questions import draw
from tests.bench.engines.recoll import RecollEngine
from tests.bench.engines.whoosh import WhooshEngine
from tests.bench.product import percentile

PASSAGES: Final = 100_000
_QUESTIONS: Final = 40  # of each kind
_COLD: Final = 12  # of those, each on a fresh reader
_ROUNDS: Final = 3  # a warm question's time is the best of these
_PATIENCE: Final = 15.0  # seconds for a kind on an engine; the questions left over are not asked
_SHARE_FOR_WHOOSH: Final = 10  # Whoosh's own writer gets one passage of so many
Figures = dict[str, Any]
Times = dict[str, list[float]]  # of each engine, in ms


def engines() -> dict[str, Engine]:
    """Return the engines that are installed, by name."""
    found: list[Engine] = [MagpieEngine(), WhooshEngine(), Fts5Engine()]
    if importlib.util.find_spec("tantivy") is not None:
        from tests.bench.engines.tantivy import TantivyEngine

        found.insert(1, TantivyEngine())
    if RecollEngine.installed():
        found.append(RecollEngine())
    return {engine.name: engine for engine in found}


def measure(
    documents: Path | None, collections: Path | None, count: int, report: Callable[[Figures], None]
) -> None:
    """Write, then ask; report figures as they come."""
    pieces = passages.read(documents, collections, count)
    size = passages.text_bytes(pieces) / 1e6
    report({"engines_passages": len(pieces), "engines_text_mb": round(size, 1)})
    gc.collect()
    gc.freeze()  # so that no engine pays for the passages when the collector runs
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        part = pieces[::_SHARE_FOR_WHOOSH]
        report({"writers_mb_per_s": writing.measure(part, scratch)})
        written, folders = _write(pieces, scratch)
        table = {name: _sizes(found, size) for name, found in written.items()}
        report({"engines_written": table})
        questions = draw(pieces, _QUESTIONS)
        asked: Figures = {}
        for kind in KINDS:
            asked[kind] = _ask(questions[kind], folders)
            report({f"engines_{kind}_ms": asked[kind]})
    _print(table, asked)


def _write(
    pieces: Sequence[Piece], scratch: Path
) -> tuple[dict[str, Written | None], dict[str, Path]]:
    """Index with each engine; return what it took and where each engine's index is."""
    written: dict[str, Written | None] = {}
    folders: dict[str, Path] = {}
    for name, engine in engines().items():
        folder = scratch / name.replace(" ", "-")
        folder.mkdir()
        written[name] = engine.write(pieces, folder)
        folders[name] = folder if written[name] else folders[MagpieEngine.name]
    return written, folders


def _sizes(written: Written | None, size: float) -> Figures:
    if written is None:
        return {}
    return {
        "mb_per_s": round(size / written.seconds, 2),
        "index_mb": round(written.index_bytes / 1e6, 1),
        "note": written.note,
    }


def _ask(questions: Sequence[Question], folders: Mapping[str, Path]) -> Figures:
    """Ask all engines the questions of one kind, turn by turn."""
    found = engines()
    cold: Times = {name: _cold(found[name], folders[name], questions) for name in found}
    readers = {name: engine.open(folders[name]) for name, engine in found.items()}
    new: Times = {}
    answered: dict[str, float] = {}
    for name, reader in readers.items():
        new[name], answered[name] = _first_round(reader, questions)
    warm: Times = {name: list(times) for name, times in new.items()}
    for number in range(_ROUNDS):
        for name, reader in readers.items():
            again = [_timed(reader, question)[0] for question in questions[: len(new[name])]]
            warm[name] = list(map(min, warm[name], again)) if number else again
    for reader in readers.values():
        reader.close()
    return {
        name: {
            **_percentiles("warm", warm[name]),
            **_percentiles("new", new[name]),
            **_percentiles("cold", cold[name]),
            "answered": answered[name],
        }
        for name in found
        if new[name]
    }


def _timed(reader: Searcher, question: Question) -> tuple[float, int | None]:
    started = time.perf_counter()
    hits = reader.search(question)
    return (time.perf_counter() - started) * 1000, hits


def _cold(engine: Engine, folder: Path, questions: Sequence[Question]) -> list[float]:
    """Return the times of the first question that a fresh reader is asked."""
    times: list[float] = []
    for question in questions[:_COLD]:
        reader = engine.open(folder)
        took, hits = _timed(reader, question)
        reader.close()
        if hits is None:
            break
        times.append(took)
        if sum(times) > _PATIENCE * 1000:
            break
    return times


def _first_round(reader: Searcher, questions: Sequence[Question]) -> tuple[list[float], float]:
    """Return the times of questions new to a reader, and the share that found something."""
    times: list[float] = []
    answers = 0
    for question in questions:
        took, hits = _timed(reader, question)
        if hits is None:
            return [], 0.0
        times.append(took)
        answers += hits > 0
        if sum(times) > _PATIENCE * 1000:
            break
    return times, round(answers / len(times), 2)


def _percentiles(label: str, times: list[float]) -> Figures:
    return {
        f"{label}_p50": round(percentile(times, 0.5), 2),
        f"{label}_p95": round(percentile(times, 0.95), 2),
    }


def _print(written: Mapping[str, Figures], asked: Mapping[str, Figures]) -> None:
    table = Table(title="warm p50 / p95, then cold p50 / p95, in ms")
    table.add_column("engine")
    for heading in ("MB/s", "index MB", *asked):
        table.add_column(heading, justify="right")
    for name, row in written.items():
        cells = [str(row.get("mb_per_s", "-")), str(row.get("index_mb", "-"))]
        for figures in asked.values():
            times = figures.get(name)
            cells.append(
                "{warm_p50:.1f} / {warm_p95:.1f}\n{cold_p50:.1f} / {cold_p95:.1f}".format(**times)
                if times
                else "-"
            )
        table.add_row(name, *cells)
    Console(width=150).print(table)
