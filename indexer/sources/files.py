"""The person's folders as a source: scans them, watches them, and queues what changes."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from queue import SimpleQueue

from indexer.catalog import Catalogs
from indexer.catalog.queue import GONE, GONE_DELAY, priority
from indexer.failures import log_failure
from indexer.ingest.file_stage import look
from indexer.ingest.reconcile import reconcile
from indexer.ports import Clock
from indexer.watch import Filter, Rules, Watcher

log = logging.getLogger(__name__)
_JOIN_SECONDS = 1.0


class FileSource:
    """Keeps the queue level with the watched folders; `wake` is called when there is new work.

    The watcher's thread queues events as they settle; a thread of its own scans.
    """

    def __init__(
        self,
        catalogs: Catalogs,
        rules: Rules,
        quiet_seconds: float,
        clock: Clock,
        wake: Callable[[], None],
    ) -> None:
        self._catalogs = catalogs
        self._rules = rules
        self._quiet_seconds = quiet_seconds
        self._clock = clock
        self._wake = wake
        self._watcher = Watcher(self, rules, clock, quiet_seconds=quiet_seconds)
        self._tasks: SimpleQueue[bytes | None] = SimpleQueue()
        self._stopping = threading.Event()
        self._scanning = 0
        self._scan_problems: dict[bytes, list[str]] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._scan_all, name="scan", daemon=True)

    @property
    def scanning(self) -> bool:
        """Whether a folder is compared with the catalog, or a change waits to settle."""
        # In this order: a change that has settled may ask for a scan.
        return self._watcher.status().unsettled or self._scanning > 0

    def start(self) -> None:
        """Watch every folder, then look for what changed while nothing watched."""
        self._watcher.start()
        self._thread.start()
        catalog = self._catalogs.here()
        with catalog.transaction():
            catalog.documents.forget_outside(catalog.folders.all())
        for root in catalog.folders.all():
            self._rescan(root)

    def stop(self) -> None:
        """End watching and scanning."""
        self._stopping.set()
        self._tasks.put(None)
        self._watcher.stop()
        if self._thread.is_alive():
            self._thread.join(_JOIN_SECONDS)  # a dead network folder may hold it for ever

    def add(self, root: bytes) -> bool:
        """Watch a folder from now on; false when it was watched already."""
        catalog = self._catalogs.here()
        with catalog.transaction():
            new = catalog.folders.add(root, self._clock.now())
        if new:
            self._rescan(root)
        return new

    def remove(self, root: bytes) -> bool:
        """Stop watching a folder and forget its files; false when it was not watched."""
        catalog = self._catalogs.here()
        with catalog.transaction():
            if not catalog.folders.remove(root):
                return False
            others = catalog.folders.all()
            if not catalog.folders.hold(root):
                catalog.queue.discard_under(root)
                inner = [folder for folder in others if folder.startswith(root.rstrip(b"/") + b"/")]
                catalog.documents.forget_under(root, inner)
        self._watcher.remove_root(root)
        with self._lock:
            self._scan_problems.pop(root, None)
        for folder in others:
            self._rescan(folder)
        self._wake()
        return True

    def follow_rules(self, rules: Rules, quiet_seconds: float) -> None:
        """Judge all folders anew by other rules, in the background."""
        if quiet_seconds != self._quiet_seconds:
            self._quiet_seconds = quiet_seconds
            self._watcher.set_quiet(quiet_seconds)
        if rules != self._rules:
            self._rules = rules
            self._watcher.set_rules(rules)  # which has each folder scanned when it holds

    def why_excluded(self, path: bytes) -> tuple[bytes | None, str | None]:
        """Return the watched folder that holds a path, and the rule that leaves the path out."""
        root = self._root_of(path)
        if root is None:
            return None, None
        exclusion = Filter(root, self._rules).why_excluded(path)
        return root, str(exclusion) if exclusion is not None else None

    def exclude(self, patterns: Sequence[str], path: bytes) -> None:
        """Leave out what these patterns match from now on; `path` is hidden at once."""
        self._rules = replace(self._rules, exclude=tuple(patterns))
        self.removed([path])
        self._watcher.set_rules(self._rules)

    def problems(self) -> list[str]:
        """Return a line for each thing that keeps files from being found or followed."""
        with self._lock:
            lines = [line for found in self._scan_problems.values() for line in found]
        return [*lines, *self._watcher.status().problems]

    def watched(self) -> tuple[int, int]:
        """Return how many folders tell of changes at once, and how many are only polled."""
        status = self._watcher.status()
        return status.watched, status.polled

    # What the watcher tells, in its thread

    def changed(self, paths: Sequence[bytes]) -> None:
        """Queue files that were made or changed."""
        jobs = [
            (path, priority(facts.mtime_ns / 1e9, facts.size))
            for path in paths
            if (facts := look(path)) is not None
        ]
        catalog = self._catalogs.here()
        with catalog.transaction():
            catalog.queue.put(jobs)
        self._wake()

    def removed(self, paths: Sequence[bytes]) -> None:
        """Hide files and folders that vanished, and queue their removal after any renames."""
        catalog = self._catalogs.here()
        due = self._clock.now() + GONE_DELAY
        with catalog.transaction():
            for path in paths:
                hidden = catalog.documents.mark_gone(path)
                catalog.queue.put(((gone, GONE) for gone in {path, *hidden}), due)
        self._wake()

    def rescan(self, root: bytes) -> None:
        """Compare a folder with the catalog again."""
        self._rescan(root)

    # Scanning

    def _rescan(self, root: bytes) -> None:
        with self._lock:
            self._scanning += 1
        self._tasks.put(root)

    def _scan_all(self) -> None:
        while (root := self._tasks.get()) is not None:
            try:
                self._scan(root)
            except Exception as error:  # noqa: BLE001 # the barrier of this thread
                log_failure(log, "a scan", error)
            finally:
                with self._lock:
                    self._scanning -= 1

    def _scan(self, root: bytes) -> None:
        catalog = self._catalogs.here()
        roots = catalog.folders.all()
        holder = self._root_of(root)
        if holder is None or self._stopping.is_set():
            return
        if root in roots:
            # Watched before it is scanned: a change in between is seen twice rather than never.
            self._watcher.add_root(root)
        inner = [folder for folder in roots if folder.startswith(root.rstrip(b"/") + b"/")]

        def stop() -> bool:
            return self._stopping.is_set() or holder not in catalog.folders.all()

        problems = reconcile(catalog, root, Filter(holder, self._rules), stop, self._wake, inner)
        if root in roots and root not in catalog.folders.all():
            self._watcher.remove_root(root)  # it was removed while the scan began to follow it
            return
        with self._lock:
            self._scan_problems[root] = [str(problem) for problem in problems]
        self._wake()

    def _root_of(self, path: bytes) -> bytes | None:
        """Return the innermost watched folder that holds a path."""
        holders = [
            root
            for root in self._catalogs.here().folders.all()
            if path == root or path.startswith(root.rstrip(b"/") + b"/")
        ]
        return max(holders, key=len, default=None)


def resolve(path: bytes) -> bytes:
    """Return a folder's real path: events and scans speak of it and not of links to it."""
    return os.path.realpath(path)
