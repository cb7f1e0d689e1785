"""Garbage goes in Qt's thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from desktop.collecting import Collecting
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application

__all__ = ["application"]


class Knot:
    """Something that only the collector frees; it notes the thread in which it went."""

    def __init__(self, went: list[int]) -> None:
        self.self = self
        weakref.finalize(self, lambda: went.append(threading.get_ident()))


@pytest.mark.usefixtures("application")
def test_cycles_go_in_qts_thread() -> None:
    went: list[int] = []
    collecting = Collecting(every_ms=5)
    try:
        thread = threading.Thread(target=lambda: [Knot(went) for _ in range(2000)])
        thread.start()
        thread.join()
        assert went == []
        until(lambda: len(went) == 2000, "the knots are collected")
        assert set(went) == {threading.get_ident()}
    finally:
        collecting.deleteLater()
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # as the application's fixture left it
