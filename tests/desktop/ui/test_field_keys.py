"""Alt or Ctrl with a digit stands for a row, on every layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.field_keys import picked_number

Key, Held = Qt.Key, Qt.KeyboardModifier


def pressed(key: Qt.Key, held: Qt.KeyboardModifier, code: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, int(key), held, code, 0, 0)


@pytest.mark.parametrize(
    ("event", "number"),
    [
        (pressed(Key.Key_1, Held.AltModifier), 1),
        (pressed(Key.Key_9, Held.ControlModifier), 9),
        (pressed(Key.Key_3, Held.AltModifier | Held.KeypadModifier), 3),
        (pressed(Key.Key_Ampersand, Held.AltModifier, 10), 1),  # a French keyboard
        (pressed(Key.Key_Ccedilla, Held.AltModifier, 18), 9),
        (pressed(Key.Key_0, Held.AltModifier, 19), 0),
        (pressed(Key.Key_5, Held.NoModifier), 0),
        (pressed(Key.Key_5, Held.ShiftModifier), 0),
        (pressed(Key.Key_5, Held.AltModifier | Held.ShiftModifier), 0),
        (pressed(Key.Key_C, Held.AltModifier, 54), 0),
        (pressed(Key.Key_Return, Held.AltModifier, 36), 0),
    ],
)
def test_which_row_is_meant(event: QKeyEvent, number: int) -> None:
    assert picked_number(event) == number
