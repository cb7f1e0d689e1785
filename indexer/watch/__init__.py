"""Finds which files exist in the watched folders and tells when they change."""

from indexer.watch.delivery import Sink
from indexer.watch.ignore import Filter
from indexer.watch.observer import Status, Watcher
from indexer.watch.rules import Exclusion, Rules
from indexer.watch.scan import FileStat, Problem, scan

__all__ = [
    "Exclusion",
    "FileStat",
    "Filter",
    "Problem",
    "Rules",
    "Sink",
    "Status",
    "Watcher",
    "scan",
]
