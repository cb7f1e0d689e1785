"""Reads a file's bytes and digest in one go, and never blocks on what is not a regular file."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from dataclasses import dataclass

from indexer.documents import Failure
from indexer.errors import MagpieError
from indexer.extract.registry import HEAD_BYTES, UNSUPPORTED_VERSION, extractor_for
from indexer.extract.sniffing import describe

_DIGEST_BYTES = 16
_UNREADABLE = {
    errno.EACCES: "Magpie may not read this file.",
    errno.EPERM: "Magpie may not read this file.",
    errno.ELOOP: "This is a symbolic link.",
    errno.EIO: "The disk reported an error while the file was read.",
    errno.ENXIO: "This is not a regular file.",
    errno.ESTALE: "The network folder lost the file while it was read.",
    errno.ETIMEDOUT: "The network folder did not answer.",
}


class VanishedError(MagpieError):
    """There is no such file any more."""


@dataclass(frozen=True)
class FileContent:
    """A file as it was read: its bytes, or why there are none, and what it was at that moment.

    `digest` is BLAKE2b-16 of the content. Of a kind that is never extracted only the head is
    read, and the digest is of the head, the size and the time of change. It is empty where
    nothing could be read.
    """

    data: bytes | Failure
    digest: bytes
    stat: os.stat_result
    format_version: str = UNSUPPORTED_VERSION


def read_file(path: bytes, max_bytes: int) -> FileContent:
    """Read a regular file of up to `max_bytes` bytes.

    Raises VanishedError when it does not exist. A FIFO, device, socket, folder or symbolic link
    is a `Failure` and is never waited for.
    """
    try:
        facts = os.lstat(path)
        if not stat.S_ISREG(facts.st_mode):
            # Asked first: merely opening some devices does something.
            return FileContent(Failure("unreadable", _kind(facts.st_mode)), b"", facts)
        descriptor = os.open(
            path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        raise VanishedError("The file no longer exists.") from error
    except OSError as error:
        return FileContent(_unreadable(error), b"", _facts_after(path))
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            return FileContent(Failure("unreadable", _kind(facts.st_mode)), b"", facts)
        return _read_regular(path, descriptor, facts, max_bytes)
    except OSError as error:
        return FileContent(_unreadable(error), b"", facts)
    finally:
        os.close(descriptor)


def _read_regular(
    path: bytes, descriptor: int, facts: os.stat_result, max_bytes: int
) -> FileContent:
    head = os.read(descriptor, HEAD_BYTES)
    found = extractor_for(path, head)
    if head and found is None:
        reason = f"{describe(path, head)}: only the name is indexed."
        seen = (
            head
            + facts.st_size.to_bytes(8, "big")
            + facts.st_mtime_ns.to_bytes(12, "big", signed=True)
        )
        return FileContent(Failure("unsupported", reason), _digest(seen), facts)
    version = found.version if found is not None else UNSUPPORTED_VERSION
    if facts.st_size > max_bytes:
        reason = f"The file is {_size(facts.st_size)}; the limit is {_size(max_bytes)}."
        return FileContent(Failure("too-large", reason), b"", facts, version)
    chunks, total = [head], len(head)
    # Read to the end and not to the size: the file may be growing, and some report no size.
    while head and (chunk := os.read(descriptor, max(65_536, facts.st_size - total + 1))):
        chunks.append(chunk)
        total += len(chunk)
        if total > max_bytes:
            reason = f"The file grew past the limit of {_size(max_bytes)}."
            return FileContent(Failure("too-large", reason), b"", facts, version)
    data = b"".join(chunks)
    return FileContent(data, _digest(data), facts, version)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _facts_after(path: bytes) -> os.stat_result:
    with contextlib.suppress(OSError):
        return os.lstat(path)
    return os.stat_result((0,) * 19)  # as many as give it nanoseconds too


def _unreadable(error: OSError) -> Failure:
    reason = _UNREADABLE.get(error.errno or 0) or f"The file cannot be read: {error.strerror}."
    return Failure("unreadable", reason)


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return _UNREADABLE[errno.ELOOP]
    if stat.S_ISDIR(mode):
        return "This is a folder."
    return _UNREADABLE[errno.ENXIO]


def _size(count: int) -> str:
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count = count // 1000
    return f"{count} GB"
