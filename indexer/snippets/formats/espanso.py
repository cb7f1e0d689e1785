"""espanso's folders of YAML: match files with imports, global variables and packages.

Read are `match/**/*.yml`, or all files where there is no such folder. Files whose names begin with
`_` come in where another one imports them. Global variables are copied into the snippets that use
them, so that each snippet stands alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from indexer.contract.snippets import Snippet, UnknownVariable, Variable
from indexer.contract.templates import Placeholder, parse
from indexer.snippets.formats.espanso_match import DEFAULTS, match_of, snippet_of, with_kept
from indexer.snippets.formats.espanso_values import text, texts, variable_of
from indexer.snippets.formats.paths import file_names
from indexer.snippets.formats.reading import (
    Exported,
    Files,
    FormatError,
    Imported,
    Note,
    Report,
    Value,
    listed,
)
from indexer.snippets.formats.yaml_text import Record
from indexer.snippets.formats.yaml_text import read as read_yaml
from indexer.snippets.formats.yaml_text import write as write_yaml
from indexer.snippets.variables import REFERENCE

FORMAT: Final = "espanso"
_EXTENSIONS: Final = (".yml", ".yaml")
_MANIFEST: Final = "_manifest.yml"
_TOP: Final = frozenset({"matches", "global_vars", "imports", "match_defaults", "$schema"})


def read(files: Files) -> Imported:
    """Return the snippets of an espanso folder, a package or single match files."""
    return _Reader(files).read()


def is_one(files: Files) -> bool:
    """Guess whether files are espanso's."""
    return any(
        path.endswith(_EXTENSIONS) and (b"matches:" in data or b"global_vars:" in data)
        for path, data in files.items()
    )


class _Reader:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._report = Report(FORMAT)
        self._documents: dict[str, Record] = {}
        self._globals: dict[str, Variable] = {}
        self._used: set[str] = set()
        self._root = _match_folder(files)

    def read(self) -> Imported:
        self._load()
        for path, document in self._documents.items():
            self._global_vars(path, document)
        for path, document in self._documents.items():
            self._matches(path, document)
        unused = [name for name in self._globals if name not in self._used]
        if unused:
            message = f"No match uses the global variables {listed(unused)}: they do not come in."
            self._report.note("left out", "", 0, message)
        return self._report.done()

    def _load(self) -> None:
        """Read all match files, those that others import as well."""
        private = set()
        waiting = []
        for path in sorted(self._files):
            name = posixpath.basename(path)
            if not path.endswith(_EXTENSIONS):
                self._report.note("info", path, 0, "This is no match file and is passed over.")
            elif name == _MANIFEST:
                self._manifest(path)
            elif not path.startswith(self._root) or "config" in path.split("/")[:-1]:
                self._report.note("info", path, 0, "espanso's own settings are passed over.")
            elif name.startswith("_"):
                private.add(path)
            else:
                waiting.append(path)
        while waiting:
            path = waiting.pop(0)
            if path not in self._documents and (document := self._document(path)) is not None:
                self._documents[path] = document
                imported = self._imports(path, document)
                private -= set(imported)
                waiting += imported
        for path in sorted(private):
            message = "No file imports this one, so that espanso would not load it either."
            self._report.note("left out", path, 0, message)

    def _document(self, path: str) -> Record | None:
        try:
            found = read_yaml(self._files[path])
        except FormatError as error:
            self._report.unreadable(path, str(error))
            return None
        if found is None:
            found = Record()
        if not isinstance(found, Record):
            self._report.unreadable(path, "This is no match file: it holds no mapping.")
            return None
        for key in found:
            if key not in _TOP:
                message = f"{key[:60]} has no meaning in a match file."
                self._report.note("left out", path, found.line, message)
        return found

    def _imports(self, path: str, document: Record) -> list[str]:
        found = []
        if isinstance(document.get("imports"), dict):
            message = "The imports are no list and are left out."
            self._report.note("left out", path, document.line, message)
        for told in texts(document.get("imports")):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), told))
            if target in self._files and target.endswith(_EXTENSIONS):
                found.append(target)
            else:
                message = f"The import {told[:100]} is not among the files that are read."
                self._report.note("left out", path, document.line, message)
        return found

    def _manifest(self, path: str) -> None:
        try:
            found = read_yaml(self._files[path])
        except FormatError as error:
            self._report.note("info", path, 0, str(error))
            return
        told = found if isinstance(found, dict) else {}
        name, version = text(told.get("name")), text(told.get("version"))
        title = f"The package {name[:60]} {version[:20]}".strip()
        self._report.note("info", path, 0, f"{title}: what is said of it does not come in.")

    def _global_vars(self, path: str, document: Record) -> None:
        told = document.get("global_vars")
        for one in told if isinstance(told, list) else []:
            line = one.line if isinstance(one, Record) else document.line
            variable = variable_of(one, self._say(path, line))
            if variable is None:
                continue
            if variable.name in self._globals:
                message = f"The global variable {variable.name[:60]} was told of before."
                self._report.note("left out", path, line, message)
            self._globals.setdefault(variable.name, variable)
        if told is not None and not isinstance(told, list):
            message = "The global variables are no list."
            self._report.note("left out", path, document.line, message)

    def _matches(self, path: str, document: Record) -> None:
        told = document.get("matches")
        if told is not None and not isinstance(told, list):
            self._report.unreadable(path, "The matches are no list.", line=document.line)
            return
        defaults = self._defaults(path, document)
        for one in told or []:
            if isinstance(one, Record):
                self._match(path, one, defaults)
            else:
                self._report.note("left out", path, document.line, "A match is no mapping.")

    def _defaults(self, path: str, document: Record) -> dict[str, Value]:
        told = document.get("match_defaults")
        found = {k: v for k, v in told.items() if k in DEFAULTS} if isinstance(told, dict) else {}
        unknown = [k for k in told if k not in DEFAULTS] if isinstance(told, dict) else []
        if unknown:
            message = f"Of match_defaults, {listed(unknown)} has no effect here."
            self._report.note("changed", path, document.line, message)
        return found

    def _match(self, path: str, match: Record, defaults: Mapping[str, Value]) -> None:
        say = self._say(path, match.line)
        if match.twice:
            say(f"{listed(match.twice)} is told twice, and the last counts.")
        whole = {**defaults, **match}
        name = (*texts(match.get("triggers")), *texts(match.get("trigger")))
        stem = name[0] if name else text(match.get("regex")) or text(match.get("label"))
        found = snippet_of(whole, self._report.uid(path, stem), _folder(path, self._root), say)
        if found is None:
            message = f"The match {stem[:60]} writes nothing and is left out."
            self._report.note("left out", path, match.line, message)
            return
        found = with_kept(self._with_globals(found, say), match, say)
        self._report.add(found, path, match.line)

    def _with_globals(self, snippet: Snippet, say: _Say) -> Snippet:
        """Copy the global variables that a snippet uses, and those that these use."""
        own: dict[str, Variable] = {}
        for variable in snippet.variables:
            if isinstance(variable, UnknownVariable) and variable.kind == "global":
                if (meant := self._globals.get(variable.name)) is None:
                    say(f"There is no global variable {variable.name[:60]}.")
                else:
                    self._used.add(variable.name)
                    variable = meant
            own[variable.name] = variable
        waiting = _referred(snippet)
        while waiting:
            name = waiting.pop(0)
            if name not in own and name in self._globals:
                own[name] = self._globals[name]
                self._used.add(name)
                waiting += _referred_by(own[name])
        return msgspec.structs.replace(snippet, variables=tuple(own.values()))

    def _say(self, path: str, line: int) -> _Say:
        return _Say(self._report, path, line)


