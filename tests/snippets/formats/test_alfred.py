from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.snippets import render
from indexer.snippets.formats.alfred import is_one, read
from tests.snippets.templates import AROUND

_PLIST = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>snippetkeywordprefix</key>
\t<string>;&amp;</string>
\t<key>snippetkeywordsuffix</key>
\t<string></string>
</dict>
</plist>
"""


def entry(**told: object) -> str:
    return json.dumps({"alfredsnippet": told})


def archive(files: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as into:
        for name, content in files.items():
            into.writestr(name, content)
    return made.getvalue()


def test_an_export_comes_in() -> None:
    data = archive(
        {
            "info.plist": _PLIST,
            "icon.png": "…",
            "Sign [A1].json": entry(
                snippet="Ada, {isodate} {date +1d:YYYY-MM-dd} {date:short} {clipboard:1}{cursor}.",
                uid="A1",
                name="Sign",
                keyword="sig",
            ),
            "Quiet [B2].json": entry(
                snippet="{random:UUID} {clipboard:uppercase} {query}",
                uid="B2",
                name="Quiet",
                keyword="",
                dontautoexpand=True,
            ),
        }
    )
    found = read({"Work things.alfredsnippets": data})
    sign, quiet = found.snippets
    assert (sign.name, sign.keywords, sign.folder) == ("Sign", (";&sig",), "Work things")
    filled = render(sign, AROUND)
    assert filled.text == "Ada, 2024-05-17 2024-05-18 5/17/24 second clip."
    assert filled.cursor == len(filled.text) - 1
    assert sign.expansion.automatic
    assert not quiet.expansion.automatic
    assert quiet.text == "{{uuid}} {{clipboard | upper}} {query}"
    assert [note.level for note in found.notes] == ["info", "changed"]
    assert "{query}" in found.notes[1].message
    assert read({"Other.alfredsnippets": data}).snippets[0].uid == sign.uid


@pytest.mark.parametrize("name", ["../../evil.json", "/etc/evil.json", "a\\..\\b.json", "C:x.json"])
def test_entries_that_lead_elsewhere_are_refused(name: str) -> None:
    data = archive(
        {name: entry(snippet="x", uid="1"), "Good [2].json": entry(snippet="y", uid="2")}
    )
    found = read({"a.alfredsnippets": data})
    assert [snippet.text for snippet in found.snippets] == ["y"]
    assert "leads elsewhere" in found.notes[0].message


def test_a_bomb_is_refused() -> None:
    found = read({"a.alfredsnippets": archive({"a.json": " " * (70 << 20)})})
    assert [note.message for note in found.notes] == ["The archive is too large."]
    found = read({"a.alfredsnippets": archive({"a.json": " " * (3 << 20)})})
    assert [note.message for note in found.notes] == ["The entry is too large."]


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(archive({"a.json": " " * (3 << 20)}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (5).to_bytes(4, "little")
    data[22:26] = (5).to_bytes(4, "little")
    found = read({"a.alfredsnippets": bytes(data)})
    assert found.snippets == ()
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "5", '{"alfredsnippet": 5}', '{"alfredsnippet": {"snippet": 5}}', "[" * 99_999,
     entry(snippet="a", name=5), entry(snippet="a", colour="blue")],
)  # fmt: skip
def test_what_is_wrong_is_told_in_a_line(content: str) -> None:
    found = read({"a.alfredsnippets": archive({"a.json": content})})
    assert found.notes
    assert all("\n" not in str(note) for note in found.notes)


@given(st.binary(max_size=80), st.integers(0, 200), st.integers(0, 255))
def test_no_bytes_raise(data: bytes, place: int, value: int) -> None:
    assert read({"a.alfredsnippets": data}).notes
    damaged = bytearray(archive({"a.json": entry(snippet="x", uid="1"), "info.plist": _PLIST}))
    damaged[place % len(damaged)] = value
    read({"a.alfredsnippets": bytes(damaged)})


def test_it_is_known_by_its_file() -> None:
    assert is_one({"a.alfredsnippets": b""})
    assert not is_one({"a.zip": b""})
