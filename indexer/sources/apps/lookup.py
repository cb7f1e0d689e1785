"""Looks up letters in many short texts at once, exactly and less exactly.

Values come for all texts at once, as numpy arrays: the letters at the beginning of a word are a
range of a sorted list. For the less exact ways, numpy leaves out what cannot match, so that the few
that are left can be looked at one by one. How a text matches is asked for the few that are shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.sources.apps.approximate import chain, one_typo, subsequence
from indexer.sources.apps.letters import Letters, Span

Values = npt.NDArray[np.float64]  # what each text is worth, 0…1

# What a text is worth that has the query in such a way: from the least, where the query spells
# next to nothing of it, up to the most. On the scale of `search.names.name_score`, but that a
# beginning of the whole name is worth more: who types three letters into a launcher means the
# program, not a file.
EXACT: Final = (1.0, 1.0)
FIRST_WORDS: Final = (0.75, 0.95)
BEGINNING: Final = (0.58, 0.75)
LATER_WORDS: Final = (0.48, 0.58)
LATER_BEGINNING: Final = (0.38, 0.48)
INITIALS: Final = (0.28, 0.38)
INSIDE: Final = (0.18, 0.28)
TYPO: Final = (0.15, 0.3)
SUBSEQUENCE: Final = (0.05, 0.15)

_WORTHS: Final = np.array([FIRST_WORDS, BEGINNING, LATER_WORDS, LATER_BEGINNING])
_LEAST_INITIALS: Final = 2
_LEAST_INSIDE: Final = 3  # letters, as for the following
_LEAST_CHAIN: Final = 3
_LEAST_TYPO: Final = 4
_MOST_TYPO: Final = 24
_LEAST_SUBSEQUENCE: Final = 2
_LONGEST: Final = 63  # letters of a query: as many as a number has bits
_SEPARATOR: Final = "\n"  # in no text's letters
_LAST: Final = "\U0010ffff"

_Bools = npt.NDArray[np.bool_]
_Codes = npt.NDArray[np.uint32]


class Lookup:
    """An unchanging index over texts, which are known by their number.

    Args:
        texts: the letters of each.
        names: for each, whether it is a name: only names are found by letters that stand inside a
            word or apart.
    """

    def __init__(self, texts: Sequence[Letters], names: Sequence[bool]) -> None:
        self._texts = texts
        self._names = np.array(names, dtype=bool)
        self._lengths = np.array([len(text.whole) for text in texts], dtype=np.float64)
        self._ends = [frozenset((*text.starts[1:], len(text.whole))) for text in texts]
        self._begins = _Sorted(
            (text.whole[start:], number, start)
            for number, text in enumerate(texts)
            for start in text.starts
        )
        self._begin_ends = np.array(
            [
                sum(1 << end - start for end in self._ends[number] if 0 < end - start <= _LONGEST)
                for number, start in self._begins.values
            ],
            dtype=np.uint64,
        )
        self._initials = _Sorted(
            (text.initials[start:], number, start)
            for number, text in enumerate(texts)
            if len(text.initials) == len(text.starts)
            for start in range(len(text.initials) - 1)
        )
        inside = [text.whole if name else "" for text, name in zip(texts, names, strict=True)]
        self._long = _SEPARATOR.join(inside)
        self._places = list(accumulate((len(whole) + 1 for whole in inside), initial=0))
        self._masks = np.array([_mask(text.whole) for text in texts], dtype=np.uint64)
        firsts = ("".join(text.whole[start] for start in text.starts) for text in texts)
        self._first_masks = np.array([_mask(first) for first in firsts], dtype=np.uint64)
        self._begin_masks = np.array([_mask(text) for text in self._begins.texts], dtype=np.uint64)
        self._columns = _columns(self._begins.texts)

    def together(self, query: str) -> Values:
        """Return the values of texts that have the letters in one piece, or as initials."""
        values = self.begun(query)
        if len(query) >= _LEAST_INITIALS:
            found = self._initials.numbers[self._initials.beginning(query)]
            self._raise(values, found, INITIALS, len(query))
        if len(query) >= _LEAST_INSIDE:
            self._raise(values, np.array(self._inside(query), dtype=np.intp), INSIDE, len(query))
        return values

    def begun(self, query: str) -> Values:
        """Return the values of texts in which a word begins with the letters."""
        size = len(query)
        values = np.zeros(len(self._texts))
        if size > _LONGEST:
            return values
        rows = self._begins.beginning(query)
        numbers, starts = self._begins.numbers[rows], self._begins.places[rows]
        lengths = self._lengths[numbers]
        words = (self._begin_ends[rows] >> np.uint64(size)) & np.uint64(1)
        worths = _WORTHS[2 * (starts > 0) + (words == 0)]
        found = worths[:, 0] + (worths[:, 1] - worths[:, 0]) * size / lengths
        found[(starts == 0) & (lengths == size)] = EXACT[0]
        np.maximum.at(values, numbers, found)
        return values

    def chained(self, query: str) -> Values:
        """Return the values of names whose words' beginnings spell the letters in their order."""
        return self._loosely(query, chain, INITIALS, _LEAST_CHAIN)

    def scattered(self, query: str) -> Values:
        """Return the values of names that have the letters in order, the first beginning a word."""
        return self._loosely(query, subsequence, SUBSEQUENCE, _LEAST_SUBSEQUENCE)

    def mistyped(self, query: str) -> Values:
        """Return the values of texts in which a word begins with the letters but one typo."""
        values = np.zeros(len(self._texts))
        if _LEAST_TYPO <= len(query) <= _MOST_TYPO:
            for row in self._near(query):
                number = int(self._begins.numbers[row])
                runs = self._typo(number, query, int(self._begins.places[row]))
                if runs:
                    values[number] = max(values[number], self._value(number, TYPO, _size(runs)))
        return values

    def in_one(self, number: int, words: Sequence[str]) -> float:
        """Return the value of a text that has several words at beginnings of its own."""
        runs = [self.begun_runs(number, word)[0] for word in words]
        whole = all(end in self._ends[number] for _, end in runs)
        return self._value(number, LATER_WORDS if whole else LATER_BEGINNING, _size(set(runs)))

    def runs(self, number: int, words: Sequence[str]) -> list[Span]:
        """Return the letters of a text that match, by the most exact way in which they do."""
        text = self._texts[number]
        query = "".join(words)
        begun = self.begun_runs(number, query)
        if begun:
            return begun
        first = text.initials.find(query)
        if first >= 0 and len(text.initials) == len(text.starts) and len(query) > 1:
            return [(start, start + 1) for start in text.starts[first : first + len(query)]]
        at = text.whole.find(query)
        if at >= 0 and len(query) >= _LEAST_INSIDE:
            return [(at, at + len(query))]
        apart = [self.begun_runs(number, word) for word in words]
        if all(apart):
            return sorted(run for runs in apart for run in runs)
        typos = (self._typo(number, query, start) for start in text.starts)
        return (
            chain(query, text.whole, text.starts)
            or next(filter(None, typos), None)
            or subsequence(query, text.whole, text.starts)
            or []
        )

    def begun_runs(self, number: int, query: str) -> list[Span]:
        """Return where a word of a text begins with the letters, best where it ends with them."""
        text, size = self._texts[number], len(query)
        starts = [start for start in text.starts if text.whole.startswith(query, start)]
        if len(starts) > 1 and starts[0] != 0:
            starts.sort(key=lambda start: start + size not in self._ends[number])
        return [(start, start + size) for start in starts[:1]]

    def _typo(self, number: int, query: str, start: int) -> list[Span] | None:
        return one_typo(query, self._texts[number].whole, start, self._ends[number])

    def _near(self, query: str) -> list[int]:
        """Return the beginnings that may be the letters but one typo, and a few too many."""
        absent = np.uint64(_mask(query)) & ~self._begin_masks
        # At most one letter is wrong: a number with one bit has none in common with the one below.
        few = (absent == 0) | ((absent & (absent - np.uint64(1))) == 0)
        rows = np.flatnonzero(few)
        near: list[int] = rows[_near(query, self._columns[: len(query) + 2, rows])].tolist()
        for place in range(len(query) - 1):
            pair = query[place + 1] + query[place]
            swapped = self._begins.beginning(query[:place] + pair + query[place + 2 :])
            near += range(swapped.start, swapped.stop)
        return near

    def _loosely(
        self,
        query: str,
        way: Callable[[str, str, Sequence[int]], list[Span] | None],
        worth: tuple[float, float],
        least: int,
    ) -> Values:
        """Return the values of the names in which the letters are found in a way."""
        values = np.zeros(len(self._texts))
        if len(query) >= least:
            having: _Bools = (np.uint64(_mask(query)) & ~self._masks) == 0
            having &= (np.uint64(_mask(query[0])) & self._first_masks) != 0
            found = [
                number
                for number in np.flatnonzero(having & self._names).tolist()
                if way(query, self._texts[number].whole, self._texts[number].starts)
            ]
            self._raise(values, np.array(found, dtype=np.intp), worth, len(query))
        return values

    def _raise(
        self, values: Values, numbers: npt.NDArray[np.intp], worth: tuple[float, float], size: int
    ) -> None:
        """Raise the values of some texts to what it is worth that they match in such a way."""
        least, most = worth
        found = least + (most - least) * np.minimum(size / self._lengths[numbers], 1.0)
        np.maximum.at(values, numbers, found)

    def _value(self, number: int, worth: tuple[float, float], size: int) -> float:
        least, most = worth
        return float(least + (most - least) * min(size / self._lengths[number], 1.0))

    def _inside(self, query: str) -> list[int]:
        """Return the names that have the letters in one piece, at the beginning or not."""
        numbers = []
        at = self._long.find(query)
        while at >= 0:
            number = bisect_right(self._places, at) - 1
            numbers.append(number)
            at = self._long.find(query, self._places[number + 1])
        return numbers


