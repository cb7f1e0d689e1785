"""The folders that are followed, and how: by a watch of the kernel's or by polling."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.watch.ignore import Filter, Scope
from indexer.watch.inotify import EventSource, WatchLimitError

NO_WATCH = -1


@dataclass
class Root:
    """A folder that the person asked for."""

    path: bytes
    filter: Filter
    remote: str | None = None  # the kind of remote file system it is on
    node: Node | None = None  # None while the folder is not there
    identity: tuple[int, int] | None = None  # device and inode


@dataclass(eq=False, slots=True)
class Node:
    """A followed folder. Its path never changes: a moved folder becomes other nodes."""

    path: bytes
    name: bytes
    root: Root
    parent: Node | None
    watch: int = NO_WATCH
    scope: Scope | None = None  # None until it was listed
    children: dict[bytes, Node] = field(default_factory=dict)
    known: dict[bytes, int] | None = None  # while polled: its files and a digest of their facts


class Tree:
    """Holds the nodes, one for each followed path.

    Args:
        source: the kernel's events, None to poll every folder.
        max_watches: how many folders may have a watch; the rest is polled.
    """

    def __init__(self, source: EventSource | None, max_watches: int) -> None:
        self.nodes: dict[bytes, Node] = {}
        self.by_watch: dict[int, Node] = {}
        self.polled: dict[Node, None] = {}
        self.refused = False  # the system allowed no more watches when last asked
        self._source = source
        self._max_watches = max_watches

    @property
    def full(self) -> bool:
        """Whether no more folders can have a watch."""
        return self._source is None or self.refused or len(self.by_watch) >= self._max_watches

    def add(self, path: bytes, parent: Node | None, root: Root) -> Node:
        """Make a node, which is not followed before `follow`; an old one of this path goes."""
        if (old := self.nodes.get(path)) is not None:
            self.drop(old)
        node = self.nodes[path] = Node(path, os.path.basename(path), root, parent)
        if parent is not None:
            parent.children[node.name] = node
        return node

    def follow(self, node: Node) -> None:
        """Watch a folder or, where that cannot be, mark it to be polled.

        Raises:
            OSError: when it is gone or cannot be read.
        """
        if self._source is None or (self.full and node.watch == NO_WATCH) or node.root.remote:
            self.polled[node] = None
            return
        try:
            watch = self._source.add(node.path, root=node.parent is None)
        except WatchLimitError:
            self.refused = True
            self.polled[node] = None
            return
        holder = self.by_watch.get(watch)
        if holder is not None and holder is not node:
            if _same_folder(holder.path, node.path):
                # A bind mount: one folder under two names. The kernel tells of the first.
                self.polled[node] = None
                return
            holder.watch = NO_WATCH  # it was moved, and the event has not been read yet
        elif NO_WATCH != node.watch != watch:
            self.by_watch.pop(node.watch, None)
        node.watch = watch
        node.known = None
        self.by_watch[watch] = node
        self.polled.pop(node, None)

    def drop(self, node: Node) -> None:
        """Stop following a folder and all in it."""
        if node.parent is not None and node.parent.children.get(node.name) is node:
            del node.parent.children[node.name]
        for gone in _subtree(node):
            self.polled.pop(gone, None)
            if self.nodes.get(gone.path) is gone:
                del self.nodes[gone.path]
            if gone.watch != NO_WATCH:
                del self.by_watch[gone.watch]
                if self._source is not None:
                    self._source.remove(gone.watch)
                gone.watch = NO_WATCH

    def forget_watch(self, watch: int) -> None:
        """Note that the kernel ended a watch."""
        node = self.by_watch.pop(watch, None)
        if node is not None:
            node.watch = NO_WATCH

    def holds(self, node: Node) -> bool:
        """Whether this node is still part of the tree."""
        return self.nodes.get(node.path) is node


def _subtree(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        one = stack.pop()
        stack.extend(one.children.values())
        yield one


def _same_folder(first: bytes, second: bytes) -> bool:
    try:
        return os.path.samestat(os.lstat(first), os.lstat(second))
    except OSError:
        return False
