"""What rows say: headings, places, times, in the person's language."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from desktop.search.rows import HeadingRow
from desktop.ui import clip_wording, snippet_wording
from desktop.ui.telling import told
from desktop.ui.translation import tr
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Hit

__all__ = ["Wording", "tr"]

_DAY: Final = timedelta(days=1)


class Wording:
    """Words for what hits are; `now` is seconds since the epoch."""

    def __init__(self, now: Callable[[], float], home: bytes) -> None:
        self._now = now
        self._home = home

    def now(self) -> datetime:
        """Return what time it is here."""
        return datetime.fromtimestamp(self._now(), UTC).astimezone()

    def heading(self, row: HeadingRow) -> str:
        """Return a group's heading, with how many hits it has."""
        if row.group == "best" and row.count == 1:
            return tr("Best hit")
        if row.group == "elsewhere":
            return tr("Or")
        headings = {
            "best": tr("Results"),
            "app": tr("Applications"),
            "file": tr("Files"),
            "clip": tr("Clipboard"),
            "snippet": tr("Snippets"),
            "pinned": tr("Pinned"),
            "today": tr("Today"),
            "yesterday": tr("Yesterday"),
            "week": tr("Last 7 days"),
            "earlier": tr("Earlier"),
        }
        if not row.count:
            return headings[row.group]
        return f"{headings[row.group]} · {QLocale().toString(row.count)}"

    def title(self, hit: Hit) -> str:
        """Return what a hit is called."""
        return hit.title if hit.clip is None else clip_wording.name(hit.clip)

    def place(self, hit: Hit) -> str:
        """Return where a hit is, as a path from the home folder on; what an application is,
        where a clip comes from, and what a snippet begins with.

        Empty for what is nowhere.
        """
        if hit.clip is not None:
            return clip_wording.origin(hit.clip, self.place_of)
        if hit.snippet is not None:
            return snippet_wording.first_words(hit.snippet)
        return self.place_of(hit.uri) if hit.kind == "file" else hit.subtitle

    def place_of(self, uri: str) -> str:
        """Return the folder of a file by its URI, likewise."""
        if not uri.startswith("file://"):
            return ""
        folder = os.path.dirname(uri_to_path(uri))
        if folder == self._home or folder.startswith(self._home + b"/"):
            folder = b"~" + folder[len(self._home) :]
        return " › ".join(part for part in shown(folder).split("/") if part) or "/"

    def citation(self, hit: Hit) -> str:
        """Return where in the file the best passage stands; of a clip, how often it was copied,
        and of a snippet its folder and tags.
        """
        if hit.snippet is not None:
            return snippet_wording.belongs(hit.snippet)
        if hit.clip is not None:
            return f"× {QLocale().toString(hit.clip.times)}" if hit.clip.times > 1 else ""
        return told(hit.passages[0].citation.label) if hit.passages else ""

    def time(self, hit: Hit, *, by_day: bool = False) -> str:
        """Return when a hit changed, the shorter the nearer.

        With `by_day` it stands among those of its day, which need not be said. Of a snippet it
        says nothing: its keyword stands there.
        """
        if hit.snippet is not None:
            return ""
        try:
            changed = datetime.fromisoformat(hit.modified).astimezone()
        except ValueError:
            return ""
        now = self.now()
        locale = QLocale()
        days = (now.date() - changed.date()).days
        if days == 0 or (by_day and days == 1):
            time = QTime(changed.hour, changed.minute)
            return locale.toString(time, QLocale.FormatType.ShortFormat)
        if days == 1:
            return tr("yesterday")
        date = QDate(changed.year, changed.month, changed.day)
        if 0 < days < 7:
            return locale.dayName(date.dayOfWeek())
        if changed.year == now.year:
            return locale.toString(date, tr("d MMM", "a day of this year, for QLocale"))
        return locale.toString(date, "MMM yyyy")

    def spoken(self, hit: Hit) -> str:
        """Return a row as a screen reader says it."""
        pinned = tr("pinned") if hit.clip is not None and hit.clip.pinned else ""
        parts = [self.title(hit), pinned, self.citation(hit), self.place(hit), self.time(hit)]
        if hit.snippet is not None:
            row = hit.snippet
            parts = [hit.title, snippet_wording.keyword(row), *parts[2:4]]
            parts += snippet_wording.marks(row)
        return ", ".join(part for part in parts if part)
