from __future__ import annotations

import pytest

from indexer.contract.snippets import Snippet
from indexer.snippets.formats import FORMATS, Format, guess
from tests.snippets.formats.test_espanso import FILES

_TWO = "matches:\n  - {trigger: ':a', replace: one}\n"


@pytest.mark.parametrize("name", ["espanso", "raycast", "csv", "markdown"])
def test_what_is_written_is_known_again(name: str) -> None:
    write = FORMATS[name].write
    assert write is not None
    library = [Snippet(uid="a", name="A", text="hello", folder="f"), Snippet(uid="b", text="b")]
    files = write(library).files
    found = guess(files)
    assert found is not None
    assert found.name == name
    assert {s.uid for s in found.read(files).snippets} == {"a", "b"}


def test_a_folder_of_espansos_is_known() -> None:
    found = guess(FILES)
    assert found is not None
    assert found.name == "espanso"
    assert guess({"a.bin": b""}) is None


@pytest.mark.parametrize(
    ("format_", "file", "content"),
    [
        (FORMATS["espanso"], "a.yml", "matches: ["),
        (FORMATS["espanso"], "a.yml", "- no mapping"),
        (FORMATS["espanso"], "a.yml", "matches: {trigger: a}"),
        (FORMATS["raycast"], "a.json", '[{"text": "x"'),
        (FORMATS["raycast"], "a.json", '"no list"'),
        (FORMATS["alfred"], "a.alfredsnippets", "no archive"),
        (FORMATS["markdown"], "a.md", "---\nname: [\n---\ntext"),
        (FORMATS["markdown"], "a.md", "---\n- one\n---\ntext"),
        (FORMATS["markdown"], "a.md", "---\nname: a\ntext that begins too ear"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_named(
    format_: Format, file: str, content: str
) -> None:
    found = format_.read({file: content.encode(), "whole.yml": _TWO.encode()})
    assert found.broken == {file}
    assert any(note.file == file for note in found.notes)


def test_whole_files_are_not_broken() -> None:
    assert not FORMATS["espanso"].read({"a.yml": _TWO.encode()}).broken
    assert (
        not FORMATS["markdown"].read({"a.md": b"---\nname: a\n---\ntext", "b.md": b"---\n"}).broken
    )
