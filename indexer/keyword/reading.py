"""A segment's files, decoded into arrays; safe to read from several threads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
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
_HEAD: Final = 8  # bytes of key and value length before a key
_QUICKLY_READ: Final = 1 << 16  # terms
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
            places = places[np.argpartition(self._weights(places), -limit)[-limit:]]
        weights = self._weights(places).tolist()
        return [
            (table.key_at_place(place)[2:], weight)
            for place, weight in zip(places.tolist(), weights, strict=True)
        ]

    @cached_property
    def words(self) -> WordTable:
        """Return the words as written, for finding those like a misspelt one."""
        field = _FIELD_NUMBERS[VOCABULARY]
        table = self._terms
        places = table.places[table.first_from(field) : table.first_from(field + _BISECTED)]
        return WordTable(table.bytes, places.astype(np.int64), self._weights)

    @property
    def words_take_long(self) -> bool:
        """Tell whether a search should not wait for `words` to be made."""
        return "words" not in self.__dict__ and len(self._terms.places) > _QUICKLY_READ

    def _weights(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the total weights of the terms at these places of the term table."""
        table = self._terms.bytes
        key_lengths = np.ascontiguousarray(table[places[:, None] + np.arange(4)]).view(">i4")[:, 0]
        weights = places + _HEAD + key_lengths + 1  # after the info's flags
        return np.ascontiguousarray(table[weights[:, None] + np.arange(4)]).view(">f4")[:, 0]
