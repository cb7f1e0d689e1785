"""What the service's state means to the person, how fast it goes, and when to ask again; no Qt."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from desktop.search.session import Snapshot
from indexer.contract.messages import IndexState, Pause

State = Literal["starting", "idle", "scanning", "indexing", "paused", "problem", "down"]
Phase = Literal["words", "meaning"]

# Speeds are the mean over this long: the index is written in bursts of some seconds.
_WINDOW_SECONDS: Final = 20.0
_SHORTEST_SECONDS: Final = 3.0


@dataclass(frozen=True)
class Speed:
    """How much is done in a second; None when that is not known yet."""

    files: float | None = None
    passages: float | None = None


@dataclass(frozen=True)
class Status:
    """How Magpie is. Counts; `until` is in seconds since the epoch, None without an end."""

    state: State = "starting"
    folders: int | None = None  # None while nobody knows
    files: int = 0
    unread: int = 0  # files in the queue
    waiting: int = 0  # files that words do not find yet: those and others
    passages: int = 0
    embedded: int = 0
    failed: int = 0
    pause: Pause = ""
    until: float | None = None
    problems: tuple[str, ...] = ()
    speed: Speed = Speed()

    @property
    def phase(self) -> Phase:
        """Whether files are still read, or only their meaning is missing."""
        return "words" if self.waiting else "meaning"

    @property
    def unfinished(self) -> bool:
        """Whether anything is still to be indexed."""
        return self.waiting > 0 or self.embedded < self.passages

    @property
    def total_files(self) -> int:
        """All files, with those that were never read."""
        return self.files + self.unread

    @property
    def ready_files(self) -> int:
        """Files that words find."""
        return max(self.total_files - self.waiting, 0)

    @property
    def seconds_left(self) -> float | None:
        """How long the present phase takes at this speed; None when that is not known."""
        if self.phase == "words":
            left, speed = self.waiting, self.speed.files
        else:
            left, speed = self.passages - self.embedded, self.speed.passages
        return left / speed if speed else None


def status_of(index: IndexState, speed: Speed = Speed()) -> Status:  # frozen
    """Return what the service's reply means."""
    state: State = index.state
    if index.pause:
        state = "paused"
    elif state == "idle" and index.problems:
        state = "problem"
    return Status(
        state=state,
        folders=index.folders,
        files=index.documents,
        unread=index.unread,
        waiting=index.queued,
        passages=index.chunks,
        embedded=index.embedded,
        failed=index.failed,
        pause=index.pause,
        until=index.paused_until,
        problems=tuple(index.problems),
        speed=speed,
    )


def unreachable(problem: str) -> Status:
    """Return the status without a service: why there is none, or "" while it starts."""
    if problem:
        return Status("down", problems=(problem,))
    return Status("starting")


def next_look(status: Status) -> float:
    """Return after how many seconds to ask again, unless something happens before."""
    if status.state in ("starting", "scanning", "indexing"):
        return 1.0
    if status.state == "paused" and status.pause != "person":
        return 5.0
    return 30.0


class Speedometer:
    """Derives speeds from one state after the other; `now` is a clock in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen: deque[tuple[float, int, int]] = deque()

    def add(self, index: IndexState) -> Speed:
        """Take a state and return the speeds by now."""
        now = self._now()
        last = self._seen[-1] if self._seen else None
        if last and (index.written < last[1] or index.embedded < last[2] or index.pause):
            self._seen.clear()  # another service, another model, or a pause
        self._seen.append((now, index.written, index.embedded))
        while len(self._seen) > 2 and now - self._seen[1][0] >= _WINDOW_SECONDS:
            self._seen.popleft()
        then, written, embedded = self._seen[0]
        elapsed = now - then
        if elapsed < _SHORTEST_SECONDS:
            return Speed()
        return Speed(
            _positive((index.written - written) / elapsed),
            _positive((index.embedded - embedded) / elapsed),
        )


def _positive(speed: float) -> float | None:
    return speed if speed > 0 else None


Blank = Literal[
    "down",
    "starting",
    "error",
    "no-folders",
    "ready",
    "filling",
    "answered",
    "looking",
    "not-yet",
    "nothing",
    "clips",
    "no-clip",
    "snippets",
    "no-snippet",
]


def blank(snapshot: Snapshot, status: Status) -> Blank:
    """Return why there are no hits to show.

    Without words: "ready", or "filling" while files are still read. With words: "looking" before
    the last reply, "not-yet" while files are still read, and "nothing"; "answered" where a sum or
    the like is all there is. Among clips alone "clips" without words, and "no-clip" with them;
    likewise among snippets.
    """
    if status.state == "down":
        return "down"
    if status.state == "starting" and (snapshot.error or not snapshot.query.strip()):
        return "starting"
    if snapshot.error:
        return "error"
    if snapshot.kind in ("clip", "snippet"):
        clips = snapshot.kind == "clip"
        if snapshot.browsing or not snapshot.query.strip():
            return "clips" if clips else "snippets"
        if not snapshot.final:
            return "looking"
        return "no-clip" if clips else "no-snippet"
    if not snapshot.query.strip():
        if status.folders == 0:
            return "no-folders"
        return "filling" if status.waiting else "ready"
    if snapshot.answer is not None:
        return "answered"
    if not snapshot.final:
        return "looking"
    return "not-yet" if status.waiting else "nothing"
