"""Many small numbers or byte strings in one pickled object, that Whoosh indexes like a tuple."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    Numbers = bytes | array[int] | tuple[int, ...]

_BYTES_FROM: Final = 4  # numbers; fewer are no larger as a tuple
_ARRAY_FROM: Final = 24  # numbers; naming the type takes some 50 bytes


def pack_numbers(numbers: Sequence[int]) -> Numbers:
    """Return numbers from 0 to 2**32 - 1 in little space: a sequence of the same numbers."""
    greatest = max(numbers)
    if len(numbers) >= _BYTES_FROM and greatest < 1 << 8:
        return bytes(numbers)
    if len(numbers) < _ARRAY_FROM:
        return tuple(numbers)
    return array("H" if greatest < 1 << 16 else "I", numbers)


def unpack_numbers(packed: Numbers) -> npt.NDArray[Any]:
    """Return what `pack_numbers` was given, as an array of some type of integer."""
    if isinstance(packed, bytes):
        return np.frombuffer(packed, np.uint8)
    return np.asarray(packed)


class PackedValues(Sequence[bytes]):
    """Byte strings in one: unpickled at once, sliced when Whoosh asks for one."""

    __slots__ = ("_ends", "blob", "lengths")

    def __init__(self, blob: bytes, lengths: Numbers) -> None:
        self.blob = blob
        self.lengths = lengths
        self._ends: list[int] | None = None

    def __reduce__(self) -> tuple[type[PackedValues], tuple[bytes, Numbers]]:
        return PackedValues, (self.blob, self.lengths)

    def __len__(self) -> int:
        return len(self.lengths)

    def _bounds(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self.lengths, initial=0))
        return self._ends

    def __getitem__(self, index: Any) -> Any:
        ends = self._bounds()
        return self.blob[ends[index] : ends[index + 1]]

    def __iter__(self) -> Iterator[bytes]:
        start = 0
        for end in self._bounds()[1:]:
            yield self.blob[start:end]
            start = end
