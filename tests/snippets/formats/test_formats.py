from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.contract.snippets import Snippet
from indexer.snippets.formats import FORMATS, FormatError, files, guess, load, save
from tests.snippets.formats.test_espanso import FILES


@pytest.mark.parametrize("name", ["espanso", "raycast", "csv", "markdown"])
def test_what_is_written_is_known_again(name: str, tmp_path: Path) -> None:
    write = FORMATS[name].write
    assert write is not None
    library = [Snippet(uid="a", name="A", text="hello", folder="f"), Snippet(uid="b", text="b")]
    paths = save(write(library), tmp_path / "out")
    assert all(path.is_file() for path in paths)
    found = guess(load(tmp_path / "out"))
    assert found is not None
    assert found.name == name
    assert {s.uid for s in found.read(load(tmp_path / "out")).snippets} == {"a", "b"}
    assert not list(tmp_path.rglob("*.part"))


def test_a_folder_of_espansos_is_known() -> None:
    found = guess(FILES)
    assert found is not None
    assert found.name == "espanso"
    assert guess({"a.bin": b""}) is None


def test_a_folder_is_loaded_without_links_and_hidden_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "sub" / "a.yml").write_bytes(b"a")
    (folder / ".git" / "b.yml").write_bytes(b"b")
    (folder / ".hidden.yml").write_bytes(b"c")
    (tmp_path / "outside.yml").write_bytes(b"d")
    (folder / "link.yml").symlink_to(tmp_path / "outside.yml")
    os.mkfifo(folder / "pipe.yml")
    assert load(folder) == {"sub/a.yml": b"a"}
    assert load(folder / "sub" / "a.yml") == {"a.yml": b"a"}
    assert load(folder / "link.yml") == {"link.yml": b"d"}


def test_what_cannot_be_loaded_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FormatError, match="no such file"):
        load(tmp_path / "nothing")
    for number in range(3):
        (tmp_path / f"{number}.yml").write_bytes(b"x" * 10)
    monkeypatch.setattr(files, "_ALL", 25)
    with pytest.raises(FormatError, match="too large"):
        load(tmp_path)
    monkeypatch.setattr(files, "_ALL", 100)
    monkeypatch.setattr(files, "_MOST", 2)
    with pytest.raises(FormatError, match="too many"):
        load(tmp_path)
