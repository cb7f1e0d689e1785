"""Programs started as the desktop would start them."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.launch import Launcher, LaunchError, clean_environment, scope_name, startup_id
from tests.desktop.system.bus_service import Call, Method, Reply, Service
from tests.desktop.system.viewer import Home
from tests.harness import eventually


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


def test_it_runs_in_a_session_of_its_own_with_nothing_of_ours_open(person: Home) -> None:
    program = person.program("editor")
    with open(person.root / "secret", "wb") as secret:
        os.set_inheritable(secret.fileno(), True)
        pid = Launcher(person.environment).start(["editor", "a b", "$HOME"])
        told = program.told()
    assert told["arguments"] == ["a b", "$HOME"]
    assert told["pid"] == told["session"] == pid
    assert told["folder"] == os.fspath(person.root)
    assert told["targets"] == ["/dev/null"] * 3
    # Beside the standard three, only the listing's own.
    assert len(told["descriptors"]) <= 4
    eventually(lambda: not psutil.pid_exists(pid), "what has ended does not stay a zombie")


def test_the_environment_is_the_sessions(person: Home) -> None:
    program = person.program("editor")
    environment = person.environment | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_PLUGIN_PATH": "/ours",
        "QT_IM_MODULE": "ibus",
        "PYTHONPATH": "/ours",
        "VIRTUAL_ENV": "/ours",
        "MAGPIE_HOME": "/ours",
        "XDG_ACTIVATION_TOKEN": "old",
        "WAYLAND_DISPLAY": "wayland-0",
    }
    launcher = Launcher(environment)
    launcher.start(["editor"])
    found = program.told()["environment"]
    assert found == person.environment | {"QT_IM_MODULE": "ibus", "WAYLAND_DISPLAY": "wayland-0"}
    launcher.start(["editor"], token="t-1", folder=os.fspath(person.root / "bin"))
    told = program.told()
    assert told["environment"]["XDG_ACTIVATION_TOKEN"] == "t-1"
    assert told["environment"]["DESKTOP_STARTUP_ID"] == "t-1"
    assert told["folder"] == os.fspath(person.root / "bin")


def test_our_virtual_environment_is_taken_out_of_the_path() -> None:
    path = "/usr/bin:/ours/bin:/bin"
    assert clean_environment({"PATH": path}, "/ours", "/usr")["PATH"] == "/usr/bin:/bin"
    assert clean_environment({"PATH": path}, "/usr", "/usr")["PATH"] == path


def test_a_terminal_goes_before_what_needs_one(person: Home) -> None:
    launcher = Launcher(person.environment)
    editor = person.program("nano")
    with pytest.raises(LaunchError, match="terminal"):
        launcher.start(["nano", "x"], terminal=True)
    xterm = person.program("xterm")
    launcher.start(["nano", "x"], terminal=True)
    assert xterm.arguments() == ["-e", "nano", "x"]
    better = person.program("xdg-terminal-exec")
    launcher.start(["nano", "x"], terminal=True)
    assert better.arguments() == ["nano", "x"]
    assert not editor.record.exists()


def test_what_cannot_be_started_is_named(person: Home) -> None:
    launcher = Launcher(person.environment)
    with pytest.raises(LaunchError, match="nothing-here is not installed"):
        launcher.start(["nothing-here"])
    broken = person.root / "bin" / "broken"
    broken.write_bytes(b"\x7fELF nonsense")
    broken.chmod(0o755)
    with pytest.raises(LaunchError, match="broken cannot be started"):
        launcher.start(["broken"])


def test_systemd_gets_it_as_a_scope_of_its_own(person: Home, bus: str) -> None:
    def start(_call: Call) -> Reply:
        return "o", ("/org/freedesktop/systemd1/job/1",)

    program = person.program("editor")
    methods: dict[str, Method] = {"StartTransientUnit": start}
    with Service(bus, "org.freedesktop.systemd1", methods) as systemd:
        pid = Launcher(person.environment, bus).start(["editor"], application="org.x-y")
        program.told()
        ((name, mode, properties, _more),) = systemd.asked("StartTransientUnit")
    assert name.startswith("app-magpie-org.x\\x2dy-")
    assert name.endswith(".scope")
    assert mode == "fail"
    assert dict(properties)["PIDs"] == ("au", [pid])
    assert dict(properties)["Slice"] == ("s", "app.slice")


@pytest.mark.parametrize("there", [True, False])
def test_a_systemd_that_refuses_or_is_not_there_does_no_harm(
    person: Home, bus: str, there: bool
) -> None:
    program = person.program("editor")
    with Service(bus, "org.freedesktop.systemd1" if there else "org.other", {}) as service:
        Launcher(person.environment, bus).start(["editor"])
        program.told()
        assert bool(service.calls) is there


def test_no_bus_does_no_harm(person: Home) -> None:
    program = person.program("editor")
    Launcher(person.environment, "unix:path=/nowhere").start(["editor"])
    program.told()


@given(st.text())
def test_scope_names_are_unit_names(application: str) -> None:
    name = scope_name(application)
    assert len(name) <= 255
    assert set(name) <= set("-\\") | set(map(chr, range(48, 58))) | set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:_."
    )
    assert name.count("-") == 3


def test_startup_ids_carry_the_time_and_are_unlike() -> None:
    assert startup_id(1234).endswith("_TIME1234")
    assert startup_id(1234) != startup_id(1234)
    assert startup_id(0) == ""
