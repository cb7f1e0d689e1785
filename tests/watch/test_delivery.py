"""What is told of settled paths."""

from __future__ import annotations

import os
from pathlib import Path

from indexer.clock import SystemClock
from indexer.watch.delivery import Delivery
from indexer.watch.settle import Settler, Timing
from indexer.watch.tree import Tree
from indexer.watch.walk import Walker
from tests.watch.conftest import Recorder


def _deliver(paths: list[bytes], lost: dict[bytes, bool]) -> list[tuple[str, tuple[bytes, ...]]]:
    sink, tree = Recorder(), Tree(None, 0)
    walker = Walker(tree, Settler(Timing()), SystemClock(), ())
    Delivery(tree, walker, sink, lost).deliver(paths)
    return sink.calls


def test_what_lies_under_a_removed_folder_is_not_told_again(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    gone = [root + name for name in (b"/a/x", b"/a-b", b"/a/d", b"/a", b"/a/d/y", b"/b")]
    assert _deliver(gone, {}) == [("removed", (root + b"/a", root + b"/a-b", root + b"/b"))]


def test_a_folder_in_the_place_of_what_was_lost_is_scanned(tmp_path: Path) -> None:
    folder, file = os.fsencode(tmp_path / "folder"), os.fsencode(tmp_path / "file")
    os.mkdir(folder)
    os.mkdir(file)
    lost = {folder: True, file: False}
    assert _deliver([folder, file], lost) == [
        ("rescan", (folder,)),
        ("rescan", (os.fsencode(tmp_path),)),
    ]
    assert lost == {}
