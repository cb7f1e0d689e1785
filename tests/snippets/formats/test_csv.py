from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.snippets import Snippet
from indexer.snippets import questions_of, render
from indexer.snippets.formats import csv_file, textexpander
from indexer.snippets.formats.csv_text import delimiter_of, quoted, rows
from tests.snippets.snippets import libraries
from tests.snippets.templates import AROUND

_cells = st.text(alphabet='ab ,;"\n\té', max_size=8)


@given(st.lists(st.lists(_cells, min_size=1, max_size=4), max_size=5))
def test_what_pythons_writer_writes_is_read(table: list[list[str]]) -> None:
    made = io.StringIO()
    csv.writer(made).writerows(table)
    found = [list(row.values) for row in rows(made.getvalue())]
    assert found == [row for row in table if any(cell.strip() for cell in row)]


@given(st.text(alphabet='ab,"\n\r ;', max_size=60), st.sampled_from(",;\t"))
def test_any_text_has_rows(text: str, delimiter: str) -> None:
    for row in rows(text, delimiter):
        assert 1 <= row.line <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('a,"He said "hi" to me",c', [("a", 'He said "hi" to me', "c")]),
        ('a,"never closed\nb,c', [("a", '"never closed'), ("b", "c")]),
        ('a,"x" ,c', [("a", "x", "c")]),
        ('a,5" pipe', [("a", '5" pipe')]),
    ],
)
def test_wrong_quotes_cost_no_more_than_their_row(text: str, values: list[tuple[str, ...]]) -> None:
    assert [row.values for row in rows(text)] == values


def test_many_open_quotes_take_no_longer_than_their_length() -> None:
    assert sum(1 for _ in rows('"a' + ',"a\n' * 100_000)) > 0


def test_delimiters_are_found() -> None:
    assert delimiter_of('name;text\n"a,b,c";d') == ";"
    assert delimiter_of("a\tb\nc\td") == "\t"
    assert delimiter_of("a") == ","
    assert quoted('a"b') == '"a""b"'


# As TextExpander exports a group, with what it does not quote well.
EXPORT = """sig,"Best,
Ada %clipboard%|!",Signature
ddate,%Y-%m-%d %1d.%1m.,
due,%@+1M%@-2D%B %Y,Due
ask,Dear %filltext:name=first name:default=Bo% %fillpopup:name=tone:kind:default=cool:firm% %fillarea:name=x%,
keys,a%key:tab%b%key:esc%,
pct,100%% of "it",
opt,%fillpart:name=more:default=yes%really %fillpartend%,
rich,"<p>Hi <b>%filltext:name=n%</b></p>",
nest,%snippet:sig%,
lonely
"""  # noqa: E501


def test_textexpander_comes_in() -> None:
    found = textexpander.read({"Work.csv": EXPORT.encode()})
    by = {snippet.keywords[0]: snippet for snippet in found.snippets}
    filled = render(by["sig"], AROUND)
    assert (filled.text, filled.cursor) == ("Best,\nAda first clip!", 20)
    assert (by["sig"].name, by["sig"].folder) == ("Signature", "Work")
    assert render(by["ddate"], AROUND).text == "2024-05-17 17.5."
    assert render(by["due"], AROUND).text == "June 2024"
    asked = questions_of(by["ask"], AROUND)
    assert [(q.key, q.kind, q.default, len(q.options)) for q in asked] == [
        ("first_name", "text", "Bo", 0),
        ("tone", "choice", "cool", 3),
        ("x", "multiline", "", 0),
    ]
    assert by["keys"].text == "a\tb%key:esc%"
    assert by["pct"].text == '100% of "it"'
    assert by["opt"].text == "really "
    assert (by["rich"].text, by["rich"].html) == ("", "<p>Hi <b>[[n]]</b></p>")
    assert by["nest"].text == "{{snippet:sig}}"
    assert [(note.level, note.line) for note in found.notes] == [
        ("changed", 6), ("changed", 8), ("left out", 11),
    ]  # fmt: skip


def test_plain_csv_with_a_head() -> None:
    text = "Title;Shortcut;Content;Stars\nHi;:hi|:hello;Hello {{date:yyyy}};5\n;;;\nx;y\n"
    found = csv_file.read({"a.csv": text.encode("utf-8-sig")})
    (snippet,) = found.snippets
    assert (snippet.name, snippet.keywords) == ("Hi", (":hi", ":hello"))
    assert render(snippet, AROUND).text == "Hello 2024"
    assert [str(note) for note in found.notes] == [
        "a.csv:1: The columns stars are left out.",
        "a.csv:4: The row has no text.",
    ]


def test_plain_csv_without_a_head() -> None:
    found = csv_file.read({"a.csv": b":a,one\n:b,two,Name\nalone\n:c,3,n,more\n"})
    assert [(s.keywords, s.text, s.name) for s in found.snippets] == [
        ((":a",), "one", ""),
        ((":b",), "two", "Name"),
        ((), "alone", ""),
        ((":c",), "3", "n"),
    ]
    assert len(found.notes) == 1


def test_another_encoding_is_told() -> None:
    found = csv_file.read({"a.csv": "k,café\n".encode("latin-1")})
    assert "not UTF-8" in found.notes[0].message
    assert csv_file.read({"a.csv": "k,café\n".encode("utf-16")}).snippets[0].text == "café"


@settings(deadline=None, max_examples=50)
@given(libraries)
def test_what_csv_has_columns_for_survives(library: list[Snippet]) -> None:
    exported = csv_file.write(library)
    back = {snippet.uid: snippet for snippet in csv_file.read(exported.files).snippets}
    for snippet in library:
        if not (snippet.text or snippet.html or snippet.markdown):
            assert any(note.level == "left out" for note in exported.notes)
            continue
        found = back[snippet.uid]
        for name in ("name", "text", "html", "markdown", "folder", "tags"):
            assert getattr(found, name) == getattr(snippet, name)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    csv_file.read({"a.csv": data})
    textexpander.read({"a.csv": data})
    textexpander.read({"a.csv": b"a," + data.replace(b"\x00", b"%") + b"%Y%filltext:%fillpopup:a%"})


def test_they_are_known_by_their_files() -> None:
    assert textexpander.is_one({"a.csv": EXPORT.encode()})
    assert not textexpander.is_one({"a.csv": b"a,100% b"})
    assert csv_file.is_one({"a.csv": b""})