class _Say:
    """Notes what does not come in as it is."""

    def __init__(self, report: Report, path: str, line: int) -> None:
        self._report = report
        self._path = path
        self._line = line

    def __call__(self, message: str) -> None:
        self._report.note("changed", self._path, self._line, message)


def _referred(snippet: Snippet) -> list[str]:
    found = [
        node.name
        for source in (snippet.text, snippet.html, snippet.markdown)
        for node in parse(source).nodes
        if isinstance(node, Placeholder) and node.bare
    ]
    for variable in snippet.variables:
        found += _referred_by(variable)
    for field in snippet.fields:
        found += [pair[0] for pair in REFERENCE.findall(f"{field.default} {field.values}")]
    return found


def _referred_by(variable: Variable) -> list[str]:
    inside = msgspec.json.encode(variable).decode()
    return [*variable.depends_on, *(pair[0] for pair in REFERENCE.findall(inside))]


def _match_folder(files: Iterable[str]) -> str:
    """Return the folder that holds the match files, with a / at its end, "" for all."""
    for path in sorted(files, key=lambda path: path.count("/")):
        folders = path.split("/")[:-1]
        if "match" in folders:
            return "/".join(folders[: folders.index("match") + 1]) + "/"
    return ""


def _folder(path: str, root: str) -> str:
    inner = path.removeprefix(root)
    stem = posixpath.splitext(inner)[0]
    if posixpath.basename(stem) in ("base", "package"):
        return posixpath.dirname(stem)
    return stem


def write(snippets: Sequence[Snippet]) -> Exported:
    """Return match files, one for each folder; `read` gives the same snippets back."""
    notes: list[Note] = []
    names = file_names([snippet.folder or "base" for snippet in snippets])
    matches: dict[str, list[Value]] = {}
    for snippet in snippets:
        path = f"match/{names[snippet.folder or 'base']}.yml"
        title = (snippet.name or next(iter(snippet.keywords), "") or snippet.uid)[:60]

        def say(message: str, path: str = path, title: str = title) -> None:
            notes.append(Note("changed", path, 0, f"{title}: {message}"))

        matches.setdefault(path, []).append(match_of(snippet, say))
    files = {path: write_yaml({"matches": found}) for path, found in matches.items()}
    return Exported(files, tuple(notes))
