"""Turns the kernel's events into paths that wait to settle, and keeps the tree in step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from indexer.ports import Clock
from indexer.watch.ignore import TELLING_NAMES
from indexer.watch.inotify import (
    ATTRIB,
    CLOSE_WRITE,
    CREATE,
    DELETE,
    DELETE_SELF,
    IGNORED,
    ISDIR,
    MOVE_SELF,
    MOVED_FROM,
    MOVED_TO,
    OVERFLOW,
    UNMOUNT,
    Event,
)
from indexer.watch.settle import Settler
from indexer.watch.tree import Node, Tree
from indexer.watch.walk import Walk, Walker

_SELF_GONE = DELETE_SELF | MOVE_SELF | UNMOUNT
_FINISHED = CLOSE_WRITE | MOVED_TO | MOVED_FROM | DELETE


class Changes:
    """Handles events in their order; the paths that events took away are noted in `lost`.

    `lost` maps a path to whether it was a folder.
    """

    def __init__(
        self,
        tree: Tree,
        walker: Walker,
        settler: Settler,
        clock: Clock,
        lost: dict[bytes, bool],
        *,
        overflowed: Callable[[], None],
        self_gone: Callable[[Node], None],
    ) -> None:
        self._lost = lost
        self._tree = tree
        self._walker = walker
        self._settler = settler
        self._clock = clock
        self._overflowed = overflowed
        self._self_gone = self_gone
        # Sources of moves whose target was not read yet; a pair is rarely split by a read, and
        # never by more than one.
        self._sources: dict[int, bytes] = {}
        self._older_sources: dict[int, bytes] = {}

    def handle(self, events: Iterable[Event]) -> int:
        """Handle what one read yielded; return how many events it was."""
        now = self._clock.monotonic()
        self._older_sources, self._sources = self._sources, {}
        count = 0
        for watch, mask, cookie, name in events:
            count += 1
            node = self._tree.by_watch.get(watch)
            if node is None:
                if mask & OVERFLOW:
                    self._overflowed()
            elif name:
                path = os.path.join(node.path, name)
                if mask & ISDIR:
                    self._folder(node, path, name, mask, cookie, now)
                else:
                    self._file(node, path, name, mask, cookie, now)
            elif mask & _SELF_GONE:
                self._self_gone(node)
            elif mask & IGNORED:
                self._tree.forget_watch(watch)
        return count

    def note_lost(self, path: bytes, was_folder: bool) -> None:
        """Note that something that was at a path is there no more."""
        self._lost[path] = was_folder

    def _file(
        self, node: Node, path: bytes, name: bytes, mask: int, cookie: int, now: float
    ) -> None:
        if node.scope is None:
            return  # its walk is still to come and sees the file as it is then
        source = self._source(cookie) if mask & MOVED_TO else None
        if name not in TELLING_NAMES and node.root.filter.file_exclusion(node.scope, path, name):
            # Its source was told when it went.
            return
        if mask & (MOVED_FROM | DELETE):
            self._lost[path] = False
            if mask & MOVED_FROM:
                self._sources[cookie] = path
        if source is not None:
            self._settler.moved(source, path, now)
        else:
            self._settler.touched(path, now, closed=bool(mask & _FINISHED))

    def _folder(
        self, node: Node, path: bytes, name: bytes, mask: int, cookie: int, now: float
    ) -> None:
        if name in TELLING_NAMES:
            self._settler.touched(path, now, closed=True)
        if mask & (MOVED_FROM | DELETE):
            self._walker.unreadable.pop(path, None)
            child = node.children.get(name)
            if child is None:
                return  # an excluded folder
            self._tree.drop(child)
            self._lost[path] = True
            if mask & MOVED_FROM:
                self._sources[cookie] = path
            self._settler.touched(path, now, closed=True)
        elif mask & (CREATE | MOVED_TO):
            self._new_folder(node, path, name, self._source(cookie), now)
        elif mask & ATTRIB and name not in node.children:
            self._new_folder(node, path, name, None, now)  # it may have become readable

    def _new_folder(
        self, node: Node, path: bytes, name: bytes, source: bytes | None, now: float
    ) -> None:
        if node.scope is None or node.root.filter.folder_exclusion(node.scope, path, name):
            return
        if path in self._walker.borders:
            return
        if source is not None:
            self._settler.moved(source, path, now)
        child = self._tree.add(path, node, node.root)
        self._walker.start(Walk([child], report=True, leader=path if source else None))

    def _source(self, cookie: int) -> bytes | None:
        if not cookie:
            return None
        return self._sources.pop(cookie, None) or self._older_sources.pop(cookie, None)
