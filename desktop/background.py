"""The one place where work leaves the Qt thread; its outcome comes back on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)

T = TypeVar("T")
_THREADS = 3


def _nothing(_: object) -> None:
    return


class Background(QObject):
    """Runs tasks in a few threads of its own.

    With `in_order`, tasks run one after the other: for parts that must not be called by two
    threads at once.
    """

    _finished = Signal(object)

    def __init__(self, *, in_order: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1 if in_order else _THREADS, "background")
        self._closed = False
        self._finished.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    def run(self, task: Callable[[], T], done: Callable[[T], None] = _nothing) -> Future[T]:
        """Run a task; `done` gets its result in the Qt thread, unless it failed.

        A failure that the task does not return is a mistake of ours: it is logged, by its kind.
        """
        future = self._pool.submit(task)
        future.add_done_callback(partial(self._ended, done))
        return future

    def close(self) -> None:
        """Hand out nothing further; what runs ends by itself."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ended(self, done: Callable[[T], None], future: Future[T]) -> None:
        if self._closed or future.cancelled():
            return
        if error := future.exception():
            log.error("a task failed: %s", type(error).__name__, exc_info=error)
            return
        result = future.result()
        self._finished.emit(lambda: None if self._closed else done(result))
