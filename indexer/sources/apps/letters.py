"""The letters of a name by which it is found, and where each stands in it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.keyword.folding import MARK_RANGES, NGRAM, TOKEN, casefold, fold, normalise
from indexer.keyword.tokens import split_token

_JOINS: Final = "._@"  # stand in a word and are not typed
_CLUSTER: Final = re.compile(rf".[{MARK_RANGES}]*", re.DOTALL)
_LONGEST: Final = 128  # letters of a name
Span = tuple[int, int]  # [start, end), in characters


class Letters(NamedTuple):
    """A text's word characters, folded and in one, and how to get back to the text."""

    whole: str
    starts: tuple[int, ...]  # where in `whole` its words and parts begin, the first at 0
    spans: tuple[Span, ...]  # for each of its letters, the characters of the text it is from
    initials: str  # of its words and parts; those of scripts without spaces have none


@lru_cache(maxsize=1 << 10)
def letters_of(text: str) -> Letters:
    """Return the letters of a text, without case and accents; the first ones of a long text."""
    whole: list[str] = []
    spans: list[Span] = []
    starts: set[int] = set()
    for token in TOKEN.finditer(text[:_LONGEST]):
        begin = token.start()
        parts = {begin + piece.start for piece in split_token(token.group()).pieces} | {begin}
        for span, folded in _folded(text, begin, token.end()):
            if span[0] in parts:
                starts.add(len(whole))
            whole += folded
            spans += [span] * len(folded)
    ordered = tuple(sorted(start for start in starts if start < len(whole)))
    initials = "".join(whole[start] for start in ordered if not NGRAM.match(whole[start]))
    return Letters("".join(whole), ordered, tuple(spans), initials)


def _folded(text: str, begin: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield the characters of a token with their marks, and the letters each stands for."""
    if text.isascii():  # most are, and this is much quicker
        for place in range(begin, end):
            letter = text[place]
            yield (place, place + 1), "" if letter in _JOINS else letter.lower()
        return
    for cluster in _CLUSTER.finditer(text, begin, end):
        char = cluster.group()
        yield cluster.span(), "" if char in _JOINS else fold(casefold(normalise(char)))


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query as letters, those that have any."""
    return tuple(whole for word in query.split() if (whole := letters_of(word).whole))


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that touch as one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def forget_queries() -> None:
    """Forget the words that were looked for so far."""
    letters_of.cache_clear()
