from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.settings import SnippetFormat
from indexer.contract.snippets import Snippet
from indexer.snippets.exchange import Mirror
from indexer.snippets.exchange.importing import source_at
from indexer.snippets.formats import digest_of
from indexer.snippets.rows import source_of
from tests.snippets.snippets import libraries

A = Snippet(uid="a", name="Alpha", keywords=(":a",), text="one")
B = Snippet(uid="b", name="Beta", keywords=(":b",), text="two", folder="work")
C = Snippet(uid="c", name="Gamma", text="three")


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    return Mirror(tmp_path / "manifest.json")


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_folder_follows_the_snippets(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert mirror.level(folder, "markdown", [A, B]) == []
    assert set(files(folder)) == {"Alpha.md", "work/Beta.md"}
    assert "\none\n" in files(folder)["Alpha.md"]
    changed = msgspec.structs.replace(A, text="ONE")
    moved = msgspec.structs.replace(B, folder="home")
    assert mirror.level(folder, "markdown", [changed, moved, C]) == []
    assert set(files(folder)) == {"Alpha.md", "home/Beta.md", "Gamma.md"}
    assert "\nONE\n" in files(folder)["Alpha.md"]
    assert not (folder / "work").exists()
    assert mirror.level(folder, "markdown", []) == []
    assert files(folder) == {}


def test_another_format_takes_the_place_of_the_one_before(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    formats: tuple[tuple[SnippetFormat, set[str]], ...] = (
        ("markdown", {"Alpha.md"}),
        ("espanso", {"match/base.yml"}),
        ("raycast", {"snippets.json"}),
    )
    for name, expected in formats:
        assert mirror.level(folder, name, [A]) == []
        assert set(files(folder)) == expected


def test_files_of_somebody_else_stay(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "Alpha.md").write_text("not Magpie's", encoding="utf-8")
    (folder / "other.md").write_text("neither", encoding="utf-8")
    (line,) = mirror.level(folder, "markdown", [A, B])
    assert line.endswith("has files that Magpie did not write, which stay as they are: Alpha.md")
    assert files(folder)["Alpha.md"] == "not Magpie's"
    assert mirror.level(folder, "markdown", []) == []
    assert set(files(folder)) == {"Alpha.md", "other.md"}
    (folder / "Alpha.md").unlink()
    assert mirror.level(folder, "markdown", [A]) == []
    assert "one" in files(folder)["Alpha.md"]
    assert files(folder)["other.md"] == "neither"


def test_what_somebody_changed_there_is_not_overwritten(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    mirror.level(folder, "markdown", [A, B])
    (folder / "Alpha.md").write_text("edited elsewhere", encoding="utf-8")
    (line,) = mirror.level(folder, "markdown", [msgspec.structs.replace(A, text="ONE"), B])
    assert "Alpha.md" in line
    mirror.level(folder, "markdown", [B])
    assert files(folder)["Alpha.md"] == "edited elsewhere"


def test_a_link_in_the_folder_is_left_alone(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    outside = tmp_path / "outside.md"
    outside.write_text("outside", encoding="utf-8")
    (folder / "Alpha.md").symlink_to(outside)
    assert len(mirror.level(folder, "markdown", [A, C])) == 1
    assert outside.read_text(encoding="utf-8") == "outside"
    assert (folder / "Gamma.md").exists()


def test_a_vault_that_lost_its_snippets_removes_nothing(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    mirror.level(folder, "markdown", [A, B, C])
    before = files(folder)
    other = Mirror(tmp_path / "manifest.json")  # as after a start
    for left in ([], [C]):
        (line,) = other.level(folder, "markdown", left)
        assert "Most snippets that were written to" in line
        assert files(folder) == before
    assert other.level(folder, "markdown", [A, B]) == []  # one was deleted just before the end
    other.doubt()
    assert len(other.level(folder, "markdown", [])) == 1
    other.forget()
    assert other.level(folder, "markdown", [C]) == []
    assert set(files(folder)) == {"Alpha.md", "work/Beta.md", "Gamma.md"}


def test_what_a_kill_left_half_written_goes(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".magpie-0123456789abcdef.part").write_text("half", encoding="utf-8")
    (folder / ".magpie-mine.part").write_text("somebody's", encoding="utf-8")
    mirror.level(folder, "markdown", [A])
    assert sorted(path.name for path in folder.iterdir()) == [".magpie-mine.part", "Alpha.md"]


def test_the_only_snippet_is_not_removed_with_its_vault(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    mirror.level(folder, "markdown", [A])
    before = files(folder)
    assert len(Mirror(tmp_path / "manifest.json").level(folder, "markdown", [])) == 1
    assert files(folder) == before
    assert mirror.level(folder, "markdown", []) == []  # the person deleted it while this ran
    assert files(folder) == {}


def test_a_folder_that_is_not_there_is_not_made_anew(mirror: Mirror, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    mirror.level(folder, "markdown", [A])
    folder.rename(tmp_path / "elsewhere")
    (line,) = mirror.level(folder, "markdown", [A, B])
    assert line.endswith("is not there: your snippets are written once it is again.")
    assert not folder.exists()


def test_a_folder_on_another_disk_that_has_none_of_it_is_left_alone(
    mirror: Mirror, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    mirror.level(folder, "markdown", [A])
    manifest = tmp_path / "manifest.json"
    told = msgspec.json.decode(manifest.read_bytes())
    told["device"] += 1
    manifest.write_bytes(msgspec.json.encode(told))
    assert mirror.level(folder, "markdown", [A]) == []  # its files are there: numbers change
    told["device"] += 1
    manifest.write_bytes(msgspec.json.encode(told))
    (folder / "Alpha.md").unlink()
    (line,) = mirror.level(folder, "markdown", [A])
    assert "another folder than it was" in line
    assert files(folder) == {}


def test_an_end_in_the_middle_makes_nothing_somebody_else_s(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    mirror.level(folder, "markdown", [A, B])
    written: list[str] = []
    real = os.rename

    def once(*paths: str, **folders: int) -> None:
        if paths[1].endswith(".md") and written:
            raise KeyboardInterrupt
        written.extend([paths[1]] if paths[1].endswith(".md") else [])
        real(*paths, **folders)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename", once)
    second = [msgspec.structs.replace(one, text="second") for one in (A, B)]
    with pytest.raises(KeyboardInterrupt):
        mirror.level(folder, "markdown", second)
    monkeypatch.undo()
    third = [msgspec.structs.replace(one, text="third") for one in (A, B)]
    assert Mirror(tmp_path / "manifest.json").level(folder, "markdown", third) == []
    assert all("third" in text for text in files(folder).values())


def test_the_manifest_tells_nothing_of_a_snippet(mirror: Mirror, tmp_path: Path) -> None:
    secret = Snippet(uid="xyzzy", name="Xyzzy", keywords=("xyzzy",), text="xyzzy")
    mirror.level(tmp_path / "out", "markdown", [secret])
    manifest = tmp_path / "manifest.json"
    assert b"yzzy" not in manifest.read_bytes()
    assert manifest.stat().st_mode & 0o077 == 0


@settings(deadline=None, max_examples=25)
@given(
    st.lists(libraries, min_size=1, max_size=3), st.sampled_from(["markdown", "espanso", "raycast"])
)
def test_whatever_was_there_before_the_folder_has_the_snippets_of_now(
    changes: list[list[Snippet]], name: SnippetFormat
) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder, mirror = Path(home, "out"), Mirror(Path(home, "manifest.json"))
        for number, library in enumerate(changes):
            changes[number] = [one for one in library if source_of(one) or one.image]
            assert mirror.level(folder, name, changes[number]) == []
        library = changes[-1]
        if not library:
            assert files(folder) == {}
            return
        found = source_at(folder, name).imported.snippets
        assert {s.uid: digest_of(s) for s in found} == {s.uid: digest_of(s) for s in library}
