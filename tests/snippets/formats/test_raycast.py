from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.snippets import Snippet
from indexer.snippets import render
from indexer.snippets.formats.braces import from_braces, to_braces
from indexer.snippets.formats.raycast import is_one, read, write
from tests.snippets.snippets import bare, libraries
from tests.snippets.templates import AROUND, sources

# As Raycast's "Export Snippets" writes it.
EXPORT = b"""[
  {"name":"Email signature","text":"Best,\\nAda\\n{date format=\\"yyyy-MM-dd\\" offset=\\"+2d -1M\\"}","keyword":"!sig"},
  {"name":"Paste","text":"<{clipboard | trim | uppercase}> {clipboard offset=1}{cursor}"},
  {"name":"Ask","text":"{argument name=\\"first name\\" default=\\"Bo\\"} {argument name=\\"tone\\" options=\\"kind, cool\\"}","keyword":"ask"},
  {"name":"Code","text":"const {a, b} = props; ${date}; {calculator}","keyword":"code"},
  {"name":"Nested","text":"{snippet name=\\"Email signature\\"} {uuid} {day} {selection}"}
]"""  # noqa: E501


def test_an_export_comes_in() -> None:
    found = read({"Snippets 2024.json": EXPORT})
    signature, paste, ask, code, nested = found.snippets
    assert (signature.name, signature.keywords) == ("Email signature", ("!sig",))
    assert render(signature, AROUND).text == "Best,\nAda\n2024-04-19"
    filled = render(paste, AROUND)
    assert (filled.text, filled.cursor) == ("<FIRST CLIP> second clip", 24)
    assert ask.text == '[[first_name:Bo]] [[tone type="choice" values="kind|cool"]]'
    assert code.text == "const {a, b} = props; ${{date}}; {calculator}"
    assert "{{snippet:Email signature}}" in nested.text
    (note,) = found.notes
    assert note.message == "Entry 4 (Code): {calculator} stays text."


@settings(deadline=None, max_examples=50)
@given(libraries)
def test_any_snippets_survive_the_way_there_and_back(library: list[Snippet]) -> None:
    assert bare(read(write(library).files).snippets) == bare(library)


@given(sources)
def test_translation_never_raises_and_comes_to_rest(text: str) -> None:
    ours = from_braces(text).text
    theirs = to_braces(ours)
    if not theirs.lost:
        assert to_braces(from_braces(theirs.text).text).text == theirs.text


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("{{date +1w:yyyy}}", '{date format="yyyy" offset="+7d"}'),
        ("{{time}} {{datetime | upper}}", "{time} {datetime | uppercase}"),
        ("{{clipboard:2}}", '{clipboard offset="2"}'),
        ("a$|$b", "a{cursor}b"),
        ("[[who:Bo]]", '{argument name="who" default="Bo"}'),
        ('[[t values="a|b"]]', '{argument name="t" options="a, b"}'),
        ("{{snippet:sig}}", '{snippet name="sig"}'),
        ("\\{\\{x}}", "{{x}}"),
    ],
)
def test_what_raycast_has(ours: str, theirs: str) -> None:
    done = to_braces(ours)
    assert (done.text, done.lost) == (theirs, [])


@pytest.mark.parametrize(
    "ours", ["{{counter}}", "{{date:%Y}}", "{{date +5s}}", "{{clipboard | title}}", "{date}"]
)
def test_what_raycast_has_not_is_said(ours: str) -> None:
    assert to_braces(ours).lost
    (note,) = write([Snippet(uid="a", text=ours)]).notes
    assert "Raycast has not" in note.message


def test_a_text_changed_in_the_file_comes_in() -> None:
    snippet = Snippet(uid="a", keywords=("k", "l"), text="{{counter}} one", tags=("t",))
    entries = json.loads(write([snippet]).files["snippets.json"])
    entries[0]["text"] = "{date:yyyy} two"
    (found,) = read({"a.json": json.dumps(entries).encode()}).snippets
    assert (found.uid, found.tags, found.text) == ("a", ("t",), "{{date:yyyy}} two")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"5", b"{}", b"[5]", b"[{}]", b'[{"text": 5}]', b"[" * 100_000,
        b'[{"text": "a", "name": 5}]', b'[{"text": "a", "keyword": []}]',
        b'[{"text": "a", "magpie": 5}]', b'[{"text": "a", "magpie": {"tags": 5}}]',
        b'[{"text": "a", "icon": "star"}]', b"\xff\xfe[\x00",
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_a_line(data: bytes) -> None:
    found = read({"a.json": data})
    assert found.notes
    assert all("\n" not in str(note) for note in found.notes)


@given(st.binary(max_size=50))
def test_no_bytes_raise(data: bytes) -> None:
    read({"a.json": data})


def test_it_is_known_by_its_file() -> None:
    assert is_one({"a.json": EXPORT})
    assert not is_one({"a.json": b'{"a": 1}', "b.yml": b'"text"'})
