"""Every line that another layer makes for the person is in the catalogues, or known not to be.

The sources are read: what is handed to an error, a failure, a note and the like is a line. Values
in it are replaced by samples, and the line must be recognised.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from string import Formatter
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.lines import EXACT, TEMPLATES
from desktop.ui.telling import _exact, _read, told
from indexer.documents import Passage, Unit
from indexer.search.citation import label
from tests.desktop.translations.tool import ROOT

_SOURCES: Final = (
    "desktop/connection/*.py", "desktop/system/*.py", "indexer/catalog/store.py",
    "indexer/contract/codec.py", "indexer/contract/templates/parsing.py", "indexer/extract/*.py",
    "indexer/extract/formats/*.py", "indexer/ingest/file_stage.py", "indexer/ingest/worker.py",
    "indexer/preview/*.py", "indexer/search/running.py",
    "indexer/search/explain.py", "indexer/search/meaning.py", "indexer/search/similar.py",
    "indexer/semantic/embedder.py", "indexer/semantic/export.py", "indexer/semantic/model_*.py",
    "indexer/server/*.py", "indexer/service.py", "indexer/settings/*.py",
    "indexer/snippets/exchange/*.py", "indexer/snippets/known.py", "indexer/snippets/rendering.py",
    "indexer/snippets/variables.py", "indexer/snippets/dates.py", "indexer/watch/*.py",
)  # fmt: skip
_FILES: Final = sorted(
    path.relative_to(ROOT).as_posix() for pattern in _SOURCES for path in ROOT.glob(pattern)
)
# Where lines are handed over: which argument of a call, by keyword, to a name, by a function.
_CALLS: Final = {
    **dict.fromkeys(
        (
            "Exclusion", "ValueError", "MagpieError", "ModelError", "SettingError",
            "UnwritableError", "NoSuchHitError", "NotOpened", "LaunchError", "TemplateError",
            "ExecLineError", "KeySequenceError", "BusError", "FormatError", "WritingError", "_say",
            "DateError",
        ),
        0,
    ),
    **dict.fromkeys(
        ("Failure", "UnextractableError", "Problem", "Trouble", "Failed", "_problem"), 1
    ),
    "Missing": 2,
}  # fmt: skip
_WORDS: Final = {"notes", "message", "problem", "lines", "reason"}
_NAMES: Final = _WORDS | {"note", "kept", "_GONE"}
_TABLES: Final = {"_PAUSES", "_PROBLEMS", "_UNREADABLE", "_REASONS", "_FILE_REASONS", "_MADE_BY"}
_TELLING: Final = {
    "file_reason", "folder_reason", "content_reason", "_reason_inside", "_limit_problem",
    "recover", "describe", "_foreign", "_kind", "level", "_leveled", "_take_in", "_carry_out",
    "_broken", "_conflicts",
}  # fmt: skip
# As general as to recognise anything.
_GENERAL: Final = {"{template}: {error}", "{key} {wish}"}
_SAMPLES: Final = ("x.y", "7", "2026-11-02 09:05:00")

# What stays English, by a part of it, and why.
_ENGLISH: Final = {
    " lies in ": "a program asks so, not a person",
    "are no span": "a program asks so, not a person",
    "answered elsewhere": "a program asks so, not a person",
    "A pause lasts": "a program asks so, not a person",
    "not a file URI": "a program asks so, not a person",
    "Not a message": "a program asks so, not a person",
    "A message is at most": "a program asks so, not a person",
    "took this one's place": "never shown: the next search is",
    "there is no setting": "the command line alone asks for settings by name",
    "The catalog cannot be opened": "the service ends with it, on the command line",
    "the portal": "the log alone tells why a way to a hotkey does not work",
    "[Desktop Entry]": "no line",
    "Lines that start with #": "the settings file's own comments",
    "# A change takes effect": "the settings file's own comments",
    "threads must be": "a program asks so, not a person",
    "The message was begun": "a program asks so, not a person",
    "exit code": "what the system says of a process that ended unasked",
    "The extraction process does not start": "the log's",
    "Another page is asked for": "never shown: the other page is",
    "passed over": "the command line alone tells of an import's files",
    "The same snippet comes from": "the command line alone tells of an import's files",
    "x.y: x.y": "a template of the person's own with its fault, an unexpected error of a parser",
}


# Made of parts that are lines in other places: by what is in the source, as they read.
_COMPOSED: Final = {
    " waits to be read": (
        "x waits to be read (7 in the queue).",
        "x waits to be read (7 in the queue; indexing pauses: running on battery).",
    ),
    " is watched: ": ("x is watched: 1,200 files are indexed, 7 failed.",),
    "changes are found by polling": (
        "x is on a remote file system (nfs4): changes are found by polling",
    ),
    "a folder is watched as a whole": (
        "x is a file; a folder is watched as a whole.",
        "x is missing; a folder is watched as a whole.",
    ),
    "The indexes are built anew": (
        "The indexes are built anew in the background.",
        "The indexes are built anew once indexing goes on.",
    ),
    'x.y: unknown setting "x.y"x.y': (
        'a.toml: unknown setting "b"',
        'a.toml: unknown setting "b"; did you mean "c"?',
    ),
    "cannot be read: x.y": ("x: cannot be read: permission denied",),
    "x.y: x.y; x.y": (
        "a.toml: index.hidden must be true or false; its default is used",
        "a.toml: index.hidden must be true or false; what it was before stays",
    ),
}


def lines_of(file: str) -> Iterator[ast.expr]:
    """Return the expressions in a source that are lines for a person."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"), file)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
                at = _CALLS.get(name)
                if at is not None and at < len(args):
                    yield args[at]
                yield from (word.value for word in node.keywords if word.arg in _WORDS)
                if name == "append" and _name(node.func.value) in _NAMES | {"problems", "found"}:  # type: ignore[attr-defined]
                    yield from args
            case ast.Assign(targets=[target], value=value):
                if _name(target) in _NAMES | _TABLES:
                    yield value
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                if _name(target) in _NAMES | _TABLES:
                    yield value
            case ast.FunctionDef(name=name) if name in _TELLING:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        yield inner.value


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def spelled(node: ast.expr) -> Iterator[list[str]]:
    """Return, for each line in an expression, how it may read; one of them must be recognised."""
    match node:
        case ast.Constant(value=str(text)):
            yield [text]
        case ast.JoinedStr(values=parts):
            yield ["".join(one) for one in itertools.product(*map(_samples, parts))]
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Dict(values=parts):
            for part in parts:
                yield from spelled(part)
        case ast.IfExp(body=body, orelse=orelse):
            yield from spelled(body)
            yield from spelled(orelse)
        case ast.BoolOp(values=values) | ast.Call(func=ast.Name(id="one_line"), args=values):
            for value in values:
                yield from spelled(value)


