from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

from desktop.connection import Connection
from desktop.settings import Preferences
from desktop.ui.preferences import PreferencesWindow
from desktop.ui.preferences.hotkey import HotkeyEntry
from desktop.ui.preferences.row import SettingRow
from desktop.ui.theme import Theme
from indexer.contract.declared import declared
from indexer.contract.settings import Launcher, Settings
from tests.desktop.qt import until
from tests.desktop.small_service import SmallService


def row(window: PreferencesWindow, key: str) -> SettingRow:
    (found,) = [one for one in window.findChildren(SettingRow) if one.setting.key == key]
    window.go(found.setting.page)
    QCoreApplication.processEvents()
    return found


def pressed(window: PreferencesWindow, key: str, name: str) -> None:
    """Press a button of a setting's row by its text or name, with the keyboard."""
    (button,) = [
        one
        for one in row(window, key).findChildren(QAbstractButton)
        if name in {one.text(), one.accessibleName()}
    ]
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def excludes(preferences: Preferences, count: int) -> bool:
    return len(preferences.settings.index.exclude) == count


def test_every_setting_has_a_row_on_its_page(window: PreferencesWindow) -> None:
    for key, setting in declared().items():
        if setting.kind == "key":
            window.go(setting.page)
            entries = window.pages[setting.page].findChildren(HotkeyEntry)
            assert [one.setting.key for one in entries if one.isVisible()] == [key]
        else:
            assert row(window, key).isVisible()


def test_no_page_is_a_dead_end(window: PreferencesWindow) -> None:
    assert list(window.pages) == [
        "folders", "hotkey", "appearance", "search", "clipboard", "snippets", "privacy", "advanced",
    ]  # fmt: skip
    for page, view in window.pages.items():
        window.go(page)
        QCoreApplication.processEvents()
        shown = [name for name, one in window.pages.items() if one.isVisible()]
        assert shown == [page]
        assert view.cards


def test_a_switch_changes_the_file_at_once(
    window: PreferencesWindow, preferences: Preferences, service: SmallService
) -> None:
    pressed(window, "index.hidden", "Hidden files")
    until(lambda: preferences.settings.index.hidden, "hidden files are indexed")
    assert "\nhidden = true\n" in service.locations.settings.read_text(encoding="utf-8")
    pressed(window, "index.hidden", "Reset Hidden files to its default")
    until(lambda: not preferences.settings.index.hidden, "the default is back")


def test_a_choice_is_taken(window: PreferencesWindow, preferences: Preferences) -> None:
    pressed(window, "launcher.theme", "Dark")
    until(lambda: preferences.settings.launcher == Launcher(theme="dark"), "it is dark")


def test_a_slider_is_moved_by_keys(window: PreferencesWindow, preferences: Preferences) -> None:
    slider = row(window, "launcher.text_size").findChild(QSlider)
    assert isinstance(slider, QSlider)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    until(lambda: preferences.settings.launcher.text_size == 110, "text is larger")


def test_a_number_is_typed(window: PreferencesWindow, preferences: Preferences) -> None:
    box = row(window, "index.max_file_mb").findChild(QAbstractSpinBox)
    assert isinstance(box, QAbstractSpinBox)
    box.selectAll()
    QTest.keyClicks(box, "120")
    QTest.keyClick(box, Qt.Key.Key_Return)
    until(lambda: preferences.settings.index.max_file_mb == 120, "the limit is another")


def test_patterns_are_added_and_removed(
    window: PreferencesWindow, preferences: Preferences
) -> None:
    field = row(window, "index.exclude").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    for number, pattern in enumerate(("*.iso", "drafts/"), 1):
        QTest.keyClicks(field, pattern)
        QTest.keyClick(field, Qt.Key.Key_Return)
        until(partial(excludes, preferences, number), "it is excluded")
    pressed(window, "index.exclude", "Remove *.iso")
    until(lambda: preferences.settings.index.exclude == ["drafts/"], "one is left")


def test_paths_are_typed_chosen_and_removed(
    window: PreferencesWindow, preferences: Preferences, tmp_path: Path
) -> None:
    here = row(window, "snippets.follow")
    field = here.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "snippets")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert any("each with its whole path" in text for text in texts(here))
    QTest.keyClicks(field, "~/.config/espanso")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: len(preferences.settings.snippets.follow) == 1, "it is followed")
    pressed(window, "snippets.follow", "Choose folder…")
    dialog = here.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    both = ["~/.config/espanso", str(tmp_path)]
    until(lambda: preferences.settings.snippets.follow == both, "both are")
    pressed(window, "snippets.follow", "Remove ~/.config/espanso")
    until(lambda: preferences.settings.snippets.follow == both[1:], "one is left")


def test_what_writing_snippets_costs_is_said_when_it_is_turned_on(
    window: PreferencesWindow, preferences: Preferences, tmp_path: Path
) -> None:
    here = row(window, "snippets.export_to")
    here.change(str(tmp_path))
    until(lambda: any("Everybody who can read this" in text for text in texts(here)), "it is said")
    roles = [one.property("role") for one in here.findChildren(QLabel)]
    assert "warning" in roles
    here.change("")
    until(lambda: any("stays until you delete it" in text for text in texts(here)), "it is off")
    assert preferences.settings.snippets.export_to == ""
    assert not any("Everybody who can read this" in text for text in texts(here))


