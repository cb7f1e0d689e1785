"""Looks up letters in many short texts at once, exactly and less exactly.

The exact ways are searches in sorted lists and in one long text. For the others, numpy leaves out
what cannot match, so that the few that are left can be looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.sources.apps.approximate import chain, one_typo, subsequence
from indexer.sources.apps.letters import Letters, Span

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

_LEAST_INITIALS: Final = 2
_LEAST_INSIDE: Final = 3  # letters, as for the following
_LEAST_CHAIN: Final = 3
_LEAST_TYPO: Final = 4
_MOST_TYPO: Final = 24
_LEAST_SUBSEQUENCE: Final = 2
_SEPARATOR: Final = "\n"  # in no text's letters
_LAST: Final = "\U0010ffff"

_Bools = npt.NDArray[np.bool_]
_Codes = npt.NDArray[np.uint32]


class Match(NamedTuple):
    """How a text matches: what that is worth, 0…1, and the runs of its letters."""

    value: float
    runs: tuple[Span, ...]
    worth: tuple[float, float]


class Lookup:
    """An unchanging index over texts, which are known by their number.

    Args:
        texts: the letters of each; none empty.
    """

    def __init__(self, texts: Sequence[Letters]) -> None:
        self._texts = texts
        self._lengths = [len(text.whole) for text in texts]
        self._ends = [frozenset((*text.starts[1:], len(text.whole))) for text in texts]
        self._begins = _Sorted(
            (text.whole[start:], number, start)
            for number, text in enumerate(texts)
            for start in text.starts
        )
        self._initials = _Sorted(
            (text.initials[start:], number, start)
            for number, text in enumerate(texts)
            if len(text.initials) == len(text.starts)
            for start in range(len(text.initials) - 1)
        )
        self._long = _SEPARATOR.join(text.whole for text in texts)
        self._places = list(accumulate((length + 1 for length in self._lengths), initial=0))
        self._masks = np.array([_mask(text.whole) for text in texts], dtype=np.uint64)
        firsts = ("".join(text.whole[start] for start in text.starts) for text in texts)
        self._first_masks = np.array([_mask(first) for first in firsts], dtype=np.uint64)
        self._columns = _columns(self._begins.texts)

    def together(self, query: str) -> Iterator[tuple[int, Match]]:
        """Yield the texts that have the letters in one piece, or as initials."""
        yield from self.begun(query)
        if len(query) >= _LEAST_INITIALS:
            for number, first in self._initials.beginning(query):
                starts = self._texts[number].starts[first : first + len(query)]
                yield number, self.match(number, INITIALS, [(at, at + 1) for at in starts])
        if len(query) >= _LEAST_INSIDE:
            yield from self._inside(query)

    def begun(self, query: str) -> Iterator[tuple[int, Match]]:
        """Yield the texts in which a word begins with the letters, perhaps several times."""
        size = len(query)
        for number, start in self._begins.beginning(query):
            end = start + size
            length = self._lengths[number]
            if start:
                worth = LATER_WORDS if end in self._ends[number] else LATER_BEGINNING
            elif end == length:
                worth = EXACT
            else:
                worth = FIRST_WORDS if end in self._ends[number] else BEGINNING
            least, most = worth
            yield number, Match(least + (most - least) * size / length, ((start, end),), worth)

    def chained(self, query: str) -> Iterator[tuple[int, Match]]:
        """Yield the texts whose words' beginnings spell the letters, in their order."""
        if len(query) >= _LEAST_CHAIN:
            for number in self._having(query):
                text = self._texts[number]
                runs = chain(query, text.whole, text.starts)
                if runs is not None:
                    yield number, self.match(number, INITIALS, runs)

    def mistyped(self, query: str) -> Iterator[tuple[int, Match]]:
        """Yield the texts in which a word begins with the letters but one typo."""
        if _LEAST_TYPO <= len(query) <= _MOST_TYPO:
            for place in np.flatnonzero(_near(query, self._columns)).tolist():
                number, start = self._begins.values[place]
                runs = one_typo(query, self._texts[number].whole, start, self._ends[number])
                if runs is not None:
                    yield number, self.match(number, TYPO, runs)

    def scattered(self, query: str) -> Iterator[tuple[int, Match]]:
        """Yield the texts that have the letters in their order, the first beginning a word."""
        if len(query) >= _LEAST_SUBSEQUENCE:
            for number in self._having(query):
                text = self._texts[number]
                runs = subsequence(query, text.whole, text.starts)
                if runs is not None:
                    yield number, self.match(number, SUBSEQUENCE, runs)

    def match(self, number: int, worth: tuple[float, float], runs: Sequence[Span]) -> Match:
        """Return what it is worth that runs of a text's letters match in such a way."""
        least, most = worth
        spelt = sum(end - start for start, end in runs)
        share = min(spelt / self._lengths[number], 1.0)
        return Match(least + (most - least) * share, tuple(runs), worth)

    def _inside(self, query: str) -> Iterator[tuple[int, Match]]:
        at = self._long.find(query)
        while at >= 0:
            number = bisect_left(self._places, at + 1) - 1
            start = at - self._places[number]
            if start not in self._texts[number].starts:
                yield number, self.match(number, INSIDE, [(start, start + len(query))])
            at = self._long.find(query, at + 1)

    def _having(self, query: str) -> list[int]:
        """Return the texts that have all the letters, the first one at a beginning."""
        having: _Bools = (np.uint64(_mask(query)) & ~self._masks) == 0
        having &= (np.uint64(_mask(query[0])) & self._first_masks) != 0
        numbers: list[int] = np.flatnonzero(having).tolist()
        return numbers


class _Sorted:
    """Strings in their order, each with two numbers."""

    def __init__(self, items: Iterable[tuple[str, int, int]]) -> None:
        ordered = sorted(items)
        self.texts = [text for text, _, _ in ordered]
        self.values = [(number, at) for _, number, at in ordered]

    def beginning(self, text: str) -> list[tuple[int, int]]:
        """Return the values of those that begin with a text."""
        first = bisect_left(self.texts, text)
        return self.values[first : bisect_left(self.texts, text + _LAST, first)]


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
    """Tell which texts may begin with a query but one typo; a few too many.

    With one typo, the letters before and after it are right, the latter perhaps one place off.
    """
    length = len(query)
    codes = [ord(letter) for letter in query]
    before = _right(codes, columns[1:])
    missing, level, too_many = (
        before + _right(codes[::-1], columns[shift : shift + length][::-1]) for shift in (2, 1, 0)
    )
    near: _Bools = (level >= length - 2) | (missing >= length) | (too_many >= length - 1)
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
