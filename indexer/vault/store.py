"""The vault's database: one SQLCipher file, or memory; what is deleted in it is gone."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from indexer.vault.errors import DamagedVaultError, VaultError, WrongKeyError
from indexer.vault.keys import SALT_BYTES, Key, new_secret
from indexer.vault.schema import Schema

Connection = sqlcipher.Connection
DatabaseError = sqlcipher.DatabaseError

_BUSY_MILLISECONDS: Final = 10_000
_ROW_BYTES: Final = 3900  # of a row that fills a page of 4096, of which SQLCipher takes 80
_STATEMENTS: Final = 128  # that a reader keeps prepared
_PIECES: Final = (1190, 120)  # bytes: two sizes there are (SQLite's lookaside memory)
_PIECES_OF_EACH: Final = 200
_CACHE: Final = 4_000  # KiB of pages that a connection keeps

_FIRST_IN_MEMORY: Final = 1 << 40  # an id that no file's item has
_IDENTITY: Final = "identity"  # in meta: the key of the digests


class Store:
    """A vault's database. Any thread may read and write; each waits for its like.

    In a file, those who read do not wait for those who write.
    """

    def __init__(self, schema: Schema, writer: Connection, reader: Connection | None) -> None:
        """Take over connections; use `at` or `in_memory`."""
        self.schema = schema
        self._writer = writer
        self._reader = reader or writer
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock() if reader else self._write_lock
        self.on_disk = reader is not None
        with self._damage_named():
            row = writer.execute("SELECT value FROM meta WHERE key = ?", (_IDENTITY,)).fetchone()
        self.secret: bytes = row[0]

    @classmethod
    def in_memory(cls, schema: Schema) -> Store:
        """Make a vault that ends with the process."""
        connection = sqlcipher.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=0
        )
        _tune(connection)
        _prepare(connection, schema, _FIRST_IN_MEMORY)
        return cls(schema, connection, None)

    @classmethod
    def at(cls, path: Path, key: Key, schema: Schema) -> Store:
        """Open the file, made owner-only where there is none.

        Raises:
            WrongKeyError: when it does not open with this key.
            VaultError: when it is of a newer version, or cannot be used at all.
        """
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        os.chmod(path, 0o600)
        writer = connect(path, key, schema)
        try:
            version = writer.execute("PRAGMA user_version").fetchone()[0]
            if version > schema.version:
                raise VaultError(f"{schema.named} was written by a newer Magpie.")
            if version == 0:
                _prepare(writer, schema, 0)
            reader = connect(path, key, schema, reads=True)
            try:
                return cls(schema, writer, reader)
            except BaseException:
                reader.close()
                raise
        except BaseException:
            writer.close()
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read from one connection, on one state of the database."""
        with self._read_lock, self._damage_named():
            if not self.on_disk or self._reader.in_transaction:
                yield self._reader
                return
            self._reader.execute("BEGIN")
            try:
                yield self._reader
            finally:
                _end(self._reader, "COMMIT")

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Do all of the block or nothing of it; nested blocks join the outer one."""
        with self._write_lock, self._damage_named():
            if self._writer.in_transaction:
                yield self._writer
                return
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                _end(self._writer, "ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    @contextlib.contextmanager
    def erasing(self) -> Iterator[Connection]:
        """Write, and leave nothing of what is deleted: not in free pages, not in the log."""
        with self._write_lock, self.writing() as connection:
            yield connection
        self.erase()

    def erase(self) -> None:
        """Give free pages back, and cut the write-ahead log, which still has what they held."""
        with self._write_lock, self._read_lock, self._damage_named():
            # The pragma does its work while its rows are fetched.
            self._writer.execute("PRAGMA incremental_vacuum").fetchall()
            if self.on_disk:
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def let_go(self) -> None:
        """Drop what is kept of pages in memory; it is read again when it is wanted."""
        with self._write_lock, self._read_lock, self._damage_named():
            # SQLite keeps the row that it wrote last in a page of its own: let that be nothing.
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                nothing = bytes(_ROW_BYTES)
                self._writer.execute("INSERT INTO segments VALUES ('', '', ?)", (nothing,))
            finally:
                _end(self._writer, "ROLLBACK")
            for connection in {self._writer, self._reader}:
                connection.execute("PRAGMA shrink_memory").fetchall()
                # Of small pieces SQLite keeps a hundred or so for each connection, as they are.
                pieces = [bytes(size) for size in _PIECES for _ in range(_PIECES_OF_EACH)]
                marks = ", ".join("?" * len(pieces))
                connection.execute(f"SELECT {marks}", pieces).fetchall()
                # SQLCipher keeps the page that it decrypted last: let that be the first one.
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()

    def copy_to(self, path: Path, key: Key | None) -> None:
        """Write all of it to a new file, durably; without a key in plain SQLite.

        Raises:
            VaultError: when there is such a file already.
        """
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise VaultError("There is such a file already.") from None
        secret = key.pragma[1:-1] if key else ""
        with self._write_lock, self._damage_named():
            self._writer.execute("ATTACH DATABASE ? AS copy KEY ?", (os.fspath(path), secret))
            try:
                self._writer.execute("PRAGMA copy.auto_vacuum = INCREMENTAL")
                self._writer.execute("SELECT sqlcipher_export('copy')").fetchall()
                self._writer.execute(f"PRAGMA copy.user_version = {self.schema.version}")
            finally:
                self._writer.execute("DETACH DATABASE copy")
        _sync(path)

    def close(self) -> None:
        """Bring all into the file and close it; nobody uses it any more."""
        with self._write_lock, self._read_lock:
            if self.on_disk:
                self._reader.close()
                with contextlib.suppress(DatabaseError):
                    self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._writer.close()

    @contextlib.contextmanager
    def _damage_named(self) -> Iterator[None]:
        """Turn what a damaged file raises into DamagedVaultError; no message quotes a statement."""
        try:
            yield
        except DatabaseError as error:
            if type(error) is DatabaseError:  # its kinds for other failures are subclasses
                raise DamagedVaultError(f"{self.schema.named}'s file is damaged.") from None
            raise


def _end(connection: Connection, how: str) -> None:
    """End a transaction, unless damage that was found has ended it."""
    if connection.in_transaction:
        connection.execute(how)


def connect(path: Path, key: Key | None, schema: Schema, *, reads: bool = False) -> Connection:
    """Open one connection to a file, plain SQLite without a key; `reads` for one that only reads.

    Raises:
        WrongKeyError: when it does not open so.
    """
    connection = sqlcipher.connect(
        path,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_MILLISECONDS / 1000,
        # A statement that is kept holds what it was run with: what is written is of clips.
        cached_statements=_STATEMENTS if reads else 0,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = {key.pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _tune(connection)
    except DatabaseError as error:
        connection.close()
        if isinstance(error, sqlcipher.OperationalError):
            raise VaultError(f"{schema.named}'s file cannot be used.") from None
        raise WrongKeyError(f"{schema.named} does not open with this key.") from None
    return connection


def _tune(connection: Connection) -> None:
    # What SQLite frees is overwritten, in its page cache as elsewhere.
    connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    # A power cut may take no clip that was said to be kept.
    connection.execute("PRAGMA synchronous = FULL")


def salt_in(path: Path) -> bytes | None:
    """Return the salt that a vault's file begins with, None where there is no file or no salt."""
    try:
        with open(path, "rb") as file:
            salt = file.read(SALT_BYTES)
    except FileNotFoundError:
        return None
    return salt if len(salt) == SALT_BYTES else None


def _prepare(connection: Connection, schema: Schema, last_id: int) -> None:
    """Make the tables of a new vault."""
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    for statement in schema.tables:
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES (?, ?)", (_IDENTITY, new_secret()))
    connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (schema.items, last_id))
    connection.execute(f"PRAGMA user_version = {schema.version}")
    connection.execute("COMMIT")


def _sync(path: Path) -> None:
    for name in (path, path.parent):
        descriptor = os.open(name, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
