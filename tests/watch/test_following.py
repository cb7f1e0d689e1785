from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.clock import SystemClock
from indexer.watch.following import Follower
from indexer.watch.inotify import Inotify
from tests.harness import eventually

Follow = Callable[..., list[int]]


@pytest.fixture
def follow() -> Iterator[Follow]:
    """Follow folders; return the numbers of the looks at them, which grow."""
    running: list[Follower] = []

    def start(*folders: Path, **options: float) -> list[int]:
        looks: list[int] = []

        def changed() -> list[bytes]:
            looks.append(len(looks))
            return [os.fsencode(folder) for folder in folders]

        running.append(Follower(changed, SystemClock(), 0.02, what="tests", **options))
        running[-1].start()
        eventually(lambda: len(looks) >= 2, "what was there was looked at, and what is followed")
        return looks

    start.running = running  # type: ignore[attr-defined]
    yield start
    for one in running:
        one.stop()


def told(looks: list[int], cause: Callable[[], object]) -> None:
    before = len(looks)
    cause()
    eventually(lambda: len(looks) > before, "it is told")


def test_changes_are_told(follow: Follow, tmp_path: Path) -> None:
    looks = follow(tmp_path)
    told(looks, lambda: (tmp_path / "a").write_text("a"))
    told(looks, lambda: (tmp_path / "a").write_text("b"))
    told(looks, lambda: (tmp_path / "a").unlink())


def test_a_folder_that_is_missing_is_waited_for(follow: Follow, tmp_path: Path) -> None:
    looks = follow(tmp_path / "not" / "there")
    told(looks, lambda: (tmp_path / "not" / "there").mkdir(parents=True))
    told(looks, lambda: (tmp_path / "not" / "there" / "a").write_text("a"))
    told(looks, lambda: (tmp_path / "not" / "there").rename(tmp_path / "away"))
    told(looks, lambda: (tmp_path / "away").rename(tmp_path / "not" / "there"))
    told(looks, lambda: (tmp_path / "not" / "there" / "a").write_text("b"))


def test_it_looks_when_told_to_and_ends(follow: Follow, tmp_path: Path) -> None:
    looks = follow(tmp_path)
    (follower,) = follow.running  # type: ignore[attr-defined]
    told(looks, follower.look)
    follower.stop()
    follower.stop()
    count = len(looks)
    follower.look()
    (tmp_path / "a").write_text("a")
    assert len(looks) == count
    assert not any(thread.name == "tests" for thread in threading.enumerate())


def test_where_the_kernel_tells_nothing_it_looks_again_and_again(
    follow: Follow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(self: Inotify) -> None:
        raise OSError(24, "too many instances")

    monkeypatch.setattr(Inotify, "__init__", none)
    looks: list[int] = []
    follower = Follower(
        lambda: looks.append(0) or [os.fsencode(tmp_path)],  # type: ignore[func-returns-value]
        SystemClock(), 0.02, what="tests", look_seconds=0.02,
    )  # fmt: skip
    follower.start()
    eventually(lambda: len(looks) > 3, "it looks again and again")
    follower.stop()
