from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from indexer.snippets.exchange.writing import NO_FILE, OpenFolder, WritingError, write_new


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_are_written_for_the_person_alone(tmp_path: Path) -> None:
    files = {"match/a.yml": b"a", "b.yml": b"b"}
    before = os.umask(0)
    try:
        paths = write_new(tmp_path / "out", files, replace=False)
    finally:
        os.umask(before)
    assert {path.read_bytes() for path in paths} == {b"a", b"b"}
    assert [mode(path) for path in paths] == [0o600, 0o600]
    assert mode(tmp_path / "out") == mode(tmp_path / "out" / "match") == 0o700
    assert not list(tmp_path.rglob("*.part"))


def test_one_file_is_written_where_it_is_named(tmp_path: Path) -> None:
    files = {"snippets.json": b"[]"}
    assert write_new(tmp_path / "mine.json", files, replace=False) == (tmp_path / "mine.json",)
    assert write_new(tmp_path / "folder", files, replace=False) == (
        tmp_path / "folder" / "snippets.json",
    )


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_bytes(b"mine")
    files = {"a.yml": b"a", "b.yml": b"b"}
    with pytest.raises(WritingError, match=r"b\.yml would be overwritten; nothing was written"):
        write_new(tmp_path, files, replace=False)
    assert sorted(os.listdir(tmp_path)) == ["b.yml"]
    write_new(tmp_path, files, replace=True)
    assert (tmp_path / "b.yml").read_bytes() == b"b"
    write_new(tmp_path, files, replace=False)  # they are the same


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    out.mkdir()
    (out / "match").symlink_to(outside)
    with pytest.raises(WritingError, match="not a directory"):
        write_new(out, {"match/a.yml": b"a"}, replace=True)
    assert not list(outside.iterdir())
    (outside / "kept.yml").write_bytes(b"kept")
    (out / "a.yml").symlink_to(outside / "kept.yml")
    with pytest.raises(WritingError, match="overwritten"):
        write_new(out, {"a.yml": b"a"}, replace=False)
    write_new(out, {"a.yml": b"a"}, replace=True)
    assert (outside / "kept.yml").read_bytes() == b"kept"
    assert not (out / "a.yml").is_symlink()


def test_what_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file", tmp_path / "file" / "x", tmp_path / "a\0b", Path("/proc/x")):
        with pytest.raises(WritingError, match="cannot be written") as error:
            write_new(path, {"a.yml": b"a", "b.yml": b"b"}, replace=True)
        assert "\n" not in str(error.value)


def test_a_write_that_fails_leaves_the_file_before(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    (tmp_path / "a.yml" / "inner").write_bytes(b"kept")
    with OpenFolder(tmp_path) as folder, pytest.raises(OSError, match="directory"):
        folder.write("a.yml", b"a")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.yml", "inner"]


def test_what_a_kill_left_is_in_nobody_s_way(tmp_path: Path) -> None:
    with OpenFolder(tmp_path) as folder:
        folder.write("a.yml", b"a")
        parts: list[str] = []
        real = os.rename

        def killed(*paths: str, **folders: int) -> None:
            parts.extend(os.listdir(tmp_path))
            raise KeyboardInterrupt

        os.rename = killed  # type: ignore[assignment]
        try:
            with pytest.raises(KeyboardInterrupt):
                folder.write("a.yml", b"b")
        finally:
            os.rename = real
        (part,) = [name for name in parts if name.endswith(".part")]
        (tmp_path / part).write_bytes(b"half")
        folder.write("a.yml", b"c")
    assert os.listdir(tmp_path) == ["a.yml"]
    assert (tmp_path / "a.yml").read_bytes() == b"c"


def test_files_are_read_named_and_removed(tmp_path: Path) -> None:
    with OpenFolder(tmp_path) as folder:
        folder.write("a/b/c.yml", b"c")
        folder.write("a/d.yml", b"d")
        os.mkfifo(tmp_path / "pipe")
        assert folder.read("a/b/c.yml") == b"c"
        assert folder.read("a/x.yml") is None
        assert folder.read("x/x.yml") is None
        assert folder.read("a") == folder.read("pipe") == NO_FILE
        assert sorted(folder.names()) == ["a/b/c.yml", "a/d.yml", "pipe"]
        folder.remove("a/b/c.yml")
        assert sorted(os.listdir(tmp_path / "a")) == ["d.yml"]
