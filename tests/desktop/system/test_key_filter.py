"""A held key is one press, whatever its repeats."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.system.key_filter import RepeatFilter

WRAP = 1 << 32
# For each time a person presses: the pause before it, and the gaps between its repeats.
HOLDS = st.lists(
    st.tuples(st.integers(2, 10_000), st.lists(st.integers(1, 700), max_size=20)), min_size=1
)


@given(st.integers(0, WRAP - 1), HOLDS, st.booleans())
def test_each_hold_is_one_press(start: int, holds: list[tuple[int, list[int]]], late: bool) -> None:
    repeats = RepeatFilter()
    time = start
    for pause, gaps in holds:
        time = (time + pause) % WRAP
        assert repeats.press(time)
        for gap in gaps:
            time = (time + gap) % WRAP
            repeats.release(time)
            assert not repeats.press((time + late) % WRAP)
        time = (time + 50) % WRAP
        repeats.release(time)


def test_a_press_without_a_release_is_a_repeat() -> None:
    repeats = RepeatFilter()
    assert repeats.press(1)
    assert not repeats.press(500)
    repeats.forget()
    assert repeats.press(501)
