"""A sink that remembers, a watcher that is stopped, and no leaked threads."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from indexer.clock import SystemClock
from indexer.watch import Filter, Rules, Watcher, scan

DEADLINE = 60.0  # seconds


class Recorder:
    """A sink that keeps what it is told and the set of files a consumer would know."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[bytes, ...]]] = []
        self.known: set[bytes] = set()
        self.changed_count: dict[bytes, int] = {}
        self.rules = Rules()
        self.roots: list[bytes] = []
        self._condition = threading.Condition()

    def changed(self, paths: Sequence[bytes]) -> None:
        with self._condition:
            self.calls.append(("changed", tuple(paths)))
            for path in paths:
                self.changed_count[path] = self.changed_count.get(path, 0) + 1
                self.known.add(path)
            self._condition.notify_all()

    def removed(self, paths: Sequence[bytes]) -> None:
        with self._condition:
            self.calls.append(("removed", tuple(paths)))
            self.known -= {known for known in self.known if _inside(known, paths)}
            self._condition.notify_all()

    def rescan(self, root: bytes) -> None:
        with self._condition:
            self.calls.append(("rescan", (root,)))
            self.known -= {known for known in self.known if _inside(known, [root])}
            holder = max((one for one in self.roots if _inside(root, [one])), key=len, default=root)
            found = scan(root, Filter(holder, self.rules))
            self.known.update(file.path for file in found)
            self._condition.notify_all()

    def told(self, kind: str) -> list[bytes]:
        with self._condition:
            return [path for one, paths in self.calls if one == kind for path in paths]

    def wait(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait until a condition holds, asked whenever something is told."""
        until = time.monotonic() + DEADLINE
        with self._condition:
            while not condition():
                left = until - time.monotonic()
                assert left > 0, f"{what}: told {self.calls[-20:]}, known {sorted(self.known)[:20]}"
                self._condition.wait(min(left, 0.05))


def _inside(path: bytes, folders: Sequence[bytes]) -> bool:
    return any(path == folder or path.startswith(folder + b"/") for folder in folders)


class Harness:
    """A started watcher on a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        self.root = os.fsencode(os.path.realpath(folder))
        self.sink = Recorder()
        self.watchers: list[Watcher] = []

    def at(self, name: str | bytes) -> bytes:
        return os.path.join(self.root, os.fsencode(name))

    def write(self, name: str | bytes, text: str = "x") -> bytes:
        path = self.at(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path

    def watch(self, *roots: bytes, rules: Rules | None = None, **options: object) -> Watcher:
        self.sink.rules = rules or Rules()
        options.setdefault("quiet_seconds", 0.1)
        watcher = Watcher(self.sink, self.sink.rules, SystemClock(), **options)  # type: ignore[arg-type]  # forwarded as given
        self.watchers.append(watcher)
        watcher.start()
        for root in roots or (self.root,):
            real = watcher.add_root(root)
            self.sink.roots.append(real)
            self.sink.known.update(file.path for file in scan(real, Filter(real, self.sink.rules)))
        return watcher

    def wait_for(self, *known: bytes) -> None:
        """Wait until a consumer would know just these files."""
        self.sink.wait(lambda: self.sink.known == set(known), f"wanted {known}")

    def wait_for_disk(self) -> None:
        """Wait until a consumer would know just what a scan finds."""
        found = {file.path for file in scan(self.root, Filter(self.root, self.sink.rules))}
        self.sink.wait(lambda: self.sink.known == found, f"wanted the {len(found)} files on disk")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Harness]:
    before = set(threading.enumerate())
    harness = Harness(tmp_path)
    yield harness
    for watcher in harness.watchers:
        watcher.stop()  # which waits for its thread, but not for long
    assert set(threading.enumerate()) <= before
