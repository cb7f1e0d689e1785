"""Notices when Qt's thread does not take events: what the person would see as a hang.

A thread asks Qt's thread for a sign of life again and again, which tells when it answered. What it
takes longer than the limit, counted without the time in which the machine, or its host, had no core
for it, is a stall.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

LIMIT_SECONDS = 0.05
# For waiting alone: a virtual machine may be without its core and not know it.
_WAITING_LIMIT_SECONDS = 0.1
_SHOWN_LINES = 6
_STOLEN = 8  # the column of /proc/stat
_TICKS = os.sysconf("SC_CLK_TCK")
_PAUSE_SECONDS = 0.005


class _Answer(threading.Event):
    """What Qt's thread says: when it took the event, and what it had worked until then (s)."""

    def __init__(self) -> None:
        super().__init__()
        self.moment = self.worked = 0.0

    def give(self) -> None:
        """Answer, in Qt's thread."""
        self.moment, self.worked = time.monotonic(), time.thread_time()
        self.set()


class _Pulse(QObject):
    asked = Signal(object)


@contextmanager
def watched_loop() -> Iterator[list[str]]:
    """Yield a list that gets a line for every stall of the calling thread's event loop."""
    stalls: list[str] = []
    ending = threading.Event()
    pulse = _Pulse()
    pulse.asked.connect(_Answer.give, Qt.ConnectionType.QueuedConnection)
    main = threading.get_ident()
    its_work = time.pthread_getcpuclockid(main)
    qt_thread = threading.get_native_id()

    def watch() -> None:
        threads = (qt_thread, threading.get_native_id())
        while not ending.wait(_PAUSE_SECONDS):
            answered = _Answer()
            before = _without_core(threads)
            started, worked = time.monotonic(), time.clock_gettime(its_work)
            pulse.asked.emit(answered)
            where = ""
            while not answered.wait(LIMIT_SECONDS) and not ending.is_set():
                where = where or _stack(main)
            if not answered.is_set():
                continue
            busy = answered.worked - worked
            took = answered.moment - started - (_without_core(threads) - before)
            if busy > LIMIT_SECONDS or took > _WAITING_LIMIT_SECONDS:
                stalls.append(f"no events for {took * 1000:.0f} ms\n{where}")

    thread = threading.Thread(target=watch, daemon=True)
    gc.disable()  # it would collect widgets in whatever thread is running
    thread.start()
    try:
        yield stalls
    finally:
        ending.set()
        thread.join()
        gc.enable()


def _stack(thread: int) -> str:
    """Return where a thread is.

    No reference to its frame is taken: with the last one, the widgets that the frame knows would
    be destroyed in this thread.
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        threads = file.read().decode("utf-8", "replace").split("\n\n")
    found = next((text for text in threads if f"0x{thread:016x}" in text), "")
    return "\n".join(found.splitlines()[:_SHOWN_LINES])


def _without_core(threads: Iterable[int]) -> float:
    """Return the seconds that threads were ready to run and had no core, together.

    With those for which a virtual machine's host kept its cores, whatever the threads did then.
    """
    files = (Path(f"/proc/self/task/{thread}/schedstat") for thread in threads)
    waited = sum(int(file.read_text(encoding="ascii").split()[1]) for file in files) / 1e9
    with Path("/proc/stat").open(encoding="ascii") as stat:
        stolen = int(stat.readline().split()[_STOLEN]) / _TICKS
    return waited + stolen
