"""The durable queue of paths to look at: a job stays until its outcome is stored."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.catalog.folders import under

# A file twice as large waits as if it were a day older, beyond this size.
_SMALL_BYTES = 64 * 1024
_DAY_SECONDS = 86_400.0
# A missing file is dealt with last, when a rename had its chance to claim the document.
GONE = -1e300
# How long a vanished file waits for the other half of a move, in seconds.
GONE_DELAY = 1.0


@dataclass(frozen=True)
class Job:
    """A path to look at; `ticket` tells whether it changed again since the job was taken."""

    path: bytes
    ticket: int
    gone: bool  # the document is to be removed, whether or not a file is there


def priority(mtime: float, size: int) -> float:
    """Rank a file for indexing: newest and smallest first. Seconds and bytes; higher goes first."""
    return mtime - _DAY_SECONDS * math.log2(1 + size / _SMALL_BYTES)


class Queue:
    """Jobs in order of priority. Callers wrap changes in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, jobs: Iterable[tuple[bytes, float]], due: float = 0.0) -> None:
        """Add (path, priority) pairs; a path already queued gets a new ticket.

        They are not given out before `due`, in seconds since the epoch.
        """
        self._connection.executemany(
            "INSERT INTO queue (path, priority, ticket, due) VALUES (?, ?, random(), ?)"
            " ON CONFLICT (path) DO UPDATE SET"
            " ticket = excluded.ticket, priority = excluded.priority, due = excluded.due",
            ((path, rank, due) for path, rank in jobs),
        )

    def next(self, count: int, now: float) -> list[Job]:
        """Return the next jobs that are due; they stay queued until they are done."""
        rows = self._connection.execute(
            "SELECT path, ticket, priority FROM queue WHERE due <= ?"
            " ORDER BY priority DESC, id LIMIT ?",
            (now, count),
        )
        return [Job(path, ticket, rank == GONE) for path, ticket, rank in rows]

    def done(self, jobs: Sequence[Job]) -> None:
        """Remove jobs, but for those whose file changed again meanwhile."""
        self._connection.executemany(
            "DELETE FROM queue WHERE path = ? AND ticket = ?",
            ((job.path, job.ticket) for job in jobs),
        )

    def current(self, path: bytes) -> Job | None:
        """Return the job of a path as it is now, None when nothing waits."""
        row = self._connection.execute(
            "SELECT path, ticket, priority FROM queue WHERE path = ?", (path,)
        ).fetchone()
        return Job(row[0], row[1], row[2] == GONE) if row else None

    def holds(self, path: bytes) -> bool:
        """Tell whether a path waits."""
        row = self._connection.execute("SELECT 1 FROM queue WHERE path = ?", (path,)).fetchone()
        return row is not None

    def discard_under(self, folder: bytes) -> None:
        """Remove the jobs inside a folder."""
        self._connection.execute("DELETE FROM queue WHERE path >= ? AND path < ?", under(folder))

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM queue").fetchone()
        return int(count)
