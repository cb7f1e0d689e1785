"""Looks again and again at the folders that have no watch, at a bounded cost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from indexer.ports import Clock
from indexer.watch.defaults import MARKERS
from indexer.watch.ignore import TELLING_NAMES
from indexer.watch.rules import Exclusion
from indexer.watch.scan import Listing, list_folder, listed_names
from indexer.watch.settle import Settler
from indexer.watch.tree import NO_WATCH, Node, Tree
from indexer.watch.walk import Walk, Walker, digest

_SLICE_SECONDS = 0.005  # of processor time, after which others run
_SHARE = 0.004  # of one processor; with what it costs to wake, it stays below 0.5%


class Poller:
    """Polls in slices: a pass each `interval` seconds, or slower so as to cost under 0.5% CPU."""

    def __init__(
        self,
        tree: Tree,
        walker: Walker,
        settler: Settler,
        clock: Clock,
        lost: Callable[[bytes, bool], None],
        interval: float,
        cpu_seconds: Callable[[], float] = time.thread_time,
    ) -> None:
        self._tree = tree
        self._walker = walker
        self._settler = settler
        self._clock = clock
        self._lost = lost
        self._interval = interval
        self._cpu_seconds = cpu_seconds
        self._left: list[Node] = []  # of the pass under way
        self._next_pass: float | None = None  # None: nothing was to be polled when last asked
        self._next_slice = 0.0

    def next_due(self) -> float | None:
        """Return when `step` has something to do."""
        if self._left:
            return self._next_slice
        if not self._tree.polled:
            self._next_pass = None
            return None
        if self._next_pass is None:
            self._next_pass = self._clock.monotonic() + self._interval
        return max(self._next_pass, self._next_slice)

    def step(self) -> None:
        """Poll some folders if it is time to."""
        due, now = self.next_due(), self._clock.monotonic()
        if due is None or now < due:
            return
        if not self._left:
            self._next_pass = now + self._interval
            self._left = list(self._tree.polled)
            self._tree.refused = False  # ask again: the limit may have been raised
        started = self._cpu_seconds()
        used = 0.0
        while self._left and used < _SLICE_SECONDS:
            node = self._left.pop()
            if self._tree.holds(node) and node in self._tree.polled:
                self._poll(node)
            used = self._cpu_seconds() - started
        self._next_slice = now + used / _SHARE

    def _poll(self, node: Node) -> None:
        before = node.known
        try:
            self._tree.follow(node)
            listing = list_folder(node.path)
        except OSError:
            return  # the folder above, or the check of the roots, sees that it is gone
        if node.scope is None or before is None:
            self._walker.start(Walk([node], report=True))
            return
        if self._judged_anew(node, listing):
            return
        after = digest(node, listing)
        node.known = after if node.watch == NO_WATCH else None
        now = self._clock.monotonic()
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                gone = name not in after
                path = os.path.join(node.path, name)
                if gone:
                    self._lost(path, False)
                self._settler.touched(path, now, closed=gone)
        self._compare_folders(node, set(listing[0]), now)

    def _judged_anew(self, node: Node, listing: Listing) -> bool:
        """Whether an ignore file or marker changed, which is then told as an event on it."""
        above = node.parent.scope if node.parent is not None else None
        names = listed_names(listing)
        scope = node.root.filter.enter(node.path, above, names)
        if not isinstance(scope, Exclusion) and scope == node.scope:
            return False
        telling = min(names & TELLING_NAMES, default=min(MARKERS))
        self._settler.touched(os.path.join(node.path, telling), self._clock.monotonic())
        return True

    def _compare_folders(self, node: Node, names: set[bytes], now: float) -> None:
        for name in node.children.keys() - names:
            child = node.children[name]
            self._tree.drop(child)
            self._lost(child.path, True)
            self._settler.touched(child.path, now, closed=True)
        # Only new subfolders are gone into, and only their files are told.
        if new := self._walker.update_children(node, list(names), again=False):
            self._walker.start(Walk(new, report=True))
