"""A process that keeps clips is killed at any moment: no clip that was said to be kept is lost."""

from __future__ import annotations

from pathlib import Path

from tests.bench.clips import kills


def test_a_kill_loses_nothing_that_was_said_to_be_kept(tmp_path: Path) -> None:
    assert kills(4, tmp_path, seed=3) == []
