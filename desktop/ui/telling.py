"""Lines that were made where no Qt is: by the service, its settings, the desktop's own adapters.

Such a line is English, made of a template and values, and comes as text: for the command line, the
log and the catalog as well. Here it is recognised by its template and said in the person's
language; `desktop.ui.lines` has the templates. A line of no known template is said as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from string import Formatter
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from desktop.ui.lines import EXACT, TEMPLATES
from desktop.ui.translation import tr
from indexer.contract.declared import declared

# What a value is, by its name in a template; any other is anything, and said as it is.
_TOLD: Final = frozenset({"rule", "reason", "error", "wish", "where", "kind", "why"})
_COUNTS: Final = frozenset({"count", "all", "n"})
_SHAPES: Final = {
    **dict.fromkeys(_COUNTS, re.compile(r"\d+(,\d{3})*")),
    **dict.fromkeys(("first", "last", "page"), re.compile(r"\d+")),
    "when": re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "key": re.compile(r"[a-z_]+\.[a-z_]+"),
}
_DEEPEST: Final = 4  # lines in lines


@dataclass(frozen=True)
class Template:
    """A text with values in it: `pieces` stand around the values, whose names are `names`."""

    text: str
    pieces: tuple[str, ...]
    names: tuple[str, ...]

    def values(self, line: str) -> dict[str, str] | None:
        """Return the values that a line has, by name; None when it is not of this template."""
        first, *between, last = self.pieces
        if not (line.startswith(first) and line.endswith(last)):
            return None
        at, end = len(first), len(line) - len(last)
        found: list[str] = []
        for piece in between:
            next_at = line.find(piece, at, end)
            if next_at < 0:
                return None
            found.append(line[at:next_at])
            at = next_at + len(piece)
        if at > end:
            return None
        found.append(line[at:end])
        return self._fitting(found)

    def _fitting(self, found: list[str]) -> dict[str, str] | None:
        for name, value in zip(self.names, found, strict=True):
            shape = _SHAPES.get(name)
            if not value or (shape is not None and not shape.fullmatch(value)):
                return None
        return dict(zip(self.names, found, strict=True))


def told(line: str) -> str:
    """Return a line of the service's, or of a layer without Qt, in the person's language."""
    return _told(line, 0)


def _told(line: str, depth: int) -> str:
    if line in _exact():
        return tr(line)
    read = _read(line) if depth < _DEEPEST else None
    if read is None:
        return line
    template, values = read
    count = int(values["n"].replace(",", "")) if "n" in values else -1
    said = {name: _value(name, value, depth) for name, value in values.items() if name != "n"}
    return tr(template.text, None, count).format(**said)


def _value(name: str, value: str, depth: int) -> str:
    if name in _TOLD:
        return _told(value, depth + 1)
    if name in _COUNTS:
        return QLocale().toString(int(value.replace(",", "")))
    if name == "when":
        when = datetime.fromisoformat(value)
        day, time = QDate(when.year, when.month, when.day), QTime(when.hour, when.minute)
        return QLocale().toString(QDateTime(day, time), QLocale.FormatType.ShortFormat)
    return value


@lru_cache(maxsize=512)  # lists paint the same lines again and again
def _read(line: str) -> tuple[Template, dict[str, str]] | None:
    for template in _templates():
        values = template.values(line)
        if values is not None:
            return template, values
    return None


@cache
def _templates() -> tuple[Template, ...]:
    """Return the templates; those that say more themselves come first."""
    found = [_template(text) for text in TEMPLATES]
    return tuple(sorted(found, key=lambda template: -sum(map(len, template.pieces))))


def _template(text: str) -> Template:
    pieces: list[str] = []
    names: list[str] = []
    literal = ""
    for before, name, _, _ in Formatter().parse(text.replace("%Ln", "{n}")):
        literal += before
        if name is not None:
            pieces.append(literal)
            names.append(name)
            literal = ""
    return Template(text, (*pieces, literal), tuple(names))


@cache
def _exact() -> frozenset[str]:
    return EXACT | frozenset(declared_texts())


def declared_texts() -> list[str]:
    """Return what the settings' declarations say to a person."""
    found: list[str] = []
    for setting in declared().values():
        found += (setting.title, setting.text, *setting.words.values())
        found += (setting.expected, setting.later, setting.ended)
    return [text for text in dict.fromkeys(found) if text]
