"""Which characters of a passage match a query (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.keyword.analysis import piece_term
from indexer.keyword.expansion import Phrase, QueryTerms
from indexer.keyword.folding import (
    MARK_RANGES,
    NGRAM,
    NGRAM_RANGES,
    fold,
    normalise,
    token_matches,
)
from indexer.keyword.tokens import MAX_TERM, Piece, is_plain, split_token

Span = tuple[int, int]

_REMEMBERED_LENGTH: Final = 40  # characters of the tokens remembered
_ONLY_NGRAMS: Final = re.compile(f"[{NGRAM_RANGES}{MARK_RANGES}]+")


class Match(NamedTuple):
    """Characters that match, and which of the query's groups they match."""

    start: int
    end: int
    groups: tuple[int, ...]  # indices; a prefix without a group counts on from the last group


class _Found(NamedTuple):
    position: int
    term: bytes
    written: bytes
    start: int
    end: int


class _Token(NamedTuple):
    width: int
    pieces: tuple[_Found, ...]  # counted from the token's beginning


def _analysed(token: str, language: str) -> _Token:
    """Return what a token is found by; passages have most of their words in common."""
    # A run without spaces has two pieces a character, and hardly ever comes again.
    if len(token) > _REMEMBERED_LENGTH or NGRAM.search(token):
        return _taken_apart(token, language)
    return _remembered(token, language)


def _taken_apart(token: str, language: str) -> _Token:
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


_remembered = lru_cache(maxsize=1 << 14)(_taken_apart)


@lru_cache(maxsize=1 << 15)
def _plain(token: str, language: str) -> tuple[bytes, bytes] | None:
    """Return the term of a token that is one word without parts, and how it is written.

    It says what `_analysed` would, without its cost; None of all other tokens.
    """
    if not (token.isascii() and is_plain(token)):
        return None
    word = token.lower()[:MAX_TERM]
    return piece_term(Piece(0, word, True, 0, len(word)), language), word.encode()


def forget_tokens() -> None:
    """Forget the tokens of the passages so far."""
    _remembered.cache_clear()
    _plain.cache_clear()


class Highlighter:
    """Finds what matches a query in passages; one serves all passages of a reply.

    A word matches by its stem in the document's language, an identifier by its parts, a script
    without spaces by n-grams, a prefix by how the word is written; the words of a phrase match
    where they stand together.
    """

    def __init__(self, terms: QueryTerms) -> None:
        self._phrases = terms.phrases
        in_phrases = {term for phrase in terms.phrases for slot in phrase for term in slot.terms}
        self._groups: dict[bytes, tuple[int, ...]] = {}
        for number, group in enumerate(terms.matching):
            for term in group:
                self._groups[term] = (*self._groups.get(term, ()), number)
        self._wanted = self._groups.keys() - in_phrases
        self._prefixes = terms.prefixes
        self._tokens: dict[str, dict[str, tuple[Match, ...]]] = {}  # by language, as they come
        self._first_prefix = len(terms.matching)
        texts = (term.decode("utf-8", "replace") for term in (*self._wanted, *self._prefixes))
        self._grams = tuple(text for text in texts if NGRAM.search(text))

    def matches(self, text: str, language: str = "") -> list[Match]:
        """Return what matches in a text, in the order it begins; matches may overlap."""
        known = self._tokens.setdefault(language, {})
        found: list[Match] = []
        for match in token_matches(text):
            token = match[0]
            matched = known.get(token)
            if matched is None:
                matched = known[token] = self._in_token(token, language)
            if matched:
                at = match.start()
                found += [Match(at + start, at + end, groups) for start, end, groups in matched]
        if self._phrases:
            pieces = list(_pieces(text, language))
            for phrase in self._phrases:
                found += self._of_phrase(pieces, phrase)
        found.sort()
        return found

    def _in_token(self, token: str, language: str) -> tuple[Match, ...]:
        """Return what matches in a token, counted from its beginning."""
        if len(token) <= _REMEMBERED_LENGTH and (plain := _plain(token, language)):
            groups = self._matched(*plain)
            return (Match(0, len(token), groups),) if groups else ()
        if not token.isascii() and _ONLY_NGRAMS.fullmatch(token) and not self._may_hold(token):
            return ()
        return tuple(
            Match(piece.start, piece.end, groups)
            for piece in _analysed(token, language).pieces
            if (groups := self._matched(piece.term, piece.written))
        )

    def _may_hold(self, run: str) -> bool:
        """Tell whether a run of a script without spaces is worth taking apart: few are."""
        normal = normalise(run)
        accents = set(map(unicodedata.combining, normal))
        if any(accent >= 200 or 10 <= accent <= 35 for accent in accents):
            return True  # `fold` takes some of them away
        return any(gram in normal for gram in self._grams)

    def _matched(self, term: bytes, written: bytes) -> tuple[int, ...]:
        if term in self._wanted:
            return self._groups[term]
        if self._prefixes and written.startswith(self._prefixes):
            return tuple(
                self._first_prefix + number
                for number, prefix in enumerate(self._prefixes)
                if written.startswith(prefix)
            )
        return ()

    def _of_phrase(self, pieces: list[_Found], phrase: Phrase) -> list[Match]:
        at: dict[int, list[_Found]] = {}
        for piece in pieces:
            at.setdefault(piece.position, []).append(piece)
        found: list[Match] = []
        for start in at:
            chosen = [
                next((p for p in at.get(start + slot.offset, ()) if p.term in slot.terms), None)
                for slot in phrase
            ]
            if all(chosen):
                found += [Match(p.start, p.end, self._groups.get(p.term, ())) for p in chosen if p]
        return found


def _pieces(text: str, language: str) -> Iterator[_Found]:
    position = 0
    for match in token_matches(text):
        width, pieces = _analysed(match.group(), language)
        at = match.start()
        for piece in pieces:
            yield _Found(
                position + piece.position, piece.term, piece.written,
                at + piece.start, at + piece.end,
            )  # fmt: skip
        position += width


def matched_spans(matches: Iterable[Match]) -> list[Span]:
    """Return the characters that match as [start, end), ascending; what overlaps is joined."""
    joined: list[Span] = []
    for start, end, _ in sorted(matches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
