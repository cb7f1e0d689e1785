"""The launcher's copy of the settings, over the real socket and file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.connection import Connection
from desktop.settings import Outcome, Preferences
from indexer.contract.locations import Locations
from indexer.contract.settings import Launcher, Settings
from tests.desktop.qt import until
from tests.desktop.small_service import small_service


@pytest.fixture
def connection(application: QApplication, locations: Locations) -> Iterator[Connection]:
    made = Connection(str(locations.socket))
    yield made
    made.close()


def following(connection: Connection, locations: Locations) -> Preferences:
    preferences = Preferences(connection, locations.known_settings)
    connection.open()
    until(lambda: preferences.answered, "the service tells its settings")
    return preferences


def has_size(preferences: Preferences, size: int) -> bool:
    return preferences.settings.launcher.text_size == size


def test_before_the_service_answers_the_settings_are_those_of_last_time(
    connection: Connection, locations: Locations
) -> None:
    assert Preferences(connection, locations.known_settings).settings == Settings()
    with small_service(locations):
        preferences = following(connection, locations)
        preferences.change("launcher.theme", "dark")
        until(lambda: preferences.settings.launcher.theme == "dark", "it is set")
        connection.close()
    known = locations.known_settings
    assert known.stat().st_mode & 0o777 == 0o600
    again = Preferences(connection, known)
    assert again.settings == Settings(launcher=Launcher(theme="dark"))
    assert not again.answered


@pytest.mark.parametrize("content", [b"", b"\xff", b"[1]", b'{"theme": 1}', b'{"new": true}'])
def test_a_file_of_last_time_that_is_damaged_is_as_none(
    connection: Connection, locations: Locations, content: bytes
) -> None:
    locations.known_settings.write_bytes(content)
    assert Preferences(connection, locations.known_settings).settings == Settings()


def test_an_edited_file_is_heard_of(connection: Connection, locations: Locations) -> None:
    with small_service(locations):
        preferences = following(connection, locations)
        changes = QSignalSpy(preferences.changed)
        for size in (110, 120):
            locations.settings.write_text(
                f"[launcher]\ntext_size = {size}\nx = 1\n", encoding="utf-8"
            )
            until(partial(has_size, preferences, size), "it is heard of")
        assert changes.count() == 2
        assert 'unknown setting "launcher.x"' in preferences.problems[0]
        kept = msgspec.json.decode(locations.known_settings.read_bytes(), type=Launcher)
        assert kept.text_size == 120


def test_what_became_of_a_change_is_told(connection: Connection, locations: Locations) -> None:
    outcomes: list[Outcome] = []
    with small_service(locations):
        preferences = following(connection, locations)
        preferences.change("launcher.theme", "drak", outcomes.append)
        preferences.change("search.model", "other", outcomes.append)
        preferences.reset(["search.model"], outcomes.append)
        until(lambda: len(outcomes) == 3, "all are answered")
    wrong, model, reset = outcomes
    assert 'did you mean "dark"' in wrong.error
    assert "embedded anew" in model.notes[0]
    assert not model.error
    assert not reset.error
    assert preferences.settings == Settings()


def test_a_service_that_comes_back_is_followed_again(
    connection: Connection, locations: Locations
) -> None:
    with small_service(locations):
        preferences = following(connection, locations)
    until(lambda: not preferences.answered, "it is gone")
    outcomes: list[Outcome] = []
    preferences.change("launcher.theme", "dark", outcomes.append)
    until(lambda: outcomes, "it is refused")
    assert outcomes[0].error
    locations.settings.write_text('[launcher]\ntheme = "light"\n', encoding="utf-8")
    with small_service(locations):
        until(lambda: preferences.settings.launcher.theme == "light", "it is followed again")
        assert preferences.answered
