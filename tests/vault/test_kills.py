"""A process that keeps clips is killed at any moment: no clip that was said to be kept is lost."""

from __future__ import annotations

from pathlib import Path

from tests.bench import clip_kills
from tests.bench.clips import kills


def test_a_kill_loses_nothing_that_was_said_to_be_kept(tmp_path: Path) -> None:
    assert kills(4, tmp_path, seed=3) == []


def test_a_kill_of_the_service_takes_no_clip_but_the_one_on_its_way(tmp_path: Path) -> None:
    assert clip_kills.measure(3, 40, tmp_path, seed=5) == []
