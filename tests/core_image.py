"""What a process has in its memory, all of it that it may write to: what a core file would hold.

Linux lets whoever may trace a process read its memory (`proc(5)`, `/proc/PID/mem`); gcore reads
it in the same way.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

_PIECE = 16 << 20
# As bytes and ASCII strings, as Qt's and Python's strings of two bytes, and Python's of four.
_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


class Place(NamedTuple):
    """Where a mark was found: in which process and mapping, in which encoding, and among what."""

    mark: str
    pid: int
    mapping: str
    encoding: str
    address: int
    around: bytes


@contextmanager
def _stopped(pid: int) -> Iterator[None]:
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def regions(pid: int) -> Iterator[tuple[int, str, bytes]]:
    """Yield the writable memory of a process in pieces: address, mapping, content.

    Pieces overlap, so that nothing short is cut in two.
    """
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps:
        lines = maps.read().splitlines()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in lines:
            where, allowed, *_, name = (line + " ").split(" ", 5)
            low, high = (int(number, 16) for number in where.split("-"))
            if not allowed.startswith("rw") or name.strip() in ("[vvar]", "[vsyscall]"):
                continue
            for start in range(low, high, _PIECE):
                try:
                    memory.seek(start)
                    data = memory.read(min(_PIECE + 4096, high - start))
                except (OSError, ValueError):  # memory of a device
                    continue
                yield start, name.strip() or "anonymous", data


def found(pid: int, marks: Collection[str]) -> list[Place]:
    """Return where marks stand in a process, which is stopped meanwhile; nowhere once it has ended.

    The marks begin alike, so that one look through the memory is enough for each encoding.
    """
    stem = os.path.commonprefix(list(marks))  # noqa: RUF071 - of characters, as is wanted
    assert len(stem) >= 4, "the marks have nothing in common"
    longest = max(map(len, marks))
    places: dict[int, Place] = {}
    with suppress(ProcessLookupError), _stopped(pid):
        for start, mapping, data in regions(pid):
            for encoding in _ENCODINGS:
                pattern = stem.encode(encoding)
                width = len(pattern) // len(stem)
                at = data.find(pattern)
                while at >= 0:
                    text = data[at : at + longest * width].decode(encoding, "replace")
                    for mark in marks:
                        if text.startswith(mark):
                            around = data[max(at - 64, 0) : at + 64]
                            places[start + at] = Place(
                                mark, pid, mapping, encoding, start + at, around
                            )
                    at = data.find(pattern, at + len(pattern))
    return list(places.values())
