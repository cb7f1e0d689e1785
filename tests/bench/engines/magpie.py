"""Ours: analysed, written in commits and merged as the worker does, searched through the reader."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from indexer.contract.query_language import ParsedQuery, parse
from indexer.documents import AnalysedDocument, DocId
from indexer.ingest.keyword_stage import COMMIT_DOCUMENTS
from indexer.keyword import WhooshReader, WhooshWriter
from indexer.keyword.analysis import analyse
from indexer.ports import Attributes
from tests.bench.engines.engine import HITS, Piece, Question, Written, folder_bytes

_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def parsed(question: Question) -> ParsedQuery:
    """Return the question as a person would type it, understood."""
    text = " ".join(question.words)
    if question.kind == "phrase":
        text = f'"{text}"'
    return parse(f"{text}*" if question.kind == "prefix" else text, _NOW)


class MagpieEngine:
    """Our index, in one process: analysing and writing one after the other."""

    name = "magpie"

    def write(self, pieces: Sequence[Piece], folder: Path) -> Written:
        """Index in the worker's commits; each is durable. Merging at the end is left out."""
        analysing = writing = 0.0
        writer = WhooshWriter.in_folder(os.fspath(folder))
        rest = enumerate(pieces)
        while part := list(islice(rest, COMMIT_DOCUMENTS)):
            started = time.perf_counter()
            batch = [
                (DocId(number), _analysed(piece), _attributes(piece)) for number, piece in part
            ]
            analysed = time.perf_counter()
            writer.write(batch)
            analysing += analysed - started
            writing += time.perf_counter() - analysed
        started = time.perf_counter()
        while writer.merge():
            pass
        merging = time.perf_counter() - started
        writer.close()
        note = f"analysing {analysing:.1f} s, writing {writing:.1f} s, idle merges {merging:.1f} s"
        return Written(analysing + writing, folder_bytes(folder), note)

    def open(self, folder: Path) -> _Searcher:
        """Open the index."""
        return _Searcher(folder)


class _Searcher:
    def __init__(self, folder: Path) -> None:
        self._reader = WhooshReader.in_folder(os.fspath(folder))

    def search(self, question: Question) -> int | None:
        return len(self._reader.search(parsed(question), HITS))

    def close(self) -> None:
        pass


def _analysed(piece: Piece) -> AnalysedDocument:
    return analyse("", piece.name, "", piece.text, (0,), "en")


def _attributes(piece: Piece) -> Attributes:
    return Attributes(piece.name.rpartition(".")[2], 0.0, len(piece.text))
