"""BM25F over decoded postings, with Whoosh's formula and parameters, a term at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt
from whoosh.util.numeric import byte_to_length

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
# What Whoosh's length bytes stand for, in tokens.
_LENGTHS: Final[npt.NDArray[np.float32]] = np.array(
    [byte_to_length(byte) for byte in range(256)], np.float32
)
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
        self._best: Scores | None = None  # all 0 between uses
        self._norms: dict[str, npt.NDArray[np.float32]] = {}

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
            self._add_best(
                [
                    (postings.docs, self._term_scores(field, postings, factor * synonyms[term]))
                    for term, postings in found.items()
                ]
            )

    def _add_best(self, scored: Sequence[tuple[npt.NDArray[np.int32], Scores]]) -> None:
        """Add each document's best score among several terms'."""
        if self._best is None:
            self._best = np.zeros(self._snapshot.count)
        best = self._best
        for docs, scores in scored:
            best[docs] = np.maximum(best[docs], scores)
        for docs, _ in scored:
            self._scores[docs] += best[docs]
            best[docs] = 0.0  # a document that comes again has been counted

    def _idf(self, found: Mapping[bytes, Postings]) -> float:
        most = max(len(postings.docs) for postings in found.values())
        return log(self._snapshot.count / (most + 1)) + 1

    def _term_scores(self, field: str, postings: Postings, factor: float) -> Scores:
        norm = self._norm(field)[self._snapshot.length_bytes[field][postings.docs]]
        weights = postings.weights
        scores: Scores = factor * (self._k1 + 1) * weights / (weights + norm)
        return scores

    def _norm(self, field: str) -> npt.NDArray[np.float32]:
        """Return what a field's length adds to the denominator, for each length byte."""
        if field not in self._norms:
            b = self._b[field]
            share = b / self._snapshot.average_lengths[field]
            self._norms[field] = self._k1 * ((1 - b) + share * _LENGTHS)
        return self._norms[field]
