"""The ranking model: all that speaks for a document, as one score in 0…1 (pure).

What a document is about comes first: words (BM25F, whose field weights put a name far above the
text) and meaning, blended by `fusion`; a name that answers the query takes it the nearer to full
marks the better it does. On top,
each with a fixed share, come what the person opened before, for this query and overall, and how
lately it changed. A document called exactly what was asked goes before any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from indexer.documents import DocId
from indexer.search.fusion import Fused
from indexer.usage import NO_HABIT, Habit

# The shares of the score that habit and age decide; the rest is what the document is about.
OPENED_FOR_QUERY = 0.25
OPENED = 0.05
RECENT = 0.03
ABOUT = 1.0 - OPENED_FOR_QUERY - OPENED - RECENT
REASONS = ("name", "words", "meaning", "opened for this query", "opened before", "recent")
# A name that answers the whole query by itself.
EXACT = 1.0
_NEW_DAYS = 30.0
_DAY = 86_400.0
# Opens after which habit has had half its say.
_HALF_CONVINCED = 0.6


class Known(NamedTuple):
    """What is known of a candidate beside its text."""

    name_score: float = 0.0  # 0…1
    modified: float = 0.0  # seconds since the epoch
    habit: Habit = NO_HABIT


class Contribution(NamedTuple):
    """One reason for a rank: the share of the final score that it gave."""

    reason: str
    share: float


class Ranked(NamedTuple):
    """A document with its final score in 0…1 and the shares that it is the sum of."""

    fused: Fused
    score: float
    exact: bool
    shares: tuple[float, ...]  # in the order of REASONS

    @property
    def doc_id(self) -> DocId:
        """Return the document's id."""
        return self.fused.doc_id

    @property
    def contributions(self) -> list[Contribution]:
        """Return what the score is made of."""
        return [Contribution(*part) for part in zip(REASONS, self.shares, strict=True) if part[1]]


_NOTHING = Known()


def recency(modified: float, now: float) -> float:
    """Return 1 for what changed now, 1/2 after 30 days, 1/3 after 60, never quite 0."""
    return 1.0 / (1.0 + max(now - modified, 0.0) / (_NEW_DAYS * _DAY))


def persuasion(count: float) -> float:
    """Return how much a decayed count of opens says, 0…1: the first ones say most."""
    return 1.0 - exp(-max(count, 0.0) * _HALF_CONVINCED)


def rank(candidates: Sequence[Fused], known: Mapping[DocId, Known], now: float) -> list[Ranked]:
    """Rank candidates, best first; those of whom nothing is known keep their place by fusion.

    Args:
        candidates: fused candidates, best first.
        known: what is known of some of them.
        now: seconds since the epoch.
    """
    ranked = [_scored(fused, known.get(fused.doc_id, _NOTHING), now) for fused in candidates]
    ranked.sort(key=lambda one: (-one.exact, -one.score))  # stable: ties stay in their order
    return ranked


def _scored(fused: Fused, known: Known, now: float) -> Ranked:
    words, meaning = ABOUT * fused.by_words, ABOUT * fused.by_meaning
    if known is _NOTHING:  # most candidates: a search ranks hundreds of them for each letter
        return Ranked(fused, words + meaning, False, (0.0, words, meaning, 0.0, 0.0, 0.0))
    shares = (
        ABOUT * known.name_score * (1.0 - fused.score),
        words,
        meaning,
        OPENED_FOR_QUERY * persuasion(known.habit.for_query),
        OPENED * persuasion(known.habit.overall),
        RECENT * recency(known.modified, now),
    )
    return Ranked(fused, min(sum(shares), 1.0), known.name_score >= EXACT, shares)
