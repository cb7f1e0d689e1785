"""Chooses the passages of a document that show best why it was found (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

# A passage found by meaning alone competes with one that holds some of the words.
_COVERAGE_SHARE = 0.5
_REPEATS = 10.0  # the word that many matches of words already held come near to


def coverage(
    starts: Sequence[int], positions: Sequence[Sequence[int]], weights: Sequence[float]
) -> dict[int, float]:
    """Return the share of the query's words that each passage holds, for those that hold any.

    Args:
        starts: the token position at which each passage starts, ascending.
        positions: for each word of the query, the positions in the document that match it.
        weights: what each word is worth, more than 0: a rare one says more than a common one.

    Returns:
        A map from the passage's ordinal to a share in 0…1; repeated words count a little more.
    """
    words = np.repeat(np.arange(len(positions)), [len(found) for found in positions])
    if not len(words):
        return {}
    at = np.concatenate([np.asarray(found, np.int64) for found in positions])
    ordinals = np.maximum(np.searchsorted(np.asarray(starts), at, side="right") - 1, 0)
    held, counts = np.unique(ordinals * len(positions) + words, return_counts=True)
    worth: dict[int, float] = {}
    repeats: dict[int, int] = {}
    for key, count in zip(held.tolist(), counts.tolist(), strict=True):
        ordinal, word = divmod(key, len(positions))
        worth[ordinal] = worth.get(ordinal, 0.0) + weights[word]
        repeats[ordinal] = repeats.get(ordinal, 0) + count
    total = sum(weights)
    share = len(positions) / (len(positions) + 1)
    return {
        ordinal: share * held_worth / total
        + (1 - share) * repeats[ordinal] / (repeats[ordinal] + _REPEATS)
        for ordinal, held_worth in worth.items()
    }


def best_passages(
    covered: Mapping[int, float], cosines: Mapping[int, float], count: int
) -> list[int]:
    """Return the ordinals of the best passages: those with most of the words and the meaning."""

    def score(ordinal: int) -> float:
        words = covered.get(ordinal, 0.0)
        meaning = max(cosines.get(ordinal, 0.0), 0.0)
        return _COVERAGE_SHARE * words + (1 - _COVERAGE_SHARE) * meaning

    return sorted(covered.keys() | cosines.keys(), key=lambda ordinal: (-score(ordinal), ordinal))[
        :count
    ]
