"""The clipboard's page tells how the history is and offers what helps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.recording import Recorder
from desktop.system.ports import Scope
from desktop.ui.preferences import PreferencesWindow
from desktop.ui.preferences.action import ActionRow
from desktop.ui.preferences.secret_row import SecretRow
from desktop.ui.preferences.vault import VaultEntry
from indexer.contract.clips import (
    ClearClips,
    ExportClips,
    ForgetClipsSince,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
)
from indexer.contract.messages import AnyRequest
from tests.desktop.qt import until
from tests.desktop.small_service import SmallService

OPEN = VaultState(
    condition="open", key="keyring", message="", clips=12, pinned=3, size=4096, paused=False,
    paused_until=None, searchable=True, revision=1,
)  # fmt: skip


def tell(window: PreferencesWindow, recorder: Recorder, **state: Any) -> None:
    """Have the service's state arrive."""
    window.go("clipboard")
    recorder.vault = msgspec.structs.replace(OPEN, **state)
    recorder.vault_changed.emit()
    QCoreApplication.processEvents()


def entry(window: PreferencesWindow) -> VaultEntry:
    found = window.findChild(VaultEntry)
    assert isinstance(found, VaultEntry)
    return found


def offered(window: PreferencesWindow) -> set[str]:
    """Return the buttons that are there beside those of settings."""
    page = window.pages["clipboard"]
    rows = (*page.findChildren(ActionRow), *page.findChildren(SecretRow))
    return {
        row.button.text()
        for row in rows
        if isinstance(row, ActionRow | SecretRow) and row.isVisible()
    }


def secret(window: PreferencesWindow, button: str) -> SecretRow:
    (row,) = [
        one
        for one in window.findChildren(SecretRow)
        if one.isVisible() and one.button.text() == button
    ]
    return row


def asked(service: SmallService, kind: type[AnyRequest]) -> list[AnyRequest]:
    found = [one for one in service.asked if isinstance(one, kind)]
    return [msgspec.structs.replace(one, id=0) for one in found]


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("everywhere", "What you copy is kept, in whatever program."),
        ("focused", "only while they have the focus"),
        ("nowhere", "On this desktop the clipboard cannot be seen: nothing is kept."),
    ],
)
def test_what_is_seen_on_this_desktop_is_said(
    window: PreferencesWindow, recorder: Recorder, scope: Scope, said: str
) -> None:
    window.go("clipboard")
    assert "until you turn the clipboard history on" in entry(window).seen.text()
    recorder.state, recorder.scope = "on", scope
    recorder.changed.emit()
    assert said in entry(window).seen.text()
    recorder.state = "paused"
    recorder.changed.emit()
    assert "It is paused" in entry(window).seen.text()


@pytest.mark.parametrize(
    ("state", "said", "buttons"),
    [
        ({}, "your keyring holds the key. 12 clips, 3 of them pinned, 4 kB.",
         {"Set", "Export…", "Forget", "Clear"}),
        ({"key": "passphrase"}, "your passphrase opens it.",
         {"Set", "Use the keyring", "Export…", "Forget", "Clear"}),
        ({"condition": "opening", "key": ""}, "until the keyring has given the key",
         {"Forget", "Clear"}),
        ({"condition": "locked", "key": ""}, "In memory alone.", {"Unlock", "Forget", "Clear"}),
        ({"condition": "memory", "key": "", "clips": 0, "pinned": 0},
         "In memory alone. 0 clips.", {"Set", "Forget", "Clear"}),
        ({"condition": "damaged", "key": ""}, "In memory alone.", {"Forget", "Clear"}),
        ({"condition": "off", "key": ""}, "", set()),
    ],
)  # fmt: skip
def test_what_helps_is_offered_in_each_condition(
    window: PreferencesWindow,
    recorder: Recorder,
    state: dict[str, Any],
    said: str,
    buttons: set[str],
) -> None:
    tell(window, recorder, **state)
    assert said in entry(window).kept.text()
    assert offered(window) == buttons
    window.search.setText("passphrase")  # what does not help is not found either
    QCoreApplication.processEvents()
    assert offered(window) <= buttons


