"""The desktop hears of a program's start: client messages on a real X server."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Xlib import X
from Xlib.display import Display

from desktop.system.applications import SessionApplications
from desktop.system.launch import LaunchError, startup_id
from desktop.system.startup_x11 import message
from indexer.contract.messages import Hit
from tests.desktop.screen import Screen
from tests.desktop.system.viewer import Home
from tests.harness import eventually


class Desktop:
    """Puts the messages together as a task bar does."""

    def __init__(self, screen: Screen) -> None:
        self._display = Display(screen.display)
        self._display.screen().root.change_attributes(event_mask=X.PropertyChangeMask)
        self._display.sync()
        self._parts: dict[int, bytes] = {}
        self._heard: list[str] = []

    def heard(self) -> list[str]:
        names = {
            self._display.intern_atom(f"_NET_STARTUP_INFO{end}"): end for end in ("_BEGIN", "")
        }
        while self._display.pending_events():
            came = self._display.next_event()
            if came.type != X.ClientMessage or came.client_type not in names:
                continue
            if names[came.client_type]:
                self._parts[came.window.id] = b""
            self._parts[came.window.id] += bytes(came.data[1])
            if b"\0" in self._parts[came.window.id]:
                whole = self._parts.pop(came.window.id).partition(b"\0")[0]
                self._heard.append(whole.decode())
        return self._heard

    def close(self) -> None:
        self._display.close()


@pytest.fixture
def desktop(screen: Screen) -> Iterator[Desktop]:
    made = Desktop(screen)
    yield made
    made.close()


@pytest.fixture
def person(tmp_path: Path, screen: Screen) -> Home:
    made = Home.make(tmp_path / "person")
    made.environment["DISPLAY"] = screen.display
    return made


def hit(path: Path) -> Hit:
    return Hit(f"app:{path.name}", "app", 'The "big" Éditor', path.as_uri(), 0.7, [], [], "", "")


def test_a_start_is_told_and_its_end_where_the_program_has_ended(
    person: Home, desktop: Desktop
) -> None:
    program = person.program("editor")
    path = person.entry("ed.desktop", "editor", StartupNotify="true", Icon="ed")
    token = startup_id(1234)
    SessionApplications(person.environment).launch(hit(path), token)
    assert program.told()["environment"]["DESKTOP_STARTUP_ID"] == token
    eventually(lambda: len(desktop.heard()) == 2, "begin and end are told")
    begin, end = desktop.heard()
    assert begin == (
        f'new: ID="{token}" NAME="The \\"big\\" Éditor" SCREEN="0" BIN="editor" ICON="ed"'
    )
    assert end == f'remove: ID="{token}"'


def test_what_cannot_be_started_starts_no_more(person: Home, desktop: Desktop) -> None:
    path = person.entry("ed.desktop", "missing-editor", StartupNotify="true")
    with pytest.raises(LaunchError):
        SessionApplications(person.environment).launch(hit(path), startup_id(1234))
    eventually(lambda: len(desktop.heard()) == 2, "begin and end are told")
    assert [said.partition(":")[0] for said in desktop.heard()] == ["new", "remove"]


def test_who_promises_nothing_is_not_told_of(person: Home, desktop: Desktop) -> None:
    quiet, loud = person.program("quiet"), person.program("loud")
    applications = SessionApplications(person.environment)
    applications.launch(hit(person.entry("quiet.desktop", "quiet")), startup_id(1))
    quiet.told()
    noisy = person.entry("loud.desktop", "loud", StartupNotify="true")
    applications.launch(hit(noisy))  # no time of a press is known
    loud.told()
    applications.launch(hit(noisy), startup_id(2))
    eventually(lambda: len(desktop.heard()) == 2, "the last is told")
    assert "_TIME2" in desktop.heard()[0]


def test_without_a_display_programs_start_all_the_same(tmp_path: Path) -> None:
    person = Home.make(tmp_path / "person")
    person.environment["DISPLAY"] = "nowhere.invalid:77"
    program = person.program("editor")
    path = person.entry("ed.desktop", "editor", StartupNotify="true")
    SessionApplications(person.environment).launch(hit(path), startup_id(1))
    assert program.arguments() == []
    gc.collect()


@given(st.dictionaries(st.sampled_from(["ID", "NAME", "ICON"]), st.text(max_size=20)))
def test_every_value_is_read_back(values: dict[str, str]) -> None:
    data = message("new", values)
    assert data.endswith(b"\0")
    assert b"\0" not in data[:-1]
    wanted = {
        key: value.replace("\0", "").encode("utf-8", "replace").decode()
        for key, value in values.items()
        if value
    }
    assert parsed(data[:-1].decode().removeprefix("new: ")) == wanted


def parsed(text: str) -> dict[str, str]:
    """Read keys and quoted values as libstartup-notification does."""
    found: dict[str, str] = {}
    key, value, quoted, escaped, in_value = "", "", False, False, False
    for character in text + " ":
        if escaped:
            value, escaped = value + character, False
        elif in_value and character == "\\":
            escaped = True
        elif in_value and character == '"':
            quoted = not quoted
        elif in_value and character == " " and not quoted:
            found[key], key, value, in_value = value, "", "", False
        elif in_value:
            value += character
        elif character == "=":
            in_value = True
        elif character != " ":
            key += character
    return found