def test_a_command_that_cannot_run_is_refused_where_it_is_typed(
    window: PreferencesWindow, preferences: Preferences
) -> None:
    here = row(window, "launcher.open")
    mime, command = here.findChildren(QLineEdit)
    QTest.keyClicks(mime, "application/pdf")
    QTest.keyClicks(command, "zathura -P {pages} {path}")
    QTest.keyClick(command, Qt.Key.Key_Return)
    assert any("{pages} is none of" in text for text in texts(here))
    QTest.keyClicks(mime, "application/pdf")
    QTest.keyClicks(command, "zathura -P {page} {path}")
    QTest.keyClick(command, Qt.Key.Key_Return)
    wanted = {"application/pdf": "zathura -P {page} {path}"}
    until(lambda: preferences.settings.launcher.open == wanted, "it is taken")


def test_a_wrong_address_is_refused_and_stays_to_be_mended(
    window: PreferencesWindow, preferences: Preferences
) -> None:
    here = row(window, "launcher.web_search")
    field = here.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "duckduckgo.com")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert any("must be an address" in text for text in texts(here))
    assert field.text() == "duckduckgo.com"
    assert preferences.settings == Settings()


def test_what_a_change_brings_about_is_said(window: PreferencesWindow) -> None:
    here = row(window, "search.model")
    field = here.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "other")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: any("embedded anew" in text for text in texts(here)), "it is said")


def texts(widget: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_an_edited_file_shows_at_once_with_its_problems(
    window: PreferencesWindow, preferences: Preferences, service: SmallService
) -> None:
    text = service.locations.settings.read_text(encoding="utf-8")
    edited = text.replace("# text_size = 100", "text_size = 130\ntext_sise = 1")
    service.locations.settings.write_text(edited, encoding="utf-8")
    until(lambda: preferences.problems, "the slip is told")
    slider = row(window, "launcher.text_size").findChild(QSlider)
    assert isinstance(slider, QSlider)
    assert slider.value() == 8
    assert 'did you mean "launcher.text_size"' in window.notice.text()
    assert window.notice.isVisible()


def test_without_the_service_nothing_can_be_changed_and_that_is_said(
    window: PreferencesWindow, preferences: Preferences, service: SmallService
) -> None:
    service.stop()
    until(lambda: not preferences.answered, "it is noticed")
    assert "does not answer" in window.notice.text()
    assert not row(window, "index.hidden").isEnabled()


def test_the_search_finds_settings_of_all_pages(window: PreferencesWindow) -> None:
    window.summon("privacy")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.search, "FILES hidden")
    found = [one.setting.key for one in window.findChildren(SettingRow) if one.isVisible()]
    assert found == ["index.hidden"]
    assert [page for page, view in window.pages.items() if view.isVisible()] == ["folders"]
    window.search.setText("no such thing")
    assert not any(view.isVisible() for view in window.pages.values())
    assert "No setting is called that." in texts(window)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert [page for page, view in window.pages.items() if view.isVisible()] == ["privacy"]
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_key_of_the_file_finds_its_row(window: PreferencesWindow) -> None:
    window.search.setText("index.quiet_seconds")
    found = [one.setting.key for one in window.findChildren(SettingRow) if one.isVisible()]
    assert found == ["index.quiet_seconds"]


def test_pages_are_walked_through_by_keys(window: PreferencesWindow) -> None:
    window.sidebar.setFocus()
    QTest.keyClick(window.sidebar, Qt.Key.Key_Down)
    QTest.keyClick(window.sidebar, Qt.Key.Key_Down)
    assert window.pages["appearance"].isVisible()


def test_whatever_takes_the_focus_has_a_name_for_screen_readers(
    window: PreferencesWindow,
) -> None:
    inner = "qt_spinbox_lineedit"  # a part of what has a name itself
    for page in window.pages:
        window.go(page)
        for widget in window.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            named = isinstance(widget, QAbstractButton) and widget.text()
            if takes and not named and widget.objectName() != inner and is_control(widget):
                assert widget.accessibleName(), f"{widget} on {page}"


def is_control(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton | QLineEdit | QSlider | QAbstractSpinBox)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_controls_stand_at_the_end_of_the_line(
    window: PreferencesWindow, direction: Qt.LayoutDirection
) -> None:
    window.setLayoutDirection(direction)
    here = row(window, "index.hidden")
    QCoreApplication.processEvents()
    middle = here.control.mapTo(here, here.control.rect().center()).x()
    assert (middle > here.width() / 2) == (direction == Qt.LayoutDirection.LeftToRight)


def test_it_follows_the_theme_and_the_size_of_text(window: PreferencesWindow, theme: Theme) -> None:
    light = window.palette().window().color()
    before = window.pages["folders"].fontMetrics().height()
    theme.choose("dark")
    dark = window.palette().window().color()
    assert light.lightness() > 200
    assert dark.lightness() < 60
    theme.scale_text(150)
    until(lambda: window.complete, "all pages are larger")
    assert window.pages["folders"].fontMetrics().height() > before
    assert window.pages["privacy"].fontMetrics().height() > before


def test_it_asks_for_no_counts_while_they_are_not_seen(
    window: PreferencesWindow, service: SmallService, connection: Connection
) -> None:
    del connection
    window.go("folders")
    until(lambda: service.asked, "the folders are asked for")
    window.go("privacy")
    from desktop.ui.preferences.folders import FoldersEntry

    folders = window.findChild(FoldersEntry)
    assert isinstance(folders, FoldersEntry)
    assert not folders._again.isActive()
