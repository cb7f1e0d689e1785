from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec
import pytest

from indexer.contract.snippets import Snippet
from indexer.snippets.exchange import Following
from tests.fakes import FakeClock
from tests.snippets.exchange.keeper import ONE, TWO, Kept, written


@pytest.fixture
def kept() -> Kept:
    return Kept(Snippet(uid="own", keywords=("own",), text="mine"))


@pytest.fixture
def following(kept: Kept) -> Following:
    return Following(kept, FakeClock())


def test_changes_come_in_and_what_vanishes_goes(
    kept: Kept, following: Following, tmp_path: Path
) -> None:
    folder = written(tmp_path / "espanso" / "match", base=TWO).parent
    watched = following.look([folder])
    assert watched == {os.fsencode(folder), os.fsencode(folder / "match")}
    assert kept.texts() == {"own": "mine", ":a": "one", ":b": "two"}
    written(folder / "match", base=ONE.replace("one", "ONE"), more=ONE.replace(":a", ":c"))
    following.look([folder])
    assert kept.texts() == {"own": "mine", ":a": "ONE", ":c": "one"}
    assert following.problems == []


def test_without_a_change_nothing_is_done(kept: Kept, following: Following, tmp_path: Path) -> None:
    folder = written(tmp_path / "espanso", a=TWO)
    following.look([folder])
    kept.delete([kept.by(":b").uid])  # what is deleted here stays so as long as the files do
    following.look([folder])
    assert ":b" not in kept.texts()
    following.forget()
    following.look([folder])
    assert ":b" in kept.texts()


@pytest.mark.parametrize("broken", ["matches: [", "", "- a list"])
def test_a_file_that_is_broken_for_a_moment_loses_nothing(
    kept: Kept, following: Following, tmp_path: Path, broken: str
) -> None:
    folder = written(tmp_path / "espanso", a=TWO, b=ONE.replace(":a", ":c"))
    following.look([folder])
    written(folder, a=broken, b=ONE.replace(":a", ":d"))
    following.look([folder])
    assert set(kept.texts()) == {"own", ":a", ":b", ":d"}
    assert following.problems == [f"{folder}/a.yml cannot be read; what came from it stays."]
    written(folder, a=ONE)
    following.look([folder])
    assert set(kept.texts()) == {"own", ":a", ":d"}
    assert following.problems == []


def test_a_markdown_file_with_half_a_head_is_not_another_snippet(
    kept: Kept, following: Following, tmp_path: Path
) -> None:
    path = tmp_path / "notes" / "a.md"
    path.parent.mkdir()
    path.write_text("---\nuid: one\nkeywords: [a]\n---\nhello\n", encoding="utf-8")
    following.look([path.parent])
    path.write_text("---\nuid: one\nkeywords: [a", encoding="utf-8")
    following.look([path.parent])
    assert kept.texts() == {"own": "mine", "a": "hello"}
    assert len(following.problems) == 1


def test_when_all_of_it_goes_at_once_nothing_is_removed(
    kept: Kept, following: Following, tmp_path: Path
) -> None:
    folder = written(tmp_path / "espanso", a=TWO, b=ONE.replace(":a", ":c"))
    following.look([folder])
    everything = kept.texts()
    (folder / "README.md").write_text("# What is left", encoding="utf-8")
    for name in ("a.yml", "b.yml"):
        (folder / name).unlink()
    following.look([folder])  # as after an empty checkout
    assert following.problems == [f"{folder} holds no snippets any more; what came from it stays."]
    (folder / "README.md").unlink()
    following.look([folder])  # as of a disk that is not mounted
    assert len(following.problems) == 1
    shutil.rmtree(folder)
    following.look([folder])
    expected = (
        f"{folder} cannot be taken in: There is no such file or folder. What came from it stays."
    )
    assert following.problems == [expected]
    assert kept.texts() == everything
    written(folder, a=ONE)
    following.look([folder])
    assert set(kept.texts()) == {"own", ":a"}
    assert following.problems == []


def test_what_was_edited_here_stays(kept: Kept, following: Following, tmp_path: Path) -> None:
    folder = written(tmp_path / "espanso", a=TWO, b=ONE.replace(":a", ":c"))
    following.look([folder])
    for keyword in (":a", ":b"):
        kept.keep([msgspec.structs.replace(kept.by(keyword), text="edited")])
    written(folder, a=ONE.replace("one", "ONE"))  # :a is another, :b is gone
    following.look([folder])
    assert kept.texts() == {"own": "mine", ":a": "edited", ":b": "edited", ":c": "one"}
    (line,) = following.problems
    assert line == f"1 snippet was changed here and in {folder}; yours stay as they are."


def test_a_file_and_a_link_are_followed_where_they_lie(
    kept: Kept, following: Following, tmp_path: Path
) -> None:
    folder = written(tmp_path / "espanso", a=ONE)
    link = tmp_path / "links" / "espanso"
    link.parent.mkdir()
    link.symlink_to(folder)
    assert os.fsencode(folder) in following.look([folder / "a.yml"])
    assert os.fsencode(link.parent) in following.look([link])
    assert set(kept.texts()) == {"own", ":a"}


def test_two_places_do_not_take_from_one_another(
    kept: Kept, following: Following, tmp_path: Path
) -> None:
    first, second = written(tmp_path / "a", a=ONE), written(tmp_path / "b", a=TWO)
    following.look([first, second])
    assert kept.texts() == {"own": "mine", ":a": "one", ":b": "two"}
    written_before = kept.written
    following.forget()
    following.look([first, second])
    assert kept.written == written_before
    (second / "a.yml").write_text(ONE.replace(":a", ":z"), encoding="utf-8")
    following.look([first, second])
    assert kept.texts() == {"own": "mine", ":a": "one", ":z": "one"}


def test_a_folder_in_a_followed_one_is_told(
    kept: Kept, following: Following, tmp_path: Path
) -> None:
    folder = written(tmp_path / "espanso" / "match", a=ONE).parent
    following.look([folder, folder / "match"])
    assert len([one for one in kept.all() if one.keywords == (":a",)]) == 1
    expected = f"{folder}/match is followed already, as a part of {folder}."
    assert following.problems == [expected]
    following.look([folder])
    assert following.problems == []


def test_what_is_no_snippet_is_said(following: Following, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"")
    following.look([tmp_path])
    (line,) = following.problems
    assert "no snippets of a known format in it" in line
