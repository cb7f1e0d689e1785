"""Whoosh's postings on disk, written and read many postings at a time.

The layout is that of `whoosh.codec.whoosh3` (magic, then blocks of a header pickle and a data
pickle), so that Whoosh's own matchers read it; writing it term by term instead of posting by
posting, and reading it into arrays, is several times faster.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate
from operator import sub
from pickle import dumps, load  # noqa: TID251  # Whoosh's postings are pickles; they are our own
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.util.numeric import length_to_byte
from whoosh.util.numlists import GrowableArray

_BLOCK: Final = 1024  # postings
_PACK_FROM: Final = 8  # values; fewer are cheaper as a tuple
_PROTOCOL: Final = 4  # the first that writes bytes as bytes
_INT: Final = struct.Struct("!i")
# W3TermInfo: flags, total weight, document frequency, least and greatest length, greatest weight,
# first and last document; then the postings' offset and length.
_TERM_INFO: Final = struct.Struct("!BfIBBfIIqi")
_LENGTHS: Final = struct.Struct("!ii")
_CRC32: Final = 1  # Whoosh's number for this hash; MD5, its default, is slower
_EXTENT: Final = slice(23, 35)
_EXTENT_STRUCT: Final = struct.Struct("!qi")


class PackedValues(Sequence[bytes]):
    """Many short byte strings in one: unpickled at once, sliced when asked for."""

    __slots__ = ("_blob", "_ends")

    def __init__(self, blob: bytes, ends: bytes) -> None:
        self._blob = blob
        self._ends = memoryview(ends).cast("I")

    @property
    def nbytes(self) -> int:
        """Return how many bytes this takes in memory."""
        return len(self._blob) + self._ends.nbytes

    @classmethod
    def pack(cls, values: Sequence[bytes]) -> PackedValues:
        """Pack the values."""
        return cls(b"".join(values), array("I", accumulate(map(len, values))).tobytes())

    def __reduce__(self) -> tuple[type[PackedValues], tuple[bytes, bytes]]:
        return PackedValues, (self._blob, self._ends.tobytes())

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, index: Any) -> Any:
        start = self._ends[index - 1] if index else 0
        return self._blob[start : self._ends[index]]

    def __iter__(self) -> Iterator[bytes]:
        start = 0
        for end in self._ends:
            yield self._blob[start:end]
            start = end


class Postings(NamedTuple):
    """A term's postings in one segment, decoded."""

    docs: npt.NDArray[np.int32]  # ascending document numbers in the segment
    weights: npt.NDArray[np.float32]  # frequencies
    values: tuple[Sequence[bytes], ...]  # encoded positions of each block; () if not asked for

    @property
    def nbytes(self) -> int:
        """Return roughly how many bytes this takes in memory."""
        values = sum(
            block.nbytes if isinstance(block, PackedValues) else 64 * len(block)
            for block in self.values
        )
        return self.docs.nbytes + self.weights.nbytes + values + 400

    def value(self, index: int) -> bytes:
        """Return the encoded positions of the posting at this index."""
        value: bytes = self.values[index // _BLOCK][index % _BLOCK]
        return value


def read_postings(data: bytes, *, values: bool = True) -> Postings:
    """Decode the bytes of a term's postings; ValueError when they are not postings."""
    if data[:4] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings at this offset")
    stream = BytesIO(data)
    stream.seek(4)
    docs: list[npt.NDArray[np.int32]] = []
    weights: list[npt.NDArray[np.float32]] = []
    kept: list[Sequence[bytes]] = []
    last = False
    while not last:
        (length,) = _INT.unpack(stream.read(4))
        last = length < 0
        count = load(stream)[0]  # noqa: S301  # our own file
        deltas, block_weights, block_values = load(stream)  # noqa: S301
        docs.append(np.cumsum(_numbers(deltas), dtype=np.int32))
        if isinstance(block_weights, (bytes, tuple)):
            weights.append(_numbers(block_weights).astype(np.float32))
        else:
            weights.append(np.full(count, block_weights or 1.0, np.float32))
        if values:
            kept.append(block_values)
        if not len(docs[-1]) == len(weights[-1]) == len(block_values) == count:
            raise ValueError("a block of postings is incomplete")
    if len(docs) == 1:
        return Postings(docs[0], weights[0], tuple(kept))
    return Postings(np.concatenate(docs), np.concatenate(weights), tuple(kept))


def read_lists(data: bytes) -> tuple[list[int], list[int], list[bytes]]:
    """Decode a term's postings into documents, frequencies and values; cheaper for rare terms."""
    if data[:4] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings at this offset")
    stream = BytesIO(data)
    stream.seek(4)
    docs: list[int] = []
    weights: list[int] = []
    values: list[bytes] = []
    last = False
    while not last:
        (length,) = _INT.unpack(stream.read(4))
        last = length < 0
        count = load(stream)[0]  # noqa: S301  # our own file
        deltas, block_weights, block_values = load(stream)  # noqa: S301
        docs += accumulate(deltas)
        if isinstance(block_weights, (bytes, tuple)):
            weights += block_weights
        else:
            weights += [int(block_weights or 1)] * count
        values += block_values
    if not len(docs) == len(weights) == len(values):
        raise ValueError("a block of postings is incomplete")
    return docs, weights, values


def _numbers(packed: bytes | tuple[float, ...]) -> npt.NDArray[Any]:
    return np.frombuffer(packed, np.uint8) if isinstance(packed, bytes) else np.array(packed)


def _pack_numbers(numbers: Sequence[int]) -> bytes | tuple[int, ...]:
    """Return small numbers as bytes, which Whoosh's matchers index just like a tuple."""
    return bytes(numbers) if len(numbers) > 3 and max(numbers) < 256 else tuple(numbers)


def encode_postings(
    docs: Sequence[int], weights: Sequence[int], values: Sequence[bytes], lengths: bytes
) -> tuple[bytes, bytes]:
    """Return a term's postings and its term info but for their extent.

    `lengths` holds, for each posting, its field's length as Whoosh's length byte.
    """
    total = len(docs)
    if total == 1:
        return _encode_one(docs[0], weights[0], values[0], lengths[0])
    chunks = [WHOOSH3_HEADER_MAGIC]
    for start in range(0, total, _BLOCK):
        end = min(start + _BLOCK, total)
        block_docs, block_weights = docs[start:end], weights[start:end]
        greatest = max(block_weights)
        deltas = [block_docs[0], *map(sub, block_docs[1:], block_docs)]
        if greatest == 1:
            packed_weights: float | bytes | tuple[int, ...] | None = None
        elif min(block_weights) == greatest:
            packed_weights = float(greatest)
        else:
            packed_weights = _pack_numbers(block_weights)
        block_values: Sequence[bytes] = values[start:end]
        if end - start >= _PACK_FROM:
            block_values = PackedValues.pack(block_values)
        else:
            block_values = tuple(block_values)
        span = lengths[start:end]
        header = (end - start, block_docs[-1], float(greatest), 0, min(span), max(span))
        block = dumps(header, _PROTOCOL) + dumps(
            (_pack_numbers(deltas), packed_weights, block_values), _PROTOCOL
        )
        chunks += (_INT.pack(-len(block) if end == total else len(block)), block)
    info = _TERM_INFO.pack(
        0, sum(weights), total, min(lengths), max(lengths), max(weights), docs[0], docs[-1], 0, 0
    )
    return b"".join(chunks), info


def _encode_one(doc: int, weight: int, value: bytes, length: int) -> tuple[bytes, bytes]:
    """Return what `encode_postings` does for the most frequent case, a term of one document."""
    block = dumps((1, doc, float(weight), 0, length, length), _PROTOCOL) + dumps(
        ((doc,), None if weight == 1 else float(weight), (value,)), _PROTOCOL
    )
    info = _TERM_INFO.pack(0, weight, 1, length, length, weight, doc, doc, 0, 0)
    return WHOOSH3_HEADER_MAGIC + _INT.pack(-len(block)) + block, info


def with_extent(info: bytes, offset: int, length: int) -> bytes:
    """Return the term info with where in the postings file its postings are."""
    return info[: _EXTENT.start] + _EXTENT_STRUCT.pack(offset, length)


def term_extent(info: bytes) -> tuple[int, int, int]:
    """Return (document frequency, offset, length) from a term info; ValueError for another kind."""
    if len(info) != _TERM_INFO.size or info[0]:
        raise ValueError("not a term info this version writes")
    _, _, frequency, *_, offset, length = _TERM_INFO.unpack(info)
    return frequency, offset, length


def length_bytes(lengths: Sequence[int]) -> bytes:
    """Return field lengths as Whoosh keeps them: one byte each, on a logarithmic scale."""
    return bytes(map(length_to_byte, lengths))


class TermTableWriter(OrderedHashWriter):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's ordered hash file, hashed with CRC-32 and with its hash tables written at once."""

    def __init__(self, dbfile: StructFile) -> None:
        super(OrderedHashWriter, self).__init__(dbfile, hashtype=_CRC32)
        self.index = GrowableArray("H")
        self.lastkey = b""
        self._offset = dbfile.tell()

    def add(self, key: bytes, value: bytes) -> None:
        """Append a key and its value; keys must ascend."""
        if key <= self.lastkey:
            raise ValueError("keys must ascend")
        self.lastkey = key
        record = _LENGTHS.pack(len(key), len(value)) + key + value
        digest = self.hashfn(key)
        self.buckets[digest & 255].append((digest, self._offset))
        self.index.append(self._offset)
        self.dbfile.write(record)
        self._offset += len(record)

    def _write_hashes(self) -> None:
        entry = np.dtype([("hash", ">u4"), ("position", ">i8")])
        for bucket in self.buckets:
            slots = 2 * len(bucket)
            self.directory.append((self.dbfile.tell(), slots))
            taken: dict[int, tuple[int, int]] = {}
            for digest, position in bucket:
                slot = (digest >> 8) % slots
                while slot in taken:
                    slot = (slot + 1) % slots
                taken[slot] = (digest, position)
            table = np.zeros(slots, entry)
            if taken:
                table[list(taken)] = list(taken.values())
            self.dbfile.write(table.tobytes())


assert W3TermInfo._struct.size == _EXTENT.start, "Whoosh's term info has changed"
