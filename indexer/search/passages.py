"""Chooses the passages of a document that show best why it was found (pure)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

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
    worth: dict[int, float] = {}
    repeats: dict[int, int] = {}
    for found, weight in zip(positions, weights, strict=True):
        for ordinal, count in _counts(starts, found).items():
            worth[ordinal] = worth.get(ordinal, 0.0) + weight
            repeats[ordinal] = repeats.get(ordinal, 0) + count
    total = sum(weights)
    share = len(positions) / (len(positions) + 1)
    return {
        ordinal: share * held_worth / total
        + (1 - share) * repeats[ordinal] / (repeats[ordinal] + _REPEATS)
        for ordinal, held_worth in worth.items()
    }


def _counts(starts: Sequence[int], found: Sequence[int]) -> dict[int, int]:
    """Return how many of the positions lie in each passage that has any."""
    if len(starts) == 1:
        return {0: len(found)} if found else {}
    return Counter(max(bisect_right(starts, at) - 1, 0) for at in found)


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
