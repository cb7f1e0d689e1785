"""The keywords of snippets in sorted tables: what is called so, and what begins so."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np

# Marks around a keyword keep it apart from what is typed otherwise: `:sig`, `;sig`, `:smile:`.
_MARKS: Final = re.compile(r"^[\W_]+|[\W_]+$")
_LAST: Final = "\U0010ffff"
_LOOKED_AT: Final = 200  # keywords that begin so: the shortest, of which most was typed
_SAME: Final = 1.0
_SAME_WITHOUT_MARKS: Final = 0.95
# What a beginning is worth, and what the share that was typed adds. Nobody types a mark by chance.
_BEGUN_WITH_MARKS: Final = (0.8, 0.15)
_BEGUN: Final = (0.5, 0.3)
_LEAST_NAME: Final = 2  # characters: a single letter names nothing, it begins something


class Called(NamedTuple):
    """An item whose keyword answers what was typed, by the best of its keywords."""

    item: int
    keyword: str
    worth: float  # 0…1
    exact: bool  # it is the whole keyword, but for marks and case
    marked: bool  # it was typed with marks, and those are the keyword's


class _Entry(NamedTuple):
    form: str  # a keyword as it is looked up
    item: int
    keyword: str  # as it is kept


class Keywords:
    """Looks items up by what their keywords are or begin with, whatever the case.

    Any thread may ask and change; a question is answered from one state.
    """

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._entries: dict[int, tuple[list[_Entry], list[_Entry]]] = {}
        self._tables = _Table(()), _Table(())  # as written, and without marks

    def replace(self, keywords: Mapping[int, Sequence[str]]) -> None:
        """Have the keywords of these items and of no others."""
        with self._changing:
            self._entries = {item: _entries(item, several) for item, several in keywords.items()}
            self._sort()

    def put(self, keywords: Mapping[int, Sequence[str]], gone: Iterable[int] = ()) -> None:
        """Take in items, in place of what they were, and let go of those that went."""
        with self._changing:
            entries = dict(self._entries)
            entries |= {item: _entries(item, several) for item, several in keywords.items()}
            for item in gone:
                entries.pop(item, None)
            self._entries = entries
            self._sort()

    def find(self, typed: str, limit: int, also: Collection[int] = ()) -> list[Called]:
        """Return the items whose keywords are or begin with what was typed, best first.

        Args:
            typed: with the marks of a keyword, with others, or without any.
            limit: how many to return at most.
            also: items to look at however many others begin so.
        """
        asked = folded(typed)
        if not asked or limit <= 0:
            return []
        best: dict[int, Called] = {}
        marked = _MARKS.match(asked) is not None
        begun = _BEGUN_WITH_MARKS if marked else _BEGUN
        for entry in self._beginning(0, asked, also):
            _take(best, _called(entry, asked, _SAME, begun, marked=marked))
        if bare := unmarked(asked):
            for entry in self._beginning(1, bare, also):
                _take(best, _called(entry, bare, _SAME_WITHOUT_MARKS, _BEGUN, marked=False))
        ordered = sorted(best.values(), key=lambda one: (-one.exact, -one.worth, one.keyword))
        return ordered[:limit]

    def _beginning(self, table: int, asked: str, also: Collection[int]) -> list[_Entry]:
        entries = self._entries
        others = [
            entry
            for item in also
            if item in entries
            for entry in entries[item][table]
            if entry.form.startswith(asked)
        ]
        return [*self._tables[table].beginning(asked), *others]

    def _sort(self) -> None:
        pairs = self._entries.values()
        self._tables = (
            _Table(entry for written, _ in pairs for entry in written),
            _Table(entry for _, bare in pairs for entry in bare),
        )


class _Table:
    """Entries by their form; it never changes."""

    def __init__(self, entries: Iterable[_Entry]) -> None:
        self._entries = sorted(entries)
        self._lengths = np.array([len(entry.form) for entry in self._entries], np.int32)

    def beginning(self, asked: str) -> Sequence[_Entry]:
        """Return the entries that begin so; the shortest where there are very many."""
        form = itemgetter(0)
        low = bisect_left(self._entries, asked, key=form)
        high = bisect_left(self._entries, asked + _LAST, lo=low, key=form)
        if high - low <= _LOOKED_AT:
            return self._entries[low:high]
        shortest = np.argsort(self._lengths[low:high], kind="stable")[:_LOOKED_AT]
        return [self._entries[low + at] for at in shortest.tolist()]


def folded(text: str) -> str:
    """Return a keyword, or what was typed, as it is looked up: case is nothing to it."""
    return " ".join(text.casefold().split())


def unmarked(keyword: str) -> str:
    """Return a folded keyword without the marks around it; "" where it is nothing else."""
    return _MARKS.sub("", keyword)


def _entries(item: int, keywords: Sequence[str]) -> tuple[list[_Entry], list[_Entry]]:
    written = [_Entry(form, item, keyword) for keyword in keywords if (form := folded(keyword))]
    bare = [_Entry(form, item, one.keyword) for one in written if (form := unmarked(one.form))]
    return written, bare


def _called(
    entry: _Entry, asked: str, same: float, begun: tuple[float, float], *, marked: bool
) -> Called:
    """Return what an entry that begins so is worth: `same` where it is all of it."""
    whole = entry.form == asked
    worth = same if whole else begun[0] + begun[1] * len(asked) / len(entry.form)
    return Called(entry.item, entry.keyword, worth, whole and len(asked) >= _LEAST_NAME, marked)


def _take(best: dict[int, Called], called: Called) -> None:
    """Note what is its item's best so far."""
    known = best.get(called.item)
    if known is None or called.worth > known.worth:
        best[called.item] = called
