"""The watched folders: which are there, and what is done when one goes or comes back."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable

from indexer.ports import Clock
from indexer.watch.delivery import Delivery, Sink
from indexer.watch.ignore import Filter
from indexer.watch.mounts import Mounts
from indexer.watch.rules import Rules, shown
from indexer.watch.tree import Node, Root, Tree
from indexer.watch.walk import Walk, Walker

CHECK_SECONDS = 30.0  # between checks that each folder is still the same one
RETURN_SECONDS = 2.0  # the same, while one is away


class Roots:
    """Keeps the watched folders; all of it runs in the watcher's thread."""

    def __init__(
        self,
        rules: Rules,
        tree: Tree,
        walker: Walker,
        delivery: Delivery,
        sink: Sink,
        clock: Clock,
        held: dict[bytes, Root],
    ) -> None:
        self._rules = rules
        self._tree = tree
        self._walker = walker
        self._delivery = delivery
        self._sink = sink
        self._clock = clock
        self._roots = held
        self._mounts = Mounts.now()
        self._checked = clock.monotonic()
        self._doubts = 0  # how often events were lost since the last walk for that began

    def add(self, path: bytes, done: Callable[[], None]) -> None:
        """Follow a folder; `done` is called when all of it is followed."""
        if path in self._roots:
            done()
            return
        self._roots[path] = Root(path, Filter(path, self._rules, mounts=self._mounts))
        if not self._open(self._roots[path], done):
            done()

    def remove(self, path: bytes) -> None:
        """Stop following a folder; a watched folder around it takes over."""
        root = self._roots.pop(path, None)
        if root is None:
            return
        if root.node is not None:
            self._tree.drop(root.node)
        self._walker.forget_problems(path)
        outer = self._tree.nodes.get(os.path.dirname(path))
        if outer is not None:
            self._walker.start(Walk([outer]))

    def set_rules(self, rules: Rules) -> None:
        """Judge everything anew, then have it scanned."""
        self._rules = rules
        for root in self._roots.values():
            root.filter = Filter(root.path, rules, mounts=self._mounts)
        self.doubt_all()

    def doubt_all(self) -> None:
        """Walk all folders again, as events were lost, then have them scanned."""
        self._doubts += 1
        if self._doubts > 1:
            return  # walked once more when the walk under way ends
        self._walk_all()

    def self_gone(self, node: Node) -> None:
        """Handle that a followed folder itself was removed, moved or unmounted."""
        if node.parent is None:
            self._check(node.root)
        else:
            self._tree.drop(node)  # unmounted: the mount table tells it too

    def next_due(self) -> float | None:
        """Return when `step` has something to do."""
        if not self._roots:
            return None
        away = any(root.node is None for root in self._roots.values())
        return self._checked + (RETURN_SECONDS if away else CHECK_SECONDS)

    def step(self) -> None:
        """Check that all folders are there, if it is time to."""
        due = self.next_due()
        if due is not None and self._clock.monotonic() >= due:
            self.check_all()

    def check_all(self) -> None:
        """Look for folders that went, came back, or were replaced."""
        self._checked = self._clock.monotonic()
        for root in list(self._roots.values()):
            self._check(root)

    def mounts_changed(self) -> None:
        """Follow what was mounted or unmounted under the watched folders."""
        old, self._mounts = self._mounts, Mounts.now()
        for root in self._roots.values():
            root.filter.mounts = self._mounts
        self.check_all()
        for point, _ in old.table.items() ^ self._mounts.table.items():
            self._reopen_inside(point)

    def problems(self) -> list[str]:
        """Return a line for each folder that is away or that tells no changes."""
        lines: list[str] = []
        for root in self._roots.values():
            if root.node is None:
                lines.append(f"{shown(root.path)} is not there; it is looked for again and again")
            elif root.remote is not None:
                kind = f"is on a remote file system ({root.remote})"
                lines.append(f"{shown(root.path)} {kind}: changes are found by polling")
        return lines

    def _walk_all(self) -> None:
        self._doubts = 1
        self._walker.unreadable.clear()  # met again on the way
        nodes = [root.node for root in self._roots.values() if root.node is not None]
        self._walker.start(Walk(nodes, again=True, done=self._rescan_all))

    def _rescan_all(self) -> None:
        again, self._doubts = self._doubts > 1, 0
        if again:
            self._walk_all()
            return
        for path in list(self._roots):
            self._sink.rescan(path)

    def _check(self, root: Root) -> None:
        was_there = root.node is not None and self._tree.holds(root.node)
        if root.node is not None and was_there:
            if _identity(root.path) == root.identity:
                return
            self._tree.drop(root.node)
        root.node = None
        if not self._open(root, lambda: self._returned(root)) and was_there:
            self._sink.rescan(root.path)

    def _returned(self, root: Root) -> None:
        # One that is there but cannot be read would else be scanned at each check.
        if root.node is not None and self._tree.holds(root.node):
            self._sink.rescan(root.path)

    def _open(self, root: Root, done: Callable[[], None]) -> bool:
        root.identity = _identity(root.path)
        if root.identity is None:
            return False
        root.remote = self._mounts.remote(root.path)
        root.node = self._tree.add(root.path, None, root)
        self._walker.start(Walk([root.node], done=done))
        return True

    def _reopen_inside(self, path: bytes) -> None:
        node = self._tree.nodes.get(path)
        if node is not None and node.parent is None:
            return  # checked by its identity
        outer = self._tree.nodes.get(os.path.dirname(path))
        if outer is None:
            return
        if node is not None:
            self._tree.drop(node)
        self._walker.start(Walk([outer], done=lambda: self._sink.rescan(path)))


def _identity(path: bytes) -> tuple[int, int] | None:
    try:
        facts = os.lstat(path)
    except OSError:
        return None
    return (facts.st_dev, facts.st_ino) if stat.S_ISDIR(facts.st_mode) else None
