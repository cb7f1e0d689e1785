"""Finds the words of an index that are spelt almost like a misspelt one.

Every word of a segment has a signature of its letters (64 bits). An edit changes few of them, so
that comparing signatures leaves a few hundred words of several hundred thousand; their distances
are computed side by side. It is the optimal string alignment distance: insertions, deletions,
substitutions and transpositions of neighbours count one (Boytsov, "Indexing methods for
approximate dictionary searching", 2011, reviews it and the signatures).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.keyword.folding import NGRAM

_LENGTHS: Final = range(3, 25)  # characters of the words kept
_MOST_WORDS: Final = 1 << 20  # of a segment; the most frequent ones hold
_CHUNK: Final = 1 << 16  # words read at once
_HEAD: Final = 8 + 2  # bytes before a word in a term table: two lengths, the field
_LETTERS: Final = 26  # bits of a signature for a to z; other letters share the rest
_OTHERS: Final = 64 - _LETTERS
_HEAD_LETTERS: Final = 8  # of a word: they have a signature of their own
_MEASURED: Final = 1 << 16  # words whose distance is computed at most
_VERIFIED: Final = 48  # words a segment proposes at most, and all of them together
_MEMORISED: Final = 1024  # words whose likenesses are remembered

_ASCII_BITS: Final[npt.NDArray[np.uint64]] = np.clip(
    np.arange(128) - ord("a"), 0, _LETTERS - 1
).astype(np.uint64)

_Bytes = npt.NDArray[np.uint8]
_Places = npt.NDArray[np.int64]


class Likeness(NamedTuple):
    """A word of the index that is spelt almost like another."""

    written: bytes  # folded
    distance: int
    documents: float  # about how many have it


def edits_allowed(length: int) -> int:
    """Return how many edits a word of this many characters may be away."""
    return 0 if length < 4 else 1 if length < 8 else 2


class WordTable:
    """The words of one segment's vocabulary, about 20 bytes each in memory.

    Words with digits and those of scripts without spaces are left out, very short and very long
    ones too.
    """

    def __init__(
        self, table: _Bytes, places: _Places, weigh: Callable[[_Places], npt.NDArray[np.float32]]
    ) -> None:
        """Read the words; ValueError when the vocabulary is damaged.

        Args:
            table: the bytes of the term table.
            places: where the records of the vocabulary are in it.
            weigh: returns in how many documents the words of such records are.
        """
        self._table = table
        self._weigh = weigh
        parts = [
            _read(table, places[start : start + _CHUNK])
            for start in range(0, len(places), _CHUNK)
        ] or [_read(table, places)]  # fmt: skip
        words = _Words(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        lengths, self._letters = words.lengths, words.letters
        starts = np.cumsum(lengths, dtype=np.int64) - lengths
        chosen = np.arange(len(lengths))
        if len(chosen) > _MOST_WORDS:
            weights = self._weigh(words.places)
            chosen = np.sort(np.argpartition(weights, -_MOST_WORDS)[-_MOST_WORDS:])
        order = chosen[np.argsort(lengths[chosen], kind="stable")]
        self._places = words.places[order]
        self._starts = starts[order].astype(np.uint32)
        self._signatures, self._heads = words.signatures[order], words.heads[order]
        # Where the words of each length begin, these being sorted by length.
        self._bounds = np.searchsorted(lengths[order], np.arange(_LENGTHS.stop + 1)).tolist()

    def __len__(self) -> int:
        return len(self._places)

    def like(self, word: str, edits: int, *, prefix: bool = False) -> list[Likeness]:
        """Return words at most so many edits away, or whose beginning is; nearest ones first."""
        least = max(len(word) - edits, _LENGTHS.start)
        most = _LENGTHS.stop - 1 if prefix else min(len(word) + edits, _LENGTHS.stop - 1)
        if least > most or len(word) >= _LENGTHS.stop:
            return []
        first, end = self._bounds[least], self._bounds[most + 1]
        found = self._similar(word, first, end, edits, prefix=prefix)
        if not len(found):
            return []
        lengths = np.searchsorted(self._bounds, found, "right") - 1
        starts = self._starts[found].astype(np.int64)
        # The letters after a short word are the next one's, and not looked at.
        columns = [
            np.take(self._letters, starts + index, mode="clip")
            for index in range(min(len(word) + edits, _LENGTHS.stop - 1))
        ]
        distances = _distances(word, columns, lengths, prefix=prefix)
        near = np.flatnonzero(distances <= edits)
        return self._verified(word, found[near], distances[near], edits, prefix=prefix)

    def _similar(
        self, word: str, first: int, end: int, edits: int, *, prefix: bool
    ) -> npt.NDArray[np.int64]:
        """Return the words whose letters are nearly those of a word."""
        wanted, letters = np.uint64(_signature(word)), self._signatures[first:end]
        head = _folded(np.array([_signature(word[: _HEAD_LETTERS - edits])], np.uint64))[0]
        similar = np.bitwise_count(~self._heads[first:end] & head) <= edits
        similar &= np.bitwise_count(~letters & wanted) <= edits
        if not prefix:
            similar &= np.bitwise_count(letters & ~wanted) <= edits
        found: npt.NDArray[np.int64] = np.flatnonzero(similar) + first
        return found[:_MEASURED]

    def _verified(
        self, word: str, found: npt.NDArray[np.int64], distances: npt.NDArray[np.int8],
        edits: int, *, prefix: bool,
    ) -> list[Likeness]:  # fmt: skip
        """Read the words themselves; where their letters take several bytes, measure again."""
        places = self._places[found]
        weights = self._weigh(places)
        best = np.lexsort((-weights, distances))[:_VERIFIED]
        likenesses = []
        chosen = (places[best].tolist(), distances[best].tolist(), weights[best].tolist())
        for place, distance, documents in zip(*chosen, strict=True):
            end = place + 8 + int.from_bytes(self._table[place : place + 4].tobytes(), "big")
            written = self._table[place + _HEAD : end].tobytes().partition(b"\0")[0]
            if not (word.isascii() and written.isascii()):
                distance = edit_distance(word, written.decode(), prefix=prefix)
            if distance <= edits:
                likenesses.append(Likeness(written, distance, documents))
        return likenesses


class _Words(NamedTuple):
    """Words of a term table, column by column."""

    places: _Places
    lengths: npt.NDArray[np.uint8]  # in characters
    signatures: npt.NDArray[np.uint64]
    heads: npt.NDArray[np.uint32]  # signatures of the first letters
    letters: _Bytes  # of all words one after the other; the low byte of each


def _read(table: _Bytes, places: _Places) -> _Words:
    """Read the records that hold words."""
    none = np.zeros(0, np.uint8)
    nothing = _Words(places[:0], none, none.astype(np.uint64), none.astype(np.uint32), none)
    if not len(places):
        return nothing
    sizes = np.ascontiguousarray(table[places[:, None] + np.arange(4)]).view(">i4")[:, 0]
    sizes = sizes.astype(np.int32) - 2
    flat = table[_ranges(places + _HEAD, sizes)]  # word, zero byte, term; and so on
    ends = np.flatnonzero(flat == 0).astype(np.int32)
    if len(ends) != len(places):
        raise ValueError("the vocabulary is damaged")
    starts = np.cumsum(sizes, dtype=np.int32) - sizes
    codes = flat
    if flat.max() >= 0x80:
        # From bytes to characters: each has one byte that does not go on with another.
        heads = np.cumsum((flat & 0xC0) != 0x80, dtype=np.int32)
        codes = np.frombuffer(flat.tobytes().decode().encode("utf-32-le"), np.uint32)
        starts, ends = heads[starts] - 1, heads[ends] - 1
    lengths = ends - starts
    kept = np.flatnonzero((lengths >= _LENGTHS.start) & (lengths < _LENGTHS.stop))
    if not len(kept):
        return nothing
    codes = codes[_ranges(starts[kept], lengths[kept])]
    lengths = lengths[kept]
    begins = np.cumsum(lengths, dtype=np.int32) - lengths
    good = ~np.logical_or.reduceat(_strange(codes), begins)
    bits = np.uint64(1) << _bits(codes)
    signatures = np.bitwise_or.reduceat(bits, begins)[good]
    bits[np.arange(len(bits), dtype=np.int32) - np.repeat(begins, lengths) >= _HEAD_LETTERS] = 0
    firsts = _folded(np.bitwise_or.reduceat(bits, begins)[good])
    letters = codes[np.repeat(good, lengths)].astype(np.uint8)
    return _Words(places[kept[good]], lengths[good].astype(np.uint8), signatures, firsts, letters)


def _folded(signatures: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    """Return signatures in half the bits."""
    return (signatures | (signatures >> np.uint64(32))).astype(np.uint32)


def _ranges(starts: npt.NDArray[Any], lengths: npt.NDArray[np.int32]) -> npt.NDArray[Any]:
    """Return the indices of many ranges, one after the other."""
    shifts = starts - (np.cumsum(lengths, dtype=np.int32) - lengths)
    return np.repeat(shifts, lengths) + np.arange(int(lengths.sum()), dtype=np.int32)


def _strange(codes: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Return which characters do not stand in words that can be misspelt."""
    strange = (codes < 0x61) | ((codes > 0x7A) & (codes < 0x80))
    if codes.dtype == np.uint8:
        return strange
    for code in np.unique(codes[codes >= 0x80]).tolist():
        char = chr(code)
        if char.isnumeric() or NGRAM.match(char):
            strange |= codes == code
    return strange


