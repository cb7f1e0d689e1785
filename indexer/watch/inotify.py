"""One inotify instance, over the system calls that watchdog binds.

watchdog's observers watch every folder below a root, and its `Inotify` class drops the overflow
event, so only its bindings and constants are used.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterator
from typing import Protocol

from watchdog.observers.inotify_c import (
    InotifyConstants,
    inotify_add_watch,
    inotify_init,
    inotify_rm_watch,
)

MODIFY = InotifyConstants.IN_MODIFY
ATTRIB = InotifyConstants.IN_ATTRIB
CLOSE_WRITE = InotifyConstants.IN_CLOSE_WRITE
MOVED_FROM = InotifyConstants.IN_MOVED_FROM
MOVED_TO = InotifyConstants.IN_MOVED_TO
CREATE = InotifyConstants.IN_CREATE
DELETE = InotifyConstants.IN_DELETE
DELETE_SELF = InotifyConstants.IN_DELETE_SELF
MOVE_SELF = InotifyConstants.IN_MOVE_SELF
UNMOUNT = InotifyConstants.IN_UNMOUNT
OVERFLOW = InotifyConstants.IN_Q_OVERFLOW
IGNORED = InotifyConstants.IN_IGNORED
ISDIR = InotifyConstants.IN_ISDIR

_FOLDER_MASK = (
    (MODIFY | ATTRIB | CLOSE_WRITE | MOVED_FROM | MOVED_TO | CREATE | DELETE)
    | InotifyConstants.IN_ONLYDIR
    | InotifyConstants.IN_DONT_FOLLOW
    | InotifyConstants.IN_EXCL_UNLINK
)
_SELF_MASK = DELETE_SELF | MOVE_SELF

_HEADER = struct.Struct("iIII")
_READ_BYTES = 256 * 1024

Event = tuple[int, int, int, bytes]  # watch, mask, cookie, name


class WatchLimitError(OSError):
    """The system (or the test) allows no more watches."""


class EventSource(Protocol):
    """What the watcher needs of inotify."""

    def fileno(self) -> int:
        """Return the descriptor to poll."""
        ...

    def add(self, folder: bytes, *, root: bool) -> int:
        """Watch a folder; watching it again returns the same watch."""
        ...

    def remove(self, watch: int) -> None:
        """End a watch."""
        ...

    def read(self) -> Iterator[Event]:
        """Yield the events that are there, without waiting."""
        ...

    def close(self) -> None:
        """End all watches."""
        ...


class Inotify:
    """The kernel's events for single folders.

    Raises:
        OSError: when the system allows no more instances.
    """

    def __init__(self) -> None:
        self._descriptor: int = inotify_init()
        if self._descriptor < 0:
            raise _last_error(b"inotify")
        os.set_inheritable(self._descriptor, False)
        os.set_blocking(self._descriptor, False)

    def fileno(self) -> int:
        """Return the descriptor to poll."""
        return self._descriptor

    def add(self, folder: bytes, *, root: bool) -> int:
        """Watch a folder; watching it again returns the same watch.

        Args:
            folder: its path; a symbolic link is refused.
            root: whether its own removal and renaming are to be told.

        Raises:
            WatchLimitError: past the system's limit.
            OSError: when the folder is gone, no folder or not readable.
        """
        watch: int = inotify_add_watch(
            self._descriptor, folder, _FOLDER_MASK | (_SELF_MASK if root else 0)
        )
        if watch < 0:
            raise _last_error(folder)
        return watch

    def remove(self, watch: int) -> None:
        """End a watch; one that the kernel ended already is passed over."""
        inotify_rm_watch(self._descriptor, watch)

    def read(self) -> Iterator[Event]:
        """Yield the events that are there, without waiting."""
        try:
            data = os.read(self._descriptor, _READ_BYTES)
        except BlockingIOError:
            return
        at = 0
        while at < len(data):
            watch, mask, cookie, length = _HEADER.unpack_from(data, at)
            at += _HEADER.size
            yield watch, mask, cookie, data[at : at + length].rstrip(b"\0")
            at += length

    def close(self) -> None:
        """End all watches."""
        os.close(self._descriptor)


def watch_limit() -> int | None:
    """Return how many watches the system allows each person, None where it does not say."""
    try:
        with open("/proc/sys/fs/inotify/max_user_watches", "rb") as file:
            return int(file.read())
    except (OSError, ValueError):
        return None


def _last_error(path: bytes) -> OSError:
    code = ctypes.get_errno()
    kind = WatchLimitError if code == errno.ENOSPC else OSError
    return kind(code, os.strerror(code), path)
