"""Clears out of memory what is not to be there any more, soon after the last reason for it."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from typing import Final

import numpy as np

from indexer.contract import freed_memory
from indexer.failures import log_failure

log = logging.getLogger(__name__)

_LARGEST_KEPT: Final = 1024  # bytes
_KEPT: Final = 7
_REST_SECONDS: Final = 1.0  # after the last reason: one look for many


class Forgetting:
    """Overwrites freed memory in a thread of its own; any thread may ask for it.

    Before that, `let_go` are called, which drop what is still held without need.
    """

    def __init__(self, *let_go: Callable[[], None], rest: float = _REST_SECONDS) -> None:
        self._let_go = let_go
        self._rest = rest
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._stopped = False

    def soon(self) -> None:
        """Do it once nobody has asked for a moment."""
        with self._lock:
            if self._stopped:
                return
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(self._rest, self._do)
            self._timer.daemon = True
            self._timer.name = "forgetting"
            self._timer.start()

    def stop(self) -> None:
        """Do it no more."""
        with self._lock:
            self._stopped = True
            if self._timer is not None:
                self._timer.cancel()

    def _do(self) -> None:
        try:
            for drop in self._let_go:
                drop()
            gc.collect()  # what refers to itself
            _overwrite_arrays()
            freed_memory.overwrite()
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            log_failure(log, "overwriting freed memory", error)


def _overwrite_arrays() -> None:
    """Overwrite what numpy keeps of small arrays, a few of each size (its alloc.c)."""
    for size in range(1, _LARGEST_KEPT):
        kept = [np.zeros(size, np.uint8) for _ in range(_KEPT)]
        del kept
