"""Which letters of a title a query has (pure): whole words, beginnings, then initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

Span = tuple[int, int]
_PARTS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W_a-zA-Z\d]+")
_WORD: Final = re.compile(r"[^\W_]+")
_FILTER: Final = re.compile(r"\S+:\S*|-\S+")


@lru_cache(maxsize=4096)
def title_spans(title: str, query: str) -> tuple[Span, ...]:
    """Return the characters of a title to mark as [start, end), ascending and apart."""
    plain = _folded(title)
    if len(plain) != len(title):
        return ()
    starts = [match.start() for match in _PARTS.finditer(title)]
    found: list[Span] = []
    for word in _WORD.findall(_folded(_FILTER.sub(" ", query))):
        at = [start for start in starts if plain.startswith(word, start)]
        inside = plain.find(word) if len(word) > 2 or not word.isascii() else -1
        if at:
            found.append((at[0], at[0] + len(word)))
        elif inside >= 0:
            found.append((inside, inside + len(word)))
        else:
            found += _initials(plain, starts, word)
    return _joined(found)


def _initials(plain: str, starts: list[int], word: str) -> list[Span]:
    """Return the first letters that spell a word, none where they do not."""
    initials = "".join(plain[start] for start in starts)
    at = initials.find(word) if len(word) > 1 else -1
    return [(start, start + 1) for start in starts[at : at + len(word)]] if at >= 0 else []


def _folded(text: str) -> str:
    """Return a text without case and accents, of the same length."""
    return "".join(unicodedata.normalize("NFD", char.lower())[:1] or char for char in text)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
