"""SQLite's full-text index, FTS5, as it comes with Python."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.engines.engine import HITS, Piece, Question, Written, folder_bytes

_FILE = "fts5.sqlite"


class Fts5Engine:
    """Porter's stemmer, an index for prefixes of three letters, no copy of the text."""

    name = "sqlite fts5"

    def write(self, pieces: Sequence[Piece], folder: Path) -> Written:
        """Index in one transaction."""
        started = time.perf_counter()
        connection = sqlite3.connect(folder / _FILE)
        connection.execute(
            "CREATE VIRTUAL TABLE pieces USING fts5"
            "(name, body, content='', tokenize='porter unicode61', prefix='3')"
        )
        with connection:
            connection.executemany(
                "INSERT INTO pieces (rowid, name, body) VALUES (?, ?, ?)",
                ((number, piece.name, piece.text) for number, piece in enumerate(pieces)),
            )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return Written(time.perf_counter() - started, folder_bytes(folder))

    def open(self, folder: Path) -> _Searcher:
        """Open the index."""
        return _Searcher(folder)


class _Searcher:
    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(f"file:{folder / _FILE}?mode=ro", uri=True)
        self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

    def search(self, question: Question) -> int | None:
        match question.kind:
            case "typo":
                return None
            case "prefix":
                asked = f'"{question.words[0]}" *'
            case "phrase":
                asked = f'"{" ".join(question.words)}"'
            case _:
                asked = " OR ".join(f'"{word}"' for word in question.words)
        rows = self._connection.execute(
            "SELECT rowid FROM pieces WHERE pieces MATCH ? ORDER BY rank LIMIT ?", (asked, HITS)
        )
        return len(rows.fetchall())

    def close(self) -> None:
        self._connection.close()
