"""A query's filters as conditions on the catalog's documents (pure)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from indexer.catalog.folders import under
from indexer.catalog.reading import Condition
from indexer.contract.query_language import Choice, Filters

_NANOSECONDS = 1_000_000_000
_MOST_VALUES = 64  # of one filter, as of words
# A function of the catalog's connections: the path as text with its case folded.
_NAME = "folded(d.path)"


def conditions(filters: Filters) -> list[Condition]:
    """Return what a document must meet, all of it; kinds other than files meet nothing here."""
    found = [
        *_choice(filters.ext, _ext),
        *_choice(filters.folder, _folder),
        *_choice(filters.name, _name),
        *_choice(filters.lang, lambda value: Condition("d.language = ?", (value,))),
        *_choice(filters.kind, lambda value: Condition("?" if value == "file" else "NOT ?", (1,))),
    ]
    if filters.after is not None:
        found.append(Condition("d.mtime_ns >= ?", (_bounded(int(filters.after * _NANOSECONDS)),)))
    if filters.before is not None:
        found.append(Condition("d.mtime_ns < ?", (_bounded(int(filters.before * _NANOSECONDS)),)))
    if filters.min_size is not None:
        found.append(Condition("d.size >= ?", (_bounded(filters.min_size),)))
    if filters.max_size is not None:
        found.append(Condition("d.size <= ?", (_bounded(filters.max_size),)))
    return found


def _bounded(number: int) -> int:
    return max(min(number, (1 << 63) - 1), -(1 << 63))


def _choice(choice: Choice, make: Callable[[str], Condition]) -> list[Condition]:
    found = []
    if choice.any_of:
        found.append(_joined(" OR ", "({})", map(make, choice.any_of[:_MOST_VALUES])))
    if choice.none_of:
        found.append(_joined(" AND ", "NOT ({})", map(make, choice.none_of[:_MOST_VALUES])))
    return found


def _joined(operator: str, form: str, parts: Iterable[Condition]) -> Condition:
    listed = list(parts)
    sql = operator.join(form.format(part.sql) for part in listed)
    return Condition(sql, tuple(value for part in listed for value in part.values))


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _ext(value: str) -> Condition:
    return Condition(f"{_NAME} LIKE ? ESCAPE '\\'", (f"%.{_like(value)}",))


def _name(value: str) -> Condition:
    # The part after the last slash holds the words: none may follow them.
    pattern = _like(value.casefold())
    return Condition(
        f"{_NAME} LIKE ? ESCAPE '\\' AND {_NAME} NOT LIKE ? ESCAPE '\\'",
        (f"%{pattern}%", f"%{pattern}%/%"),
    )


def _folder(value: str) -> Condition:
    """Match a path prefix when it looks like a path, else a folder of that name anywhere."""
    expanded = os.path.expanduser(value)
    if os.path.isabs(expanded):
        low, high = under(os.path.normpath(os.fsencode(expanded)))
        return Condition("d.path >= ? AND d.path < ?", (low, high))
    pattern = _like(value.strip("/").casefold())
    return Condition(f"{_NAME} LIKE ? ESCAPE '\\'", (f"%/{pattern}/%",))
