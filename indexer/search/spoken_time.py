"""A time that a query speaks of ("what I copied last week"), and how near things are to it (pure).

It never leaves anything out: the person may remember it wrong, or mean the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from typing import Final

from indexer.contract.query_language import ParsedQuery, Spoken

COPIED_THEN: Final = 0.2  # the share of a clip's score that being of that time adds
_DAY: Final = 86_400.0


def time_of_clips(parsed: ParsedQuery, *, alone: bool) -> Spoken | None:
    """Return the time that a query names for clips.

    Only where it is about clips, by its words or as nothing else is searched: beside files, "notes
    of last week" are not what was copied then.
    """
    spoken = parsed.spoken
    return spoken if spoken is not None and (alone or spoken.copied) else None


def closeness(moments: Iterable[float], spoken: Spoken) -> float:
    """Return how near the nearest of some moments is: 1 within the time, towards 0 far from it."""
    length = max(spoken.until - spoken.since, _DAY)
    return max(
        exp(-max(spoken.since - moment, moment - spoken.until, 0.0) / length) for moment in moments
    )
