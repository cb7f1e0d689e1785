"""Plain CSV, with or without a head; the texts are templates of ours."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Final

from indexer.contract.snippets import Snippet
from indexer.snippets.formats.csv_text import Row, delimiter_of, quoted, rows
from indexer.snippets.formats.reading import (
    Exported,
    Files,
    Imported,
    Note,
    Report,
    listed,
    text_of,
)
from indexer.snippets.values import joined, parted

FORMAT: Final = "csv"
_FILE: Final = "snippets.csv"
_COLUMNS: Final = ("uid", "name", "keywords", "text", "html", "markdown", "folder", "tags")
_NAMES: Final[dict[str, str]] = {
    "id": "uid", "uid": "uid",
    "name": "name", "title": "name", "label": "name", "description": "name",
    "keyword": "keywords", "keywords": "keywords", "trigger": "keywords",
    "abbreviation": "keywords", "shortcut": "keywords", "shortcode": "keywords",
    "text": "text", "content": "text", "snippet": "text", "body": "text", "replace": "text",
    "phrase": "text", "expansion": "text", "value": "text",
    "html": "html", "rich text": "html", "markdown": "markdown",
    "folder": "folder", "group": "folder", "category": "folder", "collection": "folder",
    "tags": "tags", "tag": "tags",
}  # fmt: skip
_TEXTS: Final = ("text", "html", "markdown")


def read(files: Files) -> Imported:
    """Return the snippets of CSV files."""
    report = Report(FORMAT)
    for path, data in sorted(files.items()):
        if not path.endswith((".csv", ".tsv")):
            report.note("info", path, 0, "This is no CSV file and is passed over.")
            continue
        text = text_of(data, path, report)
        found = list(rows(text, delimiter_of(text)))
        columns = _head(found[0], path, report) if found else ()
        for row in found[1:] if columns else found:
            _row(row, columns or _guess(row), path, report)
    return report.done()


def is_one(files: Files) -> bool:
    """Guess whether files are CSV."""
    return any(path.endswith((".csv", ".tsv")) for path in files)


def _head(row: Row, path: str, report: Report) -> tuple[str, ...]:
    """Return what the columns are called, nothing for a first row that is a snippet itself."""
    names = [value.strip().lower() for value in row.values]
    columns = tuple(_NAMES.get(name, "") for name in names)
    if not any(column in _TEXTS for column in columns):
        return ()
    unknown = [name or "without a name" for name in names if name not in _NAMES]
    if unknown:
        report.note("left out", path, row.line, f"The columns {listed(unknown)} are left out.")
    return columns


def _guess(row: Row) -> tuple[str, ...]:
    return ("text",) if len(row.values) == 1 else ("keywords", "text", "name")


def _row(row: Row, columns: tuple[str, ...], path: str, report: Report) -> None:
    if row.guessed:
        message = "The quotes of this row do not match: look whether its text is whole."
        report.note("changed", path, row.line, message)
    told: dict[str, str] = {}
    for column, value in zip(columns, row.values, strict=False):
        if column:
            told.setdefault(column, value)
    if len(row.values) > len(columns) and any(row.values[len(columns) :]):
        report.note("changed", path, row.line, "The row has more values than there are columns.")
    if not any(told.get(column) for column in _TEXTS):
        report.note("left out", path, row.line, "The row has no text.")
        return
    keywords = tuple(word for word in parted(told.get("keywords", "")) if word.strip())
    stem = next(iter(keywords), "") or told.get("name", "") or told.get("text", "")[:200]
    report.add(
        Snippet(
            uid=told.get("uid") or report.uid(posixpath.basename(path), stem),
            name=told.get("name", ""), keywords=keywords, text=told.get("text", ""),
            html=told.get("html", ""), markdown=told.get("markdown", ""),
            folder=told.get("folder", ""),
            tags=tuple(tag for tag in parted(told.get("tags", "")) if tag),
        ),
        path,
        row.line,
    )  # fmt: skip


def write(snippets: Sequence[Snippet]) -> Exported:
    """Return one CSV file with a head; several keywords and tags are parted by strokes."""
    lines = [",".join(_COLUMNS)]
    notes: list[Note] = []
    for snippet in snippets:
        values: Mapping[str, str] = {
            "uid": snippet.uid, "name": snippet.name, "keywords": joined(snippet.keywords),
            "text": snippet.text, "html": snippet.html, "markdown": snippet.markdown,
            "folder": snippet.folder, "tags": joined(snippet.tags),
        }  # fmt: skip
        title = (snippet.name or next(iter(snippet.keywords), "") or snippet.uid)[:60]
        if not any(values[column] for column in _TEXTS):
            message = f"{title}: it has no text and is left out."
            notes.append(Note("left out", _FILE, 0, " ".join(message.split())))
            continue
        lines.append(",".join(quoted(values[column]) for column in _COLUMNS))
        if lost := _lost(snippet):
            message = f"{title}: CSV has no column for {listed(lost)}."
            notes.append(Note("changed", _FILE, 0, " ".join(message.split())))
    data = "\r\n".join(lines) + "\r\n"
    return Exported({_FILE: data.encode("utf-8", "replace")}, tuple(notes))


def _lost(snippet: Snippet) -> list[str]:
    empty = Snippet(uid="")
    names = {
        "regex": "regular expressions", "image": "pictures", "search_terms": "search terms",
        "comment": "comments", "source": "the source", "expansion": "how it expands",
        "fields": "form fields", "variables": "variables", "extra": "what else was kept",
    }  # fmt: skip
    return [name for key, name in names.items() if getattr(snippet, key) != getattr(empty, key)]
