"""How well a name answers a query (pure)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.keyword.folding import NGRAM, tokens
from indexer.keyword.naming import initials_of, parts_of

# What a name is worth that has all the query's words whole, as beginnings of its words, or as its
# initials: from the least, where the query spells next to nothing of the name, up to the most.
# A name that is the query is worth 1.
_WHOLE: Final = (0.6, 0.95)
_BEGINNINGS: Final = (0.35, 0.55)
_INITIALS: Final = (0.2, 0.4)
_LEAST_INITIALS: Final = 2


class Asked(NamedTuple):
    """A word of a query and its parts, folded: `getNewCat` has three."""

    whole: str  # the parts in one
    parts: tuple[str, ...]


class _Name(NamedTuple):
    whole: str  # its parts in one, without the extension
    parts: tuple[str, ...]  # likewise
    extension: str
    initials: str


def written_words(text: str) -> list[Asked]:
    """Return the words of a query, for `name_score`."""
    parts = [tuple(parts_of(token)) for token in tokens(text)]
    return [Asked("".join(several), several) for several in parts if several]


def name_score(wanted: Sequence[Asked], name: str) -> float:
    """Return how well a name answers a query, 0…1: 0 unless all its words are in the name.

    A name that is just the query, with its extension or without, is worth 1 and beats any longer
    one. Then come names that have its words whole, then as beginnings of theirs, then as their
    initials; the more of the name the query spells, the higher.
    """
    if not wanted:
        return 0.0
    called = _name(name)
    asked = "".join(word.whole for word in wanted)
    if asked in {called.whole, called.whole + called.extension}:
        return 1.0
    kind, spelt = _WHOLE, 0
    for word in wanted:
        found = _matched(word, called)
        if found is None:
            return 0.0
        kind = min(kind, found[0])
        spelt += found[1]
    least, most = kind
    return least + (most - least) * min(spelt / max(len(called.whole), 1), 1.0)


def _matched(word: Asked, name: _Name) -> tuple[tuple[float, float], int] | None:
    """Return in which way a word is in a name, and how many letters of the name it spells."""
    length = len(word.whole)
    if NGRAM.search(word.whole):  # its parts are characters, which must stand together
        return (_WHOLE, length) if word.whole in name.whole else None
    parts = {*name.parts, name.extension}
    if set(word.parts) <= parts or word.whole in parts:
        return _WHOLE, length
    if all(any(part.startswith(begun) for part in parts) for begun in word.parts):
        return _BEGINNINGS, length
    # From the beginning of a part on, as if the name were written as one word.
    starts = _starts(name.parts)
    if any(name.whole.startswith(word.whole, start) for start in starts):
        return _BEGINNINGS, length
    if len(word.whole) >= _LEAST_INITIALS and word.whole in name.initials:
        letters = round(len(name.whole) * len(word.whole) / len(name.initials))
        return _INITIALS, letters
    return None


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts[:-1]


@lru_cache(maxsize=1 << 14)
def _name(name: str) -> _Name:
    stem, extension = os.path.splitext(name)
    parts = tuple(parts_of(stem))
    return _Name("".join(parts), parts, "".join(parts_of(extension)), initials_of(name))


def forget_names() -> None:
    """Forget the names that were taken apart so far."""
    _name.cache_clear()
