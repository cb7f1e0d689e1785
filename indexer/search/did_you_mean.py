"""Writes a query again with its misspelt words corrected (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.keyword.folding import TOKEN, fold
from indexer.keyword.tokens import split_token

Span = tuple[int, int]


def corrected(query: str, spans: Sequence[Span], words: Mapping[str, str]) -> str:
    """Return the query with words replaced, all else as it was typed.

    Args:
        query: as the person typed it.
        spans: where in it the words are, in characters; filters and phrases are not.
        words: what stands for which misspelt word, both folded. Capitals are kept.
    """
    pieces: list[str] = []
    done = 0
    for start, end in sorted(_misspelt(query, spans, words)):
        if start >= done:
            wrong = query[start:end]
            right = words[_folded(wrong)]
            pieces += (query[done:start], _with_case_of(wrong, right))
            done = end
    return "".join((*pieces, query[done:]))


def _misspelt(query: str, spans: Sequence[Span], words: Mapping[str, str]) -> list[Span]:
    found = []
    for start, end in spans:
        for match in TOKEN.finditer(query, start, end):
            for piece in split_token(match.group()).pieces:
                span = (match.start() + piece.start, match.start() + piece.end)
                if not piece.compound and _folded(query[slice(*span)]) in words:
                    found.append(span)
    return found


def _folded(text: str) -> str:
    """Return a word of the query as the index folds it; "" where it is several pieces."""
    pieces = split_token(text).pieces if TOKEN.fullmatch(text) else ()
    return fold(pieces[0].word) if len(pieces) == 1 else ""


def _with_case_of(typed: str, word: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
