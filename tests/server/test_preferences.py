"""What clients see of the settings, over the real socket and file."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from indexer.client import Client
from indexer.contract.locations import Locations
from indexer.contract.messages import GetSettings, ResetSettings, SetSetting, SettingsState
from indexer.contract.settings import Index, Settings
from indexer.errors import MagpieError
from tests.desktop.small_service import SmallService, small_service

SOON = 60.0


@pytest.fixture
def service(locations: Locations) -> Iterator[SmallService]:
    with small_service(locations) as running:
        yield running


@pytest.fixture
def client(service: SmallService) -> Iterator[Client]:
    with Client(service.locations, start=False, timeout=SOON) as connected:
        yield connected


def get(client: Client, known: int | None = None) -> SettingsState:
    return client.ask(GetSettings(known=known), SettingsState)


def test_a_change_is_applied_and_answered_with_what_holds_then(
    service: SmallService, client: Client
) -> None:
    assert get(client).settings == Settings()
    state = client.ask(SetSetting(key="index.hidden", value=True), SettingsState)
    assert state.settings == Settings(Index(hidden=True))
    assert service.applied == [state.settings]
    assert get(client) == state
    assert client.ask(ResetSettings(keys=None), SettingsState).settings == Settings()
    assert service.applied[-1] == Settings()


def test_what_takes_longer_is_said(client: Client) -> None:
    state = client.ask(SetSetting(key="search.model", value="other"), SettingsState)
    assert "embedded anew" in state.notes[0]
    assert not get(client).notes


def test_a_wrong_change_is_refused_in_one_line(service: SmallService, client: Client) -> None:
    with pytest.raises(MagpieError, match='did you mean "dark"'):
        client.ask(SetSetting(key="launcher.theme", value="drak"), SettingsState)
    with pytest.raises(MagpieError, match=r'did you mean "index\.hidden"'):
        client.ask(ResetSettings(keys=["index.hiden"]), SettingsState)
    assert not service.applied


def test_who_waits_hears_of_an_edited_file(service: SmallService, client: Client) -> None:
    known = get(client).revision
    heard: list[SettingsState] = []
    waiting = threading.Thread(target=lambda: heard.append(get(client, known)))
    waiting.start()
    path = service.locations.settings
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# hidden = false", "hidden = true\nfoo = 1"), encoding="utf-8")
    waiting.join(SOON)
    (state,) = heard
    assert state.settings == Settings(Index(hidden=True))
    assert 'unknown setting "index.foo"' in state.problems[0]


def test_who_waits_and_goes_leaves_nothing_behind(service: SmallService) -> None:
    # Half closed, as a client that has said all: the service would else wait for news for ever.
    with Client(service.locations, start=False, timeout=SOON) as client:
        known = get(client).revision
        client._send(GetSettings(known=known))
        client._socket.shutdown(1)
        assert client._socket.recv(100) == b""
