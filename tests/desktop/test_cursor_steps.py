"""How many arrow keys lead back to the cursor's place, by Qt's own text fields."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.cursor_steps import MOST_STEPS, clusters, steps_back
from desktop.system.ports import Step
from tests.desktop.qt_fixtures import application

__all__ = ["application"]

_FAMILY = "👩\u200d👩\u200d👧"
_PIECES = st.sampled_from(
    ["a", "é", "e\u0301", "ß", "中", "👍🏽", _FAMILY, "🇩🇪", " ", "\t", "\n", "क्", "."]
)
_HEBREW = st.sampled_from(["ש", "ל", "ו", "ם", "\n", "שׁ"])


@pytest.fixture(scope="module")
def field(application: QApplication) -> QPlainTextEdit:
    del application
    made = QPlainTextEdit()
    made.show()
    return made


def _moved(field: QPlainTextEdit, text: str, steps: tuple[Step, ...]) -> int:
    """Press the keys from the end of a text; return where the cursor is then, in characters."""
    field.setPlainText(text)
    field.moveCursor(field.textCursor().MoveOperation.End)
    for step in steps:
        key = Qt.Key.Key_Left if step.key == "Left" else Qt.Key.Key_Right
        for _ in range(step.times):
            QTest.keyClick(field, key)
    before = text.encode("utf-16-le")[: 2 * field.textCursor().position()]
    return len(before.decode("utf-16-le"))


@given(pieces=st.lists(_PIECES, max_size=30), at=st.integers(0, 30))
def test_the_keys_lead_to_the_cursors_place(
    field: QPlainTextEdit, pieces: list[str], at: int
) -> None:
    text, cursor = "".join(pieces), len("".join(pieces[:at]))
    # Between two pieces that are one cluster together, as two flags are not, no cursor stands.
    whole = clusters(text) == clusters(text[:cursor]) + clusters(text[cursor:])
    steps = steps_back(text, cursor)
    assert steps is not None
    if whole:
        assert _moved(field, text, steps) == cursor


@given(pieces=st.lists(_HEBREW, max_size=20), at=st.integers(0, 20))
def test_in_lines_from_right_to_left_it_is_the_other_key(
    field: QPlainTextEdit, pieces: list[str], at: int
) -> None:
    text, cursor = "".join(pieces), len("".join(pieces[:at]))
    steps = steps_back(text, cursor)
    assert steps is not None
    if all(text.split("\n")):  # an empty line has no direction of its own
        assert _moved(field, text, steps) == cursor


@given(st.text(max_size=200), st.integers(0, 200))
def test_steps_are_few_and_change_direction(text: str, cursor: int) -> None:
    steps = steps_back(text, cursor)
    assert steps is not None
    assert all(step.times for step in steps)
    assert all(one.key != other.key for one, other in pairwise(steps))
    assert sum(step.times for step in steps) <= len(text[cursor:])


def test_what_is_too_far_is_not_gone_to() -> None:
    assert steps_back("x" * MOST_STEPS, 0) == (Step("Left", MOST_STEPS),)
    assert steps_back("x" * (MOST_STEPS + 1), 0) is None
    assert steps_back("\n" * 100_000, 0) is None


def test_directions_are_those_of_each_line() -> None:
    assert steps_back("ab\nשל", 1) == (Step("Right", 3), Step("Left", 1))
    assert steps_back("one\r\ntwo", 3) == (Step("Left", 4),)
