"""Which characters of a passage match a query (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from indexer.keyword.analysis import piece_term
from indexer.keyword.expansion import Phrase, QueryTerms
from indexer.keyword.folding import TOKEN, fold
from indexer.keyword.tokens import split_token

Span = tuple[int, int]


class _Found(NamedTuple):
    position: int
    term: bytes
    written: bytes
    start: int
    end: int


class _Token(NamedTuple):
    width: int
    pieces: tuple[_Found, ...]  # counted from the token's beginning


@lru_cache(maxsize=1 << 14)
def _analysed(token: str, language: str) -> _Token:
    """Return what a token is found by; passages have most of their words in common."""
    width, pieces = split_token(token)
    return _Token(
        width,
        tuple(
            _Found(
                piece.offset,
                piece_term(piece, language),
                fold(piece.word).encode("utf-8", "replace"),
                piece.start,
                piece.end,
            )
            for piece in pieces
        ),
    )


def match_spans(text: str, terms: QueryTerms, language: str = "") -> list[Span]:
    """Return the character spans of `text` that match, ascending, without overlaps.

    A word matches by its stem in the document's `language`, an identifier by its parts, a script
    without spaces by n-grams, which join; the words of a phrase where they stand together.
    """
    wanted = terms.terms - {t for phrase in terms.phrases for slot in phrase for t in slot.terms}
    prefixes = terms.prefixes
    spans: list[Span] = []
    for match in TOKEN.finditer(text):
        at = match.start()
        spans += [
            (at + piece.start, at + piece.end)
            for piece in _analysed(match.group(), language).pieces
            if piece.term in wanted or (prefixes and piece.written.startswith(prefixes))
        ]
    if terms.phrases:
        pieces = list(_pieces(text, language))
        for phrase in terms.phrases:
            spans += _phrase_spans(pieces, phrase)
    return _joined(spans)


def _pieces(text: str, language: str) -> Iterator[_Found]:
    position = 0
    for match in TOKEN.finditer(text):
        width, pieces = _analysed(match.group(), language)
        at = match.start()
        for piece in pieces:
            yield _Found(
                position + piece.position, piece.term, piece.written,
                at + piece.start, at + piece.end,
            )  # fmt: skip
        position += width


def _phrase_spans(pieces: list[_Found], phrase: Phrase) -> list[Span]:
    at: dict[int, list[_Found]] = {}
    for piece in pieces:
        at.setdefault(piece.position, []).append(piece)
    spans: list[Span] = []
    for start in at:
        chosen = [
            next((p for p in at.get(start + slot.offset, ()) if p.term in slot.terms), None)
            for slot in phrase
        ]
        spans += [(p.start, p.end) for p in chosen if p] if all(chosen) else []
    return spans


def _joined(spans: list[Span]) -> list[Span]:
    """Join spans that overlap or touch."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
