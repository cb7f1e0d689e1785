"""The entry in the autostart folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.system.autostart import XdgAutostart
from desktop.system.exec_line import expand
from indexer.contract import key_file
from tests.desktop.system.viewer import Home

COMMAND = ["/opt/my apps/magpie", "--hidden", "100%"]

_CHARACTERS = st.characters(exclude_characters="\0", codec="utf-8")


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


@pytest.fixture
def autostart(person: Home) -> XdgAutostart:
    return XdgAutostart("io.magpie", "Magpie", COMMAND, person.environment)


def on(autostart: XdgAutostart) -> bool:
    """Ask anew: what the type checker knows of an attribute does not change by itself."""
    return autostart.enabled


def entry(person: Home) -> Path:
    return person.root / "config" / "autostart" / "io.magpie.desktop"


def test_it_is_switched_on_and_off(person: Home, autostart: XdgAutostart) -> None:
    assert not on(autostart)
    autostart.disable()
    autostart.enable()
    autostart.enable()
    assert on(autostart)
    values = key_file.read(os.fspath(entry(person)))["Desktop Entry"]
    assert expand(key_file.string(values, "Exec")) == [COMMAND]
    assert os.listdir(entry(person).parent) == ["io.magpie.desktop"]
    autostart.disable()
    assert not on(autostart)
    assert os.listdir(entry(person).parent) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_the_desktops_own_switch_counts(person: Home, autostart: XdgAutostart, line: str) -> None:
    autostart.enable()
    text = entry(person).read_text(encoding="utf-8")
    kept = [old for old in text.splitlines() if old.partition("=")[0] != line.partition("=")[0]]
    entry(person).write_text("\n".join([*kept, line]), encoding="utf-8")
    assert not on(autostart)
    autostart.enable()
    assert on(autostart)


def test_an_entry_of_the_system_is_hidden(person: Home, autostart: XdgAutostart) -> None:
    system = person.root / "etc" / "autostart" / "io.magpie.desktop"
    system.parent.mkdir(parents=True)
    system.write_text("[Desktop Entry]\nType=Application\nExec=magpie\n", encoding="utf-8")
    assert on(autostart)
    autostart.disable()
    assert not on(autostart)
    autostart.enable()
    assert on(autostart)


def test_what_cannot_be_written_leaves_what_was_there(
    person: Home, autostart: XdgAutostart
) -> None:
    (person.root / "config" / "autostart").write_bytes(b"a file in the way")
    with pytest.raises(OSError, match="autostart"):
        autostart.enable()
    assert not on(autostart)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(_CHARACTERS), min_size=1).filter(lambda words: words[0]))
def test_any_command_is_read_back(person: Home, command: list[str]) -> None:
    made = XdgAutostart("io.magpie", "Magpie", command, person.environment)
    made.enable()
    values = key_file.read(os.fspath(entry(person)))["Desktop Entry"]
    line = key_file.string(values, "Exec")
    assert expand(line) == [command]
