"""A segment's files, decoded into arrays; safe to read from several threads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import Storage
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.util.numeric import byte_to_length

from indexer.keyword.analysis import VOCABULARY
from indexer.keyword.postings import Postings, read_lists, read_postings, term_extent
from indexer.keyword.schema import COLUMNS, INDEXED_FIELDS, TEXT_FIELDS
from indexer.keyword.spelling import WordTable

_FIELD_NUMBERS: Final = {
    name: number.to_bytes(2, "big") for number, name in enumerate(INDEXED_FIELDS)
}
_HEAD: Final = 8  # bytes of key and value length before a key
_LENGTHS: Final[npt.NDArray[np.float32]] = np.array(
    [byte_to_length(byte) for byte in range(256)], np.float32
)
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
        self._terms = OrderedHashReader(storage.open_file(table), storage.file_length(table))
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

    def lengths(self, field: str) -> npt.NDArray[np.float32]:
        """Return each document's field length in tokens, as exact as Whoosh keeps it."""
        lengths: npt.NDArray[np.float32] = _LENGTHS[self.length_bytes[field]]
        return lengths

    def extent(self, field: str, term: bytes) -> tuple[int, int, int] | None:
        """Return (document frequency, offset, length) of a term's postings, None without any."""
        info = self._terms.get(_FIELD_NUMBERS[field] + term)
        return term_extent(info) if info is not None else None

    def postings_at(self, offset: int, length: int, *, values: bool) -> Postings:
        """Decode the postings at this place, with or without their values."""
        found = read_postings(self._postings.get(offset, length), values=values)
        if len(found.docs) and found.docs[-1] >= self.count:
            raise ValueError("postings name a document that is not there")
        return found

    def lists_at(self, offset: int, length: int) -> tuple[list[int], list[int], list[bytes]]:
        """Decode the postings at this place into documents, frequencies and values."""
        return read_lists(self._postings.get(offset, length))

    def terms(self) -> Iterator[tuple[bytes, int, int]]:
        """Yield (key, offset, length) for each term of all fields, ascending."""
        for key, info in self._terms.items():
            _, offset, length = term_extent(info)
            yield key, offset, length

    @cached_property
    def _positions(self) -> npt.NDArray[np.int64]:
        """Where each key stands in the term table."""
        table = self._terms
        kind = np.dtype(table.extras["indextype"]).newbyteorder(">")
        data = table.dbfile.get(table.indexbase, table.indexlen * kind.itemsize)
        return np.frombuffer(data, kind).astype(np.int64)

    def _key_at(self, place: int) -> bytes:
        buffer = self._terms.dbfile.buffer
        start = place + _HEAD
        return bytes(buffer[start : start + int.from_bytes(buffer[place : place + 4], "big")])

    def _key_index(self, key: bytes) -> int:
        places, key_at = self._positions, self._key_at
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            if key_at(int(places[middle])) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def starting_with(self, field: str, prefix: bytes, limit: int) -> list[tuple[bytes, float]]:
        """Return the terms with this prefix and their total weight: the `limit` heaviest."""
        start = _FIELD_NUMBERS[field] + prefix
        low = self._key_index(start)
        if low == len(self._positions) or not self._key_at(int(self._positions[low])).startswith(
            start
        ):
            return []
        places = self._positions[low : self._key_index(start + _BISECTED)]
        if len(places) > limit:
            places = places[np.argpartition(self._weights(places), -limit)[-limit:]]
        found: list[tuple[bytes, float]] = []
        for place, weight in zip(places.tolist(), self._weights(places).tolist(), strict=True):
            found.append((self._key_at(place)[2:], weight))
        return found

    @cached_property
    def words(self) -> WordTable:
        """Return the words as written, for finding those like a misspelt one."""
        field = _FIELD_NUMBERS[VOCABULARY]
        places = self._positions[self._key_index(field) : self._key_index(field + _BISECTED)]
        return WordTable(self._bytes, places, self._weights)

    @property
    def words_take_long(self) -> bool:
        """Tell whether a search should not wait for `words` to be made."""
        return "words" not in self.__dict__ and len(self._positions) > _QUICKLY_READ

    def _weights(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the total weights of the terms at these places of the term table."""
        if not len(places):
            return np.zeros(0, np.float32)
        table = self._bytes
        key_lengths = np.ascontiguousarray(table[places[:, None] + np.arange(4)]).view(">i4")[:, 0]
        weights = places + _HEAD + key_lengths + 1  # after the info's flags
        return np.ascontiguousarray(table[weights[:, None] + np.arange(4)]).view(">f4")[:, 0]

    @cached_property
    def _bytes(self) -> npt.NDArray[np.uint8]:
        return np.frombuffer(self._terms.dbfile.buffer, np.uint8)
