"""From a token as written to its pieces: words, parts of identifiers, n-grams (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from indexer.keyword.folding import CLUSTER, NGRAM, RUN, TOKEN, casefold, normalise

MAX_TERM: Final = 64  # characters; longer tokens (encoded data) are cut
_MAX_PARTS: Final = 12
_PARTS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_UNICODE_PARTS: Final = re.compile(r"\d+|[^\d._@]+")
_CONNECTED: Final = re.compile(r"[^._@]+")


class Piece(NamedTuple):
    """One thing a token can be found by."""

    offset: int  # in token positions, from the token's first
    word: str  # case-folded, with its accents: what is stemmed
    stemmable: bool
    start: int  # in characters of the token
    end: int
    compound: bool = False  # made of several others: a whole identifier, a pair of characters


class Pieces(NamedTuple):
    """A token's pieces and how many positions it takes."""

    width: int
    pieces: tuple[Piece, ...]


def split_token(token: str) -> Pieces:
    """Return the pieces of a token that `TOKEN` matched.

    ``parseHttpHeader2`` takes four positions: its parts stand at one each, and the whole at the
    first, so that phrases over the parts and over their neighbours both hold.
    """
    if token.isascii():
        return _ascii(token)
    normal = normalise(token)
    pieces: list[Piece] = []
    width = 0
    for start, text in _runs(normal):
        part = _ascii(text) if text.isascii() else _other(text)
        for piece in part.pieces:
            span = (start + piece.start, start + piece.end)
            if len(normal) != len(token):
                span = (0, len(token))
            pieces.append(piece._replace(offset=width + piece.offset, start=span[0], end=span[1]))
        width += part.width
    return Pieces(width, tuple(pieces))


def _runs(normal: str) -> Iterator[tuple[int, str]]:
    for match in TOKEN.finditer(normal):
        if not NGRAM.search(match.group()):
            yield match.start(), match.group()
            continue
        for run in RUN.finditer(match.group()):
            yield match.start() + run.start(), run.group()


def is_plain(token: str) -> bool:
    """Tell whether an ASCII token is one word, without parts: its one piece is itself."""
    return token.isalpha() and (token.islower() or token[1:].islower() or token.isupper())


def _ascii(token: str) -> Pieces:
    if is_plain(token):
        return Pieces(1, (Piece(0, token.lower()[:MAX_TERM], True, 0, len(token)),))
    if token[-1] in "+#":
        letter = Piece(0, token[0].lower(), True, 0, 1)
        return Pieces(1, (Piece(0, token.lower(), False, 0, len(token)), letter))
    return _compound(token, _PARTS)


def _other(run: str) -> Pieces:
    if NGRAM.search(run):
        return _ngrams(run)
    return _compound(run, _UNICODE_PARTS)


def _compound(token: str, splitter: re.Pattern[str]) -> Pieces:
    parts = list(splitter.finditer(token))
    if len(parts) > _MAX_PARTS:  # encoded data rather than a name
        parts = list(_CONNECTED.finditer(token))
    pieces: list[Piece] = []
    whole = token.strip("._@")
    if len(parts) != 1:
        start = token.find(whole)
        word = casefold(whole)[:MAX_TERM]
        if word:
            several = len(parts) > 1
            pieces.append(Piece(0, word, whole.isalpha(), start, start + len(whole), several))
    for offset, match in enumerate(parts[:MAX_TERM]):
        word = casefold(match.group())[:MAX_TERM]
        pieces.append(Piece(offset, word, not word.isdigit(), match.start(), match.end()))
    return Pieces(max(len(parts), 1) if pieces else 0, tuple(pieces))


def _ngrams(run: str) -> Pieces:
    """Return every cluster and every pair of neighbours, each at its cluster's position."""
    clusters = list(CLUSTER.finditer(run))
    pieces: list[Piece] = []
    for offset, cluster in enumerate(clusters):
        word = casefold(cluster.group())
        pieces.append(Piece(offset, word, False, cluster.start(), cluster.end()))
        if offset + 1 < len(clusters):
            following = clusters[offset + 1]
            pair = word + casefold(following.group())
            pieces.append(Piece(offset, pair, False, cluster.start(), following.end(), True))
    return Pieces(len(clusters), tuple(pieces))
