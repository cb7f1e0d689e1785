from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from indexer.contract.snippets import Snippet
from indexer.snippets.exchange.importing import prepare, source_at, taken_in, under
from indexer.snippets.formats import FORMATS, FormatError
from indexer.snippets.plan import Plan
from tests.snippets.exchange.keeper import ONE, TWO, Kept, written


def take_in(kept: Kept, path: Path, name: str = "", others: tuple[str, ...] = ()) -> Plan:
    source = source_at(path, name)
    found = prepare(kept.all(), source, 100.0, others)
    kept.keep(taken_in(found, source))
    return found


def kinds(found: Plan) -> list[str]:
    return sorted(change.kind for change in found.changes)


def test_a_folder_comes_in_once_and_again_without_a_change(tmp_path: Path) -> None:
    kept, folder = Kept(), written(tmp_path / "espanso", a=TWO)
    assert kinds(take_in(kept, folder)) == ["add", "add"]
    assert kept.by(":a").origin.file == str(folder / "a.yml")
    assert kinds(take_in(kept, folder)) == ["same", "same"]
    assert kept.written == 2


def test_a_file_of_it_alone_knows_nothing_of_the_others(tmp_path: Path) -> None:
    kept, folder = Kept(), written(tmp_path / "espanso", a=TWO, b=ONE.replace(":a", ":c"))
    take_in(kept, folder)
    written(folder, b=ONE.replace(":a", ":d"))
    found = take_in(kept, folder / "b.yml")
    assert kinds(found) == ["add", "gone"]
    assert [one.keywords for one in found.gone()] == [(":c",)]


def test_of_a_folder_also_a_file_that_is_no_more_is_gone(tmp_path: Path) -> None:
    kept, folder = Kept(), written(tmp_path / "espanso", a=TWO, b=ONE.replace(":a", ":c"))
    take_in(kept, folder)
    (folder / "b.yml").unlink()
    assert kinds(take_in(kept, folder)) == ["gone", "same", "same"]
    elsewhere = written(tmp_path / "elsewhere", c=ONE.replace(":a", ":z"))
    assert kinds(take_in(kept, elsewhere)) == ["add"]


def test_what_a_broken_file_held_is_not_gone(tmp_path: Path) -> None:
    kept, folder = Kept(), written(tmp_path / "espanso", a=TWO, b=ONE.replace(":a", ":c"))
    take_in(kept, folder)
    for broken in ("matches: [", "", " \n"):
        written(folder, a=ONE, b=broken)
        assert [one.keywords for one in take_in(kept, folder).gone()] == [(":b",)]


def test_what_a_broken_file_imports_is_not_gone(tmp_path: Path) -> None:
    folder = written(tmp_path / "espanso", a=f"imports: [./_private.yml]\n{ONE}")
    written(folder, _private="matches: [{trigger: p, replace: private}]")
    kept = Kept()
    take_in(kept, folder)
    assert kept.texts() == {":a": "one", "p": "private"}
    written(folder, a="matches: [")
    assert not take_in(kept, folder).gone()


def test_the_same_snippets_in_another_place_are_that_place_s(tmp_path: Path) -> None:
    kept, first = Kept(), written(tmp_path / "first", a=TWO)
    second = written(tmp_path / "second", a=TWO)
    take_in(kept, first)
    assert kinds(take_in(kept, second)) == ["same", "same"]
    assert {one.origin.file for one in kept.all()} == {str(second / "a.yml")}
    # Unless the first one is followed: both would take them from one another for ever.
    found = take_in(kept, first, others=(str(second),))
    assert kinds(found) == []
    assert [note.level for note in found.notes] == ["left out", "left out"]
    assert {one.origin.file for one in kept.all()} == {str(second / "a.yml")}


def test_what_was_edited_here_stays_edited_when_it_moves(tmp_path: Path) -> None:
    kept, first = Kept(), written(tmp_path / "first", a=ONE)
    take_in(kept, first)
    kept.keep([msgspec.structs.replace(kept.by(":a"), text="mine")])
    second = written(tmp_path / "second", a=ONE)
    assert kinds(take_in(kept, second)) == ["same"]
    written(second, a=ONE.replace("one", "ONE"))
    assert kinds(take_in(kept, second)) == ["conflict"]
    assert kept.texts() == {":a": "mine"}


