"""Scanning real folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.watch import Filter, Problem, Rules, scan
from indexer.watch.mounts import Mounts


def _scan(root: Path | bytes, rules: Rules | None = None) -> set[bytes]:
    path = os.fsencode(root)
    return {os.path.relpath(file.path, path) for file in scan(path, Filter(path, rules or Rules()))}


def test_files_are_found_with_their_facts(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("hello")
    (found,) = scan(os.fsencode(tmp_path), Filter(os.fsencode(tmp_path), Rules()))
    facts = os.stat(tmp_path / "a" / "b.txt")
    assert found.path == os.fsencode(tmp_path / "a" / "b.txt")
    assert (found.dev, found.inode, found.size) == (facts.st_dev, facts.st_ino, 5)
    assert found.mtime_ns == facts.st_mtime_ns


def test_symbolic_links_and_loops_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "real.txt").write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "again.txt").symlink_to("real.txt")
    (tmp_path / "self").symlink_to("self")
    assert _scan(tmp_path) == {b"a/real.txt"}


def test_names_need_not_be_utf8(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    os.mkdir(root + b"/\xff\xfe")
    with open(root + b"/\xff\xfe/\x80.txt", "wb"):
        pass
    assert _scan(tmp_path) == {b"\xff\xfe/\x80.txt"}


def test_excluded_folders_are_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node_modules/deep", ".hidden", "skipped", "kept"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.txt").write_text("x")
    listed: list[bytes] = []
    real = os.scandir

    def spy(path: bytes) -> Iterator[os.DirEntry[bytes]]:
        listed.append(path)
        return real(path)

    monkeypatch.setattr(os, "scandir", spy)
    assert _scan(tmp_path, Rules(exclude=("skipped/",))) == {b"kept/x.txt"}
    assert listed == [os.fsencode(tmp_path), os.fsencode(tmp_path / "kept")]


def test_a_folder_under_the_root_is_scanned_by_the_rules_above_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / ".gitignore").write_text("*.log\n")
    (tmp_path / "a" / "b" / "x.log").write_text("x")
    (tmp_path / "a" / "b" / "x.txt").write_text("x")
    root = os.fsencode(tmp_path)
    filter_ = Filter(root, Rules())
    assert [file.path for file in scan(root + b"/a", filter_)] == [root + b"/a/b/x.txt"]
    assert [file.path for file in scan(root + b"/a/b", filter_)] == [root + b"/a/b/x.txt"]


def test_a_folder_that_cannot_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permission bits do not bind every user that tests run as, so the refusal is injected.
    (tmp_path / "locked").mkdir()
    (tmp_path / "open.txt").write_text("x")
    locked = os.fsencode(tmp_path / "locked")
    real = os.scandir

    def refuse(path: bytes) -> Iterator[os.DirEntry[bytes]]:
        if path == locked:
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    root = os.fsencode(tmp_path)
    problems: list[Problem] = []
    found = list(scan(root, Filter(root, Rules()), problems=problems))
    assert len(found) == 1
    assert problems == [Problem(locked, "cannot be read: permission denied")]
    assert "locked: cannot be read" in str(problems[0])


def test_a_root_that_is_not_there_yields_nothing(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path / "gone")
    problems: list[Problem] = []
    assert list(scan(root, Filter(root, Rules()), problems=problems)) == []
    assert problems == []


def test_files_that_vanish_on_the_way_are_passed_over(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"d{number}").mkdir()
        (tmp_path / f"d{number}" / "x.txt").write_text("x")
    root = os.fsencode(tmp_path)
    found = []
    problems: list[Problem] = []
    for file in scan(root, Filter(root, Rules()), problems=problems):
        found.append(file)
        if len(found) == 1:
            for folder in tmp_path.iterdir():
                for inner in folder.iterdir():
                    inner.unlink()
                folder.rmdir()
    assert len(found) == 1
    assert problems == []


def test_remote_mounts_are_not_crossed_but_may_be_the_root(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "x.txt").write_text("x")
    root, share = os.fsencode(tmp_path), os.fsencode(tmp_path / "share")
    mounts = Mounts({b"/": b"ext4", share: b"nfs4"})
    assert list(scan(root, Filter(root, Rules(), mounts=mounts))) == []
    assert len(list(scan(share, Filter(share, Rules(), mounts=mounts)))) == 1


def test_scanning_stops_pauses_and_skips(tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number}.txt").write_text("x")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "x.txt").write_text("x")
    root = os.fsencode(tmp_path)
    pauses: list[None] = []
    found = list(
        scan(
            root,
            Filter(root, Rules()),
            skip={root + b"/inner"},
            pause=lambda: pauses.append(None),
            every=10,
        )
    )
    assert (len(found), len(pauses)) == (25, 2)
    assert len(list(scan(root, Filter(root, Rules()), stop=lambda: bool(pauses)))) == 0
    assert stat.S_ISDIR(os.stat(root).st_mode)
