"""Work that is done beside the Qt thread, and timers, as the preview's logic asks for them."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

log = logging.getLogger(__name__)

_THREADS: Final = 2
Result = TypeVar("Result")
Cancel = Callable[[], None]


class Background(QObject):
    """Runs functions in a few threads and hands what they return out in the Qt thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)

    def run(self, work: Callable[[], Result], then: Callable[[Result | None], None]) -> Cancel:
        """Do work; `then` gets its result, None when it failed, unless it is given up before."""
        job = _Job(work)
        call = _Call(then)
        # The receiver is an object of the Qt thread: what is emitted elsewhere waits for it there.
        job.told.done.connect(call.take, Qt.ConnectionType.QueuedConnection)
        call.job = job
        call.setParent(self)
        self._pool.start(job)

        def cancel() -> None:
            job.wanted = False
            call.then = None

        return cancel

    def close(self) -> None:
        """Drop what waits, and wait for what is being done."""
        self._pool.clear()
        self._pool.waitForDone()


class _Told(QObject):
    done = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.told = _Told()
        self.wanted = True
        self._work = work

    def run(self) -> None:
        """Do the work, in a thread of the pool."""
        result = None
        if self.wanted:
            try:
                result = self._work()
            except Exception as error:  # noqa: BLE001  # a file may be anything
                places = [f"{at.filename}:{at.lineno}" for at in
                          traceback.extract_tb(error.__traceback__)]  # fmt: skip
                log.error("a preview failed with %s at %s", type(error).__name__, places)
        self.told.done.emit(result)


class _Call(QObject):
    """Takes one result in the Qt thread."""

    def __init__(self, then: Callable[[Any], None]) -> None:
        super().__init__()
        self.then: Callable[[Any], None] | None = then
        self.job: _Job | None = None

    @Slot(object)
    def take(self, result: object) -> None:
        """Hand the result out."""
        then, self.then, self.job = self.then, None, None
        self.deleteLater()
        if then is not None:
            then(result)


class Timers(QObject):
    """Calls functions later."""

    def later(self, milliseconds: int, call: Callable[[], None]) -> Cancel:
        """Call once after so long, unless what this returns is called before."""
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        left = [timer]

        def end() -> bool:
            waits = bool(left)
            if waits:
                left.clear()
                timer.stop()
                timer.deleteLater()
            return waits

        def fire() -> None:
            if end():
                call()

        def cancel() -> None:
            end()

        timer.timeout.connect(fire)
        timer.start()
        return cancel
