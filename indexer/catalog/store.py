"""Opens the catalog: one connection for each thread, and what to do with a damaged file."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from indexer.catalog.documents import Documents
from indexer.catalog.failed import Failed
from indexer.catalog.folders import Folders
from indexer.catalog.indexing import Indexing
from indexer.catalog.queue import Queue
from indexer.catalog.reading import Reading
from indexer.catalog.schema import VERSION, prepare
from indexer.contract.locations import shown
from indexer.errors import MagpieError

log = logging.getLogger(__name__)
_BUSY_MILLISECONDS = 30_000
_WRITER_CACHE: Final = 16_000  # KiB of the file's pages that a connection keeps
# Of each thread that reads: the system keeps the file's pages already, once for all of them.
_READER_CACHE: Final = 2_000
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Catalog:
    """One connection to the catalog; use it from the thread that opened it only.

    Raises:
        sqlite3.DatabaseError: when the file is damaged or of another version.
    """

    def __init__(self, path: Path, cache: int = _WRITER_CACHE) -> None:
        """`cache` is in KiB."""
        self.connection = _connect(path, cache)
        self.folders = Folders(self.connection)
        self.queue = Queue(self.connection)
        self.documents = Documents(self.connection)
        self.failed = Failed(self.connection)
        self.indexing = Indexing(self.connection)
        self.reading = Reading(self.connection)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing of it; nested blocks join the outer one."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Do all of the block or nothing of it, inside a transaction that goes on either way."""
        self.connection.execute("SAVEPOINT one")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK TO one")
            raise
        finally:
            self.connection.execute("RELEASE one")

    def get(self, key: str) -> str | None:
        """Return a noted value."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, value: str) -> None:
        """Note a value."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def identity(self) -> str:
        """Return what tells this catalog from one that was made anew, with the same ids."""
        with self.transaction():
            if (found := self.get("identity")) is None:
                self.put("identity", found := secrets.token_hex(8))
        return found

    def checkpoint(self) -> None:
        """Bring what is in the write-ahead log into the file, unless somebody is in the way."""
        self.connection.execute("PRAGMA busy_timeout = 300")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


class Catalogs:
    """Hands each thread its own connection, and closes them all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[Catalog] = []

    def here(self) -> Catalog:
        """Return the calling thread's connection."""
        catalog: Catalog | None = getattr(self._local, "catalog", None)
        if catalog is None:
            catalog = self._local.catalog = Catalog(self._path, _READER_CACHE)
            with self._lock:
                self._open.append(catalog)
        return catalog

    def close(self) -> None:
        """Close every connection; call it when no thread uses one any more."""
        with self._lock:
            for catalog in self._open:
                catalog.close()
            self._open.clear()


def _connect(path: Path, cache: int) -> sqlite3.Connection:
    # check_same_thread is off only so that Catalogs.close() may end other threads' connections.
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        # Asked first: setting it takes a lock for which SQLite does not wait.
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")
        # FULL: after a power cut no committed transaction is missing, so no id is given out twice.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{cache}")
        connection.create_function("folded", 1, _folded, deterministic=True)
        if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
            prepare(connection)
    except BaseException:
        connection.close()
        raise
    os.chmod(path, 0o600)
    return connection


def _folded(path: bytes) -> str:
    return shown(path).casefold()


def recover(path: Path) -> str | None:
    """Set a damaged catalog aside, keep its folders where they can be read, and say so.

    Returns one line for the person, None when the catalog is sound.
    """
    if not path.exists():
        Catalog(path).close()  # made before several threads and processes open it
        return None
    try:
        catalog = Catalog(path)
        try:
            verdict = catalog.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            catalog.close()
        if verdict == "ok":
            return None
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGE:
            # A full disk, a missing permission, a newer version: nothing is wrong with the file.
            raise MagpieError(f"The catalog cannot be opened: {error}.") from error
        verdict = str(error)
    folders = _salvage_folders(path)
    aside = path.with_name(f"{path.name}.damaged-{int(time.time())}")
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.replace(f"{path}{suffix}", f"{aside}{suffix}")
    catalog = Catalog(path)
    for folder in folders:
        catalog.folders.add(folder, time.time())
    catalog.close()
    log.error("the catalog was damaged and is rebuilt: %s", verdict)
    kept = f"{len(folders)} folders were kept" if folders else "add your folders again"
    return f"The catalog was damaged ({verdict}); it was set aside as {aside.name}, {kept}."


def _salvage_folders(path: Path) -> list[bytes]:
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return [row[0] for row in connection.execute("SELECT path FROM folders")]
    except sqlite3.DatabaseError:
        return []
