from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.settings import Preferences
from desktop.system.keys import KeySequence, parse
from desktop.system.ports import Granted, Guided, Missing, Taken, Unavailable
from desktop.ui.preferences import PreferencesWindow
from desktop.ui.preferences.hotkey import HotkeyEntry
from tests.desktop.qt import until
from tests.desktop.ui.preferences.conftest import Launcher

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def recorded(window: PreferencesWindow, launcher: Launcher) -> HotkeyEntry:
    """Press Ctrl+Alt+M as the new hotkey."""
    window.go("hotkey")
    entry = window.hotkey
    QTest.mouseClick(entry.recorder, Qt.MouseButton.LeftButton)
    QTest.keyClick(entry.recorder, Qt.Key.Key_M, CONTROL | ALT)
    assert [key for key, _ in launcher.wished] == [parse("Ctrl+Alt+M")]
    return entry


def test_a_granted_key_becomes_the_setting(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    entry = recorded(window, launcher)
    assert preferences.settings.launcher.hotkey == "Ctrl+Space"
    launcher.wished[0][1](Granted("Ctrl+Alt+M"))
    until(lambda: preferences.settings.launcher.hotkey == "Ctrl+Alt+M", "it is kept")
    assert "Ctrl+Alt+M works" in entry.state.text()
    QTest.mouseClick(entry.default, Qt.MouseButton.LeftButton)
    launcher.wished[1][1](Granted("Ctrl+Space"))
    until(lambda: preferences.settings.launcher.hotkey == "Ctrl+Space", "the default is back")


def test_a_taken_key_offers_another_one(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    entry = recorded(window, launcher)
    launcher.wished[0][1](Taken(parse("Ctrl+Alt+M"), parse("Super+M")))
    assert "belongs to another program" in entry.state.text()
    assert entry.offer.text() == "Use Super+M"
    QTest.mouseClick(entry.offer, Qt.MouseButton.LeftButton)
    assert launcher.wished[1][0] == parse("Super+M")
    launcher.wished[1][1](Granted("Super+M"))
    until(lambda: preferences.settings.launcher.hotkey == "Super+M", "it is kept")


def test_a_missing_key_without_an_alternative_is_said(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    entry = recorded(window, launcher)
    launcher.wished[0][1](Missing(parse("Ctrl+Alt+M"), None))
    assert "has no Ctrl+Alt+M" in entry.state.text()
    assert not entry.offer.isVisible()
    assert entry.recorder.accessibleName() == "Hotkey: Ctrl+Space"


def test_where_no_program_may_bind_a_key_the_person_is_guided(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    entry = recorded(window, launcher)
    launcher.wished[0][1](Guided("magpie toggle", ()))
    assert "magpie toggle" in entry.state.text()
    QTest.mouseClick(entry.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "magpie toggle"
    assert preferences.settings.launcher.hotkey == "Ctrl+Space"


def test_an_answer_to_an_earlier_wish_is_not_taken(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    entry = recorded(window, launcher)
    entry.want(parse("Super+F2"))
    launcher.wished[0][1](Granted("Ctrl+Alt+M"))
    assert "Super+F2" in entry.state.text()
    launcher.wished[1][1](Granted("Super+F2"))
    until(lambda: preferences.settings.launcher.hotkey == "Super+F2", "the later one is kept")


def test_what_became_of_the_key_at_the_start_is_shown(window: PreferencesWindow) -> None:
    key: KeySequence = parse("Ctrl+Space")
    window.hotkey.show_answer(Taken(key, parse("Alt+Space")))
    window.go("hotkey")
    assert window.hotkey.offer.isVisible()


def test_the_hotkey_in_force_is_let_go_while_another_is_pressed(
    window: PreferencesWindow, launcher: Launcher
) -> None:
    recorder = window.hotkey.recorder
    window.go("hotkey")
    QTest.mouseClick(recorder, Qt.MouseButton.LeftButton)
    assert launcher.suspended == [True]
    QTest.keyClick(recorder, Qt.Key.Key_Escape)
    assert launcher.suspended == [True, False]
    QTest.mouseClick(recorder, Qt.MouseButton.LeftButton)
    window.search.setFocus()
    assert launcher.suspended == [True, False] * 2
    recorded(window, launcher)
    assert launcher.suspended == [True, False] * 3
    QTest.mouseClick(recorder, Qt.MouseButton.LeftButton)
    window.close()
    assert launcher.suspended == [True, False] * 4


def clips_entry(window: PreferencesWindow) -> HotkeyEntry:
    window.go("clipboard")
    found = window.pages["clipboard"].findChild(HotkeyEntry)
    assert isinstance(found, HotkeyEntry)
    return found


def test_the_clipboard_history_has_a_key_of_its_own(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    entry = clips_entry(window)
    QTest.mouseClick(entry.recorder, Qt.MouseButton.LeftButton)
    QTest.keyClick(entry.recorder, Qt.Key.Key_M, CONTROL | ALT)
    (wished,) = launcher.clips_wished
    assert wished[0] == parse("Ctrl+Alt+M")
    assert launcher.wished == []
    wished[1](Granted("Ctrl+Alt+M"))
    until(lambda: preferences.settings.clipboard.hotkey == "Ctrl+Alt+M", "it is kept")
    assert preferences.settings.launcher.hotkey == "Ctrl+Space"


def test_it_may_have_none_and_the_other_may_not(
    window: PreferencesWindow, preferences: Preferences
) -> None:
    entry = clips_entry(window)
    assert not entry.none.isHidden()
    QTest.mouseClick(entry.none, Qt.MouseButton.LeftButton)
    until(lambda: preferences.settings.clipboard.hotkey == "", "it has none")
    assert entry.none.isHidden()
    assert "No key" in entry.recorder.accessibleName()
    window.go("hotkey")
    assert window.hotkey.none.isHidden()


def test_its_command_is_its_own(window: PreferencesWindow) -> None:
    entry = clips_entry(window)
    entry.show_answer(Unavailable("no way"))
    assert "magpie toggle --clips" in entry.state.text()


def test_the_snippets_have_a_key_once_one_is_pressed(
    window: PreferencesWindow, launcher: Launcher, preferences: Preferences
) -> None:
    window.go("snippets")
    entries = window.findChildren(HotkeyEntry)
    (entry,) = [one for one in entries if one.setting.key == "snippets.hotkey"]
    assert "No key" in entry.recorder.accessibleName()
    assert entry.default.isHidden()
    assert entry.none.isHidden()
    QTest.mouseClick(entry.recorder, Qt.MouseButton.LeftButton)
    QTest.keyClick(entry.recorder, Qt.Key.Key_S, CONTROL | ALT)
    (wished,) = launcher.snippets_wished
    assert wished[0] == parse("Ctrl+Alt+S")
    wished[1](Granted("Ctrl+Alt+S"))
    until(lambda: preferences.settings.snippets.hotkey == "Ctrl+Alt+S", "it is kept")
    assert entry.default.isHidden()  # no key is the default, and has a button of its own
    assert not entry.none.isHidden()
    entry.show_answer(Unavailable("no way"))
    assert "magpie toggle --snippets" in entry.state.text()
