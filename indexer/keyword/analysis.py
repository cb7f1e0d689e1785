"""From text to postings, and from a query's word to the terms that find it.

No Whoosh in here: documents are analysed in the sandboxed children that extract them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from indexer.documents import TERM_END, AnalysedDocument, AnalysedField
from indexer.keyword.folding import NGRAM, TOKEN, fold, tokens
from indexer.keyword.language import detect_language
from indexer.keyword.lexicon import Lexicon, lexicon_of, piece_term, vocabulary_term
from indexer.keyword.naming import initial_terms
from indexer.keyword.positions import as_little_endian, encode_all
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
_LONGEST_ASKED: Final = 512  # characters of a query's token: a paste without spaces is one
_BEYOND: Final = 256  # characters a passage's start is moved at most, to the end of its token


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

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._positions: defaultdict[bytes, list[int]] = defaultdict(list)
        self.length = 0  # in token positions

    def add(self, found: Iterable[str]) -> None:
        """Append tokens to the field."""
        positions, position = self._positions, self.length
        for entry in map(self._lexicon.__getitem__, found):
            if isinstance(entry, bytes):
                positions[entry].append(position)
                position += 1
            else:
                width, terms = entry
                for offset, term in terms:
                    positions[term].append(position + offset)
                position += width
        self.length = position

    def analysed(self) -> AnalysedField:
        """Return the field as it is indexed."""
        encoded = encode_all(self._positions.values())
        sizes = array("I", map(len, encoded))
        terms = TERM_END.join(self._positions)
        return AnalysedField(terms, as_little_endian(sizes), b"".join(encoded), self.length)


def analyse(
    title: str, name: str, path: str, body: str, passage_starts: Sequence[int], language: str
) -> AnalysedDocument:
    """Analyse a document; `passage_starts` are ascending character offsets in `body`.

    `passage_positions` of the result are the token positions at which those passages start.
    """
    lexicon = lexicon_of(language)
    fields: dict[str, AnalysedField] = {}
    seen: set[str] = set()
    for field_name, text in (("title", title), ("name", name), ("path", path)):
        if text:
            field = _Field(lexicon)
            found = tokens(text)
            field.add(found)
            seen.update(found)
            fields[field_name] = field.analysed()
    body_field = _Field(lexicon)
    passage_positions: list[int] = []
    previous = 0
    for boundary in (*_boundaries(body, passage_starts), len(body)):
        if boundary > previous:
            found = tokens(body[previous:boundary])
            body_field.add(found)
            seen.update(found)
            previous = boundary
        passage_positions.append(body_field.length)
    fields["body"] = body_field.analysed()
    fields[INITIALS] = _without_positions(initial_terms(name))
    fields[VOCABULARY] = _without_positions(lexicon.words(seen))
    return AnalysedDocument(language, fields, tuple(passage_positions[:-1]))


def _without_positions(terms: Iterable[bytes]) -> AnalysedField:
    return AnalysedField(TERM_END.join(terms), b"", b"", 0)


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
