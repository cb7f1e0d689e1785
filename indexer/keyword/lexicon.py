"""Tokens already analysed, in one language: each text's tokens are mostly others' tokens."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.documents import TERM_END
from indexer.keyword.folding import fold
from indexer.keyword.language import stem
from indexer.keyword.tokens import MAX_TERM, Piece, is_plain, split_token

_LEAST_WORD: Final = 3  # characters; what a misspelt word may have stood for
_CACHED_TOKENS: Final = 1 << 16  # in each language
_CACHED_LENGTH: Final = 40  # longer tokens seldom come again


class Entry(NamedTuple):
    """What a token that is not just one term adds to a document."""

    width: int
    terms: tuple[tuple[int, bytes], ...]  # each with its position, from the token's first


class Lexicon(dict[str, bytes | Entry]):
    """Tokens already analysed, in one language; it forgets them all when there are too many.

    Nearly every token is one word: it maps to its term alone.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._words: dict[str, bytes] = {}  # the vocabulary terms of a token, joined

    def __missing__(self, token: str) -> bytes | Entry:
        entry, words = self._analyse(token)
        if len(token) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_TOKENS:
                self.clear()
                self._words.clear()
            self[token] = entry
            self._words[token] = words
        return entry

    def words(self, seen: Collection[str]) -> set[bytes]:
        """Return the vocabulary terms of the tokens."""
        known = self._words.get
        found: set[bytes | None] = set(map(known, seen))
        if None in found:  # not kept
            found.update([self._analyse(token)[1] for token in seen if known(token) is None])
        joined = TERM_END.join(filter(None, found))
        # Several tokens may have the same word among theirs.
        return set(joined.split(TERM_END)) if joined else set()

    def _analyse(self, token: str) -> tuple[bytes | Entry, bytes]:
        if token.isascii():  # by far the most tokens are a plain word or number: without pieces
            if token.isdigit():
                return token[:MAX_TERM].encode(), b""
            if is_plain(token):
                word = token.lower()[:MAX_TERM]
                written, term = word.encode(), _stemmed(word, self._language)
                known = written == term and len(word) < _LEAST_WORD
                return term, b"" if known else vocabulary_term(written, term)
        return self._take_apart(token)

    def _take_apart(self, token: str) -> tuple[bytes | Entry, bytes]:
        width, pieces = split_token(token)
        terms: dict[tuple[int, bytes], None] = {}
        words: dict[bytes, None] = {}
        for piece in pieces:
            term = piece_term(piece, self._language)
            terms[piece.offset, term] = None
            written = fold(piece.word).encode("utf-8", "replace")
            # Where it is its own term, it is kept because no stem tells what was written.
            if written != term or (piece.stemmable and len(piece.word) >= _LEAST_WORD):
                words[vocabulary_term(written, term)] = None
        joined = TERM_END.join(words)
        if width == 1 and len(terms) == 1:
            return next(iter(terms))[1], joined
        return Entry(width, tuple(terms)), joined


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon:
    """Return this process's lexicon of a language."""
    return Lexicon(language)


def piece_term(piece: Piece, language: str) -> bytes:
    """Return the index term of a piece in a document of this language."""
    if piece.stemmable:
        return _stemmed(piece.word, language)
    return fold(piece.word).encode("utf-8", "replace")


def _stemmed(word: str, language: str) -> bytes:
    return fold(stem(word, language) or word).encode("utf-8", "replace")


def vocabulary_term(written: bytes, term: bytes) -> bytes:
    """Return the term of the vocabulary field that says: this word is indexed under this term."""
    return written + b"\0" + term
