"""Whoosh's ordered hash file, which holds a segment's terms: written all at once, read by bytes."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from itertools import chain, islice
from operator import lt
from typing import Any, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from whoosh.filedb.filetables import OrderedHashReader, OrderedHashWriter
from whoosh.filedb.structfile import StructFile

_INT: Final = struct.Struct("!i")
_LENGTHS: Final = struct.Struct("!ii")
_ENTRY: Final = struct.Struct("!Iq")
_FLAGS: Final = 1  # bytes before the weight in a term info
_HASHES: Final = np.dtype([("hash", ">u4"), ("position", ">i8")])
_CRC32: Final = 1  # Whoosh's number for this hash; MD5, its default, is slower
_BUCKETS: Final = 256
_INDEX: Final[dict[str, np.dtype[Any]]] = {
    "I": np.dtype(">u4"),
    "q": np.dtype(">i8"),
}  # by Whoosh's names

_Array = npt.NDArray[np.int64]


class TermTableWriter(OrderedHashWriter):  # type: ignore[misc]  # Whoosh ships no types
    """Gathers keys and values and writes them as `OrderedHashReader` reads them."""

    def __init__(self, dbfile: StructFile) -> None:
        super(OrderedHashWriter, self).__init__(dbfile, hashtype=_CRC32)
        self._start: int = dbfile.tell()
        self._last = b""
        self._digests = array("I")
        self._sizes = array("I")

    def add_all(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Append keys and their values; keys must ascend. Cheapest for thousands at a time."""
        if not keys:
            return
        if keys[0] <= self._last or not all(map(lt, keys, islice(keys, 1, None))):
            raise ValueError("keys must ascend")
        self._last = keys[-1]
        lengths = np.empty((len(keys), 2), ">i4")
        lengths[:, 0] = list(map(len, keys))
        lengths[:, 1] = list(map(len, values))
        heads = lengths.view(f"V{_LENGTHS.size}")[:, 0].tolist()
        self._digests.extend(map(crc32, keys))
        self._sizes.extend((lengths.sum(axis=1) + _LENGTHS.size).tolist())
        self.dbfile.write(b"".join(chain.from_iterable(zip(heads, keys, values, strict=True))))

    def _write_hashes(self) -> None:
        sizes = np.array(self._sizes, np.int64)
        positions = self._start + np.cumsum(sizes) - sizes
        table, slots = _hash_tables(np.array(self._digests, np.int64), positions)
        starts = self.dbfile.tell() + (np.cumsum(slots) - slots) * table.itemsize
        self.directory += zip(starts.tolist(), slots.tolist(), strict=True)
        self.dbfile.write(table.tobytes())
        self._positions = positions

    def _write_extras(self) -> None:
        last = int(self._positions[-1]) if len(self._positions) else 0
        code = "I" if last < 1 << 32 else "q"
        self.extras |= {"indextype": code, "indexlen": len(self._positions)}
        super(OrderedHashWriter, self)._write_extras()
        self.dbfile.write(self._positions.astype(_INDEX[code]).tobytes())


def _hash_tables(digests: _Array, positions: _Array) -> tuple[npt.NDArray[Any], _Array]:
    """Return all buckets' tables, one after the other, and how many slots each has.

    They are half full; each entry is in its slot or the next free one, the first coming after the
    last.
    """
    buckets = digests & (_BUCKETS - 1)
    slots = 2 * np.bincount(buckets, minlength=_BUCKETS)
    first = np.cumsum(slots) - slots
    table = np.zeros(int(slots.sum()), _HASHES)
    home = (digests >> 8) % np.maximum(slots, 1)[buckets]
    # As if there were room behind each bucket for what does not fit at its end.
    apart = 2 * first[buckets] + home
    order = np.argsort(apart, kind="stable")
    steps = np.arange(len(order))
    # An entry comes after the one before it: the running maximum of home, each a slot further.
    place = np.maximum.accumulate(apart[order] - steps) + steps
    place -= first[buckets[order]]
    inside = place < (first + slots)[buckets[order]]
    table["hash"][place[inside]] = digests[order[inside]]
    table["position"][place[inside]] = positions[order[inside]]
    for entry in order[~inside].tolist():
        bucket = int(buckets[entry])
        free = int(first[bucket])
        while table["position"][free]:
            free += 1
        table[free] = (digests[entry], positions[entry])
    return table, slots


class TermTable(OrderedHashReader):  # type: ignore[misc]  # Whoosh ships no types
    """The table read from a buffer, without a file's position: for any thread."""

    def __init__(self, dbfile: StructFile, length: int) -> None:
        super().__init__(dbfile, length)
        self._buffer = dbfile.buffer
        if self.hashtype != _CRC32:
            raise ValueError("the term table has another hash")
        kind = _INDEX[self.extras["indextype"]]
        # Where each key stands, ascending. A view: only the pages looked at are read.
        self.places: npt.NDArray[Any] = np.frombuffer(
            self._buffer, kind, self.indexlen, self.indexbase
        )
        self.bytes: npt.NDArray[np.uint8] = np.frombuffer(self._buffer, np.uint8)

    def value(self, key: bytes) -> bytes | None:
        """Return a key's value, None when it is not there."""
        digest = crc32(key)
        start, slots = self.tables[digest & 255]
        buffer = self._buffer
        for step in range(slots):
            slot = ((digest >> 8) + step) % slots
            found, place = _ENTRY.unpack_from(buffer, start + slot * _ENTRY.size)
            if not place:
                return None
            if found == digest:
                at = place + _LENGTHS.size
                key_length, value_length = _LENGTHS.unpack_from(buffer, place)
                if buffer[at : at + key_length] == key:
                    at += key_length
                    value: bytes = buffer[at : at + value_length]
                    return value
        return None

    def key_at_place(self, place: int) -> bytes:
        """Return the key that stands at this place."""
        at = place + _LENGTHS.size
        (length,) = _INT.unpack_from(self._buffer, place)
        key: bytes = self._buffer[at : at + length]
        return key

    def weights(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the total weights of the terms at these places, from their term infos."""
        data, four = self.bytes, np.arange(4)
        key_lengths = np.ascontiguousarray(data[places[:, None] + four]).view(">i4")[:, 0]
        weights = places + _LENGTHS.size + key_lengths + _FLAGS
        return np.ascontiguousarray(data[weights[:, None] + four]).view(">f4")[:, 0]

    def first_from(self, key: bytes) -> int:
        """Return the index in `places` of the first key that is not before this one."""
        places, buffer, head = self.places, self._buffer, _LENGTHS.size
        unpack = _INT.unpack_from
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            place = int(places[middle])
            at = place + head
            if buffer[at : at + unpack(buffer, place)[0]] < key:
                low = middle + 1
            else:
                high = middle
        return low
