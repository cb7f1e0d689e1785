"""From text to postings, and from a query's word to the terms that find it.

No Whoosh in here: documents are analysed in the sandboxed children that extract them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.documents import AnalysedDocument, AnalysedField, Posting
from indexer.keyword.folding import NGRAM, TOKEN, fold, tokens
from indexer.keyword.language import detect_language, stem
from indexer.keyword.naming import initial_terms
from indexer.keyword.positions import encode_positions
from indexer.keyword.tokens import Piece, Pieces, split_token

__all__ = [
    "Group",
    "QueryWord",
    "analyse",
    "detect_language",
    "piece_term",
    "query_words",
    "vocabulary_term",
]

VOCABULARY: Final = "words"  # the field that maps words as written to the terms they are under
INITIALS: Final = "initials"  # the field of the first letters of a name's words
_LEAST_WORD: Final = 3  # characters; what a misspelt word may have stood for
_CACHED_TOKENS: Final = 1 << 16  # in each language
_CACHED_LENGTH: Final = 40  # longer tokens seldom come again
_LONGEST_ASKED: Final = 512  # characters of a query's token: a paste without spaces is one
_BEYOND: Final = 256  # characters a passage's start is moved at most, to the end of its token


class _Entry(NamedTuple):
    """What a token of several pieces adds to a document."""

    width: int
    terms: tuple[tuple[int, bytes], ...]


class _Lexicon(dict[str, bytes | _Entry]):
    """Tokens already analysed, in one language; it forgets them all when there are too many.

    Nearly every token is one word: it maps to its term alone.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._words: dict[str, tuple[bytes, ...]] = {}

    def __missing__(self, token: str) -> bytes | _Entry:
        entry, words = self._analyse(token)
        if len(token) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_TOKENS:
                self.clear()
                self._words.clear()
            self[token] = entry
            if words:
                self._words[token] = words
        return entry

    def words(self, seen: Iterable[str]) -> set[bytes]:
        """Return the vocabulary terms of the tokens."""
        found: set[bytes] = set()
        get = self._words.get
        for token in seen:
            if words := get(token):
                found.update(words)
            elif len(token) > _CACHED_LENGTH or token not in self:
                found.update(self._analyse(token)[1])
        return found

    def _analyse(self, token: str) -> tuple[bytes | _Entry, tuple[bytes, ...]]:
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
        if width == 1 and len(terms) == 1:
            return next(iter(terms))[1], tuple(words)
        return _Entry(width, tuple(terms)), tuple(words)


@lru_cache(maxsize=8)
def _lexicon(language: str) -> _Lexicon:
    return _Lexicon(language)


def piece_term(piece: Piece, language: str) -> bytes:
    """Return the index term of a piece in a document of this language."""
    word = stem(piece.word, language) if piece.stemmable else piece.word
    return fold(word or piece.word).encode("utf-8", "replace")


def vocabulary_term(written: bytes, term: bytes) -> bytes:
    """Return the term of the vocabulary field that says: this word is indexed under this term."""
    return written + b"\0" + term


def _boundaries(text: str, starts: Sequence[int]) -> list[int]:
    """Move each start that splits a token to where that token ends."""
    moved: list[int] = []
    for start in starts:
        at = min(max(start, 0), len(text))
        if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
            token = TOKEN.match(text, at, at + _BEYOND)
            before = TOKEN.match(text[at - 1 : at + 1])
            if token and before and before.end() == 2 and not NGRAM.search(text[at]):
                at = token.end()
        moved.append(at)
    return moved


class _Field:
    """The postings of one field while they are collected."""

    def __init__(self, lexicon: _Lexicon) -> None:
        self._lexicon = lexicon
        self._positions: defaultdict[bytes, list[int]] = defaultdict(list)
        self.length = 0  # in token positions

    def add(self, found: Iterable[str]) -> None:
        """Append tokens to the field."""
        lexicon, positions, position = self._lexicon, self._positions, self.length
        for token in found:
            entry = lexicon[token]
            if isinstance(entry, bytes):
                positions[entry].append(position)
                position += 1
            else:
                width, terms = entry
                for offset, term in terms:
                    positions[term].append(position + offset)
                position += width
        self.length = position

    def postings(self) -> AnalysedField:
        """Return the field's postings."""
        return AnalysedField(
            tuple(
                [
                    Posting(term, len(positions), encode_positions(positions))
                    for term, positions in self._positions.items()
                ]
            ),
            self.length,
        )


def analyse(
    title: str, name: str, path: str, body: str, passage_starts: Sequence[int], language: str
) -> AnalysedDocument:
    """Analyse a document; `passage_starts` are ascending character offsets in `body`.

    `passage_positions` of the result are the token positions at which those passages start.
    """
    lexicon = _lexicon(language)
    fields: dict[str, AnalysedField] = {}
    seen: set[str] = set()
    for field_name, text in (("title", title), ("name", name), ("path", path)):
        if text:
            field = _Field(lexicon)
            found = tokens(text)
            field.add(found)
            seen.update(found)
            fields[field_name] = field.postings()
    if starts := initial_terms(name):
        postings = tuple(Posting(term, 1, b"") for term in sorted(starts))
        fields[INITIALS] = AnalysedField(postings, 0)
    body_field = _Field(lexicon)
    passage_positions: list[int] = []
    previous = 0
    for boundary in (*_boundaries(body, passage_starts), len(body)):
        found = tokens(body[previous : max(boundary, previous)])
        body_field.add(found)
        seen.update(found)
        passage_positions.append(body_field.length)
        previous = max(boundary, previous)
    fields["body"] = body_field.postings()
    words = [Posting(word, 1, b"") for word in lexicon.words(seen)]
    fields[VOCABULARY] = AnalysedField(tuple(words), 0)
    return AnalysedDocument(language, fields, tuple(passage_positions[:-1]))


class Group(NamedTuple):
    """Terms that stand for one thing the person asked for; a document has one of them or none."""

    offset: int  # in token positions, from the first of the text it was made from
    written: bytes  # folded, unstemmed
    terms: frozenset[bytes]
    compound: bool = False  # other groups are its parts


class QueryWord(NamedTuple):
    """A token of a query."""

    text: str
    groups: tuple[Group, ...]


def query_words(text: str, languages: Sequence[str]) -> list[QueryWord]:
    """Analyse a query's text for an index whose documents are in these languages.

    Offsets run through the whole text, so that the words can also be matched as a phrase.
    """
    words: list[QueryWord] = []
    offset = 0
    for token in tokens(text):
        pieces = split_token(token[:_LONGEST_ASKED])
        groups = _groups(pieces, offset, languages)
        if groups:
            words.append(QueryWord(token, groups))
        offset += pieces.width
    return words


def _groups(pieces: Pieces, offset: int, languages: Sequence[str]) -> tuple[Group, ...]:
    paired = {piece.offset for piece in pieces.pieces if _is_pair(piece)}
    paired |= {position + 1 for position in paired}
    groups: list[Group] = []
    for piece in pieces.pieces:
        if piece.offset in paired and not _is_pair(piece) and NGRAM.match(piece.word):
            continue  # a lone character only where it has no neighbour
        terms = frozenset(piece_term(piece, language) for language in ("", *languages))
        written = fold(piece.word).encode("utf-8", "replace")
        groups.append(Group(offset + piece.offset, written, terms, piece.compound))
    return tuple(groups)


def _is_pair(piece: Piece) -> bool:
    return len(NGRAM.findall(piece.word)) > 1 and len(piece.word) > 1
