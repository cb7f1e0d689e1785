from __future__ import annotations

from pathlib import Path

from desktop.first_run import FirstRun
from desktop.status import Status

NOTHING = Status("idle", folders=0)


def test_the_person_is_welcomed_once_when_no_folder_is_watched(tmp_path: Path) -> None:
    first = FirstRun(tmp_path / "welcomed")
    assert not first.is_due(Status())  # nobody knows yet
    assert first.is_due(NOTHING)
    first.note()
    assert not first.is_due(NOTHING)
    assert not FirstRun(tmp_path / "welcomed").is_due(NOTHING)


def test_who_has_chosen_folders_elsewhere_is_not_welcomed_later_either(tmp_path: Path) -> None:
    assert not FirstRun(tmp_path / "welcomed").is_due(Status("idle", folders=1))
    assert not FirstRun(tmp_path / "welcomed").is_due(NOTHING)


def test_a_note_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    first = FirstRun(tmp_path / "missing" / "welcomed")
    first.note()
    assert not first.is_due(NOTHING)
