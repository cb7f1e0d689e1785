"""The launcher's own socket: one launcher a home, summoned by others, deaf to nonsense."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.doorbell import Doorbell, Summons
from indexer.contract.summons import summon
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application

__all__ = ["application"]


@pytest.fixture(autouse=True)
def _loop(application: QApplication) -> None:
    """Give every test an event loop."""


def rung(path: Path, answered: list[Summons]) -> bool:
    """Summon from another thread, as another process does, while Qt's events run."""
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(summon(path, "toggle", "token")))
    before = len(answered)
    thread.start()
    until(lambda: bool(heard), "the summons is answered")
    thread.join()
    return heard[0] and len(answered) == before + 1


def test_a_summons_is_heard_and_answered(tmp_path: Path) -> None:
    answered: list[Summons] = []
    bell = Doorbell(tmp_path / "bell.sock", answered.append)
    assert bell.open()
    assert rung(tmp_path / "bell.sock", answered)
    assert answered == [Summons("toggle", "token")]
    bell.close()
    assert not summon(tmp_path / "bell.sock", "toggle")


def test_a_second_launcher_summons_the_first(tmp_path: Path) -> None:
    answered: list[Summons] = []
    first = Doorbell(tmp_path / "bell.sock", answered.append)
    assert first.open()
    opened: list[bool] = []
    second = Doorbell(tmp_path / "bell.sock", answered.append)
    thread = threading.Thread(target=lambda: opened.append(summon(tmp_path / "bell.sock", "show")))
    thread.start()
    until(lambda: bool(opened), "the first one answers")
    thread.join()
    assert answered[0].wish == "show"
    first.close()
    assert second.open()
    second.close()


def test_the_socket_of_a_killed_launcher_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "bell.sock"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    bell = Doorbell(path, lambda _: None)
    assert bell.open()
    bell.close()


@pytest.mark.logs_errors
@given(st.binary(max_size=60))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_is_not_answered_and_harms_nothing(tmp_path: Path, nonsense: bytes) -> None:
    path = tmp_path / "bell.sock"
    answered: list[Summons] = []
    bell = Doorbell(path, answered.append)
    assert bell.open()
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(str(path))
        visitor.sendall(b"\xff" + nonsense + b"\n")
    assert rung(path, answered)
    assert len(answered) == 1
    bell.close()
