"""How the snippets are, and what mends it: the launcher over a socket that answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Desktop
from desktop.snippet_state import Situation, remedy, situation
from indexer.contract.clips import SetVaultPassphrase, UnlockVault
from indexer.contract.locations import Locations
from indexer.contract.messages import AnyReply, AnyRequest, Done, Error, GetSettings, SettingsState
from indexer.contract.settings import Settings
from indexer.contract.snippet_messages import (
    ListSnippets,
    SnippetRow,
    Snippets,
    SnippetState,
    SnippetStatus,
)
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.desktop.search.hits import snippet_hit

__all__ = ["application"]

FINE = SnippetState(
    condition="open", key="keyring", message="", snippets=2, folders=[], tags=[], searchable=True,
    revision=1,
)  # fmt: skip


class Service:
    """Snippets whose state a test sets."""

    def __init__(self, locations: Locations) -> None:
        self.state = FINE
        self.uids: list[str] = []
        self.right = "open sesame"
        self.socket = AnsweringService(locations.socket)
        self.socket.answers |= {
            GetSettings: self._settings, SnippetStatus: self._status, ListSnippets: self._list,
            UnlockVault: self._unlock, SetVaultPassphrase: Done(),
        }  # fmt: skip
        self.socket.open()

    def asked(self, kind: type) -> list[AnyRequest]:
        return [one for one in self.socket.asked if isinstance(one, kind)]

    def _settings(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, GetSettings)
        if request.known is not None:
            return Done()
        return SettingsState(settings=Settings(), problems=[], revision=1)

    def _status(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, SnippetStatus)
        return self.state if request.known is None else Done()

    def _list(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, ListSnippets)
        rows: list[SnippetRow] = []
        for uid in self.uids:
            row = snippet_hit(uid).snippet
            assert row is not None
            rows.append(row)
        return Snippets(snippets=rows, more=False, total=len(rows))

    def _unlock(self, request: AnyRequest) -> AnyReply:
        assert isinstance(request, UnlockVault)
        if request.passphrase in ("", self.right):
            return Done()
        return Error(code="invalid", message="That is not the passphrase of the snippets.")


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
    """Show the snippets as their key does."""
    desktop.connection.open()
    desktop.clipping.start()
    until(lambda: desktop.preferences.answered, "the settings are there")
    until(lambda: desktop.snippets.state is not None, "the snippets have told their state")
    desktop.summoning.toggle_at("snippet")
    until(lambda: desktop.window.browses("snippet"), "the snippets are listed")


def press(desktop: Desktop, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(desktop.window.field, key, held)


ENTER, NONE, ALT, CTRL = (
    Qt.Key.Key_Return,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, "fine"),
        ({"condition": "off", "snippets": 0}, "none"),
        ({"condition": "opening"}, "opening"),
        ({"condition": "locked"}, "locked"),
        ({"condition": "locked", "key": "passphrase"}, "passphrase"),
        ({"condition": "damaged"}, "damaged"),
        ({"condition": "memory", "key": ""}, "memory"),
        ({"condition": "memory", "key": "", "snippets": 0}, "none"),
        ({"message": "It was damaged."}, "set-aside"),
        ({"problems": ["A folder is gone."]}, "problem"),
        ({"problems": ["A folder is gone."], "condition": "locked"}, "locked"),
    ],
)
def test_what_matters_most(changes: dict[str, Any], found: Situation) -> None:
    assert situation(msgspec.structs.replace(FINE, **changes)) == found


def test_before_anything_is_known_nothing_is_offered() -> None:
    assert situation(None) == "unknown"
    assert remedy("unknown") is None


def test_they_are_listed_and_the_next_press_goes_on(desktop: Desktop, service: Service) -> None:
    service.uids = ["a", "b"]
    show(desktop)
    window = desktop.window
    assert [hit.title for hit in desktop.session.snapshot.hits] == ["snippet a", "snippet b"]
    assert window.field.scope == "snippet"
    assert window.snippet_bar.said == ""
    desktop.summoning.toggle_at("snippet")
    hit = window.current()
    assert hit is not None
    assert hit.title == "snippet b"


def test_without_any_one_is_written_or_imported(
    desktop: Desktop, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bool] = []
    monkeypatch.setattr(desktop.acting, "write_snippet", lambda: written.append(True))
    service.state = msgspec.structs.replace(FINE, condition="off", snippets=0)
    show(desktop)
    assert desktop.window.notice.said.head == "No snippets yet"
    press(desktop, ENTER, NONE)
    assert written == [True]
    press(desktop, ENTER, CTRL)
    assert desktop.settings_window is not None
    assert desktop.settings_window.sidebar.page == "snippets"


def test_new_ones_show_while_they_are_looked_at(desktop: Desktop, service: Service) -> None:
    show(desktop)
    service.uids = ["new"]
    desktop.snippets.changed.emit()
    until(lambda: bool(desktop.session.snapshot.hits), "it is listed")


def test_a_locked_keyring_is_asked_again(desktop: Desktop, service: Service) -> None:
    service.state = msgspec.structs.replace(FINE, condition="locked", message="The keyring waits.")
    service.uids = ["a"]
    show(desktop)
    assert desktop.window.snippet_bar.said.startswith("Locked")
    assert desktop.window.clip_bar.said == ""
    press(desktop, ENTER, ALT)
    until(lambda: bool(service.asked(UnlockVault)), "it is asked")


def test_a_wrong_passphrase_is_told_and_the_right_one_closes_the_card(
    desktop: Desktop, service: Service
) -> None:
    service.state = msgspec.structs.replace(
        FINE, condition="locked", key="passphrase", snippets=0, message="It waits."
    )
    show(desktop)
    assert desktop.window.notice.said.head == "Your snippets are locked"
    press(desktop, ENTER, NONE)
    card = desktop.snippet_view.card
    assert card.isVisible()
    assert card._head.text() == "Unlock your snippets"
    QTest.keyClicks(card.first, "open barley")
    QTest.keyClick(card.first, ENTER)
    until(lambda: "not the passphrase" in card._problem.text(), "it is told")
    QTest.keyClicks(card.first, service.right)
    QTest.keyClick(card.first, ENTER)
    until(lambda: not card.isVisible(), "it is unlocked")


def test_a_passphrase_keeps_what_is_in_memory(desktop: Desktop, service: Service) -> None:
    service.state = msgspec.structs.replace(FINE, condition="memory", key="")
    service.uids = ["a"]
    show(desktop)
    assert desktop.window.snippet_bar.said.startswith("Kept in memory alone")
    press(desktop, ENTER, ALT)
    card = desktop.snippet_view.card
    for field in (card.first, card.second):
        QTest.keyClicks(field, "long enough")
    QTest.keyClick(card.second, ENTER)
    until(lambda: bool(service.asked(SetVaultPassphrase)), "it is set")


def test_what_was_set_aside_is_told_until_it_is_understood(
    desktop: Desktop, service: Service
) -> None:
    service.state = msgspec.structs.replace(FINE, message="It was damaged.")
    service.uids = ["a"]
    show(desktop)
    assert desktop.window.snippet_bar.said == "It was damaged."
    press(desktop, ENTER, ALT)
    assert desktop.window.snippet_bar.said == ""


def test_a_text_copied_for_the_third_time_is_offered(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(desktop.acting, "keep_snippet", made.append)
    desktop.clipping.recorder.copied_often.emit("Kind regards")
    bubble = desktop.announcing._bubble
    assert bubble is not None
    assert "three times" in desktop.announcing.line
    QTest.mouseClick(bubble, Qt.MouseButton.LeftButton)
    assert made == ["Kind regards"]
    assert not bubble.isVisible()
