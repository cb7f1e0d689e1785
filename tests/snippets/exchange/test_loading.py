from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.snippets.exchange import loading
from indexer.snippets.exchange.loading import load
from indexer.snippets.formats import FormatError


def test_a_folder_is_loaded_and_what_is_passed_over_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "sub" / "a.yml").write_bytes(b"a")
    (folder / ".git" / "b.yml").write_bytes(b"b")
    (folder / ".hidden.yml").write_bytes(b"c")
    (folder / "picture.png").write_bytes(b"not read")
    (tmp_path / "outside.yml").write_bytes(b"d")
    (folder / "link.yml").symlink_to(tmp_path / "outside.yml")
    (folder / "round").symlink_to(folder)
    found = load(folder)
    assert found.files == {"sub/a.yml": b"a", "link.yml": b"d", "picture.png": b""}
    assert found.folders == (folder, folder / "sub")
    assert not found.unread
    told = {str(note) for note in found.notes}
    assert told == {
        "2 hidden files and folders are passed over.",
        "round: This is a link to a folder and is passed over.",
    }


def test_a_file_is_loaded_alone_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a")
    (tmp_path / "link.yml").symlink_to(tmp_path / "a.yml")
    assert load(tmp_path / "a.yml").files == {"a.yml": b"a"}
    assert load(tmp_path / "link.yml").files == {"link.yml": b"a"}


def test_a_pipe_and_a_broken_link_hold_up_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "gone.yml").symlink_to(tmp_path / "nothing")
    (tmp_path / "a.yml").write_bytes(b"a")
    found = load(tmp_path)
    assert found.files == {"a.yml": b"a"}
    assert found.unread == {"pipe.yml", "gone.yml"}
    assert {note.message for note in found.notes} == {
        "It cannot be read: it is no regular file.",
        "It cannot be read: no such file or directory.",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a")
    (tmp_path / "b.yml").write_bytes(b"b")
    (tmp_path / "b.yml").chmod(0)
    (tmp_path / "sub").mkdir(mode=0)
    found = load(tmp_path)
    assert found.files == {"a.yml": b"a"}
    assert found.unread == {"b.yml", "sub"}


def test_the_stamp_is_another_with_each_change(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a")
    stamps = [load(tmp_path).stamp, load(tmp_path).stamp]
    path.write_bytes(b"b")
    stamps.append(load(tmp_path).stamp)
    path.rename(tmp_path / "c.yml")
    stamps.append(load(tmp_path).stamp)
    assert stamps[0] == stamps[1]
    assert len(set(stamps)) == 3


def test_what_cannot_be_loaded_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nothing in (tmp_path / "nothing", tmp_path / "a\0b", Path("/dev/null/x")):
        with pytest.raises(FormatError, match="no such file"):
            load(nothing)
    with pytest.raises(FormatError, match="no regular file"):
        load(Path("/dev/null"))
    for number in range(3):
        (tmp_path / f"{number}.yml").write_bytes(b"x" * 10)
    monkeypatch.setattr(loading, "_ALL", 25)
    with pytest.raises(FormatError, match="too large"):
        load(tmp_path)
    monkeypatch.setattr(loading, "_ALL", 100)
    monkeypatch.setattr(loading, "_MOST", 2)
    with pytest.raises(FormatError, match="too many"):
        load(tmp_path)
