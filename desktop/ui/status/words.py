"""The status in words: a headline, a line below it, times and sizes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from desktop.status import Status
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.messages import FailureCode

_MINUTE: Final = 60
_HOUR: Final = 3600


def number(count: int) -> str:
    """Return a count as the person writes it."""
    return QLocale().toString(count)


def size(count: int) -> str:
    """Return bytes as the person writes them."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def duration(seconds: float) -> str:
    """Return about how long something takes, in one or two units."""
    if seconds < _MINUTE:
        return tr("{seconds} s").format(seconds=max(5 * round(seconds / 5), 5))
    minutes = round(seconds / _MINUTE)
    if minutes < _MINUTE:
        return tr("{minutes} min").format(minutes=minutes)
    return tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def clock(epoch: float) -> str:
    """Return a time of day, or the day too when it is not today's."""
    at = datetime.fromtimestamp(epoch).astimezone()
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    if at.date() == datetime.now().astimezone().date():
        return time
    day = QDate(at.year, at.month, at.day)
    return f"{QLocale().toString(day, QLocale.FormatType.ShortFormat)} {time}"


def headline(status: Status) -> str:
    """Return how Magpie is, in a few words."""
    match status.state:
        case "starting":
            return tr("Starting…")
        case "idle":
            return tr("Everything is up to date")
        case "scanning":
            return tr("Looking for changes…")
        case "indexing":
            return _indexing(status)
        case "paused":
            return _paused(status)
        case "problem":
            return tr("Something needs your attention")
        case "down":
            return tr("The service is not running")


def _indexing(status: Status) -> str:
    if status.phase == "words":
        return tr("Reading files: {done} of {all}").format(
            done=number(status.ready_files), all=number(status.total_files)
        )
    if status.unfinished:
        return tr("Learning meanings: {done} of {all} passages").format(
            done=number(status.embedded), all=number(status.passages)
        )
    return tr("Finishing…")


def _paused(status: Status) -> str:
    match status.pause:
        case "battery":
            return tr("Indexing waits for mains power")
        case "busy":
            return tr("Indexing waits while other programs need the machine")
        case _ if status.until is not None:
            return tr("Indexing is paused until {time}").format(time=clock(status.until))
        case _:
            return tr("Indexing is paused")


def detail(status: Status) -> str:
    """Return the line below the headline; empty when there is nothing to add."""
    if status.state in ("problem", "down"):
        return told(status.problems[0]) if status.problems else ""
    if status.state == "indexing":
        return pace(status)
    if status.state == "starting":
        return ""
    if status.state == "paused" and status.waiting:
        return tr("Waiting to be read: {count}").format(count=number(status.waiting))
    return tr("Files that can be found: {count}").format(count=number(status.files))


def pace(status: Status) -> str:
    """Return how fast the work goes and how long it takes; empty while that is not known."""
    words = status.phase == "words"
    speed = status.speed.files if words else status.speed.passages
    if speed is None:
        return ""
    shown = QLocale().toString(speed, "f", 0 if speed >= 10 else 1)
    rate = (tr("{speed} files/s") if words else tr("{speed} passages/s")).format(speed=shown)
    left = status.seconds_left
    if not left:
        return rate
    return rate + " · " + tr("about {time} left").format(time=duration(left))


def failure(code: FailureCode) -> str:
    """Return a kind of failure in a word or two."""
    match code:
        case "encrypted":
            return tr("Needs a password")
        case "corrupt":
            return tr("Damaged")
        case "too-large":
            return tr("Too large")
        case "timeout":
            return tr("Took too long")
        case "memory":
            return tr("Needed too much memory")
        case "crash":
            return tr("Broke the reader")
        case "unreadable":
            return tr("May not be read")
        case "vanished":
            return tr("Vanished while it was read")
