"""Which characters of a passage match a query (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indexer.keyword.analysis import piece_term
from indexer.keyword.expansion import Phrase, QueryTerms
from indexer.keyword.folding import NGRAM, TOKEN, fold
from indexer.keyword.tokens import split_token

Span = tuple[int, int]


class _Found(NamedTuple):
    position: int
    term: bytes
    written: bytes
    start: int
    end: int
    ngram: bool


def match_spans(text: str, terms: QueryTerms, language: str = "") -> list[Span]:
    """Return the character spans of `text` that match, ascending, without overlaps.

    A word matches by its stem in the document's `language`, an identifier by its parts, a script
    without spaces by n-grams, which join; the words of a phrase where they stand together.
    """
    pieces = list(_pieces(text, language))
    wanted = terms.terms - {t for phrase in terms.phrases for slot in phrase for t in slot.terms}
    spans = [
        (piece.start, piece.end)
        for piece in pieces
        if piece.term in wanted or (terms.prefixes and piece.written.startswith(terms.prefixes))
    ]
    for phrase in terms.phrases:
        spans += _phrase_spans(pieces, phrase)
    return _joined(spans)


def _pieces(text: str, language: str) -> Iterator[_Found]:
    position = 0
    for match in TOKEN.finditer(text):
        width, pieces = split_token(match.group())
        for piece in pieces:
            yield _Found(
                position + piece.offset,
                piece_term(piece, language),
                fold(piece.word).encode("utf-8", "replace"),
                match.start() + piece.start,
                match.start() + piece.end,
                bool(NGRAM.match(piece.word)),
            )
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
