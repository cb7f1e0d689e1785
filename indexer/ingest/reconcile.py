"""Compares a folder on disk with the catalog and queues what differs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from indexer.catalog import Catalog, storable
from indexer.catalog.queue import GONE, priority
from indexer.watch import FileStat, Filter, Problem, scan

_BATCH = 500
_PAUSE_SECONDS = 0.002


def reconcile(
    catalog: Catalog,
    root: bytes,
    filter_: Filter,
    stop: Callable[[], bool],
    wake: Callable[[], None],
    others: Sequence[bytes] = (),
) -> list[Problem]:
    """Queue the files of a folder that are new, changed or gone; return what could not be read.

    Args:
        catalog: where the documents and the queue are.
        root: the watched folder.
        filter_: says which files count.
        stop: ends the scan early when it returns true.
        wake: called when there is work, so that it begins before the scan has ended.
        others: watched folders inside this one, which are scanned on their own.
    """
    known = catalog.documents.facts_under(root)
    problems: list[Problem] = []
    found = iter(
        scan(root, filter_, problems=problems, stop=stop, skip=others, pause=_let_others_run)
    )
    while batch := list(islice(found, _BATCH)):
        if _queue_changes(catalog, batch, known):
            wake()
    if stop():
        return problems
    unread = [problem.path for problem in problems]
    missing = [path for path in known if not _inside(path, others) and not _inside(path, unread)]
    is_there = os.path.isdir(root)
    for low in range(0, len(missing), _BATCH):
        part = missing[low : low + _BATCH]
        if stop():
            break
        with catalog.transaction():
            for path in part:
                _queue_missing(catalog, path, filter_, keep=not is_there)
    return problems


def _queue_missing(catalog: Catalog, path: bytes, filter_: Filter, *, keep: bool) -> None:
    """Hide what the scan did not see and queue its removal, unless it came back meanwhile.

    A whole folder that is away may be a disk that comes back: `keep` what is known of it.
    """
    if os.path.lexists(path) and filter_.why_excluded(path) is None:
        catalog.queue.put([(path, priority(time.time(), 0))])
        return
    catalog.documents.mark_file_gone(path)
    if not keep:
        catalog.queue.put([(path, GONE)])


def _let_others_run() -> None:
    """Give searches a turn: a scan is Python from end to end."""
    time.sleep(_PAUSE_SECONDS)


def _queue_changes(
    catalog: Catalog, batch: Iterable[FileStat], known: dict[bytes, tuple[int, int, int, int]]
) -> bool:
    changed = [
        (file.path, priority(file.mtime_ns / 1e9, file.size))
        for file in batch
        if known.pop(file.path, None) != (file.inode, file.size, storable(file.mtime_ns), 0)
    ]
    if changed:
        with catalog.transaction():
            catalog.queue.put(changed)
    return bool(changed)


def _inside(path: bytes, folders: Iterable[bytes]) -> bool:
    return any(path.startswith(folder.rstrip(b"/") + b"/") or path == folder for folder in folders)
