"""Which documents hold a phrase: terms at given distances from each other in one field."""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt

from indexer.keyword.expansion import Phrase, Slot
from indexer.keyword.positions import decode_positions
from indexer.keyword.postings import Postings
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.snapshot import Mask, Snapshot


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
            for base, postings in snapshot.postings(field, term):
                by_segment.setdefault(base, {}).setdefault(slot, []).append(postings)
    for base, slots in by_segment.items():
        if len(slots) < len(phrase):
            continue
        docs = reduce(np.intersect1d, (_union(postings) for postings in slots.values()))
        docs = docs[among[base + docs]]
        rarest_first = sorted(slots, key=lambda slot: sum(len(p.docs) for p in slots[slot]))
        for doc in docs.tolist():
            starts: set[int] | None = None
            for slot in rarest_first:
                here = {at - slot.offset for at in _positions(slots[slot], doc)}
                starts = here if starts is None else starts & here
                if not starts:
                    break
            found[base + doc] |= bool(starts)


def _union(postings: list[Postings]) -> npt.NDArray[np.int32]:
    return reduce(np.union1d, (found.docs for found in postings))


def _positions(postings: list[Postings], doc: int) -> list[int]:
    return [at for found in postings for at in positions_in(found, doc)]


def positions_in(postings: Postings, doc: int) -> list[int]:
    """Return a term's token positions in a document of the segment; none without the term."""
    index = int(np.searchsorted(postings.docs, doc))
    if index == len(postings.docs) or postings.docs[index] != doc:
        return []
    return decode_positions(postings.value(index))
