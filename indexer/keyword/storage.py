"""Where an index lives: a folder, durable against power loss and read through memory maps."""

from __future__ import annotations

import errno
import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pickle import UnpicklingError  # noqa: TID251  # to name what damaged Whoosh files raise
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage, RamStorage, Storage, StorageError
from whoosh.filedb.filetables import FileFormatError
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError, TermNotFound

from indexer.errors import IndexCorruptError
from indexer.keyword.schema import VERSION

INDEX_NAME: Final = "MAIN"
_VERSION_FILE: Final = "VERSION"
# All that Whoosh, struct, pickle and mmap were seen to raise on truncated and garbage files.
_DAMAGE: Final = (
    ArithmeticError, AssertionError, AttributeError, CorruptIndexError, EOFError, FileFormatError,
    ImportError, LookupError, MemoryError, NameError, OSError, RecursionError, StorageError,
    TermNotFound, TypeError, UnpicklingError, ValueError, WhooshIndexError, struct.error,
)  # fmt: skip
# What the system lacks: nothing is wrong with the index, and building it anew would need more.
_LACKING: Final = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE}


@contextmanager
def damage_reported() -> Iterator[None]:
    """Turn whatever reading a damaged index raises into IndexCorruptError."""
    try:
        yield
    except _DAMAGE as error:
        if isinstance(error, OSError) and error.errno in _LACKING:
            raise
        raise IndexCorruptError(
            f"The keyword index is damaged ({type(error).__name__})."
        ) from error


class BufferedFile(StructFile):  # type: ignore[misc]  # Whoosh's types are not followed
    """A file as one buffer: reads at a position may run in several threads."""

    def __init__(self, buffer: mmap.mmap | bytes, name: str) -> None:
        self.buffer = buffer
        super().__init__(buffer if isinstance(buffer, mmap.mmap) else BytesIO(buffer), name=name)

    def get(self, position: int, length: int) -> bytes:
        """Return bytes at a position; ValueError past the end of the file."""
        data = bytes(self.buffer[position : position + length])
        if position < 0 or len(data) != length:
            raise ValueError("read past the end of an index file")
        return data


class MemoryStorage(RamStorage):  # type: ignore[misc]  # Whoosh's types are not followed
    """An index in memory, for what must not reach the disk."""

    def open_file(self, name: str, **_options: Any) -> StructFile:
        """Open a file for reading; FileNotFoundError where there is none."""
        if name not in self.files:
            raise FileNotFoundError(name)
        return BufferedFile(self.files[name], name)


class FolderStorage(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """A folder whose files are on the disk before they are named in a table of contents."""

    def create_file(self, name: str, **options: Any) -> StructFile:
        """Create a file that is synced to the disk when it is closed."""
        return super().create_file(name, onclose=_sync_file, **options)

    def open_file(self, name: str, **_options: Any) -> StructFile:
        """Open a file for reading."""
        with open(self._fpath(name), "rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return BufferedFile(b"", name)
            return BufferedFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name)

    def rename_file(self, oldname: str, newname: str, **_options: bool) -> None:
        """Rename durably: after this returns, the new name survives a power cut."""
        self.sync_folder()
        os.replace(self._fpath(oldname), self._fpath(newname))
        self.sync_folder()

    def sync_folder(self) -> None:
        """Make the folder's entries durable."""
        if os.name == "nt":  # folders cannot be opened there, and NTFS journals their entries
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _sync_file(file: StructFile) -> None:
    file.flush()
    os.fsync(file.fileno())


def write_version(storage: Storage) -> None:
    """Record which schema and analyzer the index is built with."""
    with storage.create_file(f"{_VERSION_FILE}.tmp") as file:
        file.write(VERSION.encode())
    storage.rename_file(f"{_VERSION_FILE}.tmp", _VERSION_FILE)


def read_version(storage: Storage) -> str | None:
    """Return the version recorded beside the index, None where there is none."""
    if not storage.file_exists(_VERSION_FILE):
        return None
    with storage.open_file(_VERSION_FILE) as file:
        return bytes(file.read()).decode("utf-8", "replace")


def check_version(storage: Storage) -> None:
    """Raise IndexCorruptError unless the index is there and of this version."""
    with damage_reported():
        version = read_version(storage)
    if version is None:
        raise IndexCorruptError("There is no keyword index.")
    if version != VERSION:
        raise IndexCorruptError("The keyword index was built by another version.")


def remove_leftovers(storage: Storage, generation: int, segments: list[Any]) -> None:
    """Delete every file that the table of contents of this generation does not name."""
    kept = {segment.segment_id() for segment in segments}
    for name in storage.list():
        if name in {TOC._filename(INDEX_NAME, generation), _VERSION_FILE}:
            continue
        ours = name.startswith((f"_{INDEX_NAME}_", f"{INDEX_NAME}_", f"{_VERSION_FILE}."))
        if ours and not name.endswith("LOCK") and name.split(".")[0] not in kept:
            with suppress(OSError):  # a reader holds it open (Windows): the next commit tries again
                storage.delete_file(name)
