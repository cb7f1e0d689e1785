"""Applications are started as their entries say, on a bus and with programs of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.system.applications import SessionApplications, Startable, startable
from desktop.system.launch import LaunchError
from indexer.contract.messages import Hit
from tests.desktop.system.bus_service import Call, Method, Refused, Reply, Service
from tests.desktop.system.viewer import Home

NAME = "org.example.Editor"


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


def made(path: Path, action: str = "") -> Hit:
    key, title = f"app:{path.name}", "Éditeur"
    if action:
        key, title = f"{key}#{action}", f"{title}: {action}"
    return Hit(key, "app", title, path.as_uri(), 0.7, [], [], "", "")


def with_action(path: Path, **keys: str) -> Path:
    lines = ["[Desktop Action new]", "Name=New", *(f"{key}={keys[key]}" for key in keys)]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines), encoding="utf-8")
    return path


def hit(hit_id: str, title: str) -> Hit:
    return Hit(hit_id, "app", title, "file:///a%20b/kde/ed.desktop", 0.7, [], [], "", "")


def test_a_hit_tells_what_is_to_be_started() -> None:
    whole = startable(hit("app:kde-ed.desktop", "Ed: the editor"))
    assert whole == Startable("kde-ed.desktop", "/a b/kde/ed.desktop", "Ed: the editor")
    action = startable(hit("app:kde-ed.desktop#new", "Ed: the editor: New"))
    assert action == Startable("kde-ed.desktop", "/a b/kde/ed.desktop", "Ed: the editor", "new")
    odd = startable(hit("app:a.desktop#b.desktop", "Odd"))
    assert (odd.entry_id, odd.action) == ("a.desktop#b.desktop", "")


def test_an_entry_is_started_as_it_says(person: Home) -> None:
    program = person.program("editor")
    folder = person.root / "work here"
    folder.mkdir()
    path = person.entry(
        "ed.desktop", 'editor "two words" --name %c %i %k %U', Icon="ed-icon",
        Path=os.fspath(folder),
    )  # fmt: skip
    SessionApplications(person.environment).launch(made(path), "token-1")
    told = program.told()
    assert told["arguments"] == [
        "two words", "--name", "Éditeur", "--icon", "ed-icon", os.fspath(path),
    ]  # fmt: skip
    assert told["folder"] == os.fspath(folder)
    assert told["environment"]["XDG_ACTIVATION_TOKEN"] == "token-1"
    assert told["session"] == told["pid"]


def test_an_action_has_a_line_of_its_own(person: Home) -> None:
    program = person.program("editor")
    path = with_action(person.entry("ed.desktop", "editor --whole"), Exec="editor --new")
    SessionApplications(person.environment).launch(made(path, "new"))
    assert program.arguments() == ["--new"]


def test_what_needs_a_terminal_gets_the_persons(person: Home) -> None:
    editor, preferred = person.program("nano"), person.program("my-term")
    person.program("xterm")
    path = person.entry("nano.desktop", "nano", Terminal="true")
    environment = person.environment | {"TERMINAL": "my-term"}
    SessionApplications(environment).launch(made(path))
    assert preferred.arguments() == ["-e", "nano"]
    assert not editor.record.exists()


def test_it_is_put_in_a_scope_that_names_it(person: Home, bus: str) -> None:
    def start(_call: Call) -> Reply:
        return "o", ("/org/freedesktop/systemd1/job/1",)

    program = person.program("editor")
    path = person.entry("org.x.Ed.desktop", "editor")
    methods: dict[str, Method] = {"StartTransientUnit": start}
    with Service(bus, "org.freedesktop.systemd1", methods) as systemd:
        SessionApplications(person.environment, bus).launch(made(path))
        program.told()
        ((name, *_),) = systemd.asked("StartTransientUnit")
    assert name.startswith("app-magpie-org.x.Ed-")


@pytest.mark.parametrize("token", ["", "token-1"])
def test_what_is_on_the_bus_is_asked_there(person: Home, bus: str, token: str) -> None:
    program = person.program("editor")
    path = person.entry(f"{NAME}.desktop", "editor", DBusActivatable="true")
    applications = SessionApplications(person.environment, bus)
    methods: dict[str, Method] = {
        "Activate": lambda _call: ("", ()),
        "ActivateAction": lambda _call: ("", ()),
    }
    with Service(bus, NAME, methods) as service:
        applications.launch(made(path), token)
        applications.launch(made(with_action(path), "new"), token)
        assert {call.path for call in service.calls} == {"/org/example/Editor"}
        ((activated,),) = service.asked("Activate")
        ((action, parameters, platform),) = service.asked("ActivateAction")
    keys = ("activation-token", "desktop-startup-id") if token else ()
    assert activated == platform == dict.fromkeys(keys, ("s", token))
    assert (action, parameters) == ("new", [])
    assert not program.record.exists()


@pytest.mark.parametrize("entry_id", [f"{NAME}.desktop", "no-bus-name.desktop"])
def test_what_the_bus_does_not_know_is_started_by_its_line(
    person: Home, bus: str, entry_id: str
) -> None:
    program = person.program("editor")
    path = person.entry(entry_id, "editor --line", DBusActivatable="true")
    SessionApplications(person.environment, bus).launch(made(path))
    assert program.arguments() == ["--line"]
    SessionApplications(person.environment, "unix:path=/nowhere").launch(made(path))
    assert program.arguments() == ["--line"]


def test_who_refuses_is_not_started_another_way(person: Home, bus: str) -> None:
    def refuse(_call: Call) -> Reply:
        raise Refused("org.example.Locked")

    program = person.program("editor")
    path = person.entry(f"{NAME}.desktop", "editor", DBusActivatable="true")
    methods: dict[str, Method] = {"Activate": refuse}
    applications = SessionApplications(person.environment, bus)
    with (
        Service(bus, NAME, methods),
        pytest.raises(LaunchError, match=r"\AÉditeur cannot be started: .*Locked\Z"),
    ):
        applications.launch(made(path))
    assert not program.record.exists()


def test_what_cannot_be_started_is_said_in_one_line(person: Home) -> None:
    applications = SessionApplications(person.environment)

    def reason(application: Hit) -> str:
        with pytest.raises(LaunchError) as caught:
            applications.launch(application)
        assert "\n" not in str(caught.value)
        return str(caught.value)

    gone = person.root / "gone.desktop"
    assert reason(made(gone)) == "Éditeur is not installed any more"
    path = person.entry("ed.desktop", "editor")
    assert reason(made(path)) == "Éditeur cannot be started: editor is not installed"
    assert reason(made(path, "new")) == "Éditeur: new is not there any more"
    broken = person.entry("broken.desktop", 'editor "')
    assert reason(made(broken)) == (
        "Éditeur cannot be started: a quote in the Exec line is not closed"
    )
    unreachable = person.entry("bus.desktop", "", DBusActivatable="true")
    assert reason(made(unreachable)) == (
        "Éditeur cannot be started: the Exec line names no program"
    )
