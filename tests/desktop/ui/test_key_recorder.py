from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from desktop.system.keys import parse
from desktop.ui.key_recorder import KeyRecorder
from desktop.ui.theme import Theme

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def recorder(application: QApplication) -> Iterator[KeyRecorder]:
    made = KeyRecorder(Theme("light"))
    made.show_key("Ctrl+Space")
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made, 60_000)
    made.setFocus()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("key", "modifiers", "written"),
    [
        (Qt.Key.Key_Space, CONTROL, "Ctrl+Space"),
        (Qt.Key.Key_F5, NONE, "F5"),
        (Qt.Key.Key_Escape, CONTROL, "Ctrl+Escape"),
        (Qt.Key.Key_Backtab, CONTROL | SHIFT, "Ctrl+Shift+Tab"),
        (Qt.Key.Key_Odiaeresis, Qt.KeyboardModifier.AltModifier, "Alt+Ö"),
        (Qt.Key.Key_W, Qt.KeyboardModifier.MetaModifier, "Super+W"),
        (Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier, "Ctrl+Enter"),
    ],
)
def test_what_is_pressed_is_recorded(
    recorder: KeyRecorder, key: Qt.Key, modifiers: Qt.KeyboardModifier, written: str
) -> None:
    recorded = QSignalSpy(recorder.recorded)
    QTest.keyClick(recorder, Qt.Key.Key_Return)
    assert recorder.accessibleName() == "Press the new key…"
    QTest.keyClick(recorder, key, modifiers)
    assert not recorder.active
    assert recorded.count() == 1
    assert recorded.at(0)[0] == parse(written)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_VolumeUp])
def test_what_cannot_be_a_hotkey_is_refused_and_the_next_key_counts(
    recorder: KeyRecorder, key: Qt.Key
) -> None:
    recorded, refused = QSignalSpy(recorder.recorded), QSignalSpy(recorder.refused)
    recorder.begin()
    QTest.keyClick(recorder, key)
    assert refused.count() == 1
    assert recorder.active
    QTest.keyClick(recorder, Qt.Key.Key_A, CONTROL)
    assert recorded.at(0)[0] == parse("Ctrl+A")


def test_escape_and_the_loss_of_the_focus_end_it(recorder: KeyRecorder) -> None:
    recorded, recording = QSignalSpy(recorder.recorded), QSignalSpy(recorder.recording)
    recorder.begin()
    QTest.keyClick(recorder, Qt.Key.Key_Escape)
    recorder.begin()
    recorder.clearFocus()
    assert not recorder.active
    assert recorded.count() == 0
    assert [recording.at(n)[0] for n in range(recording.count())] == [True, False, True, False]


def test_modifiers_alone_are_shown_and_waited_on(recorder: KeyRecorder) -> None:
    recorder.begin()
    QTest.keyPress(recorder, Qt.Key.Key_Control, NONE)
    assert recorder._caps() == ["Ctrl"]
    QTest.keyRelease(recorder, Qt.Key.Key_Control, CONTROL)
    assert recorder._caps() == []
    assert recorder.active
