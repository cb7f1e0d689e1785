"""Chooses the passages of a document that show best why it was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

# A passage found by meaning alone competes with one that holds some of the words.
_COVERAGE_SHARE = 0.5


def coverage(starts: Sequence[int], positions: Sequence[npt.NDArray[np.int64]]) -> dict[int, float]:
    """Return the share of the query's words that each passage holds, for those that hold any.

    Args:
        starts: the token position at which each passage starts, ascending.
        positions: for each word of the query, the positions in the document that match it.

    Returns:
        A map from the passage's ordinal to a share in 0…1; repeated words count a little more.
    """
    words: dict[int, set[int]] = {}
    repeats: dict[int, int] = {}
    for word, found in enumerate(positions):
        for position in found:
            ordinal = max(bisect_right(starts, int(position)) - 1, 0)
            words.setdefault(ordinal, set()).add(word)
            repeats[ordinal] = repeats.get(ordinal, 0) + 1
    total = max(len(positions), 1)
    return {
        ordinal: (len(held) + repeats[ordinal] / (repeats[ordinal] + 10.0)) / (total + 1)
        for ordinal, held in words.items()
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