def _bits(codes: npt.NDArray[Any]) -> npt.NDArray[np.uint64]:
    """Return each character's bit in a signature."""
    if codes.dtype == np.uint8:
        bits: npt.NDArray[np.uint64] = _ASCII_BITS[codes]
        return bits
    return np.where(codes < 0x80, _ASCII_BITS[codes & 0x7F], _LETTERS + codes % _OTHERS)


def _codes(word: str) -> npt.NDArray[np.uint8]:
    return np.array([ord(char) & 0xFF for char in word], np.uint8)


def _signature(word: str) -> int:
    codes = np.array([ord(char) for char in word], np.uint32)
    return int(np.bitwise_or.reduce(np.uint64(1) << _bits(codes)))


def _distances(
    word: str, columns: Sequence[_Bytes], lengths: npt.NDArray[np.int64], *, prefix: bool
) -> npt.NDArray[np.int8]:
    """Return the distance of a word to many others, or to the nearest beginning of each.

    `columns` are the first letters of those words, their second ones, and so on; a word has
    letters in its first `lengths` columns. This is the bit-parallel algorithm of Hyyrö, "A
    bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003): a column of
    the table of distances is a number, the differences of its neighbours being bits.
    """
    kind: Any = np.uint16 if len(word) <= 16 else np.uint32
    one, last = kind(1), kind(1 << (len(word) - 1))
    matches = np.zeros(256, kind)
    for index, code in enumerate(_codes(word).tolist()):
        matches[code] |= kind(1 << index)
    size = len(lengths)
    higher: npt.NDArray[Any] = np.full(size, ~kind(0))
    lower = np.zeros(size, kind)
    diagonal, before = np.zeros(size, kind), np.zeros(size, kind)
    distance = np.full(size, len(word), np.int8)
    found = distance.copy() if prefix else np.full(size, 127, np.int8)
    for index, letters in enumerate(columns):
        match = matches[letters]
        swapped = ((~diagonal & match) << one) & before
        diagonal = (((match & higher) + higher) ^ higher) | match | lower | swapped
        up, down = lower | ~(diagonal | higher), diagonal & higher
        distance += (up & last) != 0
        distance -= (down & last) != 0
        up, down = (up << one) | one, down << one
        higher, lower = down | ~(diagonal | up), up & diagonal
        before = match
        if prefix:
            np.minimum(found, distance, out=found, where=lengths > index)
        else:
            np.copyto(found, distance, where=lengths == index + 1)
    return found


