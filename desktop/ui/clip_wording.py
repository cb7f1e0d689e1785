"""What clips are called, and what is said of them, in the person's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from desktop.preview.clips import FileFact
from desktop.ui.translation import tr
from indexer.contract.clips import LONGEST_TITLE, ClipKind, ClipRow, file_name

_BETWEEN: Final = "  ·  "


def name(row: ClipRow) -> str:
    """Return a clip's first line, or what it is."""
    match row.kind:
        case "files" if row.uris:
            first = file_name(row.uris[0])
            more = row.files - 1
            return tr("{name} and %Ln more", None, more).format(name=first) if more else first
        case "image" if not row.text:
            return f"{tr('Image')} {pixels(row)}".strip()
        case "link":
            line = row.title or address(row.text)
        case _:
            line = first_line(row.text)
    if not line:
        return kind_name(row.kind)
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def first_line(text: str) -> str:
    """Return the first line of a text that says something."""
    return next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")


def address(url: str) -> str:
    """Return a link as one reads it: without what nearly all begin with."""
    bare = url.strip().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.rstrip("/") or url


def host(url: str) -> str:
    """Return the computer that a link leads to, "" where it names none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def pixels(row: ClipRow) -> str:
    """Return how large a picture is."""
    if not row.width:
        return ""
    width, height = (QLocale().toString(side) for side in (row.width, row.height))
    return f"{width} × {height}"


def origin(row: ClipRow, place_of: Callable[[str], str]) -> str:
    """Return where a clip comes from; `place_of` words the folder of a file's URI."""
    told = ""
    if row.kind == "link" and row.title:
        told = host(row.text)
    elif row.kind == "files" and row.uris:
        told = place_of(row.uris[0])
    window = "" if row.window == row.application else first_line(row.window)
    return " · ".join(part for part in (told, row.application, window) if part)


def kind_name(kind: ClipKind) -> str:
    """Return what a kind of clip is called."""
    match kind:
        case "text":
            return tr("Text", "a kind of clip")
        case "html":
            return tr("Formatted text")
        case "image":
            return tr("Image")
        case "files":
            return tr("Files")
        case "link":
            return tr("Link")
        case "colour":
            return tr("Colour")
        case "code":
            return tr("Code")


def extent(row: ClipRow) -> str:
    """Return what a clip is and how much of it there is."""
    told = ""
    if row.kind == "image":
        told = pixels(row)
    elif row.kind == "files":
        return tr("%Ln files", None, row.files)
    elif row.kind in ("text", "html", "code"):
        told = tr("%Ln characters", None, row.length) if row.length else ""
    return _joined(kind_name(row.kind), told)


def source(row: ClipRow) -> str:
    """Return the application and the window that a clip was copied in."""
    window = "" if row.window == row.application else first_line(row.window)
    return _joined(row.application, window)


def facts(row: ClipRow, now: datetime) -> str:
    """Return when and how often a clip was copied, and how large it is."""
    when = moment(row.copied, now)
    often = ""
    if row.times > 1:
        often = tr("%Ln times, first {when}", None, row.times).format(when=moment(row.first, now))
    return _joined(when, often, bytes_said(row.size), tr("pinned") if row.pinned else "")


def file_line(fact: FileFact, place: str, now: datetime) -> str:
    """Return where a copied file is, how large, and when it changed; or that it is gone."""
    if not fact.there:
        return _joined(place, tr("not there any more"))
    size = tr("folder") if fact.is_folder else bytes_said(fact.size)
    return _joined(place, size, moment(fact.changed, now))


def bytes_said(size: int) -> str:
    """Return a number of bytes as it is said."""
    digits = 1 if size >= 1_000_000 else 0
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def moment(seconds: float, now: datetime) -> str:
    """Return a time as it is said now: today's by the clock, others by their day as well."""
    then = datetime.fromtimestamp(seconds, now.tzinfo)
    day, time = QDate(then.year, then.month, then.day), QTime(then.hour, then.minute)
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    days = (now.date() - then.date()).days
    clock = locale.toString(time, short)
    if days == 0:
        return tr("today {time}").format(time=clock)
    if days == 1:
        return tr("yesterday {time}").format(time=clock)
    return locale.toString(QDateTime(day, time), short)


def _joined(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)
