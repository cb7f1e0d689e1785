"""Which documents hold a phrase: terms at given distances from each other in one field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.keyword.expansion import Phrase, Slot
from indexer.keyword.positions import decode_positions
from indexer.keyword.postings import Postings
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.snapshot import Mask, Snapshot

_POSITION_BITS: Final = 32


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
            for base, postings in snapshot.postings(field, term, values=True):
                by_segment.setdefault(base, {}).setdefault(slot, []).append(postings)
    for base, slots in by_segment.items():
        if len(slots) < len(phrase):
            continue
        docs = reduce(np.intersect1d, (_union(postings) for postings in slots.values()))
        docs = docs[among[base + docs]]
        starts: npt.NDArray[np.int64] | None = None
        for slot in sorted(slots, key=lambda slot: sum(len(p.docs) for p in slots[slot])):
            if not len(docs):
                break
            here = np.concatenate([_occurrences(p, docs, slot.offset) for p in slots[slot]])
            starts = here if starts is None else np.intersect1d(starts, here)
            docs = np.unique(starts >> _POSITION_BITS).astype(np.int32)
        found[base + docs] = True


def _union(postings: list[Postings]) -> npt.NDArray[np.int32]:
    return reduce(np.union1d, (found.docs for found in postings))


def _occurrences(
    postings: Postings, docs: npt.NDArray[np.int32], offset: int
) -> npt.NDArray[np.int64]:
    """Return where phrases would start for the term to be theirs at `offset`: document, position.

    Both are in one number, the position in its lower bits.
    """
    indices = np.flatnonzero(np.isin(postings.docs, docs, assume_unique=True))
    values = [postings.value(index) for index in indices.tolist()]
    encoded = np.frombuffer(b"".join(values), np.uint8).astype(np.int64)
    if not len(encoded):
        return np.zeros(0, np.int64)
    last = encoded < 0x80  # of the bytes of a number
    starts = np.concatenate(([0], np.flatnonzero(last)[:-1] + 1))
    place = np.arange(len(encoded)) - np.repeat(starts, np.diff([*starts, len(encoded)]))
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
        yield index, decode_positions(postings.value(int(places[index])))
