from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.session import Snapshot
from desktop.status import (
    Speed,
    Speedometer,
    Status,
    blank,
    next_look,
    status_of,
    unreachable,
)
from indexer.contract.messages import Answer, IndexState
from tests.desktop.answering import IDLE
from tests.fakes import FakeClock


def state(**changed: object) -> IndexState:
    return msgspec.structs.replace(IDLE, **changed)


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (state(), "idle"),
        (state(state="scanning"), "scanning"),
        (state(state="indexing", problems=["x"]), "indexing"),
        (state(problems=["x"]), "problem"),
        (state(state="indexing", pause="battery", paused="b"), "paused"),
        (state(pause="person"), "paused"),
    ],
)
def test_the_state_is_what_matters_most_to_the_person(index: IndexState, expected: str) -> None:
    assert status_of(index).state == expected


def test_without_a_service_it_starts_or_has_a_problem() -> None:
    assert unreachable("").state == "starting"
    assert unreachable("It is gone.") == Status("down", problems=("It is gone.",))


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_more_files_are_ready_than_there_are(files: int, unread: int, pending: int) -> None:
    status = Status(files=files, unread=unread, waiting=unread + pending)
    assert 0 <= status.ready_files <= status.total_files


def test_a_rebuild_counts_each_file_once() -> None:
    status = Status(files=100, unread=0, waiting=100)
    assert (status.ready_files, status.total_files) == (0, 100)


def test_the_time_left_is_that_of_the_present_phase() -> None:
    words = Status(waiting=100, passages=50, speed=Speed(files=20.0, passages=1.0))
    assert (words.phase, words.seconds_left) == ("words", 5.0)
    meaning = Status(passages=50, embedded=30, speed=Speed(files=20.0, passages=4.0))
    assert (meaning.phase, meaning.seconds_left) == ("meaning", 5.0)
    assert Status(waiting=100).seconds_left is None


def test_speeds_are_means_over_the_last_while() -> None:
    clock = FakeClock()
    meter = Speedometer(clock.monotonic)
    assert meter.add(state(written=100, embedded=0)) == Speed()
    clock.advance(2)
    assert meter.add(state(written=200, embedded=0)) == Speed()  # too short to tell
    clock.advance(8)
    assert meter.add(state(written=400, embedded=50)) == Speed(30.0, 5.0)
    for _ in range(40):  # what was long ago does not count
        clock.advance(1)
        speed = meter.add(state(written=400, embedded=50))
    assert speed == Speed()


@pytest.mark.parametrize(
    "change", [{"written": 0}, {"written": 500, "embedded": 3}, {"written": 500, "pause": "busy"}]
)
def test_speeds_begin_anew_with_another_service_or_after_a_pause(change: dict[str, object]) -> None:
    clock = FakeClock()
    meter = Speedometer(clock.monotonic)
    meter.add(state(written=400, embedded=50))
    clock.advance(10)
    assert meter.add(state(**{"embedded": 50, **change})) == Speed()


def test_work_is_looked_at_each_second_and_rest_seldom() -> None:
    assert next_look(Status("indexing")) == 1.0
    assert next_look(Status("idle")) >= 30.0
    assert next_look(Status("paused", pause="person")) >= 30.0
    assert next_look(Status("paused", pause="busy")) == 5.0


TWO = Answer("calculation", "2", "2", "1 + 1")
IDLE_STATUS = status_of(state())
BUSY = status_of(state(state="indexing", queued=5, unread=5))


@pytest.mark.parametrize(
    ("snapshot", "status", "expected"),
    [
        (Snapshot(), unreachable("gone"), "down"),
        (Snapshot("x", error="gone"), unreachable("gone"), "down"),
        (Snapshot(), unreachable(""), "starting"),
        (Snapshot("x", error="no answer"), unreachable(""), "starting"),
        (Snapshot("x", error="Not so."), IDLE_STATUS, "error"),
        (Snapshot(), status_of(state(folders=0)), "no-folders"),
        (Snapshot(" "), IDLE_STATUS, "ready"),
        (Snapshot(), BUSY, "filling"),
        (Snapshot("x", final=False), BUSY, "looking"),
        (Snapshot("1+1", final=False, answer=TWO), BUSY, "answered"),
        (Snapshot("x"), BUSY, "not-yet"),
        (Snapshot("x"), IDLE_STATUS, "nothing"),
    ],
)
def test_what_is_blank_has_one_reason(snapshot: Snapshot, status: Status, expected: str) -> None:
    assert blank(snapshot, status) == expected
