"""Where chips are placed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.ui import chips
from desktop.ui.theme import Theme

CHIPS = st.lists(st.builds(chips.Chip, st.just("filter"), st.text(max_size=60)), max_size=12)


@pytest.fixture
def metrics(application: QApplication) -> QFontMetricsF:
    return QFontMetricsF(chips.font(Theme("light")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(made=CHIPS, room=st.floats(0, 900))
def test_chips_stand_side_by_side_and_the_last_ones_are_always_there(
    metrics: QFontMetricsF, made: list[chips.Chip], room: float
) -> None:
    placed = chips.lay_out(made, room, metrics)
    for before, after in pairwise(placed):
        assert after.left == pytest.approx(before.left + before.width + chips.GAP)
    shown = [one.chip for one in placed if one.chip is not None]
    assert shown == made[len(made) - len(shown) :]
    assert bool(shown) == bool(made)
    hidden = len(made) - len(shown)
    assert [one.label for one in placed if one.chip is None] == ([f"+{hidden}"] if hidden else [])


def test_a_mirrored_chip_is_as_far_from_the_other_edge(metrics: QFontMetricsF) -> None:
    (placed,) = chips.lay_out([chips.Chip("filter", "ext:pdf")], 500, metrics)
    left, right = chips.box(placed, 56, 62, None), chips.box(placed, 56, 62, 800.0)
    assert left.left() == pytest.approx(800 - right.right())
    assert left.width() == right.width()
