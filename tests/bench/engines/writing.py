"""Whoosh's own writer, for the speed of ours: the same passages, turn by turn, best of several."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from whoosh.analysis import Analyzer, StandardAnalyzer, StemmingAnalyzer
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.index import create_in

from tests.bench.engines.engine import Piece
from tests.bench.engines.magpie import MagpieEngine
from tests.bench.engines.passages import text_bytes

_ROUNDS: Final = 2


def whoosh_writes(pieces: Sequence[Piece], folder: Path, analyzer: Analyzer) -> float:
    """Return the seconds that Whoosh's writer takes with its defaults and one commit."""
    schema = Schema(
        number=NUMERIC(stored=True), name=TEXT(analyzer=analyzer), body=TEXT(analyzer=analyzer)
    )
    started = time.perf_counter()
    writer = create_in(os.fspath(folder), schema).writer()
    for number, piece in enumerate(pieces):
        writer.add_document(number=number, name=piece.name, body=piece.text)
    writer.commit()
    return time.perf_counter() - started


def measure(pieces: Sequence[Piece], scratch: Path) -> dict[str, float]:
    """Return the MB of text a second that each writer takes in, analysis included."""
    writers: dict[str, Callable[[Path], float]] = {
        "magpie": lambda folder: MagpieEngine().write(pieces, folder).seconds,
        "whoosh_standard": lambda folder: whoosh_writes(pieces, folder, StandardAnalyzer()),
        "whoosh_stemming": lambda folder: whoosh_writes(pieces, folder, StemmingAnalyzer()),
    }
    best: dict[str, float] = {}
    for number in range(_ROUNDS):
        for name, write in writers.items():
            folder = scratch / f"{name}-{number}"
            folder.mkdir()
            best[name] = min(write(folder), best.get(name, float("inf")))
    size = text_bytes(pieces) / 1e6
    return {name: round(size / seconds, 2) for name, seconds in best.items()}
