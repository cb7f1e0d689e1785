"""Decides when a changed path has settled, and which settled paths are told together."""

from __future__ import annotations

import heapq
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """How long to wait; all in seconds."""

    quiet: float = 0.4  # since the last event of a path
    closed: float = 0.15  # instead, when that event says that the writer has finished
    longest: float = 10.0  # since the first event, for a file that is written without pause
    gap: float = 0.5  # at most, between two batches while changes keep coming
    batch: int = 500  # paths; paths that belong together may exceed it


class _Entry:
    __slots__ = ("deadline", "due", "path", "queued", "riders")

    def __init__(self, path: bytes, now: float, longest: float) -> None:
        self.path = path
        self.deadline = now + longest
        self.due = self.deadline
        self.queued = float("inf")  # the earliest time at which the heap holds this entry
        self.riders: dict[bytes, None] = {}


class Settler:
    """Collects events by path; the caller passes the time and asks when something is due.

    A path may have riders, which are told in the same batch: the old name of a moved file, or the
    files under a moved folder.
    """

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._entries: dict[bytes, _Entry] = {}  # in order of their deadlines
        self._heap: list[tuple[float, int, _Entry]] = []
        self._pushes = 0
        self._gap = 0.0
        self._last_taken = float("-inf")
        self._inherited = float("inf")  # the earliest deadline that is out of order

    def __len__(self) -> int:
        return len(self._entries)

    def touched(self, path: bytes, now: float, *, closed: bool = False) -> None:
        """Note an event; `closed` when nothing more is to be expected of its cause."""
        self._touch(path, now, closed=closed)

    def moved(self, source: bytes, target: bytes, now: float) -> None:
        """Note that one name became another: both are told in one batch."""
        old = self._entries.pop(source, None)
        entry = self._touch(target, now, closed=True)
        entry.riders[source] = None
        if old is not None:
            entry.riders.update(old.riders)
            self._inherit(entry, old.deadline)

    def joined(self, leader: bytes, path: bytes, now: float) -> None:
        """Note a path that is told together with `leader`, which waits a little for more."""
        self._touch(leader, now, closed=True).riders[path] = None

    def retime(self, timing: Timing) -> None:
        """Wait for other times, for what is noted from now on."""
        self._timing = timing

    def next_due(self) -> float | None:
        """Return when `take` will yield something, None while nothing is waiting."""
        self._tidy()
        if not self._heap:
            return None
        # Under a burst each path would be due at a time of its own; waiting a little makes one
        # batch of them, but never past the first deadline.
        first_deadline = min(next(iter(self._entries.values())).deadline, self._inherited)
        return max(self._heap[0][0], min(self._last_taken + self._gap, first_deadline))

    def take(self, now: float) -> list[bytes]:
        """Return a batch of settled paths, without repeats; empty when nothing is due yet."""
        due = self.next_due()
        if due is None or due > now:
            return []
        batch: dict[bytes, None] = {}
        while len(batch) < self._timing.batch and self._heap and self._heap[0][0] <= now:
            entry = heapq.heappop(self._heap)[2]
            del self._entries[entry.path]
            # A rider that changed again on its own waits for its own time.
            batch.update((path, None) for path in entry.riders if path not in self._entries)
            batch[entry.path] = None
            self._tidy()
        if not self._entries:
            self._inherited = float("inf")
        self._adapt(now)
        return list(batch)

    def _adapt(self, now: float) -> None:
        backlog = bool(self._heap) and self._heap[0][0] <= now
        if backlog:
            self._gap = 0.0
        elif now - self._last_taken <= 2 * self._timing.gap:
            self._gap = min(self._timing.gap, max(0.05, 2 * self._gap))
        else:
            self._gap = 0.0
        self._last_taken = now

    def _inherit(self, entry: _Entry, deadline: float) -> None:
        if deadline < entry.deadline:
            entry.deadline = deadline
            entry.due = min(entry.due, deadline)
            self._inherited = min(self._inherited, deadline)
            self._push(entry)

    def _touch(self, path: bytes, now: float, *, closed: bool) -> _Entry:
        entry = self._entries.get(path)
        if entry is None:
            entry = self._entries[path] = _Entry(path, now, self._timing.longest)
        wait = self._timing.closed if closed else self._timing.quiet
        entry.due = min(now + wait, entry.deadline)
        if entry.due < entry.queued:
            self._push(entry)
        return entry

    def _push(self, entry: _Entry) -> None:
        entry.queued = entry.due
        self._pushes += 1
        heapq.heappush(self._heap, (entry.due, self._pushes, entry))

    def _tidy(self) -> None:
        """Bring an entry that is really due next to the top of the heap."""
        # An event that comes later only moves `due`; its place in the heap is corrected here,
        # so that a file written a thousand times a second costs a thousand assignments.
        while self._heap:
            queued, _, entry = self._heap[0]
            if self._entries.get(entry.path) is not entry or queued != entry.queued:
                heapq.heappop(self._heap)
            elif entry.due > queued:
                heapq.heappop(self._heap)
                self._push(entry)
            else:
                return
