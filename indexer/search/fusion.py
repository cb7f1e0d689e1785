"""Fuses keyword and semantic scores of documents into one ranking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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
    keyword: Mapping[DocId, float], cosines: Mapping[DocId, float], semantic_weight: float
) -> list[Fused]:
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
    most = best_keyword or 1.0
    # Plain tuples that sort by themselves: a search fuses some 500 documents for each letter.
    fused = []
    for doc_id in keyword.keys() | cosines.keys():
        words, meaning = keyword.get(doc_id), cosines.get(doc_id)
        by_words = of_words * ((words or 0.0) / most)
        cosine = last_cosine if meaning is None else meaning
        by_meaning = of_meaning * (max(cosine - _LEAST_COSINE, 0.0) / span)
        score = min(by_words + by_meaning, 1.0)
        fused.append((-score, -(words or 0.0), doc_id, words, meaning, by_words, by_meaning))
    fused.sort()
    return [
        Fused(doc_id, -score, words, meaning, by_words, by_meaning)
        for score, _, doc_id, words, meaning, by_words, by_meaning in fused
    ]
