"""The watched folders."""

from __future__ import annotations

import os
import sqlite3


def under(path: bytes) -> tuple[bytes, bytes]:
    """Return the half-open range of byte paths that lie inside a folder."""
    prefix = path.rstrip(b"/") + b"/"
    return prefix, prefix[:-1] + b"0"  # "0" follows "/" in ASCII


class Folders:
    """Which folders the person asked for; absolute byte paths."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, path: bytes, now: float) -> bool:
        """Add a folder; false when it was there."""
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO folders VALUES (?, ?)", (os.path.abspath(path), now)
        )
        return cursor.rowcount > 0

    def remove(self, path: bytes) -> bool:
        """Remove a folder; false when it was not there. Its documents go by `Documents.forget`."""
        cursor = self._connection.execute(
            "DELETE FROM folders WHERE path = ?", (os.path.abspath(path),)
        )
        return cursor.rowcount > 0

    def hold(self, path: bytes) -> bool:
        """Tell whether a path lies inside a watched folder."""
        return any(low <= path < high for low, high in map(under, self.all()))

    def all(self) -> list[bytes]:
        """Return the folders in order of their paths."""
        return [
            row[0] for row in self._connection.execute("SELECT path FROM folders ORDER BY path")
        ]
