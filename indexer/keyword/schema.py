"""What the keyword index keeps of a document, as a Whoosh schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Format

from indexer.documents import AnalysedField
from indexer.keyword.analysis import INITIALS, VOCABULARY
from indexer.keyword.positions import (
    count_positions,
    decode_positions,
    encode_positions,
    postings_of,
)

SCHEMA_VERSION: Final = 3  # what is stored, and how
ANALYZER_VERSION: Final = 2  # which terms a text yields
VERSION: Final = f"magpie-keyword {SCHEMA_VERSION}.{ANALYZER_VERSION}"

TEXT_FIELDS: Final = ("title", "name", "path", "body")
EXACT_FIELDS: Final = ("ext", "language")
# The order is that of the keys in a segment's term table, the same in every segment.
INDEXED_FIELDS: Final = (*TEXT_FIELDS, *EXACT_FIELDS, INITIALS, VOCABULARY)
COLUMNS: Final = {"doc_id": "q", "modified": "d", "size": "q"}  # with their struct type code


class PositionsFormat(Format):  # type: ignore[misc]  # Whoosh ships no types
    """Posting values that are our encoded positions, readable by Whoosh's own matchers."""

    def word_values(
        self, value: AnalysedField, _analyzer: None = None, **_options: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, value) for each posting of an analysed field."""
        for posting in postings_of(value):
            yield posting.term, posting.frequency, float(posting.frequency), posting.positions

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the token positions, ascending."""
        return decode_positions(value)

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the term stands in the document."""
        return count_positions(value)

    def decode_weight(self, value: bytes) -> float:
        """Return the frequency as a weight."""
        return count_positions(value) * float(self.field_boost)

    def decode_position_boosts(self, value: bytes) -> list[tuple[int, float]]:
        """Return the positions, each with weight 1."""
        return [(position, 1.0) for position in decode_positions(value)]

    def encode(self, positions: list[int]) -> bytes:
        """Encode ascending token positions."""
        return encode_positions(positions)

    def combine(self, values: list[bytes]) -> bytes:
        """Merge the positions of several postings."""
        merged = {position for value in values for position in decode_positions(value)}
        return encode_positions(sorted(merged))


class Analysed(FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field whose value is an `AnalysedField`: Whoosh analyses nothing."""

    def __init__(self, *, scorable: bool) -> None:
        super().__init__(PositionsFormat(), analyzer=None, scorable=scorable)

    def index(
        self, value: AnalysedField, **_options: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, value) for each posting."""
        yield from self.format.word_values(value)

    def process_text(self, text: str, *_mode: str, **_options: Any) -> Iterator[str]:
        """Yield a query's text as one term: queries are analysed before they come here."""
        yield text


def build_schema() -> Schema:
    """Return the schema of the keyword index."""
    fields: dict[str, FieldType] = {name: Analysed(scorable=True) for name in TEXT_FIELDS}
    fields |= {name: Analysed(scorable=False) for name in (INITIALS, VOCABULARY)}
    fields |= {name: ID() for name in EXACT_FIELDS}
    fields |= {name: COLUMN(NumericColumn(code)) for name, code in COLUMNS.items()}
    return Schema(**fields)