def edit_distance(first: str, second: str, *, prefix: bool = False) -> int:
    """Return the optimal string alignment distance of two words.

    With `prefix`, of the first one to the nearest beginning of the second.
    """
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for i, char in enumerate(first, 1):
        current = [i]
        for j, other in enumerate(second, 1):
            least = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and first[i - 2] == other:
                least = min(least, before[j - 2] + 1)
            current.append(least)
        before, previous = previous, current
    return min(previous) if prefix else previous[-1]


class Tables(NamedTuple):
    """What there is of the words of several segments to look a word up in."""

    tables: Sequence[WordTable]
    complete: bool = True  # false where only those with the word's first letter were read


class Speller:
    """The words of several segments together."""

    def __init__(self, tables: Callable[[str], Tables]) -> None:
        """`tables` gives the words of the segments that may be like a word."""
        self._tables = tables
        self._known: dict[tuple[str, bool], tuple[Likeness, ...]] = {}

    def like(self, word: str, *, prefix: bool = False) -> tuple[Likeness, ...]:
        """Return the words spelt almost like this one, nearest and then most frequent ones first.

        How far away they may be depends on the longer word, with `prefix` on the given one.
        """
        known = self._known.get((word, prefix))
        if known is None:
            tables, complete = self._tables(word)
            known = self._look_up(word, tables, prefix=prefix)
            if len(self._known) >= _MEMORISED:
                self._known.clear()
            if complete:
                self._known[word, prefix] = known
        return known

    def _look_up(
        self, word: str, tables: Iterable[WordTable], *, prefix: bool
    ) -> tuple[Likeness, ...]:
        edits = edits_allowed(len(word) + (0 if prefix else 1))
        if not edits:
            return ()
        found: dict[bytes, Likeness] = {}
        for table in tables:
            for likeness in table.like(word, edits, prefix=prefix):
                if not prefix and likeness.distance > edits_allowed(
                    max(len(word), len(likeness.written.decode()))
                ):
                    continue
                known = found.get(likeness.written)
                documents = likeness.documents + (known.documents if known else 0.0)
                found[likeness.written] = likeness._replace(documents=documents)
        best = sorted(found.values(), key=lambda a: (a.distance, -a.documents, a.written))
        return tuple(best[:_VERIFIED])
