"""The settings window over the real socket and settings file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from desktop.connection import Connection
from desktop.expanding.expanding import Expanding
from desktop.following_snippets import FollowingSnippets
from desktop.recording import Recorder
from desktop.settings import Preferences
from desktop.system.clipboard import FirstSeeing
from desktop.system.keys import KeySequence
from desktop.system.ports import Answer
from desktop.system.typing_around import Around
from desktop.ui.preferences import Deeds, Parts, PreferencesWindow
from desktop.ui.theme import Theme
from indexer.contract.locations import Locations
from tests.desktop.qt import until
from tests.desktop.small_service import SmallService, small_service


@dataclass
class Launcher:
    """What the launcher was asked for."""

    opened: list[bytes] = field(default_factory=list)
    suspended: list[bool] = field(default_factory=list)
    wished: list[tuple[KeySequence, Callable[[Answer], None]]] = field(default_factory=list)
    clips_wished: list[tuple[KeySequence, Callable[[Answer], None]]] = field(default_factory=list)
    snippets_wished: list[tuple[KeySequence, Callable[[Answer], None]]] = field(
        default_factory=list
    )


@pytest.fixture
def service(locations: Locations) -> Iterator[SmallService]:
    with small_service(locations) as running:
        yield running


@pytest.fixture
def connection(application: QApplication, service: SmallService) -> Iterator[Connection]:
    made = Connection(str(service.locations.socket))
    yield made
    made.close()


@pytest.fixture
def preferences(connection: Connection, service: SmallService) -> Preferences:
    made = Preferences(connection, service.locations.known_settings)
    connection.open()
    until(lambda: made.answered, "the service tells its settings")
    return made


@pytest.fixture
def launcher() -> Launcher:
    return Launcher()


@pytest.fixture
def theme(application: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def recorder(connection: Connection) -> Iterator[Recorder]:
    """One that sees nothing; tests tell what it has heard."""
    made = Recorder(FirstSeeing([]), connection)
    yield made
    made.close()


@pytest.fixture
def expanding(connection: Connection, recorder: Recorder) -> Iterator[Expanding]:
    """One of a session where no program may hear what is typed."""
    made = Expanding(
        connection,
        FollowingSnippets(connection),
        None,
        Around({}),
        lambda _, then: then(""),
        recorder,
        lambda _: None,
    )
    yield made
    made.close()


@pytest.fixture
def window(
    preferences: Preferences,
    connection: Connection,
    service: SmallService,
    launcher: Launcher,
    theme: Theme,
    recorder: Recorder,
    expanding: Expanding,
) -> Iterator[PreferencesWindow]:
    deeds = Deeds(lambda key, answered: launcher.wished.append((key, answered)),
                  lambda key, answered: launcher.clips_wished.append((key, answered)),
                  lambda key, answered: launcher.snippets_wished.append((key, answered)),
                  launcher.opened.append, launcher.suspended.append)  # fmt: skip
    parts = Parts(preferences, connection, service.locations, theme, deeds, recorder, expanding)
    made = PreferencesWindow(parts)
    made.show()
    until(lambda: made.complete, "all pages are there")
    yield made
    made.close()
    made.deleteLater()
