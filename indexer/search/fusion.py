"""Fuses keyword and semantic scores of documents into one ranking."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from indexer.documents import DocId

# The least cosine and the least BM25 score there can be: the "theoretical minima" of the method.
_LEAST_COSINE = -1.0
# What a passage that is about the query has: where the best is below, meaning found little.
_GOOD_COSINE = 0.6


class Fused(NamedTuple):
    """A document with its fused score in 0…1 and the parts that made it."""

    doc_id: DocId
    score: float
    keyword: float | None  # BM25F, None when words did not find it
    cosine: float | None  # of its best passage, None when meaning did not find it
    by_words: float = 0.0  # the two shares that the score is the sum of
    by_meaning: float = 0.0


def fuse(
    keyword: Mapping[DocId, float], cosines: Mapping[DocId, float], semantic_weight: float,
    most: int | None = None, also: AbstractSet[DocId] = frozenset(),
) -> list[Fused]:  # fmt: skip
    """Rank documents by a convex combination of normalised scores, best first.

    Each score is scaled from its theoretical minimum to the best one found (Bruch, Gai and Ingber,
    "An Analysis of Fusion Functions for Hybrid Retrieval", 2023), so that what a document gets
    does not depend on which worse ones were retrieved beside it; the best cosine counts as good
    only where it is. What words found and meaning
    did not counts as near as the last that meaning did find: it cannot be nearer, and a document
    with all the words does not fall behind for want of a vector.

    Args:
        keyword: BM25F scores, 0 or more.
        cosines: the cosine of each document's best passage, -1…1.
        semantic_weight: the share of meaning, 0…1; the rest is the share of words.
        most: how many of the best to return, all where it is None.
        also: documents to return wherever they are.
    """
    best_keyword = max(keyword.values(), default=0.0)
    best_cosine = max(_GOOD_COSINE, *cosines.values()) if cosines else _LEAST_COSINE
    last_cosine = min(cosines.values(), default=_LEAST_COSINE)
    if not keyword:
        semantic_weight = 1.0
    elif not cosines:
        semantic_weight = 0.0
    of_words = 1 - semantic_weight
    of_meaning = semantic_weight if best_cosine > _LEAST_COSINE else 0.0
    span = (best_cosine - _LEAST_COSINE) or 1.0
    most_words = best_keyword or 1.0
    # Arrays, and few objects: a search fuses some 500 documents for each letter.
    ids = list(keyword.keys() | cosines.keys())
    words = np.array([keyword.get(doc_id, 0.0) for doc_id in ids])
    meaning = np.array([cosines.get(doc_id, last_cosine) for doc_id in ids])
    by_words = of_words * (words / most_words)
    by_meaning = of_meaning * (np.maximum(meaning - _LEAST_COSINE, 0.0) / span)
    scores = np.minimum(by_words + by_meaning, 1.0)
    order = np.lexsort((np.array(ids, np.int64), -words, -scores)).tolist()
    if most is not None:
        order = [*order[:most], *(at for at in order[most:] if ids[at] in also)]
    columns = (scores[order], by_words[order], by_meaning[order])
    return [
        Fused(ids[at], score, keyword.get(ids[at]), cosines.get(ids[at]), worded, meant)
        for at, score, worded, meant in zip(order, *(c.tolist() for c in columns), strict=True)
    ]
