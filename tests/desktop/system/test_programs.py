"""Commands run in a terminal, word for word, and addresses open in the browser."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from desktop.system.launch import Launcher, LaunchError
from desktop.system.programs import SessionPrograms, executables, staying
from tests.desktop.system.viewer import Home


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


def programs(person: Home) -> SessionPrograms:
    return SessionPrograms(Launcher(person.environment), "Press Enter to close this.")


def test_the_browser_gets_the_address_as_it_is(person: Home) -> None:
    browser = person.default("x-scheme-handler/https", "firefox")
    programs(person).browse("https://e.org/?q=a%20b&c=%22", "")
    assert browser.arguments() == ["https://e.org/?q=a%20b&c=%22"]


def test_a_program_that_is_not_there_is_named(person: Home) -> None:
    with pytest.raises(LaunchError, match="no-such-program is not installed"):
        programs(person).run_in_terminal(("no-such-program", "x"))


def test_a_command_gets_its_words_and_its_output_stays(tmp_path: Path) -> None:
    words = ("printf", "%s|", "$HOME", "a b", "`id`", "; exit 3", "'")
    done = subprocess.run(
        staying(words, "it's over"), input="\n", capture_output=True, text=True, check=True
    )
    assert done.stdout == "$HOME|a b|`id`|; exit 3|'|\nit's over"


def test_only_programs_in_absolute_folders_are_known(tmp_path: Path) -> None:
    person = Home.make(tmp_path / "person")
    for name, mode in (("run", 0o755), ("data", 0o644)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    (tmp_path / "folder").mkdir()
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "link").symlink_to(tmp_path / "run")
    path = os.pathsep.join([os.fspath(tmp_path), "relative", "", "/no/such/folder"])
    known = SessionPrograms(Launcher({"PATH": path, "HOME": os.fspath(person.root)}), "")
    assert known.names() == executables(os.fspath(tmp_path)) == {"run", "link"}
    (tmp_path / "new").touch(0o755)
    os.utime(tmp_path, ns=(1, 1))  # another time, however coarse the file system's are
    assert known.names() == {"run", "link", "new"}
    assert executables("/no/such/folder") == frozenset()


def test_a_command_runs_in_the_persons_terminal(person: Home) -> None:
    terminal = person.program("xterm")
    person.program("list-it")
    programs(person).run_in_terminal(("list-it", "-l", "a b"))
    assert terminal.arguments() == [
        "-e", *staying(("list-it", "-l", "a b"), "Press Enter to close this."),
    ]  # fmt: skip
