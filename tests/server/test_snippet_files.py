"""Snippets in files through the service's requests, and what goes on by itself."""

from __future__ import annotations

import asyncio
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.contract import codec
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import MAX_MESSAGE_BYTES, Done
from indexer.contract.settings import Snippets as SnippetSettings
from indexer.contract.snippet_messages import (
    DeleteSnippets,
    ExportSnippets,
    FormatName,
    ImportSnippets,
    SnippetChanges,
    SnippetState,
    SnippetStatus,
)
from indexer.snippets.exchange.loading import load
from indexer.snippets.formats import espanso
from indexer.snippets.rows import source_of
from indexer.vault.errors import KeyringLockedError
from tests.server.test_snippets import Served, serve
from tests.snippets.exchange.keeper import ONE, TWO, written

ESPANSO = Path(__file__).parents[1] / "snippets" / "formats" / "espanso"


def uri(path: Path) -> str:
    return path_to_uri(str(path).encode())


async def changes(served: Served, request: ImportSnippets | ExportSnippets) -> SnippetChanges:
    reply = await served.ask(request)
    assert isinstance(reply, SnippetChanges), reply
    return reply


def texts(served: Served) -> dict[str, str]:
    return {next(iter(one.keywords), one.name): one.text for one in served.vault.all()}


async def until(condition: Callable[[], bool], what: str) -> None:
    for _ in range(6000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"it did not come about: {what}")


