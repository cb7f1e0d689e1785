"""The supervisor starts a service that does not run, and says so when it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.connection import Connection, Supervisor
from tests.desktop.qt import until
from tests.fakes import FakeClock


def test_it_says_when_the_service_keeps_ending(tmp_path: Path) -> None:
    connection = Connection(str(tmp_path / "nowhere.sock"))
    started = tmp_path / "started"
    line = f"open({str(started)!r}, 'a').write('x')"
    supervisor = Supervisor(connection, FakeClock().now, (sys.executable, "-c", line))
    problems: list[str] = []
    supervisor.problem_changed.connect(problems.append)
    for _ in range(4):  # as when it does not answer in time
        supervisor.start_if_needed()
    until(lambda: started.exists() and len(started.read_text()) == 3, "it was started three times")
    assert "keeps ending" in problems[-1]
    supervisor.try_again()
    until(lambda: len(started.read_text()) == 4, "it was started once more")
    assert supervisor.problem == ""
    connection.close()


def test_a_missing_program_is_said(tmp_path: Path) -> None:
    connection = Connection(str(tmp_path / "nowhere.sock"))
    supervisor = Supervisor(connection, FakeClock().now, (str(tmp_path / "missing"),))
    supervisor.start_if_needed()
    assert "cannot be started" in supervisor.problem
    connection.close()
