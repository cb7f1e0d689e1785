"""Tells when something happened in some folders, or where folders that are missing would come."""

from __future__ import annotations

import logging
import os
import select
import threading
from collections.abc import Callable, Iterable

from indexer.failures import log_failure
from indexer.ports import Clock
from indexer.watch.inotify import (
    DELETE_SELF,
    IGNORED,
    ISDIR,
    MOVE_SELF,
    OVERFLOW,
    UNMOUNT,
    Event,
    Inotify,
)
from indexer.watch.mounts import Mounts

log = logging.getLogger(__name__)

# An installation writes many files: look when nothing has happened for so long.
QUIET_SECONDS = 0.3
_LONGEST_SECONDS = 5.0  # but not later than this after the first
_STOP_SECONDS = 5.0
_WATCH_ENDS = DELETE_SELF | MOVE_SELF | UNMOUNT | IGNORED


class Follower:
    """Calls back from a thread of its own, soon after a change. Sleeps otherwise.

    What changed is not told: a look at a few hundred files is quick, and right whatever the
    kernel told or dropped.

    Args:
        changed: called after a change; it returns the folders to follow from then on.
        clock: tells how long changes go on; waiting is real.
        quiet_seconds: how long nothing must happen before it is called.
        what: is in these folders, for the log.
        look_seconds: between two calls where the kernel does not tell of all folders; None makes
            none.
    """

    def __init__(
        self,
        changed: Callable[[], Iterable[bytes]],
        clock: Clock,
        quiet_seconds: float = QUIET_SECONDS,
        *,
        what: str = "applications",
        look_seconds: float | None = None,
    ) -> None:
        self._changed = changed
        self._clock = clock
        self._quiet = quiet_seconds
        self._what = what
        self._look_seconds = look_seconds
        self._blind = False  # whether a folder may change without the kernel's word
        self._watches: dict[bytes, int] = {}
        self._above: set[int] = set()  # watches above missing folders
        self._source: Inotify | None = None
        self._wake_read, self._wake_write = os.pipe()
        self._stopping = threading.Event()
        self._waking = threading.Lock()  # nobody writes to a descriptor that has a new owner
        self._thread = threading.Thread(target=self._run, name=what, daemon=True)

    def start(self) -> None:
        """Start the thread, which calls back once at once."""
        try:
            self._source = Inotify()
        except OSError as error:
            log.warning("changes of %s are not told: %s", self._what, error.strerror)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and all watches."""
        with self._waking:
            if self._stopping.is_set():
                return
            self._stopping.set()
            os.close(self._wake_write)  # the thread sees the end of the pipe
        if self._thread.ident is not None:
            self._thread.join(_STOP_SECONDS)
        if not self._thread.is_alive():
            os.close(self._wake_read)
            if self._source is not None:
                self._source.close()

    def look(self) -> None:
        """Call back as after a change; from any thread."""
        with self._waking:
            if not self._stopping.is_set():
                os.write(self._wake_write, b"!")

    def _run(self) -> None:
        try:
            self._look()
            while not self._stopping.is_set():
                heard = self._wait(self._look_seconds if self._blind else None)
                latest = self._clock.monotonic() + _LONGEST_SECONDS
                while heard and self._clock.monotonic() < latest and self._wait(self._quiet):
                    pass
                if heard or self._blind:
                    self._look()
        except Exception as error:  # noqa: BLE001  # the service lives on without news
            log_failure(log, f"following {self._what}", error)

    def _wait(self, seconds: float | None) -> bool:
        """Wait until something of interest happens; false when it did not, or it is to stop."""
        source = self._source
        while True:
            descriptors = [self._wake_read, *([] if source is None else [source.fileno()])]
            ready = select.select(descriptors, [], [], seconds)[0]
            if self._wake_read in ready:
                return bool(os.read(self._wake_read, 64))
            if not ready or source is None:
                return False
            telling = [self._tells(event) for event in source.read()]
            if any(telling):
                return True

    def _tells(self, event: Event) -> bool:
        watch, mask, _, _ = event
        if mask & _WATCH_ENDS:
            for folder in [folder for folder, held in self._watches.items() if held == watch]:
                self._forget(folder)
            return True
        # Above a missing folder only folders matter: a home folder sees many files written.
        return watch not in self._above or bool(mask & (ISDIR | OVERFLOW))

    def _look(self) -> None:
        """Call back until what is followed is what was looked at: nothing falls in between."""
        while not self._stopping.is_set():
            wanted = _nearest(self._changed())
            for folder in self._watches.keys() - wanted.keys():
                self._forget(folder)
            new = wanted.keys() - self._watches.keys()
            for folder in new:
                self._add(folder)
            self._above = {
                watch for folder, watch in self._watches.items() if not wanted.get(folder)
            }
            self._blind = self._look_seconds is not None and self._misses(wanted)
            if not new & self._watches.keys():
                return

    def _misses(self, wanted: Iterable[bytes]) -> bool:
        """Tell whether the kernel does not tell of all that happens in these folders."""
        mounts = Mounts.now()
        return any(folder not in self._watches or mounts.remote(folder) for folder in wanted)

    def _add(self, folder: bytes) -> None:
        if self._source is None:
            return
        try:
            self._watches[folder] = self._source.add(folder, root=True)
        except OSError as error:
            if os.path.isdir(folder):
                log.warning("a folder of %s is not followed: %s", self._what, error.strerror)

    def _forget(self, folder: bytes) -> None:
        watch = self._watches.pop(folder)
        if self._source is not None:
            self._source.remove(watch)


def _nearest(folders: Iterable[bytes]) -> dict[bytes, bool]:
    """Return the folders to watch, links resolved, and whether each is one of those asked for.

    For one that is missing it is the nearest above it that is there.
    """
    nearest: dict[bytes, bool] = {}
    for folder in folders:
        wanted = real = os.path.realpath(folder)
        while not os.path.isdir(real) and real != b"/":
            real = os.path.dirname(real)
        nearest[real] = nearest.get(real, False) or real == wanted
    return nearest
