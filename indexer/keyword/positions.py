"""Token positions as bytes: ascending numbers, each as its distance from the last, in LEB128."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import Final

_CONTINUED: Final = bytes(range(0x80, 0x100))  # bytes that do not end a number


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
    if len(positions) == 1:
        first = positions[0]
        return _SMALL[first] if 0 <= first < len(_SMALL) else _large(first)
    deltas = [*positions[:1], *map(sub, positions[1:], positions)]
    if deltas and (min(deltas) < 0 or max(deltas) >= len(_SMALL)):
        return b"".join(map(_large, deltas))
    return b"".join(map(_SMALL.__getitem__, deltas))


def _large(delta: int) -> bytes:
    if delta < 0:
        raise ValueError("positions must ascend")
    return _varint(delta)


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
