"""Watches folders and tells what changed in them, when it has settled."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from indexer.failures import log_failure
from indexer.ports import Clock
from indexer.watch.changes import Changes
from indexer.watch.delivery import Delivery, Sink
from indexer.watch.inotify import EventSource, Inotify, watch_limit
from indexer.watch.mounts import MOUNT_TABLE
from indexer.watch.polling import Poller
from indexer.watch.roots import Roots
from indexer.watch.rules import Rules
from indexer.watch.settle import Settler, Timing
from indexer.watch.tree import Root, Tree
from indexer.watch.walk import Walker

log = logging.getLogger(__name__)

POLL_SECONDS = 30.0
_READ_PAUSE = 0.02  # between two reads: the kernel merges what repeats meanwhile
_WALK_SLICE = 0.01
_WALK_PAUSE = 0.001
_STOP_SECONDS = 5.0
_SHOWN = 20  # problems of one kind, told one by one
_UNKNOWN_LIMIT = 8192  # the kernel's own default of old


@dataclass(frozen=True)
class Status:
    """How the folders are followed."""

    watched: int = 0  # folders whose changes are told at once
    polled: int = 0  # folders past the system's limit, or on a remote file system
    problems: tuple[str, ...] = ()  # one line each for the person
    unsettled: bool = False  # whether changes were heard of that are not told yet


class Watcher:
    """Follows folders in a thread of its own and calls the sink from it.

    Args:
        sink: who is told.
        rules: what is left out.
        clock: gives the time; waiting is real.
        quiet_seconds: a file has settled when nothing was heard of it for so long.
        longest_seconds: a file that is never quiet is told after so long nevertheless.
        max_watches: folders that may hold a kernel watch; by default 7/8 of what the system allows
            the person, as other programs need some.
        poll_seconds: between two looks at a folder that holds none.
        source: makes the event source; raises OSError where there is none, and all is polled.
    """

    def __init__(
        self,
        sink: Sink,
        rules: Rules,
        clock: Clock,
        *,
        quiet_seconds: float = 0.4,
        longest_seconds: float = 10.0,
        max_watches: int | None = None,
        poll_seconds: float = POLL_SECONDS,
        source: Callable[[], EventSource] = Inotify,
    ) -> None:
        self._clock = clock
        self._limit = watch_limit() or _UNKNOWN_LIMIT
        self._source = _open(source)
        self._mount_table = _open_mount_table()
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        roots: dict[bytes, Root] = {}
        self._longest_seconds = longest_seconds
        allowed = self._limit * 7 // 8 if max_watches is None else max_watches
        self._tree = Tree(self._source, allowed)
        self._settler = Settler(self._timing(quiet_seconds))
        self._walker = Walker(self._tree, self._settler, clock, roots)
        lost: dict[bytes, bool] = {}
        self._delivery = Delivery(self._tree, self._walker, sink, lost)
        self._roots = Roots(rules, self._tree, self._walker, self._delivery, sink, clock, roots)
        self._changes = Changes(
            self._tree,
            self._walker,
            self._settler,
            clock,
            lost,
            overflowed=self._roots.doubt_all,
            self_gone=self._roots.self_gone,
        )
        self._poller = Poller(
            self._tree, self._walker, self._settler, clock, self._changes.note_lost, poll_seconds
        )
        self._commands: deque[Callable[[], None]] = deque()
        # How many commands there were, how many of them were done, and how many the status tells.
        self._submitted = self._done = self._told = 0
        self._followed: list[threading.Event] = []  # set when the status tells of it
        self._stopping = threading.Event()
        self._closing = threading.Lock()  # nobody writes to a descriptor that has a new owner
        self._closed = False
        self._status = Status()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and all watches; what has not settled yet is not told."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        self._wake()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)
        if not self._thread.is_alive():
            self._close()

    def add_root(self, path: bytes, *, wait: bool = True) -> bytes:
        """Follow a folder; return its real path, of which all events speak.

        Its files are not told: scan it afterwards. A folder that is not there is looked for, and
        `Sink.rescan` tells its coming.

        Args:
            path: the folder; symbolic links in it are resolved.
            wait: return when all of it is followed, so that a scan begun then misses nothing.
        """
        real = os.path.realpath(path)
        followed = threading.Event()
        self._submit(lambda: self._roots.add(real, lambda: self._followed.append(followed)))
        if wait and self._thread.is_alive() and threading.current_thread() is not self._thread:
            # Stopping and a failure of the thread end the wait too.
            while not followed.wait(0.2) and not self._stopping.is_set():
                pass
        return real

    def remove_root(self, path: bytes) -> None:
        """Stop following a folder; nothing is told of it any more."""
        real = os.path.realpath(path)
        self._submit(lambda: self._roots.remove(real))

    def set_rules(self, rules: Rules) -> None:
        """Change what is left out; `Sink.rescan` is called for each folder when it holds."""
        self._submit(lambda: self._roots.set_rules(rules))

    def set_quiet(self, seconds: float) -> None:
        """Change how long a file must be quiet; it holds for what changes from now on."""
        self._submit(lambda: self._settler.retime(self._timing(seconds)))

    def status(self) -> Status:
        """Return how the folders are followed, as of a moment ago.

        What was ordered before and is not done yet is unsettled.
        """
        told = self._told  # read first: the status is at least as new
        status = self._status
        return status if told == self._submitted else replace(status, unsettled=True)

    def _timing(self, quiet: float) -> Timing:
        return Timing(quiet, closed=min(Timing.closed, quiet), longest=self._longest_seconds)

    def _submit(self, command: Callable[[], None]) -> None:
        with self._closing:
            self._submitted += 1
            self._commands.append(command)
        self._wake()

    def _wake(self) -> None:
        with self._closing:
            if not self._closed:
                with contextlib.suppress(BlockingIOError):  # full wakes as well
                    os.write(self._wake_write, b"!")

    # In the thread

    def _run(self) -> None:
        poller, waker = self._pollers()
        while not self._stopping.is_set():
            try:
                if self._turn(poller):
                    self._pause(waker, _READ_PAUSE)
                elif self._walker.busy:
                    self._pause(waker, _WALK_PAUSE)
            except Exception as error:  # noqa: BLE001 # the barrier of this thread
                log_failure(log, "watching", error)
                self._roots.doubt_all()
                self._stopping.wait(1.0)

    def _pollers(self) -> tuple[select.poll, select.poll]:
        poller, waker = select.poll(), select.poll()
        poller.register(self._wake_read, select.POLLIN)
        waker.register(self._wake_read, select.POLLIN)
        if self._source is not None:
            poller.register(self._source.fileno(), select.POLLIN)
        if self._mount_table is not None:
            poller.register(self._mount_table, select.POLLPRI)
        return poller, waker

    def _turn(self, poller: select.poll) -> int:
        """Wait for something to do, do it; return how many events were read."""
        events = 0
        ready = {descriptor for descriptor, _ in poller.poll(self._timeout())}
        if self._wake_read in ready:
            os.read(self._wake_read, 4096)
        while self._commands:
            command = self._commands.popleft()
            self._done += 1
            command()
        if self._source is not None and self._source.fileno() in ready:
            events = self._changes.handle(self._source.read())
        if self._mount_table in ready:
            self._roots.mounts_changed()
        self._walker.step(_WALK_SLICE)
        if not self._walker.leading and (batch := self._settler.take(self._clock.monotonic())):
            self._delivery.deliver(batch)
        self._poller.step()
        self._roots.step()
        self._publish()
        while self._followed:
            self._followed.pop().set()
        return events

    def _pause(self, waker: select.poll, seconds: float) -> None:
        waker.poll(seconds * 1000)

    def _timeout(self) -> float | None:
        """Return for how many milliseconds to wait for events, None for ever."""
        if self._walker.busy or self._commands:
            return 0
        times = (self._settler.next_due(), self._poller.next_due(), self._roots.next_due())
        due = min((time for time in times if time is not None), default=None)
        if due is None:
            return None
        # Rounded up: to wake a little early would be to wake again at once.
        return max(0.0, due - self._clock.monotonic()) * 1000 + 1

    def _publish(self) -> None:
        watched, polled = len(self._tree.by_watch), len(self._tree.polled)
        unreadable = self._walker.unreadable
        problems = [*self._roots.problems(), *map(str, islice(unreadable.values(), _SHOWN))]
        if len(unreadable) > _SHOWN:
            problems.append(f"{len(unreadable) - _SHOWN:,} more folders cannot be read")
        if polled and self._tree.full:
            problems.append(self._limit_problem(watched, polled))
        unsettled = len(self._settler) > 0 or self._walker.busy
        status = Status(watched, polled, tuple(problems), unsettled)
        if status != self._status:
            self._status = status
        self._told = self._done

    def _limit_problem(self, watched: int, polled: int) -> str:
        if self._source is None:
            return f"{polled:,} folders are polled, as the system tells no changes"
        limit = self._limit
        while limit * 7 // 8 < 2 * (watched + polled):
            limit *= 2
        setting = f"fs.inotify.max_user_watches={max(limit, 2 * self._limit)}"
        return (
            f"{polled:,} folders are polled, as the system's limit on watches is reached. "
            f"To raise it: sudo sysctl -w {setting} "
            f"(to keep it, put {setting} into /etc/sysctl.d/60-magpie.conf)"
        )

    def _close(self) -> None:
        if self._source is not None:
            self._source.close()
        if self._mount_table is not None:
            os.close(self._mount_table)
        with self._closing:
            self._closed = True
            os.close(self._wake_read)
            os.close(self._wake_write)


def _open(source: Callable[[], EventSource]) -> EventSource | None:
    try:
        return source()
    except OSError as error:
        log.warning("no change events from the system, so folders are polled: %s", error.strerror)
        return None


def _open_mount_table() -> int | None:
    try:
        return os.open(MOUNT_TABLE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
