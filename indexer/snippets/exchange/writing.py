"""Files written below a folder: each whole or not at all, for the person alone, past no link."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from indexer.errors import MagpieError
from indexer.watch.rules import shown

_OPEN_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_PART: Final = re.compile(r"\.magpie-[0-9a-f]{16}\.part")
_MOST: Final = 100_000  # files that are looked at
_LARGEST: Final = 64 << 20  # bytes of one that is read again
NO_FILE: Final = b"\0no file\0"  # no export writes it


class WritingError(MagpieError):
    """The files cannot be written; the message is one line."""


class OpenFolder:
    """A folder whose files are read and written by their relative paths, with / between folders.

    A link below it is never followed: files that somebody else put there lead nowhere. All methods
    raise OSError when the disk does not want them.
    """

    def __init__(self, path: Path, *, make: bool = False) -> None:
        if make:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._root = os.open(path, _OPEN_FOLDER)
        self.device = os.fstat(self._root).st_dev

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.close(self._root)

    def read(self, name: str) -> bytes | None:
        """Return a file's content, NO_FILE of what is none, and None where there is nothing."""
        try:
            with self._parent(name) as (parent, last):
                if not stat.S_ISREG(os.stat(last, dir_fd=parent, follow_symlinks=False).st_mode):
                    return NO_FILE
                flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
                with os.fdopen(os.open(last, flags, dir_fd=parent), "rb") as file:
                    return file.read(_LARGEST)
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write a file in place of one of its name: the old one or the new one is found there."""
        with self._parent(name, make=True) as (parent, last):
            part = f".magpie-{hashlib.blake2b(last.encode(), digest_size=8).hexdigest()}.part"
            with contextlib.suppress(FileNotFoundError):  # what a kill left
                os.unlink(part, dir_fd=parent)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            try:
                with os.fdopen(os.open(part, flags, 0o600, dir_fd=parent), "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                os.rename(part, last, src_dir_fd=parent, dst_dir_fd=parent)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(part, dir_fd=parent)
                raise

    def remove(self, name: str) -> None:
        """Remove a file, and the folders that are empty then."""
        with self._parent(name) as (parent, last):
            os.unlink(last, dir_fd=parent)
        *folders, _ = name.split("/")
        while folders:
            with (
                contextlib.suppress(OSError),  # it is not empty
                self._parent("/".join(folders)) as (parent, last),
            ):
                os.rmdir(last, dir_fd=parent)
            folders.pop()

    def sweep(self) -> None:
        """Remove what a kill left of files that were being written."""
        for name in [name for name in self.names() if _PART.fullmatch(name.rpartition("/")[2])]:
            self.remove(name)

    def names(self) -> Iterator[str]:
        """Yield the paths of files; hidden ones are passed over."""
        count = 0
        for current, folders, names, _ in os.fwalk(".", dir_fd=self._root):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            for name in names:
                count += 1
                if count > _MOST:
                    return
                yield os.path.normpath(os.path.join(current, name))

    @contextlib.contextmanager
    def _parent(self, name: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        *folders, last = name.split("/")
        here = os.dup(self._root)
        try:
            for folder in folders:
                if make:
                    with contextlib.suppress(FileExistsError):
                        os.mkdir(folder, 0o700, dir_fd=here)
                inner = os.open(folder, _OPEN_FOLDER | os.O_NOFOLLOW, dir_fd=here)
                os.close(here)
                here = inner
            yield here, last
        finally:
            os.close(here)


def write_new(path: Path, files: Mapping[str, bytes], *, replace: bool) -> tuple[Path, ...]:
    """Write an export; return the paths of its files.

    One file is written at `path` itself where that has the file's extension and is no folder; all
    else lies below it.

    Raises:
        WritingError: when a file is there already and not to be replaced, or cannot be written.
    """
    place, files = _placed(path, files)
    try:
        with OpenFolder(place, make=True) as folder:
            there = [
                name
                for name, content in files.items()
                if not replace and folder.read(name) not in (None, content)
            ]
            if there:
                more = f" and {len(there) - 1:,} more" if len(there) > 1 else ""
                first = shown(os.fsencode(place / there[0]))
                raise WritingError(f"{first}{more} would be overwritten; nothing was written.")
            for name, content in files.items():
                folder.write(name, content)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        why = error.strerror if isinstance(error, OSError) else None
        raise WritingError(
            f"{shown(os.fsencode(path))} cannot be written: {(why or 'it is no path').lower()}."
        ) from error
    return tuple(place / name for name in files)


def _placed(path: Path, files: Mapping[str, bytes]) -> tuple[Path, Mapping[str, bytes]]:
    if len(files) == 1 and not path.is_dir():
        ((name, content),) = files.items()
        if path.suffix.lower() == Path(name).suffix:
            return path.parent, {path.name: content}
    return path, files
