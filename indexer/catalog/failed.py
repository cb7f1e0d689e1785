"""The files whose text could not be read: which, why, and having them read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from indexer.catalog.folders import under
from indexer.contract.messages import FailureCode

# A picture has no text, and an empty file neither: that is no failure.
FAILED = "(failure IS NOT NULL AND failure NOT IN ('unsupported', 'empty'))"


class Failed:
    """Questions about failed documents. Callers wrap changes in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def listed(
        self,
        folder: bytes | None,
        text: str,
        code: FailureCode | None,
        offset: int,
        limit: int,
    ) -> tuple[list[tuple[bytes, FailureCode, str]], int]:
        """Return (path, code, reason) of some failed files in order, and how many there are.

        `text` is looked for in the paths as they are shown, in whatever case.
        """
        where, values = _where(folder)
        if code is not None:
            where += " AND failure = ?"
            values.append(code)
        if text:
            where += " AND instr(folded(path), ?) > 0"
            values.append(text.casefold())
        (total,) = self._connection.execute(
            f"SELECT count(*) FROM documents WHERE {where}", values
        ).fetchone()
        rows = self._connection.execute(
            f"SELECT path, failure, reason FROM documents WHERE {where}"
            " ORDER BY path LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [(path, found, reason or "") for path, found, reason in rows], total

    def codes(self, folder: bytes | None) -> dict[FailureCode, int]:
        """Count a folder's failed files, or all of them, by their kind."""
        where, values = _where(folder)
        rows = self._connection.execute(
            f"SELECT failure, count(*) FROM documents WHERE {where} GROUP BY failure", values
        )
        return dict(rows)

    def distrust(self, paths: Sequence[bytes] | None) -> list[tuple[bytes, int, int]]:
        """Forget what the documents at these paths, or all failed ones, were read with.

        What no known extractor has read is read anew even if the file is unchanged. Returns
        (path, size, mtime_ns) of the documents.
        """
        forget = "UPDATE documents SET extractor = '' WHERE NOT gone AND "
        found = " RETURNING path, size, mtime_ns"
        if paths is None:
            return self._connection.execute(f"{forget}{FAILED}{found}").fetchall()
        rows: list[tuple[bytes, int, int]] = []
        for path in paths:
            rows += self._connection.execute(f"{forget}path = ?{found}", (path,)).fetchall()
        return rows


def _where(folder: bytes | None) -> tuple[str, list[bytes | str]]:
    where = f"NOT gone AND {FAILED}"
    if folder is None:
        return where, []
    return f"{where} AND path >= ? AND path < ?", [*under(folder)]
