from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.status import Speed, Status, unreachable
from desktop.ui.status.words import clock, detail, duration, headline, pace


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.2, "5 s"),
        (42, "40 s"),
        (59, "60 s"),
        (61, "1 min"),
        (3540, "59 min"),
        (3600, "1 h 0 min"),
        (3 * 3600 + 125, "3 h 2 min"),
    ],
)
def test_times_are_told_as_people_tell_them(seconds: float, expected: str) -> None:
    assert duration(seconds) == expected


@given(st.floats(0, 1e7))
def test_every_time_is_told(seconds: float) -> None:
    assert duration(seconds)


def test_a_time_of_another_day_names_the_day() -> None:
    now = datetime.now().astimezone()
    today = now.replace(hour=12, minute=5).timestamp()
    assert "/" not in clock(today)
    assert len(clock(today - 3 * 86_400)) > len(clock(today))


@pytest.mark.parametrize(
    ("status", "head"),
    [
        (Status("indexing", files=30, unread=70, waiting=70), "Reading files: 30 of 100"),
        (
            Status("indexing", passages=9, embedded=4),
            "Learning meanings: 4 of 9 passages",
        ),
        (Status("indexing", passages=9, embedded=9), "Finishing…"),
        (Status("paused", pause="battery"), "Indexing waits for mains power"),
        (Status("paused", pause="person"), "Indexing is paused"),
        (unreachable("gone"), "The service is not running"),
    ],
)
def test_the_headline_says_how_it_is(status: Status, head: str) -> None:
    assert headline(status) == head


def test_the_line_below_says_how_fast_or_what_is_wrong() -> None:
    working = Status("indexing", waiting=100, unread=100, speed=Speed(files=12.4))
    assert pace(working) == detail(working) == "12 files/s · about 10 s left"
    assert detail(Status("indexing", waiting=100)) == ""
    assert detail(Status("problem", problems=("A", "B"))) == "A"
    assert detail(Status("idle", files=12)) == "Files that can be found: 12"
