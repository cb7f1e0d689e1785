"""How near something is to a time that was spoken of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.query_language import ParsedQuery, Spoken
from indexer.search.spoken_time import closeness, time_of_clips

WEEK = 7 * 86_400.0
SPOKEN = Spoken(1000 * WEEK, 1001 * WEEK, frozenset({"last", "week"}), False, "")


def test_within_it_is_near_and_outside_less_and_less() -> None:
    assert closeness([1000.5 * WEEK], SPOKEN) == 1
    assert closeness([1000 * WEEK], SPOKEN) == 1
    near, far = closeness([1001.2 * WEEK], SPOKEN), closeness([1004 * WEEK], SPOKEN)
    assert 0.5 < near < 1
    assert 0 < far < 0.1
    assert closeness([1004 * WEEK, 1001.2 * WEEK], SPOKEN) == near


@given(st.floats(-1e9, 1e9), st.floats(0, 1e6))
def test_before_and_after_count_alike(away: float, longer: float) -> None:
    before, after = SPOKEN.since - abs(away), SPOKEN.until + abs(away)
    assert abs(closeness([before], SPOKEN) - closeness([after], SPOKEN)) < 1e-6
    assert closeness([before - longer], SPOKEN) <= closeness([before], SPOKEN)


def test_files_are_not_asked_for_it() -> None:
    spoken = ParsedQuery(spoken=SPOKEN)
    assert time_of_clips(spoken, alone=False) is None
    assert time_of_clips(spoken, alone=True) == SPOKEN
    assert time_of_clips(ParsedQuery(), alone=True) is None
    copied = Spoken(0, 1, frozenset({"copied"}), True, "")
    assert time_of_clips(ParsedQuery(spoken=copied), alone=False) == copied