def alfred(folder: Path) -> Path:
    path = folder / "Mail.alfredsnippets"
    entry = {
        "alfredsnippet": {"snippet": "Kind regards", "uid": "1", "name": "Bye", "keyword": "bye"}
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Bye [1].json", json.dumps(entry))
    return path


def of_every_format(folder: Path) -> list[tuple[str, Path]]:
    """Write a source of each format; return what it is, and where."""
    raycast = folder / "raycast.json"
    raycast.write_text('[{"name": "Date", "text": "{date}", "keyword": "d"}]', encoding="utf-8")
    textexpander = folder / "te.csv"
    textexpander.write_text('sig,"Yours, %clipboard",Signature\n', encoding="utf-8")
    plain = folder / "plain.csv"
    plain.write_text("keyword,text\nbrb,be right back\n", encoding="utf-8")
    notes = folder / "notes"
    notes.mkdir()
    (notes / "refusal.md").write_text("---\nkeywords: [no]\n---\nNo.\n", encoding="utf-8")
    return [
        ("espanso", written(folder / "espanso" / "match", base=ONE).parent),
        ("raycast", raycast),
        ("alfred", alfred(folder)),
        ("textexpander", textexpander),
        ("csv", plain),
        ("markdown", notes),
    ]


def test_every_format_is_told_taken_in_and_taken_in_again(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        for number, (name, path) in enumerate(of_every_format(tmp_path), 1):
            told = await changes(served, ImportSnippets(uri=uri(path), dry_run=True))
            assert (told.format, told.counts) == (name, {"add": 1})
            assert len(served.vault.all()) == number - 1
            done = await changes(served, ImportSnippets(uri=uri(path)))
            assert done.changes == told.changes
            assert len(served.vault.all()) == number
            again = await changes(served, ImportSnippets(uri=uri(path), format=told.format))  # type: ignore[arg-type]
            assert again.counts == {"same": 1}
        assert texts(served)["no"] == "No."

    serve(tmp_path, task)


def test_a_whole_espanso_folder_comes_in_with_a_word_on_what_cannot(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        folder = tmp_path / "espanso"
        shutil.copytree(ESPANSO, folder)
        read = espanso.read(load(folder).files)
        count = sum(bool(source_of(one) or one.image) for one in read.snippets)
        told = await changes(served, ImportSnippets(uri=uri(folder), dry_run=True))
        assert told.format == "espanso"
        assert told.counts == {"add": count}
        assert {(note.level, note.message) for note in read.notes} <= {
            (note.level, note.message) for note in told.notes
        }
        assert [note.level for note in told.notes] == sorted(
            (note.level for note in told.notes), key=["left out", "changed", "info"].index
        )
        await changes(served, ImportSnippets(uri=uri(folder)))
        again = await changes(served, ImportSnippets(uri=uri(folder)))
        assert again.counts == {"same": count}
        # To espanso and back they are the same still, wherever they are written.
        out = tmp_path / "out"
        await changes(served, ExportSnippets(uri=uri(out), format="espanso"))
        back = await changes(served, ImportSnippets(uri=uri(out)))
        assert back.counts == {"same": count}

    serve(tmp_path, task)


def test_what_changed_in_both_places_and_what_is_gone_waits_for_the_person(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        folder = written(tmp_path / "espanso", a=TWO)
        await changes(served, ImportSnippets(uri=uri(folder)))
        first = served.vault.get(":a")
        assert first is not None
        await served.keep(uid=first.uid, keywords=(":a",), text="mine")
        written(folder, a=ONE.replace("one", "ONE"))
        done = await changes(served, ImportSnippets(uri=uri(folder)))
        assert [(one.kind, one.keyword) for one in done.changes] == [
            ("conflict", ":a"), ("gone", ":b"),
        ]  # fmt: skip
        assert texts(served) == {":a": "mine", ":b": "two"}
        request = ImportSnippets(uri=uri(folder), take_conflicts=True, remove_gone=True)
        await changes(served, request)
        assert texts(served) == {":a": "ONE"}

    serve(tmp_path, task)


def test_what_was_edited_here_outlives_its_file(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        folder = written(tmp_path / "espanso", a=TWO)
        await changes(served, ImportSnippets(uri=uri(folder)))
        second = served.vault.get(":b")
        assert second is not None
        await served.keep(uid=second.uid, keywords=(":b",), text="mine")
        written(folder, a=ONE)
        done = await changes(served, ImportSnippets(uri=uri(folder), remove_gone=True))
        assert [note.message for note in done.notes] == ["mine was changed here and stays."]
        assert texts(served) == {":a": "one", ":b": "mine"}

    serve(tmp_path, task)


def test_hostile_paths_are_refused_in_a_line(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        for place in (str(tmp_path / "nothing"), "/dev/null", "/dev/zero", "/a\n/b", "/"):
            line = await served.refused(ImportSnippets(uri=path_to_uri(place.encode())))
            assert len(line.splitlines()) <= 1, line
        for wrong in ("relative", "http://a/b", "file://a", "file:///a%00b"):
            assert await served.refused(ImportSnippets(uri=wrong))
            assert await served.refused(ExportSnippets(uri=wrong, format="csv"))
        await served.keep()
        for place in ("/proc/nothing", "/dev/null"):
            request = ExportSnippets(uri=path_to_uri(place.encode()), format="markdown")
            assert "cannot be written" in await served.refused(request)
        assert "read only" in await served.refused(
            ExportSnippets(uri=uri(tmp_path / "x"), format="alfred")
        )

    serve(tmp_path, task)


@pytest.mark.parametrize("name", ["espanso", "raycast", "csv", "markdown"])
def test_an_export_comes_back_as_it_was(name: FormatName, tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        assert "no snippets" in await served.refused(
            ExportSnippets(uri=uri(tmp_path / "out"), format=name)
        )
        kept = [await served.keep(keywords=(f":{n}",), text=f"text {n}", name=n) for n in "abc"]
        request = ExportSnippets(uri=uri(tmp_path / "out"), format=name)
        done = await changes(served, request)
        assert done.counts["exported"] == 3
        before = texts(served)
        await served.ask(DeleteSnippets(uids=[one.uid for one in kept]))
        await changes(served, ImportSnippets(uri=uri(tmp_path / "out")))
        assert texts(served) == before
        assert {one.uid for one in served.vault.all()} == {one.uid for one in kept}
        some = ExportSnippets(
            uri=uri(tmp_path / "some"),
            format=name,
            uids=[kept[0].uid],
        )
        assert (await changes(served, some)).counts["exported"] == 1

    serve(tmp_path, task)


def test_an_export_replaces_only_when_told_so(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        path = tmp_path / "mine.csv"
        path.write_text("mine", encoding="utf-8")
        await served.keep()
        request = ExportSnippets(uri=uri(path), format="csv")
        assert "would be overwritten; nothing was written." in await served.refused(request)
        assert path.read_text(encoding="utf-8") == "mine"
        await changes(served, ExportSnippets(uri=uri(path), format="csv", replace=True))
        assert "a text" in path.read_text(encoding="utf-8")

    serve(tmp_path, task)


def test_a_locked_collection_takes_nothing_in_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "snippets.vault").write_bytes(b"k" * 4096)

    async def task(served: Served) -> None:
        served.vault.start()
        await until(lambda: served.vault.condition == "locked", "it is locked")
        folder, out = written(tmp_path / "espanso", a=TWO), tmp_path / "out"
        assert "locked" in await served.refused(ImportSnippets(uri=uri(folder)))
        assert "locked" in await served.refused(ExportSnippets(uri=uri(out), format="csv"))
        served.files.apply(SnippetSettings(follow=[str(folder)], export_to=str(out)))
        await asyncio.to_thread(served.files._look)
        await asyncio.to_thread(served.files._level)
        assert served.vault.all() == ()
        assert not out.exists()

    serve(tmp_path, task, KeyringLockedError("locked"))  # type: ignore[arg-type]


def test_a_reply_of_a_huge_import_fits_into_a_message(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        entries = [
            {"name": f"{number} " + "n" * 70, "text": "t", "keyword": "k" * 60 + str(number),
             "unknown": 1}
            for number in range(8000)
        ]  # fmt: skip
        path = tmp_path / "many.json"
        path.write_text(json.dumps(entries), encoding="utf-8")
        told = await changes(served, ImportSnippets(uri=uri(path)))
        assert len(codec.encode(told)) <= MAX_MESSAGE_BYTES
        assert told.counts == {"add": 8000}
        assert told.left_out == 16000 - len(told.changes) - len(told.notes)
        assert told.changes
        assert told.notes

    serve(tmp_path, task)


def test_a_followed_folder_is_taken_in_live(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        folder = written(tmp_path / "espanso" / "match", base=ONE).parent
        served.files.start()
        served.files.apply(SnippetSettings(follow=[str(folder)]))
        await until(lambda: texts(served) == {":a": "one"}, "it came in")
        (folder / "match" / "new").mkdir()
        written(folder / "match" / "new", more=ONE.replace(":a", ":n"))
        await until(lambda: ":n" in texts(served), "what is in a new folder came in")
        written(folder / "match", base="matches: [")
        await until(lambda: bool(served.files.problems), "it is broken")
        state = await served.ask(SnippetStatus())
        assert isinstance(state, SnippetState)
        assert state.problems == served.files.problems
        assert set(texts(served)) == {":a", ":n"}
        written(folder / "match", base=TWO)
        await until(lambda: set(texts(served)) == {":a", ":b", ":n"}, "it is mended")
        await until(lambda: not served.files.problems, "nothing is amiss")
        folder.rename(tmp_path / "away")
        await until(lambda: bool(served.files.problems), "it is away")
        assert len(texts(served)) == 3
        (tmp_path / "away").rename(folder)
        written(folder / "match", base=ONE)
        await until(lambda: set(texts(served)) == {":a", ":n"}, "it is back")
        served.files.apply(SnippetSettings())
        await until(lambda: not served.files.problems, "it is followed no more")
        assert set(texts(served)) == {":a", ":n"}

    serve(tmp_path, task)


def test_who_deletes_what_is_followed_is_told_that_it_comes_back(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        folder = written(tmp_path / "espanso", a=ONE)
        served.files.apply(SnippetSettings(follow=[str(folder)]))
        await until(lambda: ":a" in texts(served), "it came in")
        own = await served.keep()
        followed = served.vault.get(":a")
        assert followed is not None
        reply = await served.ask(DeleteSnippets(uids=[own.uid]))
        assert isinstance(reply, Done)
        assert len(reply.notes) == 1
        reply = await served.ask(DeleteSnippets(uids=[followed.uid]))
        assert isinstance(reply, Done)
        assert "comes back" in reply.notes[1]

    serve(tmp_path, task)


def test_the_folder_that_is_written_to_follows_the_snippets(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        out = tmp_path / "out"
        await served.keep(name="First")
        served.files.apply(SnippetSettings(export_to=str(out)))
        await until(lambda: (out / "First.md").exists(), "it is written")
        kept = await served.keep(name="Second", folder="work")
        await until(lambda: (out / "work" / "Second.md").exists(), "the second is")
        await served.ask(DeleteSnippets(uids=[kept.uid]))
        await until(lambda: not (out / "work").exists(), "it is deleted there too")
        served.files.apply(SnippetSettings(export_to=str(out), export_format="espanso"))
        await until(lambda: (out / "match" / "base.yml").exists(), "the format is another")
        await until(lambda: not (out / "First.md").exists(), "the other one's files are gone")
        served.files.apply(SnippetSettings())
        await until(lambda: not (tmp_path / "manifest.json").exists(), "it is off")
        assert (out / "match" / "base.yml").exists()

    serve(tmp_path, task)


@pytest.mark.parametrize("inner", ["", "inner"])
def test_nothing_is_written_where_it_is_followed(tmp_path: Path, inner: str) -> None:
    async def task(served: Served) -> None:
        folder = written(tmp_path / "espanso", a=ONE)
        (tmp_path / "link").symlink_to(folder)
        settings = SnippetSettings(
            follow=[str(folder)], export_to=str(tmp_path / "link" / inner), export_format="espanso"
        )
        served.files.apply(settings)
        await until(lambda: bool(served.files.problems), "it is refused")
        await until(lambda: ":a" in texts(served), "it is followed all the same")
        (line,) = served.files.problems
        assert line.endswith("is followed: nothing is written there.")
        assert [path.name for path in folder.iterdir()] == ["a.yml"]

    serve(tmp_path, task)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        await served.keep()
        served.files.apply(SnippetSettings(export_to=str(tmp_path / "file")))
        await until(lambda: bool(served.files.problems), "it is said")
        assert "cannot be written" in served.files.problems[0]
        served.files.apply(SnippetSettings(export_to=str(tmp_path / "out")))
        await until(lambda: not served.files.problems, "another one can")

    serve(tmp_path, task)


def test_a_use_writes_nothing_anew(tmp_path: Path) -> None:
    async def task(served: Served) -> None:
        out = tmp_path / "out"
        kept = await served.keep(name="First")
        served.files.apply(SnippetSettings(export_to=str(out)))
        await until(lambda: (out / "First.md").exists(), "it is written")
        (out / "First.md").unlink()
        await served.expand(kept.uid)
        await asyncio.to_thread(served.files._level)
        assert not (out / "First.md").exists()
        await served.keep(uid=kept.uid, name="First", text="another")
        await until(lambda: (out / "First.md").exists(), "it is written again")

    serve(tmp_path, task)
