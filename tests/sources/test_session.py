"""A client tells the session; what depends on it changes as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.session import session_of
from indexer.sources.session import SessionSources
from tests.fakes import FakeClock
from tests.sources.apps.desktops import entry_text, environment, write


@pytest.fixture
def session(tmp_path: Path) -> Iterator[SessionSources]:
    write(tmp_path, "own/files.desktop", entry_text("Files", "Name[de]=Dateien"))
    write(tmp_path, "own/tweaks.desktop", entry_text("Tweaks", "OnlyShowIn=GNOME;"))
    made = SessionSources(environment(tmp_path, LANG="C"), FakeClock())
    made.start()
    assert made.applications.wait(60)
    yield made
    made.stop()


def names(session: SessionSources) -> list[str]:
    return [application.name for application in session.applications.all]


def told(root: Path, **more: str) -> dict[str, str]:
    return session_of(environment(root, **more)).environment


def test_the_services_own_environment_holds_until_it_is_told(session: SessionSources) -> None:
    assert names(session) == ["Files"]
    answer = session.instant.answer("1234.5 * 2")
    assert answer is not None
    assert answer.text == "2,469"


def test_what_is_told_changes_all_that_depends_on_it(
    session: SessionSources, tmp_path: Path
) -> None:
    german = told(tmp_path, LANG="de_DE.UTF-8", XDG_CURRENT_DESKTOP="ubuntu:GNOME")
    session.tell(german, launcher=False)
    assert names(session) == ["Dateien", "Tweaks"]
    answer = session.instant.answer("1234,5 * 2")
    assert answer is not None
    assert answer.text == "2.469"


def test_the_first_holds_until_a_launcher_tells(session: SessionSources, tmp_path: Path) -> None:
    session.tell(told(tmp_path, LANG="C"), launcher=False)
    session.tell(told(tmp_path, LANG="de_DE"), launcher=False)
    assert names(session) == ["Files"]
    session.tell(told(tmp_path, LANG="de_DE"), launcher=True)
    assert names(session) == ["Dateien"]
    session.tell(told(tmp_path, LANG="C"), launcher=False)
    assert names(session) == ["Dateien"]
    session.tell(told(tmp_path, LANG="C"), launcher=True)
    assert names(session) == ["Files"]


def test_what_is_left_out_is_not_set(session: SessionSources, tmp_path: Path) -> None:
    session.tell(told(tmp_path, LANG="C", LC_ALL="de_DE.UTF-8"), launcher=True)
    assert names(session) == ["Dateien"]
    session.tell(told(tmp_path, LANG="C"), launcher=True)
    assert names(session) == ["Files"]


def test_nothing_is_read_again_for_the_same_session(
    session: SessionSources, tmp_path: Path
) -> None:
    before = session.applications
    session.tell(told(tmp_path, LANG="C"), launcher=True)
    assert session.applications is before


def test_other_variables_and_null_bytes_are_passed_over(
    session: SessionSources, tmp_path: Path
) -> None:
    session.tell(
        {**told(tmp_path, LANG="de_DE"), "HOME": "/nowhere", "XDG_CURRENT_DESKTOP": "GN\0ME"},
        launcher=True,
    )
    assert names(session) == ["Dateien"]


def test_what_is_told_after_the_end_leaves_nothing_running(tmp_path: Path) -> None:
    session = SessionSources(environment(tmp_path), FakeClock())
    session.start()
    session.stop()
    before = session.applications
    session.tell(told(tmp_path, LANG="de_DE"), launcher=True)
    assert session.applications is before


def test_only_the_sessions_variables_are_told_and_only_text() -> None:
    told = session_of({"LANG": "de", "SECRET": "x", "PATH": "/b\udce9n"}, launcher=True)
    assert told.environment == {"LANG": "de"}
    assert told.launcher