def test_what_cannot_be_kept_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    entries = [
        {"name": "large", "text": "x" * (300 << 10)},
        {"name": "nothing", "text": ""},
        {"name": "fits", "text": "a"},
    ]
    path.write_text(json.dumps(entries), encoding="utf-8")
    found = prepare((), source_at(path), 0.0)
    assert [snippet.name for snippet in found.to_keep()] == ["fits"]
    assert [str(note) for note in found.notes] == [
        "a.json: It is larger than 256 KB.",
        "a.json: It writes nothing.",
    ]


@pytest.mark.parametrize("name", ["espanso", "raycast", "csv", "markdown"])
def test_each_format_comes_in_and_changes(name: str, tmp_path: Path) -> None:
    write = FORMATS[name].write
    assert write is not None
    library = [
        Snippet(uid="a", name="A", keywords=(":a",), text="one", folder="work"),
        Snippet(uid="b", name="B", keywords=(":b",), text="two"),
    ]

    def export() -> None:
        for file, content in write(library).files.items():
            path = tmp_path / "out" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    export()
    kept = Kept()
    assert kinds(take_in(kept, tmp_path / "out", name)) == ["add", "add"]
    assert kept.texts() == {":a": "one", ":b": "two"}
    library[0] = msgspec.structs.replace(library[0], text="ONE")
    export()
    assert kinds(take_in(kept, tmp_path / "out")) == ["same", "update"]
    assert kept.texts() == {":a": "ONE", ":b": "two"}


def test_what_is_no_snippet_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    with pytest.raises(FormatError, match="no snippets of a known format in it") as error:
        source_at(tmp_path)
    assert "\n" not in str(error.value)


def test_a_root_is_known_by_whole_names() -> None:
    assert under("/a/b", "/a")
    assert under("/a", "/a")
    assert under("/a/b", "/")
    assert not under("/ab", "/a")
    assert not under("", "/a")


@pytest.mark.parametrize("head", ["created: .nan", "created: .inf", "modified: 1e999"])
def test_what_could_not_be_read_again_is_left_out_and_said(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.md").write_text(f"---\nname: one\n{head}\n---\ntext\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\nname: two\n---\ntext\n", encoding="utf-8")
    source = source_at(tmp_path, "markdown")
    names = [one.name for one in source.imported.snippets]
    told = [note.message for note in source.imported.notes if note.level == "left out"]
    assert names == ["two"]
    assert any("cannot be kept" in line for line in told)


def test_what_came_from_elsewhere_is_left_when_a_folder_is_followed(tmp_path: Path) -> None:
    mine, team = tmp_path / "mine", tmp_path / "team"
    for folder, text in ((mine, "mine"), (team, "theirs")):
        folder.mkdir()
        note = f"---\nid: shared\nname: one\n---\n{text}\n"
        (folder / "a.md").write_text(note, encoding="utf-8")
    (first,) = source_at(mine, "markdown").imported.snippets
    second = source_at(team, "markdown")
    same_uid = tuple(
        msgspec.structs.replace(one, uid=first.uid) for one in second.imported.snippets
    )
    other = second.imported._replace(snippets=same_uid)
    source = second._replace(imported=other)
    followed = prepare([first], source, 1.0, leave_others=True)
    assert [change.kind for change in followed.changes] == ["conflict"]
    assert [change.kind for change in prepare([first], source, 1.0).changes] == ["update"]


def test_more_than_anybody_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.snippets.formats.reading._MOST_SNIPPETS", 2)
    (tmp_path / "a.csv").write_text("keyword,text\n:a,1\n:b,2\n:c,3\n", encoding="utf-8")
    with pytest.raises(FormatError, match="more than 2 snippets"):
        source_at(tmp_path / "a.csv", "csv")
