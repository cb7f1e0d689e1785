"""Which documents hold a phrase: terms at given distances from each other in one field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.keyword.expansion import Phrase, Slot
from indexer.keyword.positions import decode_positions
from indexer.keyword.postings import Postings
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.snapshot import Mask, Snapshot

_POSITION_BITS: Final = 32
_NONE: Final[npt.NDArray[np.int64]] = np.zeros(0, np.int64)


def documents_with(phrase: Phrase, snapshot: Snapshot, among: Mask) -> Mask:
    """Return which of these documents hold the phrase in any of their fields."""
    found: Mask = np.zeros(snapshot.count, bool)
    for field in TEXT_FIELDS:
        if len(phrase) == 1:
            for term in phrase[0].terms:
                found |= snapshot.matching(field, term)
        else:
            _mark(found, phrase, field, snapshot, among & ~found)
    return found & among


def _mark(found: Mask, phrase: Phrase, field: str, snapshot: Snapshot, among: Mask) -> None:
    """Mark the documents that hold a phrase of several words in this field."""
    by_segment: dict[int, dict[Slot, list[Postings]]] = {}
    for slot in phrase:
        for term in slot.terms:
            for base, postings in snapshot.positions(field, term):
                by_segment.setdefault(base, {}).setdefault(slot, []).append(postings)
    for base, slots in by_segment.items():
        if len(slots) == len(phrase):
            count = snapshot.counts[base]
            docs = _holding(slots, among[base : base + count])
            found[base + docs] = True


def _holding(slots: Mapping[Slot, list[Postings]], among: Mask) -> npt.NDArray[np.int64]:
    """Return the documents of a segment, among these, that hold a phrase of these slots."""
    together = among.copy()
    for alternatives in slots.values():
        together &= _any(alternatives, len(among))
    starts: npt.NDArray[np.int64] | None = None
    for slot in sorted(slots, key=lambda slot: sum(len(p.docs) for p in slots[slot])):
        parts = [_occurrences(postings, together, slot.offset) for postings in slots[slot]]
        here = parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))
        starts = here if starts is None else _common(starts, here)
        if not len(starts):
            break
        together = np.zeros(len(among), bool)
        together[starts >> _POSITION_BITS] = True
    return np.flatnonzero(together) if starts is not None and len(starts) else _NONE


def _any(alternatives: list[Postings], count: int) -> Mask:
    mask: Mask = np.zeros(count, bool)
    for postings in alternatives:
        mask[postings.docs] = True
    return mask


def _common(one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the numbers in both; each is ascending."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    at = np.searchsorted(many, few)
    found: npt.NDArray[np.int64] = few[many[np.minimum(at, len(many) - 1)] == few]
    return found


def _occurrences(postings: Postings, among: Mask, offset: int) -> npt.NDArray[np.int64]:
    """Return where phrases would start for the term to be theirs at `offset`: document, position.

    Both are in one number, the position in its lower bits; ascending.
    """
    indices = np.flatnonzero(among[postings.docs])
    encoded = postings.values_of(indices).astype(np.int64)
    if not len(encoded):
        return _NONE
    ends = np.flatnonzero(encoded < 0x80)  # where a number's last byte stands
    deltas = encoded
    if len(ends) < len(encoded):
        starts = np.concatenate(([0], ends[:-1] + 1))
        place = np.arange(len(encoded)) - np.repeat(starts, ends - starts + 1)
        deltas = np.add.reduceat((encoded & 0x7F) << 7 * place, starts)
    counts = postings.weights[indices].astype(np.int64)
    running = np.cumsum(deltas)
    first = np.cumsum(counts) - counts
    positions = running - np.repeat(running[first] - deltas[first], counts) - offset
    owners = np.repeat(postings.docs[indices].astype(np.int64), counts)
    kept = positions >= 0
    places: npt.NDArray[np.int64] = (owners[kept] << _POSITION_BITS) + positions[kept]
    return places


def positions_in(
    postings: Postings, docs: npt.NDArray[np.int64]
) -> Iterator[tuple[int, list[int]]]:
    """Yield (index in `docs`, token positions) of those documents of the segment with the term."""
    places = np.searchsorted(postings.docs, docs.astype(np.int32))
    places = np.minimum(places, len(postings.docs) - 1)
    for index in np.flatnonzero(postings.docs[places] == docs).tolist():
        yield index, decode_positions(postings.value_at(int(places[index])))
