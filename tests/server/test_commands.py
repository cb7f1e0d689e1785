"""Commands of snippets, really run."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.server.commands import Commands
from indexer.snippets import Command


def run(command: Command) -> str | None:
    return Commands().run(1, command)


def test_a_shell_s_output_comes_as_it_is() -> None:
    assert run(Command("shell", "echo one; printf two")) == "one\ntwo"


def test_values_reach_a_command_by_its_environment_and_are_never_run(tmp_path: Path) -> None:
    evil = f"$(touch {tmp_path}/run); `touch {tmp_path}/run`"
    command = Command("shell", "echo {{clip}}", environment=(("ESPANSO_CLIP", evil),))
    assert run(command) == f"{evil}\n"
    assert not (tmp_path / "run").exists()


def test_a_script_is_run_without_a_shell() -> None:
    command = Command("script", "printf\n%s|%s\na b\n$HOME")
    assert run(command) == "a b|$HOME"


def test_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAGPIE_PROBE", "found")
    assert run(Command("env", "MAGPIE_PROBE")) == "found"
    assert run(Command("env", "MAGPIE_PROBE_THAT_IS_NOT")) == ""


@pytest.mark.parametrize(
    "command",
    [
        Command("shell", "exit 3"),
        Command("shell", "echo", "no-such-shell"),
        Command("script", "/no/such/program"),
        Command("shell", "echo \0"),
    ],
)
def test_what_fails_gives_nothing(command: Command) -> None:
    assert run(command) is None


def test_a_failure_may_be_ignored() -> None:
    assert run(Command("shell", "printf partly; exit 3", ignore_error=True)) == "partly"


def test_one_that_takes_too_long_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("indexer.server.commands._SECONDS", 0.05)
    assert run(Command("shell", "sleep 60 | sleep 60")) is None


def test_a_command_is_run_once_for_each_use_of_its_snippet(tmp_path: Path) -> None:
    commands, command = (
        Commands(),
        Command("shell", f"echo x >> {tmp_path}/n; wc -l < {tmp_path}/n"),
    )
    assert [commands.run(use, command) for use in (1, 1, 2, 1)] == ["1\n", "1\n", "2\n", "1\n"]
    assert commands.shown(2, command) == "2\n"
    assert commands.shown(3, Command("shell", " uptime -p ")) == "[uptime -p]"
    for use in range(10, 20):
        commands.run(use, Command("shell", "true"))
    assert commands.run(1, command) == "3\n"  # forgotten meanwhile


def test_one_that_prints_without_end_is_ended() -> None:
    assert run(Command("shell", "yes")) is None


def test_one_that_goes_on_without_a_word_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.server.commands._SECONDS", 0.05)
    assert run(Command("shell", "exec >&-; sleep 60")) is None
