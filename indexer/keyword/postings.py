"""Whoosh's postings on disk, and reading many of them at a time.

The layout is that of `whoosh.codec.whoosh3`, so that Whoosh's own matchers read it: the postings
of a rare term stand in its term info, as one pickle; those of others in the postings file (magic,
then blocks of a header pickle and a data pickle). Reading it into arrays is several times faster
than posting by posting; `encoding` writes it.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from pickle import load, loads  # noqa: TID251  # Whoosh's postings are pickles; ours alone
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo

from indexer.keyword.packing import PackedValues, unpack_numbers

if TYPE_CHECKING:
    from indexer.keyword.packing import Numbers

BLOCK: Final = 4096  # postings
INLINED: Final = 8  # postings at most in a term info
_INT: Final = struct.Struct("!i")
# W3TermInfo: whether postings follow, total weight, document frequency, least and greatest length,
# greatest weight, first and last document. Where they do not, their offset and length follow.
TERM_INFO: Final = struct.Struct("!BfIBBfII")
EXTENT: Final = struct.Struct("!qi")


class Postings(NamedTuple):
    """A term's postings in one segment, decoded."""

    docs: npt.NDArray[np.int32]  # ascending document numbers in the segment
    weights: npt.NDArray[np.float32]  # frequencies
    values: npt.NDArray[np.uint8] | None = None  # encoded positions, one posting's after the other
    ends: npt.NDArray[np.int64] | None = None  # where each posting's values end

    @property
    def nbytes(self) -> int:
        """Return roughly how many bytes this takes in memory."""
        arrays = (array for array in self if array is not None)
        return sum(array.nbytes for array in arrays) + 400

    def value_at(self, index: int) -> bytes:
        """Return the encoded positions of one posting.

        Raises ValueError for postings that were read without.
        """
        if self.values is None or self.ends is None:
            raise ValueError("these postings were read without their positions")
        start = int(self.ends[index - 1]) if index else 0
        return self.values[start : int(self.ends[index])].tobytes()

    def values_of(self, indices: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
        """Return the encoded positions of the postings at these indices, one after the other.

        Raises ValueError for postings that were read without.
        """
        if self.values is None or self.ends is None:
            raise ValueError("these postings were read without their positions")
        if len(indices) == len(self.docs):
            return self.values
        lengths = np.diff(self.ends, prepend=0)[indices]
        # Where each wanted byte stands: a run for each posting.
        shift = np.repeat(self.ends[indices] - np.cumsum(lengths), lengths)
        found: npt.NDArray[np.uint8] = self.values[np.arange(len(shift)) + shift]
        return found


class Lists(NamedTuple):
    """A term's postings as lists: cheaper than arrays where most terms are rare."""

    docs: Sequence[int]
    weights: Sequence[int]
    values: Sequence[bytes]


def read_postings(data: bytes, *, values: bool = True) -> Postings:
    """Decode the bytes of a term's postings; ValueError when they are not postings."""
    docs: list[npt.NDArray[np.int32]] = []
    weights: list[npt.NDArray[np.float32]] = []
    kept: list[Sequence[bytes] | None] = []
    for count, deltas, block_weights, block_values in _blocks(data):
        docs.append(np.cumsum(unpack_numbers(deltas), dtype=np.int32))
        if isinstance(block_weights, (float, type(None))):
            weights.append(np.full(count, block_weights or 1.0, np.float32))
        else:
            weights.append(unpack_numbers(block_weights).astype(np.float32))
        if not len(docs[-1]) == len(weights[-1]) == count:
            raise ValueError("a block of postings is incomplete")
        kept.append(block_values)
    joined = Postings(_joined(docs), _joined(weights))
    return _with_values(joined, kept) if values else joined


def _blocks(data: bytes) -> list[tuple[int, Numbers, Any, Any]]:
    """Return (count, distances of documents, weights, values) of each block."""
    if data[:4] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings at this offset")
    stream = BytesIO(data)
    stream.seek(4)
    blocks: list[tuple[int, Numbers, Any, Any]] = []
    last = False
    while not last:
        (length,) = _INT.unpack(stream.read(4))
        last = length < 0
        count = load(stream)[0]  # noqa: S301  # our own file
        blocks.append((count, *load(stream)))  # noqa: S301
    return blocks


def _joined(parts: list[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _with_values(postings: Postings, blocks: Sequence[Sequence[bytes] | None]) -> Postings:
    blobs: list[bytes] = []
    lengths: list[npt.NDArray[Any]] = []
    for block in blocks:
        if isinstance(block, PackedValues):
            blobs.append(block.blob)
            lengths.append(unpack_numbers(block.lengths))
        elif block is not None:
            blobs.append(b"".join(block))
            lengths.append(np.fromiter(map(len, block), np.int64))
    ends = np.cumsum(_joined(lengths), dtype=np.int64) if lengths else np.zeros(0, np.int64)
    blob = np.frombuffer(b"".join(blobs), np.uint8)
    if len(ends) not in (0, len(postings.docs)) or (len(ends) and ends[-1] != len(blob)):
        raise ValueError("a block of postings is incomplete")
    return postings._replace(values=blob, ends=ends)


def read_lists(data: bytes) -> Lists:
    """Decode a term's postings into lists."""
    docs: list[int] = []
    weights: list[int] = []
    values: list[bytes] = []
    for count, deltas, block_weights, block_values in _blocks(data):
        docs += accumulate(deltas)
        if isinstance(block_weights, (float, type(None))):
            weights += [int(block_weights or 1)] * count
        else:
            weights += block_weights
        values += block_values or [b""] * count
    if not len(docs) == len(weights) == len(values):
        raise ValueError("a block of postings is incomplete")
    return Lists(docs, weights, values)


def inlined_lists(info: bytes) -> Lists | None:
    """Return the postings that stand in a term info; None when they are in the postings file."""
    if not info[0]:
        return None
    found = Lists(*loads(info[TERM_INFO.size :]))  # noqa: S301  # our own file
    if not len(found.docs) == len(found.weights) == len(found.values):
        raise ValueError("postings are incomplete")
    return found


def as_arrays(lists: Lists, *, values: bool = True) -> Postings:
    """Return few postings as arrays."""
    postings = Postings(np.array(lists.docs, np.int32), np.array(lists.weights, np.float32))
    return _with_values(postings, [lists.values]) if values else postings


def term_extent(info: bytes) -> tuple[int, int]:
    """Return (offset, length) of the postings from a term info without; ValueError for others."""
    if len(info) != TERM_INFO.size + EXTENT.size or info[0]:
        raise ValueError("not a term info this version writes")
    offset, length = EXTENT.unpack_from(info, TERM_INFO.size)
    return offset, length


assert W3TermInfo._struct.format == TERM_INFO.format, "Whoosh's term info has changed"
