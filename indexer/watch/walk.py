"""Walks into folders to follow them, a little at a time so that events are read in between."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Container
from dataclasses import dataclass, field

from indexer.ports import Clock
from indexer.watch.rules import Exclusion
from indexer.watch.scan import Listing, Problem, list_folder, listed_names
from indexer.watch.settle import Settler
from indexer.watch.tree import Node, Tree


@dataclass
class Walk:
    """A walk under way.

    `report` tells of the files that are found; `leader` is the moved folder they are told with;
    `again` also goes into folders that are followed already; `done` is called at the end.
    """

    stack: list[Node]
    report: bool = False
    leader: bytes | None = None
    again: bool = False
    done: Callable[[], None] = field(default=lambda: None)


class Walker:
    """Does the walks, one after the other; `borders` are folders which no walk enters."""

    def __init__(
        self, tree: Tree, settler: Settler, clock: Clock, borders: Container[bytes]
    ) -> None:
        self._tree = tree
        self._settler = settler
        self._clock = clock
        self.borders = borders
        self._walks: deque[Walk] = deque()
        self.unreadable: dict[bytes, Problem] = {}

    @property
    def busy(self) -> bool:
        """Whether a walk is under way."""
        return bool(self._walks)

    @property
    def leading(self) -> bool:
        """Whether the files of a moved folder are being gathered, to be told together."""
        return bool(self._walks) and self._walks[0].leader is not None

    def start(self, walk: Walk) -> None:
        """Begin a walk after those that are under way."""
        self._walks.append(walk)

    def forget_problems(self, folder: bytes) -> None:
        """Forget what could not be read in a folder that is followed no more."""
        for path in list(self.unreadable):
            if path == folder or path.startswith(folder.rstrip(b"/") + b"/"):
                del self.unreadable[path]

    def step(self, seconds: float) -> None:
        """Walk for about this long."""
        until = self._clock.monotonic() + seconds
        while self._walks and self._clock.monotonic() < until:
            walk = self._walks[0]
            if walk.stack:
                self._visit(walk.stack.pop(), walk)
            else:
                self._walks.popleft()
                walk.done()

    def _visit(self, node: Node, walk: Walk) -> None:
        if not self._tree.holds(node):
            return
        self.unreadable.pop(node.path, None)
        try:
            # Followed before it is listed: what comes in between is seen twice, never missed.
            self._tree.follow(node)
            listing = list_folder(node.path)
        except OSError as error:
            self._give_up(node, error)
            return
        above = node.parent.scope if node.parent is not None else None
        scope = node.root.filter.enter(node.path, above, listed_names(listing))
        if isinstance(scope, Exclusion):
            self._tree.drop(node)
            return
        node.scope = scope
        walk.stack += self.update_children(node, listing[0], again=walk.again)
        if walk.report:
            self._report(node, listing, walk)
        if node in self._tree.polled:
            node.known = digest(node, listing)

    def _give_up(self, node: Node, error: OSError) -> None:
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            reason = f"cannot be read: {(error.strerror or 'error').lower()}"
            self.unreadable[node.path] = Problem(node.path, reason)
        self._tree.drop(node)

    def update_children(self, node: Node, names: list[bytes], *, again: bool) -> list[Node]:
        """Make nodes for new subfolders; return the nodes to go into."""
        scope, filter_ = node.scope, node.root.filter
        if scope is None:
            return []
        todo: list[Node] = []
        stays: set[bytes] = set()
        for name in names:
            path = os.path.join(node.path, name)
            if path in self.borders or filter_.folder_exclusion(scope, path, name) is not None:
                continue
            stays.add(name)
            child = node.children.get(name)
            if child is None:
                todo.append(self._tree.add(path, node, node.root))
            elif again or child.scope is None:
                todo.append(child)
        for name in node.children.keys() - stays:
            self._tree.drop(node.children[name])
        return todo

    def _report(self, node: Node, listing: Listing, walk: Walk) -> None:
        scope, filter_ = node.scope, node.root.filter
        if scope is None:
            return
        now = self._clock.monotonic()
        for entry in listing[1]:
            if filter_.file_exclusion(scope, entry.path, entry.name) is not None:
                continue
            if walk.leader is not None:
                self._settler.joined(walk.leader, entry.path, now)
            else:
                self._settler.touched(entry.path, now)


def digest(node: Node, listing: Listing) -> dict[bytes, int]:
    """Return what is known of a folder's files, to tell at the next poll which of them changed."""
    known: dict[bytes, int] = {}
    if node.scope is None:
        return known
    for entry in listing[1]:
        if node.root.filter.file_exclusion(node.scope, entry.path, entry.name) is not None:
            continue
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:
            continue  # vanished or unreadable: as if it were not there
        known[entry.name] = hash((facts.st_ino, facts.st_size, facts.st_mtime_ns))
    return known
