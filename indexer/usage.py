"""What the person opened, and for which query: kept owner-only, decaying, forgotten on demand."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Collection
from math import exp2
from pathlib import Path
from typing import NamedTuple

from indexer.failures import log_failure
from indexer.ports import Clock

log = logging.getLogger(__name__)

HALF_LIFE_SECONDS = 30 * 86_400.0
_LONGEST_QUERY = 64  # characters; what is longer was pasted, and is nobody's habit
_MOST_ROWS = 5_000
_VERSION = 1
_TABLES = """
CREATE TABLE opens (
    query TEXT NOT NULL,  -- normalised; '' counts all opens of a hit
    hit TEXT NOT NULL,
    count REAL NOT NULL,  -- decayed to the time below
    at REAL NOT NULL,     -- seconds since the epoch
    PRIMARY KEY (query, hit)
) WITHOUT ROWID
"""


class Habit(NamedTuple):
    """How often a hit was opened: decayed counts, 0 or more."""

    overall: float = 0.0
    for_query: float = 0.0


NO_HABIT = Habit()


class Usage:
    """Frecency: counts of opens that halve every 30 days, for each query and overall.

    A query counts for all its beginnings and continuations: who opened something for "budget"
    finds it sooner from "bud" on. Any thread may ask; all of it is in memory, and a file that
    cannot be used costs the memory of habits, never a search.
    """

    def __init__(self, path: Path, catalog_id: str, clock: Clock) -> None:
        """`catalog_id` names the catalog whose ids the hits have: another one's are dropped."""
        self._path = path
        self._catalog_id = catalog_id
        self._clock = clock
        self._lock = threading.Lock()
        # Held while the file changes; searches do not wait for the disk.
        self._writing = threading.Lock()
        self._counts: dict[str, dict[str, tuple[float, float]]] = {}
        self._queries: list[str] = []
        try:
            self._load()
        except sqlite3.DatabaseError:
            log.warning("what was opened cannot be read, and is forgotten")
            with contextlib.suppress(OSError):
                self._forget()
        except OSError as error:
            log.warning("what was opened cannot be read (%s)", type(error).__name__)

    def record(self, hit: str, query: str) -> None:
        """Count an open of a hit, found by this query ("" when by none)."""
        now = self._clock.now()
        with self._writing:
            with self._lock:
                for key in {"", normalised(query)}:
                    found = self._counts.setdefault(key, {})
                    found[hit] = (_decayed(*found.get(hit, (0.0, now)), now) + 1.0, now)
                self._drop_least(now)
                self._queries = sorted(self._counts)
                rows = self._rows()
            self._keep(rows)

    def __bool__(self) -> bool:
        """Tell whether anything was ever opened."""
        return bool(self._counts)

    def habits(self, query: str, hits: Collection[str]) -> dict[str, Habit]:
        """Return the habits with those of the hits that were ever opened."""
        now = self._clock.now()
        with self._lock:
            overall = self._counts.get("", {})
            opened = [hit for hit in hits if hit in overall]
            if not opened:
                return {}
            related = [self._counts[key] for key in self._related(normalised(query))]
            return {
                hit: Habit(
                    _decayed(*overall[hit], now),
                    sum(_decayed(*found[hit], now) for found in related if hit in found),
                )
                for hit in opened
            }

    def hits(self) -> list[str]:
        """Return every hit that was ever opened."""
        with self._lock:
            return list(self._counts.get("", ()))

    def drop(self, hits: Collection[str]) -> None:
        """Forget hits that are no longer there."""
        gone = set(hits)
        if not gone:
            return
        with self._writing:
            with self._lock:
                kept = {
                    query: {hit: value for hit, value in found.items() if hit not in gone}
                    for query, found in self._counts.items()
                }
                self._counts = {query: found for query, found in kept.items() if found}
                self._queries = sorted(self._counts)
                rows = self._rows()
            self._keep(rows)

    def forget(self) -> None:
        """Forget everything, on the disk as well; OSError when it stays there."""
        with self._writing:
            self._forget()

    def _related(self, query: str) -> list[str]:
        """Return the queries kept that begin with this one or that it begins with."""
        if not query:
            return []
        first = bisect_left(self._queries, query)
        past = bisect_left(self._queries, query + "\U0010ffff")
        shorter = (query[:size] for size in range(2, len(query)))
        return [*self._queries[first:past], *(key for key in shorter if key in self._counts)]

    def _drop_least(self, now: float) -> None:
        rows = [
            (_decayed(*value, now), query, hit)
            for query, found in self._counts.items()
            for hit, value in found.items()
        ]
        for _, query, hit in sorted(rows, reverse=True)[_MOST_ROWS:]:
            del self._counts[query][hit]
        self._counts = {query: found for query, found in self._counts.items() if found}

    def _load(self) -> None:
        if not self._path.exists():
            return
        with contextlib.closing(self._connect()) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'catalog'").fetchone()
            known = row == (self._catalog_id,)
            for query, hit, count, at in connection.execute("SELECT * FROM opens"):
                self._counts.setdefault(query, {})[hit] = (count, at)
        if not known:
            self._forget()
        self._queries = sorted(self._counts)

    def _rows(self) -> list[tuple[str, str, float, float]]:
        return [
            (query, hit, *value)
            for query, found in self._counts.items()
            for hit, value in found.items()
        ]

    def _keep(self, rows: list[tuple[str, str, float, float]]) -> None:
        try:
            self._save(rows)
        except (sqlite3.Error, OSError) as error:
            log_failure(log, "keeping what was opened", error)

    def _save(self, rows: list[tuple[str, str, float, float]]) -> None:
        with contextlib.closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM opens")
            connection.executemany("INSERT INTO opens VALUES (?, ?, ?, ?)", rows)
            connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.execute("PRAGMA secure_delete = ON")
        if connection.execute("PRAGMA user_version").fetchone() != (_VERSION,):
            connection.execute("BEGIN")
            connection.execute(_TABLES)
            connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
            connection.execute("INSERT INTO meta VALUES ('catalog', ?)", (self._catalog_id,))
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("COMMIT")
        return connection

    def _forget(self) -> None:
        with self._lock:
            self._counts = {}
            self._queries = []
        for suffix in ("", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{self._path}{suffix}")


def normalised(query: str) -> str:
    """Return a query as habits know it: folded, its white space single, cut at 64 characters."""
    return " ".join(query[: 4 * _LONGEST_QUERY].casefold().split())[:_LONGEST_QUERY]


def _decayed(count: float, at: float, now: float) -> float:
    return count * exp2(-max(now - at, 0.0) / HALF_LIFE_SECONDS)
