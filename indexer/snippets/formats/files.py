"""The files of an import, read from a disk with limits; and an export's, written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from indexer.snippets.formats.reading import Exported, Files, FormatError

_MOST: Final = 20_000  # files
_LARGEST: Final = 64 << 20  # bytes of one file
_ALL: Final = 256 << 20  # bytes of all of them
_PASSED_OVER: Final = frozenset({".git", "node_modules", "__pycache__"})


def load(path: Path) -> Files:
    """Return a file, or those of a folder and the folders in it, by their relative paths.

    Links are followed for what is named itself only. FormatError when there is nothing to read, or
    too much.
    """
    try:
        if path.is_dir():
            found = dict(_inside(path))
        elif path.is_file():
            found = {path.name: _content(path, _LARGEST)}
        else:
            raise FormatError("There is no such file or folder.")
    except (OSError, ValueError) as error:
        raise FormatError("The file or folder cannot be read.") from error
    return found


def _inside(folder: Path) -> Iterator[tuple[str, bytes]]:
    left, count = _ALL, 0
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        for name in sorted(names):
            path = Path(current, name)
            if name.startswith(".") or not stat.S_ISREG(path.lstat().st_mode):
                continue
            count += 1
            content = _content(path, min(left, _LARGEST))
            left -= len(content)
            if count > _MOST:
                raise FormatError("The folder holds too many files.")
            yield _named(path.relative_to(folder)), content


def _named(path: Path) -> str:
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _content(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise FormatError("The files are too large.")
    return content


def save(exported: Exported, folder: Path) -> tuple[Path, ...]:
    """Write an export's files below a folder, each at once or not at all; return their paths.

    OSError when the disk does not want them.
    """
    written = []
    for name, content in exported.files.items():
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content)
        os.replace(part, path)
        written.append(path)
    return tuple(written)