def _samples(part: ast.expr) -> list[str]:
    match part:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.FormattedValue(
            value=ast.IfExp(body=ast.Constant(), orelse=ast.Constant()) as chosen
        ):
            return [str(one.value) for one in (chosen.body, chosen.orelse)
                    if isinstance(one, ast.Constant)]  # fmt: skip
    return list(_SAMPLES)


def recognised(line: str) -> bool:
    if line in _exact():
        return True
    read = _read(line)
    return read is not None and read[0].text not in _GENERAL


def is_line(text: str) -> bool:
    """Whether it is words for a person, and not a name, a mark or a rest."""
    return " " in text.strip() and any(char.isalpha() for char in text)


@pytest.mark.parametrize("file", _FILES)
def test_every_line_for_a_person_is_recognised(file: str) -> None:
    strange = [
        ways[0]
        for node in lines_of(file)
        for ways in spelled(node)
        if is_line(ways[0])
        and not any(map(recognised, ways))
        and not any(part in ways[0] for part in (*_ENGLISH, *_COMPOSED))
    ]
    assert not strange, "put them into desktop/ui/lines.py, then `make translations`"


@pytest.mark.parametrize("line", [line for lines in _COMPOSED.values() for line in lines])
def test_a_line_of_parts_is_recognised(line: str) -> None:
    assert recognised(line)


def test_the_sources_are_read() -> None:
    ways = [ways for file in _FILES for node in lines_of(file) for ways in spelled(node)]
    lines = [ways[0] for ways in ways if is_line(ways[0])]
    assert len(lines) > 150
    assert all(any(part in line for line in lines) for part in list(_ENGLISH)[:4])


@pytest.mark.parametrize("text", [text for text in TEMPLATES if text not in _GENERAL])
def test_no_template_hides_another(text: str) -> None:
    values = dict.fromkeys(("count", "all", "first", "last", "page"), "7")
    values |= {"when": "2026-11-02 09:05:00", "key": "a.b", "day": "2027-01-01"}
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    line = text.replace("%Ln", "7").format(**{name: values.get(name, "x") for name in names})
    read = _read(line)
    assert read is not None
    assert read[0].text == text


def test_no_line_is_there_twice() -> None:
    assert len(set(TEMPLATES)) == len(TEMPLATES)
    assert not EXACT & set(TEMPLATES)
    assert told("hidden file") == "hidden file"


@given(st.sampled_from(get_args(Unit)), st.integers(1, 999), st.integers(0, 20), st.text())
def test_every_citation_is_recognised(unit: Unit, first: int, more: int, name: str) -> None:
    passage = Passage(0, 1, 3 if unit != "none" else None, first, first + more, name)
    assert recognised(label(passage, unit))
