"""Tells what became of settled paths, by what is on disk when they are told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from typing import Protocol

from indexer.watch.ignore import TELLING_NAMES
from indexer.watch.rules import Exclusion
from indexer.watch.tree import Node, Tree
from indexer.watch.walk import Walk, Walker


class Sink(Protocol):
    """Who is told; called in the watcher's thread. What `removed` tells precedes `changed`."""

    def changed(self, paths: Sequence[bytes]) -> None:
        """Files were made or changed, have settled, and are not excluded."""
        ...

    def removed(self, paths: Sequence[bytes]) -> None:
        """Files, or whole folders with all in them, are not there or not indexed any more."""
        ...

    def rescan(self, root: bytes) -> None:
        """Under this folder (a watched one or inside one) anything may have changed: scan it."""
        ...


class Delivery:
    """Sorts settled paths into changed and removed ones and tells the sink."""

    def __init__(self, tree: Tree, walker: Walker, sink: Sink, lost: dict[bytes, bool]) -> None:
        self._tree = tree
        self._walker = walker
        self._sink = sink
        self._lost = lost

    def deliver(self, paths: Iterable[bytes]) -> None:
        """Tell of a batch."""
        removed: list[bytes] = []
        changed: list[bytes] = []
        rescans: dict[bytes, None] = {}
        doubted: dict[Node, None] = {}
        for path in paths:
            name = os.path.basename(path)
            holder = self._tree.nodes.get(os.path.dirname(path))
            if name in TELLING_NAMES and holder is not None:
                doubted[holder] = None
            self._sort(path, name, holder, removed, changed, rescans)
        if removed:
            self._sink.removed(_without_nested(removed))
        if changed:
            self._sink.changed(changed)
        for folder in rescans:
            self._sink.rescan(folder)
        for node in doubted:
            self._reconsider(node)

    def walk_and_rescan(self, node: Node, *, again: bool) -> None:
        """Follow what is new under a folder, then have it scanned."""
        path = node.path
        self._walker.start(Walk([node], again=again, done=lambda: self._sink.rescan(path)))

    def _sort(
        self,
        path: bytes,
        name: bytes,
        holder: Node | None,
        removed: list[bytes],
        changed: list[bytes],
        rescans: dict[bytes, None],
    ) -> None:
        was_folder = self._lost.pop(path, None)
        try:
            facts = os.lstat(path)
        except OSError:
            removed.append(path)
            return
        if stat.S_ISDIR(facts.st_mode):
            # What the folder holds now was told file by file, and must not be taken back by
            # telling that what was there before is gone: a scan tells both apart.
            if was_folder is not None:
                rescans[path if was_folder else os.path.dirname(path)] = None
            return
        if was_folder:
            removed.append(path)
        if holder is None or holder.scope is None:
            return  # now in a folder that is not followed, or whose walk is still to come
        filter_ = holder.root.filter
        if filter_.file_exclusion(holder.scope, path, name) is not None:
            return  # by its name: it never was in the index
        if filter_.stat_exclusion(facts.st_mode, facts.st_size) is not None:
            removed.append(path)
        else:
            changed.append(path)

    def _reconsider(self, node: Node) -> None:
        """Judge a folder anew after one of its ignore files or markers changed."""
        if not self._tree.holds(node):
            return
        above = node.parent.scope if node.parent is not None else None
        scope = node.root.filter.ask(node.path, above)
        if scope == node.scope:
            return
        if isinstance(scope, Exclusion):
            self._tree.drop(node)
            self._sink.rescan(node.path)
        else:
            self.walk_and_rescan(node, again=True)


def _without_nested(paths: list[bytes]) -> list[bytes]:
    """Leave out paths under a folder that is itself in the list."""
    kept: list[bytes] = []
    border: bytes | None = None
    for path in sorted(set(paths), key=lambda path: path.replace(b"/", b"\0")):
        if border is None or not path.startswith(border):
            kept.append(path)
            border = path + b"/"
    return kept
