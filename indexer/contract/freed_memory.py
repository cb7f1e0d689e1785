"""Overwrites memory that was given back inside the process, which may still hold what was there.

Python and the C library keep what is freed for later use, as it was. `prepare` has the C library
overwrite what it takes back, and keep no pieces aside for each thread, which it would not overwrite
(glibc's tunables, malloc.perturb and malloc.tcache_count). Python's own allocator, of objects up to
512 bytes (Objects/obmalloc.c), has no such setting: `overwrite` takes all it has free, which is
zeroed as it is handed out, and gives it back. Neither is a guarantee: what a library holds on to,
or a register or a stack has, is out of reach.

Elsewhere than on Linux with glibc the C library's part does nothing.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import tomllib
from pathlib import Path
from typing import Final

_VARIABLE: Final = "GLIBC_TUNABLES"  # read when a program begins
_TUNABLES: Final = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
_HEADER: Final = b"".__sizeof__()  # of a bytes object, with the zero after its content
_LARGEST: Final = 512  # bytes that Python's allocator hands out
_STEP: Final = 16
_POOL: Final = 1 << 14  # bytes that hold pieces of one size
# Pieces taken between two looks; made once, for a range is a piece of such a size itself.
_AT_ONCE: Final = range(256)
# Of this size, pieces leave next to nothing over of a pool.
_FILLING: Final = 272
_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_ARENA: Final = 1 << 20
_MOST: Final = 256 << 20  # bytes taken at most
_once = threading.Lock()


def wanted(settings: Path) -> bool:
    """Tell whether a settings file asks for clips to be kept: who keeps none need not pay for this.

    Overwriting takes a sixth of the time of a search. False where the file cannot be read.
    """
    try:
        table = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    clipboard = table.get("clipboard")
    return isinstance(clipboard, dict) and clipboard.get("keep") is True


def prepare() -> None:
    """Have the C library overwrite what is freed: begins this program anew, as the same process.

    To be called before anything else is done. The programs that this one starts are not concerned.
    """
    if not sys.platform.startswith("linux") or _library() is None:
        return
    there = os.environ.get(_VARIABLE, "")
    if there.endswith(_TUNABLES):
        rest = there.removesuffix(_TUNABLES).removesuffix(":")
        if rest:
            os.environ[_VARIABLE] = rest
        else:
            del os.environ[_VARIABLE]
        return
    os.environ[_VARIABLE] = f"{there}:{_TUNABLES}" if there else _TUNABLES
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - itself


def overwrite() -> None:
    """Overwrite what Python has free, and give whole pages back; a few tenths of a second.

    Other threads go on meanwhile. What they free afterwards is not part of it.
    """
    if not _once.acquire(blocking=False):
        return
    try:
        for size in range(_STEP * 3, _LARGEST + 1, _STEP):
            _fill_pools_of(size)
        _fill_free_pools()
        if (library := _library()) is not None:
            library.malloc_trim(0)
    finally:
        _once.release()


def _fill_pools_of(size: int) -> None:
    """Take all free pieces of one size: until pools are new, their pieces one behind the other."""
    taken: list[bytes] = []
    whole = _POOL // size - 2  # pieces in a row, but for the pool's own needs
    row = before = new = 0
    while new < 2 and len(taken) * size < _MOST:
        for _ in _AT_ONCE:
            one = bytes(size - _HEADER)
            place = id(one)
            if place == before + size:
                row += 1
            else:
                new = new + 1 if row >= whole else 0
                row = 0
            before = place
            taken.append(one)


def _fill_free_pools() -> None:
    """Take the pools that hold nothing: until the process grows by what is taken."""
    taken: list[list[bytes]] = []
    piece = _ARENA // _FILLING
    grown = 0
    while grown < 2 and len(taken) * _ARENA < _MOST:
        resident = _resident()
        taken.append([bytes(_FILLING - _HEADER) for _ in range(piece)])
        grown = grown + 1 if _resident() - resident > _ARENA * 3 // 4 else 0


def _resident() -> int:
    """Return how many bytes of the process are in memory; 0 where that is not told."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * _PAGE
    except OSError:
        return 0


def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(None)
        return library if hasattr(library, "malloc_trim") else None
    except (OSError, TypeError):
        return None
