"""Tells when the settings file may have changed: by the kernel's events, else by looking."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from indexer.watch.inotify import EventSource, Inotify

_QUIET_SECONDS = 0.2  # after the last event: editors write a file in several steps
LOOK_SECONDS = 5.0  # where the kernel tells nothing


class FileWatch:
    """Calls `changed` in the event loop some moments after the file was written, by whomever."""

    def __init__(
        self,
        path: Path,
        changed: Callable[[], None],
        *,
        source: Callable[[], EventSource] = Inotify,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._path = path
        self._changed = changed
        self._make_source = source
        self._look_seconds = look_seconds
        self._source: EventSource | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()
        self._seen: object = None

    def start(self) -> None:
        """Begin to watch the folder of the file, and of what it is a link to."""
        try:
            self._source = self._make_source()
            for folder in {self._path.parent.resolve(), self._path.resolve().parent}:
                self._source.add(os.fsencode(folder), root=False)
        except OSError:
            self._end_source()
            self._look()
            return
        self._loop.add_reader(self._source.fileno(), self._hear)

    def stop(self) -> None:
        """End watching."""
        if self._timer is not None:
            self._timer.cancel()
        if self._source is not None:
            self._loop.remove_reader(self._source.fileno())
        self._end_source()

    def _end_source(self) -> None:
        if self._source is not None:
            self._source.close()
            self._source = None

    def _hear(self) -> None:
        assert self._source is not None
        names = {os.fsencode(self._path.name), os.fsencode(self._path.resolve().name)}
        # An event without a name is of the folder or of lost events: better looked at once more.
        if any(not name or name in names for _, _, _, name in self._source.read()):
            if self._timer is not None:
                self._timer.cancel()
            self._timer = self._loop.call_later(_QUIET_SECONDS, self._changed)

    def _look(self) -> None:
        try:
            facts = os.stat(self._path)
            found: object = (facts.st_ino, facts.st_size, facts.st_mtime_ns)
        except OSError:
            found = None
        if self._seen is not None and found != self._seen:
            self._changed()
        self._seen = found
        self._timer = self._loop.call_later(self._look_seconds, self._look)