def test_a_line_of_the_service_is_said(window: PreferencesWindow, recorder: Recorder) -> None:
    line = "The keyring is locked: the clipboard history is kept in memory until you unlock it."
    tell(window, recorder, condition="locked", key="", message=line)
    assert (entry(window).note.text(), entry(window).note.isVisible()) == (line, True)
    tell(window, recorder)
    assert not entry(window).note.isVisible()


def test_it_is_unlocked_by_the_keyring_or_a_passphrase(
    window: PreferencesWindow, recorder: Recorder, service: SmallService
) -> None:
    tell(window, recorder, condition="locked", key="keyring")
    (row,) = [
        one for one in window.pages["clipboard"].findChildren(ActionRow)
        if one.isVisible() and one.button.text() == "Unlock"
    ]  # fmt: skip
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    until(lambda: asked(service, UnlockVault) == [UnlockVault()], "the keyring is asked")
    tell(window, recorder, condition="locked", key="passphrase")
    unlock = secret(window, "Unlock")
    QTest.keyClicks(unlock.fields[0], "open sesame")
    QTest.keyClick(unlock.fields[0], Qt.Key.Key_Return)
    until(lambda: len(asked(service, UnlockVault)) == 2, "the passphrase is sent")
    assert asked(service, UnlockVault)[-1] == UnlockVault(passphrase="open sesame")
    assert unlock.fields[0].text() == ""  # it is not kept
    until(lambda: unlock.said == "Done.", "what became of it is said")


def test_a_new_passphrase_is_typed_twice(
    window: PreferencesWindow, recorder: Recorder, service: SmallService
) -> None:
    tell(window, recorder, condition="memory", key="")
    row = secret(window, "Set")
    first, again = row.fields
    QTest.keyClicks(first, "one")
    QTest.keyClicks(again, "other")
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert (row.said, asked(service, SetVaultPassphrase)) == ("They differ.", [])
    again.clear()
    QTest.keyClicks(again, "one")
    QTest.keyClick(again, Qt.Key.Key_Return)
    until(lambda: bool(asked(service, SetVaultPassphrase)), "it is sent")
    assert asked(service, SetVaultPassphrase) == [SetVaultPassphrase(passphrase="one")]
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)  # nothing was typed
    assert len(asked(service, SetVaultPassphrase)) == 1


def test_clips_are_exported_to_a_file_that_is_chosen(
    window: PreferencesWindow, recorder: Recorder, service: SmallService, tmp_path: Path
) -> None:
    tell(window, recorder)
    row = secret(window, "Export…")
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    (dialog,) = row.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "my clips"))
    dialog.close()
    until(lambda: bool(asked(service, ExportClips)), "it is asked for")
    assert asked(service, ExportClips) == [ExportClips(uri=f"file://{tmp_path}/my%20clips")]


def test_the_last_minutes_go_at_once_and_all_of_it_after_a_question(
    window: PreferencesWindow, recorder: Recorder, service: SmallService
) -> None:
    tell(window, recorder)
    rows = {
        row.button.text(): row
        for row in window.pages["clipboard"].findChildren(ActionRow)
        if row.isVisible()
    }
    QTest.mouseClick(rows["Forget"].button, Qt.MouseButton.LeftButton)
    until(lambda: bool(asked(service, ForgetClipsSince)), "it is asked for")
    assert asked(service, ForgetClipsSince) == [ForgetClipsSince(seconds=300.0)]
    QTest.mouseClick(rows["Clear"].button, Qt.MouseButton.LeftButton)
    assert asked(service, ClearClips) == []
    (sure,) = [
        one
        for one in rows["Clear"].findChildren(QPushButton)
        if one.isVisible() and one.property("role") == "danger"
    ]
    QTest.mouseClick(sure, Qt.MouseButton.LeftButton)
    until(lambda: bool(asked(service, ClearClips)), "it is asked for")
