"""The terms that tell a document from the others: those it has often and few others have."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Final

from indexer.keyword.snapshot import Snapshot

_CONSIDERED: Final = 200  # of a document's terms, the most frequent ones
_SHORTEST: Final = 3  # bytes; shorter terms are letters and numbers of little meaning


def telling_terms(frequencies: Mapping[bytes, int], count: int, snapshot: Snapshot) -> list[bytes]:
    """Return up to `count` terms of a text that other documents have too, the most telling first.

    By tf-idf with a damped frequency (Salton and Buckley, "Term-weighting approaches in automatic
    text retrieval", 1988).

    Args:
        frequencies: how often each term stands in the text.
        count: how many to return.
        snapshot: the index that tells how rare a term is.
    """
    frequent = sorted(
        (term for term in frequencies if len(term) >= _SHORTEST and not term.isdigit()),
        key=lambda term: (-frequencies[term], term),
    )[:_CONSIDERED]
    weights: dict[bytes, float] = {}
    for term in frequent:
        found = snapshot.joined("body", term)
        # A term of one document finds nothing but that document.
        if found is None or len(found.docs) < 2:
            continue
        rarity = log(snapshot.count / len(found.docs))
        weights[term] = (1 + log(frequencies[term])) * max(rarity, 0.0)
    best = sorted(weights, key=lambda term: (-weights[term], term))
    return [term for term in best if weights[term] > 0][:count]
