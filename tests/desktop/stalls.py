"""Notices when Qt's thread does not take events: what the person would see as a hang.

A thread asks Qt's thread for a sign of life again and again, which tells when it answered and how
long it had worked until then. What counts is what the launcher did: not the time in which its
threads had no core, nor how slow the core was that they had.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

LIMIT_SECONDS = 0.05
# For waiting alone: a virtual machine may be without its core and not know it.
WAITING_LIMIT_SECONDS = 0.1
# What `_pace` works takes this long, with a core alone, on a machine that the limits are meant for.
_PACE_SECONDS = 0.0025
_PACES = 5  # are taken, and the slowest counts: a neighbour's work comes and goes
_SHOWN_LINES = 6
_STOLEN = 8  # the column of /proc/stat
_TICKS = os.sysconf("SC_CLK_TCK")
_PAUSE_SECONDS = 0.005
_THREADS = Path("/proc/self/task")


class StallError(AssertionError):
    """A stall of Qt's thread; the test is tried again, as the machine may be what stalled."""


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

    def watch() -> None:
        while not ending.wait(_PAUSE_SECONDS):
            answered = _Answer()
            before = _Lost()
            started, worked = time.monotonic(), time.clock_gettime(its_work)
            pulse.asked.emit(answered)
            where = ""
            while not answered.wait(LIMIT_SECONDS) and not ending.is_set():
                where = where or _stack(main)
            if not answered.is_set():
                continue
            busy = answered.worked - worked
            took = answered.moment - started
            if busy <= LIMIT_SECONDS and took <= WAITING_LIMIT_SECONDS:
                continue
            lost, stolen = before.since()
            took -= lost
            busy -= stolen
            slow = max(_pace() for _ in range(_PACES))
            if busy > slow * LIMIT_SECONDS or took > slow * WAITING_LIMIT_SECONDS:
                stalls.append(
                    f"no events for {took * 1000:.0f} ms, {busy * 1000:.0f} ms of them at work"
                    f" (at {slow:.1f} times the usual)\n{where}"
                )

    thread = threading.Thread(target=watch, daemon=True)
    collecting = gc.isenabled()
    gc.disable()  # it would collect widgets in whatever thread is running
    thread.start()
    try:
        yield stalls
    finally:
        ending.set()
        thread.join()
        if collecting:
            gc.enable()


def refuse_stalls(stalls: list[str]) -> None:
    """Raise a StallError if there are any."""
    if stalls:
        raise StallError("\n".join(stalls))


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


class _Lost:
    """The time that was nobody's fault here, counted from now on.

    A thread of this process was ready to run and had no core: Qt's thread may wait for any of
    them, as Python lets one run at a time. Or a virtual machine's host kept its cores.
    """

    def __init__(self) -> None:
        self._waited, self._stolen = _waited(), _stolen()

    def since(self) -> tuple[float, float]:
        """Return all of it and what the host kept, which counts as work of the thread (s)."""
        waited = sum(now - self._waited.get(name, 0.0) for name, now in _waited().items())
        stolen = max(now - then for then, now in zip(self._stolen, _stolen(), strict=True))
        return waited + stolen, stolen


def _waited() -> dict[str, float]:
    """Return how long each thread of this process has waited for a core so far."""
    found = {}
    for name in os.listdir(_THREADS):
        with suppress(OSError):  # the thread has ended, or the system does not count this
            found[name] = int((_THREADS / name / "schedstat").read_bytes().split()[1]) / 1e9
    return found


def _stolen() -> list[float]:
    """Return for how long the host kept each core so far."""
    with Path("/proc/stat").open("rb") as stat:
        cores = [line.split() for line in stat if line.startswith(b"cpu")]
    return [int(core[_STOLEN]) / _TICKS for core in cores[1:]]  # the first line is their sum


def _pace() -> float:
    """Return how many times the usual a piece of work takes on a core just now, at least 1.

    Beside a busy neighbour on the same core, or on a slow machine, all work takes longer, and none
    of it is the launcher's fault.
    """
    started = time.thread_time()
    counts: dict[int, int] = {}
    for number in range(25_000):
        counts[number & 255] = counts.get(number & 255, 0) + number
    return max(1.0, (time.thread_time() - started) / _PACE_SECONDS)
