"""A segment's files, decoded into arrays; safe to read from several threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import Storage

from indexer.keyword.analysis import VOCABULARY
from indexer.keyword.postings import (
    Lists,
    Postings,
    as_arrays,
    inlined_lists,
    read_lists,
    read_postings,
    term_extent,
)
from indexer.keyword.schema import COLUMNS, INDEXED_FIELDS, TEXT_FIELDS
from indexer.keyword.spelling import WordTable
from indexer.keyword.term_table import TermTable

_FIELD_NUMBERS: Final = {
    name: number.to_bytes(2, "big") for number, name in enumerate(INDEXED_FIELDS)
}
_BISECTED: Final = b"\xff" * 8  # sorts after every UTF-8 continuation of a prefix


class SegmentFiles:
    """One segment, as it was when it was written: deletions are its reader's business."""

    def __init__(self, storage: Storage, segment: W3Segment) -> None:
        self.name: str = segment.segment_id()
        self.count: int = segment.doc_count_all()
        self.totals: dict[str, int] = dict(segment._fieldlengths)
        self._storage = storage
        self._segment = segment
        table = segment.make_filename(W3Codec.TERMS_EXT)
        self._terms = TermTable(storage.open_file(table), storage.file_length(table))
        if self._terms.extras["fieldmap"] != {n: i for i, n in enumerate(INDEXED_FIELDS)}:
            raise ValueError("the term table has other fields")
        self._postings = segment.open_file(storage, W3Codec.POSTS_EXT)
        self.length_bytes = {
            name: self._column(f"_{name}_len", np.dtype(np.uint8)) for name in TEXT_FIELDS
        }
        self.columns = {name: self._scalars(name, code) for name, code in COLUMNS.items()}
        self._words: WordTable | None = None
        self._reading_words = threading.Lock()

    def _column(self, name: str, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
        file_name = W3Codec.column_filename(self._segment, name)
        size = self._storage.file_length(file_name)
        if size != self.count * dtype.itemsize:
            raise ValueError("a column has the wrong length")
        file = self._storage.open_file(file_name)
        data = np.frombuffer(file.get(0, size), dtype)
        file.close()
        return data

    def _scalars(self, name: str, code: str) -> npt.NDArray[Any]:
        kind = "i8" if code == "q" else "f8"
        return self._column(name, np.dtype(f">{kind}")).astype(kind)

    def postings(self, field: str, term: bytes, *, values: bool) -> Postings | None:
        """Return a term's postings, with or without their values; None without any."""
        info = self._terms.value(_FIELD_NUMBERS[field] + term)
        if info is None:
            return None
        if (lists := inlined_lists(info)) is not None:
            found = as_arrays(lists, values=values)
        else:
            found = read_postings(self._postings.get(*term_extent(info)), values=values)
        if len(found.docs) and found.docs[-1] >= self.count:
            raise ValueError("postings name a document that is not there")
        return found

    def terms(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield (key, term info) for each term of all fields, ascending."""
        found: Iterator[tuple[bytes, bytes]] = self._terms.items()
        return found

    def lists(self, info: bytes) -> Lists:
        """Return the postings of a term with this info as lists."""
        return inlined_lists(info) or read_lists(self._postings.get(*term_extent(info)))

    def starting_with(self, field: str, prefix: bytes, limit: int) -> list[tuple[bytes, float]]:
        """Return the terms with this prefix and their total weight: the `limit` heaviest."""
        table, start = self._terms, _FIELD_NUMBERS[field] + prefix
        low = table.first_from(start)
        places = table.places[low : low + 1]
        if not len(places) or not table.key_at_place(int(places[0])).startswith(start):
            return []
        places = table.places[low : table.first_from(start + _BISECTED)].astype(np.int64)
        if len(places) > limit:
            places = places[np.argpartition(table.weights(places), -limit)[-limit:]]
        weights = table.weights(places).tolist()
        return [
            (table.key_at_place(place)[2:], weight)
            for place, weight in zip(places.tolist(), weights, strict=True)
        ]

    @property
    def words(self) -> WordTable:
        """Return the words as written, for finding those like a misspelt one."""
        # Each segment has a lock of its own: a search that reads the few words of a new one does
        # not wait for the many of another (which `cached_property` would make it do).
        with self._reading_words:
            if self._words is None:
                self._words = self.words_beginning(b"")
            return self._words

    def words_beginning(self, start: bytes) -> WordTable:
        """Read those of the words that begin so."""
        field, table = _FIELD_NUMBERS[VOCABULARY] + start, self._terms
        places = table.places[table.first_from(field) : table.first_from(field + _BISECTED)]
        return WordTable(table.bytes, places.astype(np.int64), table.weights)

    @property
    def unread_terms(self) -> int:
        """Return how many terms have to be gone through before there are `words`."""
        return len(self._terms.places) if self._words is None else 0
