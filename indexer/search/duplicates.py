"""Folds files of the same content into one hit (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indexer.catalog.reading import Copy
from indexer.documents import DocId
from indexer.search.ranking import Ranked

_SAME_SCORE = 6  # digits: what differs later is the noise of sums


def fold(
    ranked: Sequence[Ranked],
    limit: int,
    copies: Callable[[Sequence[DocId]], Mapping[DocId, Copy]],
) -> list[Ranked]:
    """Return the best `limit` documents, one of each content.

    The best ranked copy stands for the others: most often the one whose name answers the query.
    Among equals it is the newest one, then the one with the shortest path.

    Args:
        ranked: documents, best first.
        limit: how many to return at most.
        copies: looks up those of some documents that may have copies.
    """
    chosen: dict[bytes | DocId, Ranked] = {}
    known: dict[DocId, Copy] = {}
    # No more is looked up than it takes: nearly always the first few documents are enough.
    step = 2 * limit
    for start in range(0, len(ranked), max(step, 1)):
        if len(chosen) >= limit:
            break
        part = ranked[start : start + step]
        known |= copies([one.doc_id for one in part])
        for one in part:
            copy = known.get(one.doc_id)
            key = copy.digest if copy else one.doc_id
            held = chosen.setdefault(key, one)
            if held is one or held.exact != one.exact or round(held.score - one.score, _SAME_SCORE):
                continue
            if known[one.doc_id].preference > known[held.doc_id].preference:
                chosen[key] = one
    return list(chosen.values())[:limit]
