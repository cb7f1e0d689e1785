"""Token positions as bytes: ascending numbers, each as its distance from the last, in LEB128."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import Final

from indexer.documents import AnalysedField, Posting

CONTINUED: Final = 0x80  # bytes from this on do not end a number
_CONTINUED: Final = bytes(range(CONTINUED, 0x100))


def _varint(number: int) -> bytes:
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


_SMALL: Final = tuple(_varint(number) for number in range(1 << 14))


def encode_positions(positions: Sequence[int]) -> bytes:
    """Encode strictly ascending, non-negative token positions; ValueError when they are not."""
    if not positions:
        return b""
    deltas = [positions[0], *map(sub, positions[1:], positions)]
    greatest = max(deltas)
    if min(deltas) < 0:
        raise ValueError("positions must ascend")
    if greatest < CONTINUED:
        return bytes(deltas)
    if greatest < len(_SMALL):
        return b"".join(map(_SMALL.__getitem__, deltas))
    return b"".join(map(_varint, deltas))


def encode_all(postings: Iterable[Sequence[int]]) -> list[bytes]:
    """Encode the positions of several terms as `encode_positions` does; each has one at least."""
    small, limit = _SMALL, len(_SMALL)
    return [
        small[positions[0]]  # most terms stand once in a document
        if len(positions) == 1 and 0 <= positions[0] < limit
        else encode_positions(positions)
        for positions in postings
    ]


def as_little_endian(sizes: array[int]) -> bytes:
    """Return numbers of 32 bits as bytes."""
    if sys.byteorder == "big":
        sizes.byteswap()
    return sizes.tobytes()


def decode_positions(encoded: bytes) -> list[int]:
    """Return what `encode_positions` was given. Raises ValueError when the bytes are cut short."""
    if encoded and encoded[-1] > 0x7F:
        raise ValueError("positions are cut short")
    positions: list[int] = []
    position = number = shift = 0
    for byte in encoded:
        if byte > 0x7F:
            number |= (byte & 0x7F) << shift
            shift += 7
            continue
        position += number | byte << shift
        positions.append(position)
        number = shift = 0
    return positions


def count_positions(encoded: bytes) -> int:
    """Return how many positions are encoded, without decoding them."""
    return len(encoded.translate(None, _CONTINUED))


def postings_of(field: AnalysedField) -> Iterator[Posting]:
    """Yield the postings of an analysed field, one by one."""
    start = 0
    for index, term in enumerate(field.split()):
        end = start + int.from_bytes(field.sizes[4 * index : 4 * index + 4], "little")
        positions = field.positions[start:end]
        yield Posting(term, count_positions(positions) or 1, positions)
        start = end
