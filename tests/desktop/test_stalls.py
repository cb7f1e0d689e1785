"""The watchdog of Qt's thread: it tells of what holds that thread up, and of nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.desktop.stalls import WAITING_LIMIT_SECONDS, watched_loop

__all__ = ["application"]

_LONG_SECONDS = 10 * WAITING_LIMIT_SECONDS  # whatever else the machine is at


def compute() -> None:
    end = time.thread_time() + _LONG_SECONDS
    while time.thread_time() < end:
        pass


def sleep() -> None:
    time.sleep(_LONG_SECONDS)


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("work", [compute, sleep])
def test_what_holds_the_thread_up_is_told_with_its_place(work: Callable[[], None]) -> None:
    with watched_loop() as stalls:
        QTimer.singleShot(30, work)
        until(lambda: bool(stalls), "it is told")
    (told,) = stalls
    assert told.startswith("no events for ")
    assert f"in {work.__name__}\n" in told


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("work", [compute, sleep])
def test_what_another_thread_does_is_not_told(work: Callable[[], None]) -> None:
    other = threading.Thread(target=work)
    with watched_loop() as stalls:
        other.start()
        until(lambda: not other.is_alive(), "the other thread is done")
    assert stalls == []
    other.join()


def test_many_short_works_are_no_stall(application: QApplication) -> None:
    left = 40

    def a_little() -> None:
        nonlocal left
        end = time.thread_time() + 0.01
        while time.thread_time() < end:
            pass
        left -= 1

    timer = QTimer(application, interval=0)
    timer.timeout.connect(a_little)
    with watched_loop() as stalls:
        timer.start()
        until(lambda: left <= 0, "all is done")
        timer.stop()
    assert stalls == []
    timer.deleteLater()
