"""How well a name answers a query (pure)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache

from indexer.keyword.analysis import query_words

# All words of the query in the name are worth this much, and the whole name is worth 1.
_ALL_WORDS = 0.6


def _forms(text: str) -> list[bytes]:
    """Return the folded words of a text as written, and compounds beside their parts."""
    return [group.written for word in query_words(text, ()) for group in word.groups]


def written_words(text: str) -> list[bytes]:
    """Return the folded words of a text as written; of a compound, its parts only."""
    words = []
    for word in query_words(text, ()):
        forms = [group.written for group in word.groups]
        words += [
            form for form in forms if not any(other != form and other in form for other in forms)
        ]
    return words


@lru_cache(maxsize=1 << 14)
def _name_words(name: str) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Return all forms of a name's words, and its words without the extension."""
    stem = os.path.splitext(name)[0]
    return frozenset(_forms(name)), frozenset(written_words(stem))


def name_score(wanted: Sequence[bytes], name: str) -> float:
    """Return how well a name answers a query, 0…1: 0 unless all its words are in the name.

    The more of the name the query spells, the higher: an exact name beats a longer one. The
    extension need not be typed.
    """
    forms, stem = _name_words(name)
    if not wanted or not set(wanted) <= forms:
        return 0.0
    spelt = len(stem.intersection(wanted)) / max(len(stem), 1)
    return _ALL_WORDS + (1 - _ALL_WORDS) * min(spelt, 1.0)
