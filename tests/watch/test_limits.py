"""Past the system's limits: polling, lost events, no events at all."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from indexer.watch.inotify import OVERFLOW, Event, Inotify, WatchLimitError
from indexer.watch.mounts import Mounts
from tests.watch.conftest import Harness


def _no_source() -> Inotify:
    raise OSError(24, "Too many open files")


def test_folders_past_the_limit_are_polled_and_the_person_is_told(watched: Harness) -> None:
    paths = [watched.write(f"d{number}/x.txt") for number in range(5)]
    watcher = watched.watch(max_watches=3, poll_seconds=0.1)
    status = watcher.status()
    assert (status.watched, status.polled) == (3, 3)
    (line,) = status.problems
    assert line.startswith("3 folders are polled")
    assert "sudo sysctl -w fs.inotify.max_user_watches=" in line
    assert "/etc/sysctl.d/" in line
    new = [watched.write(f"d{number}/y.txt") for number in range(5)]
    watched.wait_for(*paths, *new)
    for path in paths:
        with open(path, "a") as file:
            file.write("more")
    watched.sink.wait(lambda: all(path in watched.sink.changed_count for path in paths))
    for path in new:
        os.remove(path)
    watched.wait_for(*paths)


def test_polled_folders_come_and_go(watched: Harness) -> None:
    watched.write("a/x.txt")
    watcher = watched.watch(max_watches=0, poll_seconds=0.05)
    watched.write("a/b/c/y.txt")
    watched.write("d/z.txt")
    watched.wait_for_disk()
    os.rename(watched.at("a"), watched.at("e"))
    watched.wait_for_disk()
    watched.write("e/.gitignore", "*.txt\n")
    watched.wait_for_disk()
    assert watched.sink.known == {watched.at("d/z.txt")}
    assert watcher.status().watched == 0


def test_a_watch_that_becomes_free_goes_to_a_polled_folder(watched: Harness) -> None:
    for name in ("a", "b", "c"):
        os.mkdir(watched.at(name))
    watcher = watched.watch(max_watches=3, poll_seconds=0.05)
    assert watcher.status().polled == 1
    for name in ("a", "b", "c"):
        if watcher.status().polled:
            os.rmdir(watched.at(name))
    watched.sink.wait(lambda: watcher.status().polled == 0)
    assert watcher.status().problems == ()


def test_without_a_source_of_events_all_is_polled(
    watched: Harness, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = watched.watch(source=_no_source, poll_seconds=0.05)
    path = watched.write("a/x.txt")
    watched.wait_for(path)
    assert "the system tells no changes" in watcher.status().problems[0]
    assert "folders are polled" in caplog.text


class _Refusing(Inotify):
    """A system whose limit is raised while the watcher runs."""

    allowed = 2

    def add(self, folder: bytes, *, root: bool) -> int:
        if self.allowed == 0:
            raise WatchLimitError(28, "No space left on device")
        self.allowed -= 1
        return super().add(folder, root=root)


def test_a_refusal_by_the_system_is_no_failure_and_may_end(watched: Harness) -> None:
    for number in range(4):
        os.mkdir(watched.at(f"d{number}"))
    source = _Refusing()
    watcher = watched.watch(source=lambda: source, poll_seconds=0.05)
    assert (watcher.status().watched, watcher.status().polled) == (2, 3)
    source.allowed = 100
    watched.sink.wait(lambda: watcher.status().polled == 0)
    path = watched.write("d3/x.txt")
    watched.wait_for(path)


class _Overflowing(Inotify):
    """Drops all events and says so, as the kernel does when its queue is full."""

    dropping = False

    def read(self) -> Iterator[Event]:
        events = list(super().read())
        if self.dropping and events:
            return iter([(-1, OVERFLOW, 0, b"")])
        return iter(events)


def test_lost_events_are_made_good_by_a_scan(watched: Harness) -> None:
    old = watched.write("old/x.txt")
    source = _Overflowing()
    watched.watch(source=lambda: source)
    source.dropping = True
    os.rename(watched.at("old"), watched.at("new"))
    path = watched.write("more/deep/y.txt")
    watched.wait_for(watched.at("new/x.txt"), path)
    assert old not in watched.sink.known
    source.dropping = False
    late = watched.write("more/deep/z.txt")
    watched.wait_for(watched.at("new/x.txt"), path, late)
    assert watched.root in watched.sink.told("rescan")


def test_a_remote_root_is_polled(watched: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = Mounts({b"/": b"ext4", watched.root: b"nfs4"})
    monkeypatch.setattr(Mounts, "now", lambda: mounts)
    watcher = watched.watch(poll_seconds=0.05)
    path = watched.write("a/x.txt")
    watched.wait_for(path)
    status = watcher.status()
    assert (status.watched, status.polled) == (0, 2)
    assert "on a remote file system (nfs4)" in status.problems[0]


@pytest.mark.logs_errors
def test_a_sink_that_fails_costs_a_scan_and_not_the_watcher(
    watched: Harness, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    watched.watch()
    real = watched.sink.changed
    failures = iter([ValueError("told wrongly")])

    def fail_once(paths: list[bytes]) -> None:
        for failure in failures:
            raise failure
        real(paths)

    monkeypatch.setattr(watched.sink, "changed", fail_once)
    one = watched.write("one.txt")
    watched.wait_for(one)
    two = watched.write("two.txt")
    watched.wait_for(one, two)
    assert "watching failed" in caplog.text
