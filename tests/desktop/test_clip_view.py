"""How the clipboard history is, and what mends it: the launcher over a socket that answers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Desktop
from desktop.clip_state import Situation, situation
from indexer.contract.clips import (
    ClipRow,
    Clips,
    ListClips,
    ResumeClips,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
    VaultStatus,
)
from indexer.contract.locations import Locations
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    Done,
    Error,
    GetSettings,
    SetSetting,
    SettingsState,
)
from indexer.contract.settings import Clipboard, Settings
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application

__all__ = ["application"]

FINE = VaultState(
    condition="open", key="keyring", message="", clips=0, pinned=0, size=0, paused=False,
    paused_until=None, searchable=True, revision=1,
)  # fmt: skip
CLIP = ClipRow(
    id=1, place=1, kind="text", text="a heron", length=7, size=7, application="", window="",
    copied=1.0, first=1.0, times=1, pinned=False,
)  # fmt: skip


class Service:
    """A history whose state a test sets."""

    def __init__(self, locations: Locations) -> None:
        self.vault = FINE
        self.keep = True
        self.clips: list[ClipRow] = []
        self.right = "open sesame"
        self.socket = AnsweringService(locations.socket)
        self.socket.answers |= {
            GetSettings: self._settings, SetSetting: self._set, VaultStatus: self._status,
            ListClips: self._list, UnlockVault: self._unlock, SetVaultPassphrase: Done(),
        }  # fmt: skip
        self.socket.open()

    def asked(self, kind: type) -> list[AnyRequest]:
        return [one for one in self.socket.asked if isinstance(one, kind)]

    def _settings(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, GetSettings)
        if request.known is not None:
            return Done()
        return SettingsState(
            settings=Settings(clipboard=Clipboard(keep=self.keep)), problems=[], revision=1
        )

    def _set(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, SetSetting)
        assert (request.key, request.value) == ("clipboard.keep", True)
        settings = Settings(clipboard=Clipboard(keep=True))
        return SettingsState(settings=settings, problems=[], revision=2)

    def _status(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, VaultStatus)
        return self.vault if request.known is None else Done()

    def _list(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, ListClips)
        found = [one for one in self.clips if one.pinned == request.pinned]
        return Clips(clips=found, more=False, total=len(self.clips))

    def _unlock(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, UnlockVault)
        if request.passphrase in ("", self.right):
            return Done()
        line = "That is not the passphrase of the clipboard history."
        return Error(code="invalid", message=line)


@pytest.fixture
def service(
    application: QApplication, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Service]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = Service(locations)
    yield made
    made.socket.close()


@pytest.fixture
def desktop(service: Service, locations: Locations) -> Iterator[Desktop]:
    del service
    made = Desktop(locations)
    yield made
    made.stop()
    for window in (made.window, made.settings_window):
        if window is not None and shiboken6.isValid(window):
            window.hide()


def show(desktop: Desktop) -> None:
    """Show the clips as their key does."""
    desktop.connection.open()
    desktop.clipping.start()
    until(lambda: desktop.preferences.answered, "the settings are there")
    until(lambda: desktop.clipping.recorder.vault is not None, "the vault has told its state")
    desktop.summoning.toggle_at("clip")
    until(lambda: desktop.session.snapshot.browsing, "the clips are listed")


def press(desktop: Desktop, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(desktop.window.field, key, held)


ENTER, NONE, ALT = (
    Qt.Key.Key_Return,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_an_empty_history_says_what_will_be_there(desktop: Desktop) -> None:
    show(desktop)
    assert desktop.window.notice.said.head == "Nothing copied yet"
    assert desktop.window.clip_bar.said == ""
    press(desktop, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert desktop.settings_window is not None
    assert desktop.settings_window.sidebar.page == "clipboard"


def test_a_history_that_is_off_is_turned_on_by_enter(desktop: Desktop, service: Service) -> None:
    service.keep = False
    show(desktop)
    assert desktop.window.notice.said.head == "The clipboard history is off"
    press(desktop, ENTER, NONE)
    until(lambda: desktop.preferences.settings.clipboard.keep, "it is on")
    assert desktop.window.notice.said.head != "The clipboard history is off"


def test_a_locked_keyring_is_asked_again(desktop: Desktop, service: Service) -> None:
    service.vault = msgspec.structs.replace(FINE, condition="locked", message="The keyring waits.")
    service.clips = [CLIP]
    show(desktop)
    assert desktop.window.clip_bar.said.startswith("Locked")
    assert desktop.window.current() is not None  # what is in memory is there all the same
    press(desktop, ENTER, ALT)
    until(lambda: bool(service.asked(UnlockVault)), "it is asked")
    (asked,) = service.asked(UnlockVault)
    assert isinstance(asked, UnlockVault)
    assert asked.passphrase == ""


def test_a_wrong_passphrase_is_told_and_the_right_one_closes_the_card(
    desktop: Desktop, service: Service
) -> None:
    service.vault = msgspec.structs.replace(
        FINE, condition="locked", key="passphrase", message="It waits for your passphrase."
    )
    show(desktop)
    assert desktop.window.notice.said.head == "The clipboard history is locked"
    press(desktop, ENTER, NONE)
    card = desktop.clip_view.card
    assert card.isVisible()
    QTest.keyClicks(card.first, "open barley")
    QTest.keyClick(card.first, ENTER)
    until(lambda: "not the passphrase" in card._problem.text(), "it is told")
    QTest.keyClicks(card.first, service.right)
    QTest.keyClick(card.first, ENTER)
    until(lambda: not card.isVisible(), "it is unlocked")
    assert card.first.text() == ""
    assert desktop.window.focusWidget() is desktop.window.field


def test_a_new_passphrase_is_typed_twice(desktop: Desktop, service: Service) -> None:
    service.vault = msgspec.structs.replace(FINE, condition="memory", key="", message="No keyring.")
    service.clips = [CLIP]
    show(desktop)
    assert desktop.window.clip_bar.said.startswith("Kept in memory alone")
    QTest.mouseClick(desktop.window.clip_bar.button, Qt.MouseButton.LeftButton)
    card = desktop.clip_view.card
    for first, second, problem in (
        ("short", "short", "8 characters"),
        ("long enough", "otherwise", "not the same"),
        ("long enough", "long enough", ""),
    ):
        card.first.clear()
        card.second.clear()
        QTest.keyClicks(card.first, first)
        QTest.keyClick(card.first, ENTER)
        QTest.keyClicks(card.second, second)
        QTest.keyClick(card.second, ENTER)
        assert problem in card._problem.text()
    until(lambda: not card.isVisible(), "it is set")
    (asked,) = service.asked(SetVaultPassphrase)
    assert isinstance(asked, SetVaultPassphrase)
    assert asked.passphrase == "long enough"


def test_a_paused_history_goes_on(desktop: Desktop, service: Service) -> None:
    service.vault = msgspec.structs.replace(FINE, paused=True)
    service.clips = [CLIP]
    show(desktop)
    assert desktop.window.clip_bar.said.startswith("Paused")
    press(desktop, ENTER, ALT)
    until(lambda: bool(service.asked(ResumeClips)), "it goes on")


def test_what_was_set_aside_is_told_until_it_is_understood(
    desktop: Desktop, service: Service
) -> None:
    service.vault = msgspec.structs.replace(FINE, message="It was damaged.")
    service.clips = [CLIP]
    show(desktop)
    assert desktop.window.clip_bar.said == "It was damaged."
    press(desktop, ENTER, ALT)
    assert desktop.window.clip_bar.said == ""


def test_the_line_is_for_clips_alone(desktop: Desktop, service: Service) -> None:
    service.vault = msgspec.structs.replace(FINE, paused=True)
    service.clips = [CLIP]
    show(desktop)
    assert desktop.window.clip_bar.said
    desktop.window.go_to(None)
    assert desktop.window.clip_bar.said == ""


@pytest.mark.parametrize(
    ("changes", "keep", "expected"),
    [
        ({}, True, "fine"),
        ({}, False, "off"),
        ({"condition": "off"}, True, "unknown"),
        ({"condition": "opening"}, True, "opening"),
        ({"condition": "locked", "key": "keyring", "paused": True}, True, "locked"),
        ({"condition": "locked", "key": "passphrase"}, True, "passphrase"),
        ({"condition": "damaged"}, True, "damaged"),
        ({"condition": "memory", "paused": True}, True, "paused"),
        ({"condition": "memory"}, True, "memory"),
        ({"message": "set aside"}, True, "set-aside"),
    ],
)
def test_what_matters_most(changes: dict[str, object], keep: bool, expected: Situation) -> None:
    vault = msgspec.structs.replace(FINE, **changes)
    assert situation(vault, keep=keep) == expected
    assert situation(None, keep=True) == "unknown"