class _Sorted:
    """Strings in their order, each with a text's number and a place."""

    def __init__(self, items: Iterable[tuple[str, int, int]]) -> None:
        ordered = sorted(items)
        self.texts = [text for text, _, _ in ordered]
        self.values = [(number, place) for _, number, place in ordered]
        self.numbers = np.array([number for number, _ in self.values], dtype=np.intp)
        self.places = np.array([place for _, place in self.values], dtype=np.intp)

    def beginning(self, text: str) -> slice:
        """Return the range of those that begin with a text."""
        first = bisect_left(self.texts, text)
        return slice(first, bisect_left(self.texts, text + _LAST, first))


def _columns(texts: Sequence[str]) -> _Codes:
    """Return the code points of all texts' first letters, shape (letters, texts), 0 past the end.

    Row 0 stands before the texts, so that letters can be compared with those one before.
    """
    columns = np.zeros((_MOST_TYPO + 2, len(texts)), dtype=np.uint32)
    for place, text in enumerate(texts):
        codes = [ord(letter) for letter in text[: _MOST_TYPO + 1]]
        columns[1 : len(codes) + 1, place] = codes
    return columns


def _near(query: str, columns: _Codes) -> _Bools:
    """Tell which texts may begin with a query with a letter wrong, missing or too much.

    The letters before and after it are right, the latter perhaps one place off.
    """
    length = len(query)
    codes = [ord(letter) for letter in query]
    before = _right(codes, columns[1:])
    missing, level, too_many = (
        before + _right(codes[::-1], columns[shift : shift + length][::-1]) for shift in (2, 1, 0)
    )
    near: _Bools = (level >= length - 1) | (missing >= length) | (too_many >= length - 1)
    return near


def _right(codes: Sequence[int], columns: _Codes) -> npt.NDArray[np.int8]:
    """Return for each text how many letters are right until the first wrong one."""
    right = np.zeros(columns.shape[1], dtype=np.int8)
    still = np.ones(columns.shape[1], dtype=bool)
    for code, column in zip(codes, columns, strict=False):
        still &= column == code
        right += still
    return right


def _mask(letters: str) -> int:
    """Return a bit for each letter; some letters share one."""
    mask = 0
    for letter in letters:
        mask |= 1 << (ord(letter) & 63)
    return mask


def _size(runs: Iterable[Span]) -> int:
    return sum(end - start for start, end in runs)
