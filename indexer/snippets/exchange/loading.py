"""The files of an import, read from a disk with limits; whatever is passed over is told."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import Final, NamedTuple

from indexer.snippets.formats import Files, FormatError, Note

_MOST: Final = 20_000  # files
_LARGEST: Final = 16 << 20  # bytes of one file
_ALL: Final = 64 << 20  # bytes of all of them
_PASSED_OVER: Final = frozenset({".git", "node_modules", "__pycache__"})
# What some format reads; of other files the names are enough to tell of them.
_READ: Final = (
    ".yml", ".yaml", ".json", ".csv", ".tsv", ".txt", ".md", ".markdown", ".alfredsnippets",
)  # fmt: skip


class Loaded(NamedTuple):
    """What lies at a path.

    `files` have their paths relative to it; `unread` are files and folders that could not be read;
    `folders` are all that were looked into; `stamp` is another one when anything is.
    """

    files: Files
    notes: tuple[Note, ...]
    unread: frozenset[str]
    folders: tuple[Path, ...]
    stamp: bytes


def load(path: Path) -> Loaded:
    """Return a file, or those of a folder and the folders in it.

    Links to files are followed, links to folders only where one is named itself.

    Raises:
        FormatError: when there is nothing to read, or too much.
    """
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise _unusable(error) from error
    loading = _Loading(path)
    if stat.S_ISDIR(found.st_mode):
        loading.folder()
    else:
        try:
            loading.files[_named(path.name)] = _content(path, _LARGEST)
        except OSError as error:
            raise _unusable(error) from error
    return loading.done()


def _unusable(error: Exception) -> FormatError:
    missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    if missing or not isinstance(error, OSError):
        return FormatError("There is no such file or folder.")
    return FormatError(f"The file or folder cannot be read: {_why(error)}.")


def _why(error: OSError) -> str:
    return (error.strerror or "it is not to be read").lower()


class _Loading:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._left = _ALL
        self._hidden = 0
        self._notes: list[Note] = []
        self._unread: set[str] = set()
        self._folders: list[Path] = []
        self.files: dict[str, bytes] = {}

    def folder(self) -> None:
        """Read the files of the folder."""
        for current, folders, names in os.walk(self._root, onerror=self._unreadable_folder):
            here = Path(current)
            self._folders.append(here)
            folders[:] = sorted(name for name in folders if self._is_entered(here, name))
            for name in sorted(names):
                self._file(here / name)
            if len(self.files) + len(self._folders) > _MOST:
                raise FormatError("The folder holds too many files.")

    def done(self) -> Loaded:
        """Return what was found."""
        if self._hidden:
            message = f"{self._hidden} hidden files and folders are passed over."
            self._notes.append(Note("info", "", 0, message))
        digest = hashlib.blake2b(digest_size=16)
        for name, content in self.files.items():
            for part in (name.encode(), content):
                digest.update(len(part).to_bytes(8, "little") + part)
        for name in sorted(self._unread):
            digest.update(b"!" + name.encode())
        return Loaded(
            self.files, tuple(self._notes), frozenset(self._unread), tuple(self._folders),
            digest.digest(),
        )  # fmt: skip

    def _is_entered(self, here: Path, name: str) -> bool:
        if name.startswith(".") or name in _PASSED_OVER:
            self._hidden += 1
            return False
        if (here / name).is_symlink():
            message = "This is a link to a folder and is passed over."
            self._notes.append(Note("info", self._relative(here / name), 0, message))
            return False
        return True

    def _unreadable_folder(self, error: OSError) -> None:
        path = Path(os.fsdecode(error.filename))
        if path == self._root:
            raise _unusable(error)
        self._cannot(self._relative(path), _why(error))

    def _file(self, path: Path) -> None:
        if path.name.startswith("."):
            self._hidden += 1
            return
        name = self._relative(path)
        if name in self.files:
            self._cannot(name, "another file has the same name but for what is no text")
            return
        content = b""
        if name.endswith(_READ):
            try:
                content = _content(path, min(self._left, _LARGEST))
            except OSError as error:
                self._cannot(name, _why(error))
                return
        self._left -= len(content)
        self.files[name] = content

    def _cannot(self, name: str, why: str) -> None:
        self._unread.add(name)
        self._notes.append(Note("left out", name, 0, f"It cannot be read: {why}."))

    def _relative(self, path: Path) -> str:
        return _named(path.relative_to(self._root).as_posix())


def _named(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _content(path: Path, most: int) -> bytes:
    """Return a regular file's content; a pipe that nobody writes to is not waited for.

    Raises:
        OSError: when it cannot be read.
        FormatError: when it is too large.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")
        content = file.read(most + 1)
    if len(content) > most:
        raise FormatError("The files are too large.")
    return content
