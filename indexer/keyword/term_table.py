"""Whoosh's ordered hash file, which holds a segment's terms: written all at once, read by bytes."""

from __future__ import annotations

import struct
from itertools import accumulate, pairwise
from typing import Any, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from whoosh.filedb.filetables import OrderedHashReader, OrderedHashWriter
from whoosh.filedb.structfile import StructFile

_LENGTHS: Final = struct.Struct("!ii")
_ENTRY: Final = struct.Struct("!Iq")
_HASHES: Final = np.dtype([("hash", ">u4"), ("position", ">i8")])
_CRC32: Final = 1  # Whoosh's number for this hash; MD5, its default, is slower
_BUCKETS: Final = 256
_WRITE_AT: Final = 1 << 20  # bytes gathered before they are written
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
        self._digests: list[int] = []
        self._sizes: list[int] = []
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0

    def add(self, key: bytes, value: bytes) -> None:
        """Append a key and its value; keys must ascend."""
        if key <= self._last:
            raise ValueError("keys must ascend")
        self._last = key
        size = _LENGTHS.size + len(key) + len(value)
        self._digests.append(crc32(key))
        self._sizes.append(size)
        self._waiting += (_LENGTHS.pack(len(key), len(value)), key, value)
        self._waiting_bytes += size
        if self._waiting_bytes >= _WRITE_AT:
            self._write()

    def _write(self) -> None:
        self.dbfile.write(b"".join(self._waiting))
        self._waiting.clear()
        self._waiting_bytes = 0

    def _write_hashes(self) -> None:
        self._write()
        positions = np.fromiter(accumulate(self._sizes, initial=self._start), np.int64)[:-1]
        digests = np.array(self._digests, np.int64)
        buckets = digests & (_BUCKETS - 1)
        order = np.argsort(buckets, kind="stable")
        bounds = np.searchsorted(buckets[order], np.arange(_BUCKETS + 1)).tolist()
        tell = self.dbfile.tell()
        for low, high in pairwise(bounds):
            table = _hash_table(digests[order[low:high]], positions[order[low:high]])
            self.directory.append((tell, len(table)))
            self.dbfile.write(table.tobytes())
            tell += table.nbytes
        self._positions = positions

    def _write_extras(self) -> None:
        last = int(self._positions[-1]) if len(self._positions) else 0
        code = "I" if last < 1 << 32 else "q"
        self.extras |= {"indextype": code, "indexlen": len(self._positions)}
        super(OrderedHashWriter, self)._write_extras()
        self.dbfile.write(self._positions.astype(_INDEX[code]).tobytes())


def _hash_table(digests: _Array, positions: _Array) -> npt.NDArray[Any]:
    """Return one bucket's table, half full: each entry in its slot or the next free one."""
    count = len(digests)
    slots = 2 * count
    table = np.zeros(slots, _HASHES)
    if not count:
        return table
    home = (digests >> 8) % slots
    order = np.argsort(home, kind="stable")
    steps = np.arange(count)
    # An entry comes after the one before it: the running maximum of home, each a slot further.
    place = np.maximum.accumulate(home[order] - steps) + steps
    inside = place < slots
    table["hash"][place[inside]] = digests[order[inside]]
    table["position"][place[inside]] = positions[order[inside]]
    free = np.flatnonzero(table["position"] == 0)  # those past the end go on at the start
    outside = order[~inside]
    table["hash"][free[: len(outside)]] = digests[outside]
    table["position"][free[: len(outside)]] = positions[outside]
    return table


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
                    return bytes(buffer[at : at + value_length])
        return None

    def key_at_place(self, place: int) -> bytes:
        """Return the key that stands at this place."""
        at = place + _LENGTHS.size
        (length,) = struct.unpack_from("!i", self._buffer, place)
        return bytes(self._buffer[at : at + length])

    def first_from(self, key: bytes) -> int:
        """Return the index in `places` of the first key that is not before this one."""
        places, key_at = self.places, self.key_at_place
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            if key_at(int(places[middle])) < key:
                low = middle + 1
            else:
                high = middle
        return low
