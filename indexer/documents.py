"""The values every part of the indexer speaks of: extracted text, passages, analysed documents."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple, NewType

import msgspec

DocId = NewType("DocId", int)
PassageId = NewType("PassageId", int)

Unit = Literal["none", "page", "slide", "sheet", "chapter"]


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A page, slide, sheet or chapter: where it starts in the text, its number and its name."""

    start: int  # character offset in `Extracted.text`
    number: int  # 1-based; for PDF the physical page
    name: str = ""  # a sheet's or chapter's name


class Heading(msgspec.Struct, frozen=True, array_like=True):
    """A heading: where it starts in the text, its level (1 is the highest) and its words."""

    start: int
    level: int
    text: str


class Extracted(msgspec.Struct, frozen=True):
    """What extraction yields for one file.

    `text` uses ``\\n`` line ends only. `lines` holds, for each line of `text`, its 1-based line in
    the original file (in a sheet: its row); None means that line *i* of the text is line *i* of
    the file, or, where there are parts, line *i* of its part.
    """

    text: str
    mime: str
    title: str = ""
    unit: Unit = "none"
    parts: tuple[Part, ...] = ()
    lines: tuple[int, ...] | None = None
    headings: tuple[Heading, ...] = ()
    fields: dict[str, str] = {}  # author, date, from, to, tags …

    def part_at(self, offset: int) -> Part | None:
        """Return the part that holds the character at this offset, None when there are no parts."""
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[index] if index >= 0 else None


class Failure(msgspec.Struct, frozen=True, tag=True):
    """Why a file could not be extracted: a stable code and one clear line for the person."""

    code: Literal[
        "encrypted", "corrupt", "empty", "unsupported", "too-large", "timeout", "memory",
        "crash", "unreadable", "vanished",
    ]  # fmt: skip
    reason: str


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """A passage: a slice of a document's text and where it stands in the original file."""

    start: int  # character offsets in the text, end exclusive
    end: int
    page: int | None  # number of the part; None where the format has none
    line_start: int  # 1-based, inclusive, in the file or in its part
    line_end: int
    part_name: str = ""  # a sheet's or chapter's name
    heading: str = ""  # headings above it, joined by " › ": context for the embedding


TERM_END = b"\xff"  # between terms: no byte of UTF-8


class Posting(NamedTuple):
    """One term of one field of one document."""

    term: bytes
    frequency: int
    positions: bytes  # encoded token positions; empty where the field stores none


class AnalysedField(msgspec.Struct, frozen=True, array_like=True):
    """A field after analysis: its distinct terms, where they stand, and its length in tokens.

    All terms are in one value, so that a document crosses from process to process, and is taken
    into an index, at once.
    """

    terms: bytes  # joined with `TERM_END`
    sizes: bytes  # of each term, how many bytes of `positions` are its own: little-endian, 32 bits
    positions: (
        bytes  # encoded token positions; where the field stores none, this and `sizes` are empty
    )
    length: int

    def split(self) -> list[bytes]:
        """Return the terms."""
        return self.terms.split(TERM_END) if self.terms else []


class AnalysedDocument(msgspec.Struct, frozen=True):
    """A document ready for the keyword index, and the position of each passage's first token."""

    language: str  # ISO 639-1, "" when unknown
    fields: dict[str, AnalysedField]  # those that are not empty, by name
    passage_positions: tuple[int, ...]
