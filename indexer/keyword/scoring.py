"""BM25F over decoded postings, with Whoosh's formula and parameters, a term at a time."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt

from indexer.keyword.postings import Postings
from indexer.keyword.snapshot import Snapshot

Scores = npt.NDArray[np.float64]

K1: Final = 1.2
# How strongly a long field is marked down. Names and paths hardly vary in length for a reason.
B: Final = {"title": 0.5, "name": 0.5, "path": 0.3, "body": 0.75}
# A path repeats the name: a word of the name counts in both. A name's word outweighs any number
# of the same word in the text (whose score is at most K1 + 1).
FIELD_WEIGHTS: Final = {"name": 2.5, "title": 2.0, "path": 0.3, "body": 1.0}
# A number in a name is most often a date or a counter and says little about the text.
_NUMBER_WEIGHT: Final = 1.0
# A group of synonyms: each term and what its score is multiplied by.
Synonyms = Mapping[bytes, float]


class Scorer:
    """Scores the documents of one snapshot; each query gets its own.

    The score of a group of synonyms in a field is that of its best term (dis-max), so that a word
    never counts twice; all its terms share the inverse document frequency of the most frequent
    one, so that a rare wrong stem is no better than the right one. Fields and groups are summed,
    as Whoosh's BM25F sums them. See Robertson & Zaragoza, "The Probabilistic Relevance
    Framework: BM25 and Beyond" (2009).
    """

    def __init__(
        self, snapshot: Snapshot, weights: Mapping[str, float] = FIELD_WEIGHTS,
        b: Mapping[str, float] = B, k1: float = K1,
    ) -> None:  # fmt: skip
        self._snapshot = snapshot
        self._weights = weights
        self._b = b
        self._k1 = k1
        self._scores: Scores = np.zeros(snapshot.count)

    @property
    def scores(self) -> Scores:
        """Return the score of each document number; 0 for documents without any of the terms."""
        return self._scores

    def add(self, synonyms: Synonyms) -> None:
        """Add the score of a group of synonyms."""
        number = all(map(bytes.isdigit, synonyms))
        for field, weight in self._weights.items():
            if number:
                weight = min(weight, _NUMBER_WEIGHT)
            looked_up = {term: self._snapshot.joined(field, term) for term in synonyms}
            found = {term: postings for term, postings in looked_up.items() if postings}
            if not found:
                continue
            factor = weight * self._idf(found)
            if len(found) == 1:
                ((term, postings),) = found.items()
                scores = self._term_scores(field, postings, factor * synonyms[term])
                self._scores[postings.docs] += scores
                continue
            best: Scores = np.zeros(self._snapshot.count)
            for term, postings in found.items():
                scores = self._term_scores(field, postings, factor * synonyms[term])
                best[postings.docs] = np.maximum(best[postings.docs], scores)
            self._scores += best

    def _idf(self, found: Mapping[bytes, Postings]) -> float:
        most = max(len(postings.docs) for postings in found.values())
        return log(self._snapshot.count / (most + 1)) + 1

    def _term_scores(self, field: str, postings: Postings, factor: float) -> Scores:
        lengths = self._snapshot.lengths[field][postings.docs]
        b = self._b[field]
        norm = self._k1 * ((1 - b) + b / self._snapshot.average_lengths[field] * lengths)
        weights = postings.weights
        scores: Scores = factor * (self._k1 + 1) * weights / (weights + norm)
        return scores
