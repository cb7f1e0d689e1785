"""A folder of Markdown files: one snippet each, what is said of it in YAML at its head.

The head lies between two lines of `---`. The rest of the file, but for its last line's end, is the
text; `rich: true` makes it Markdown that is pasted as rich text. Folders are the snippets' folders.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from indexer.contract.snippets import Snippet
from indexer.snippets.formats.espanso_values import flag, text, texts
from indexer.snippets.formats.paths import file_names
from indexer.snippets.formats.reading import (
    Exported,
    Files,
    FormatError,
    Imported,
    Report,
    Value,
    as_extra,
    from_extra,
    listed,
    text_of,
    told_of,
)
from indexer.snippets.formats.yaml_text import read as read_yaml
from indexer.snippets.formats.yaml_text import write as write_yaml

FORMAT: Final = "markdown"
_EXTENSIONS: Final = (".md", ".markdown", ".txt")
_HEAD: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)(?:^|\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_OPEN_HEAD: Final = re.compile(r"---[ \t]*\r?\n\w+:")
_OWN: Final = frozenset(
    {field.encode_name for field in msgspec.structs.fields(Snippet)} - {"origin", "extra"}
)
# Keys of other programs' heads, and their like here.
_LIKE: Final = {"title": "name", "keyword": "keywords", "trigger": "keywords", "tag": "tags"}
_BODY: Final = frozenset({"text", "markdown"})


def read(files: Files) -> Imported:
    """Return a snippet for each Markdown file."""
    report = Report(FORMAT)
    for path, data in sorted(files.items()):
        if path.endswith(_EXTENSIONS):
            _file(path, text_of(data, path, report), report)
        else:
            report.note("info", path, 0, "This is no Markdown file and is passed over.")
    return report.done()


def is_one(files: Files) -> bool:
    """Guess whether files are such a folder."""
    return any(path.endswith(_EXTENSIONS[:2]) for path in files)


def _file(path: str, content: str, report: Report) -> None:
    told: dict[str, Value] = {}
    body = content
    if head := _HEAD.match(content):
        try:
            found = read_yaml(head[1].encode("utf-8", "replace"))
        except FormatError as error:
            report.broken.add(path)
            report.note("changed", path, 1, f"The head is left as text: {error}")
        else:
            if isinstance(found, dict) or found is None:
                told, body = dict(found or {}), content[head.end() :]
            else:
                report.broken.add(path)
                report.note("changed", path, 1, "The head is left as text: it is no mapping.")
    elif _OPEN_HEAD.match(content):
        report.broken.add(path)
        report.note("changed", path, 1, "The head has no end and is left as text.")
    body = re.sub(r"\r?\n\Z", "", body)
    rich = flag(told.pop("rich", None))
    found_snippet = _snippet(path, told, report)
    if found_snippet.text and body:
        report.note("changed", path, 1, "The text in the head stands beside the body's.")
    key = "markdown" if rich else "text"
    if body or not getattr(found_snippet, key):
        found_snippet = msgspec.structs.replace(found_snippet, **{key: body})
    report.add(found_snippet, path, 1)


def _snippet(path: str, told: dict[str, Value], report: Report) -> Snippet:
    """Return what a head says; what it says wrongly is told of and left out."""
    known: dict[str, Value] = {}
    for key in list(told):
        name = _LIKE.get(key, key)
        if name in _OWN and name not in known:
            value = told.pop(key)
            known[name] = _fitting(name, value)
    stem = posixpath.splitext(posixpath.basename(path))[0]
    uid = text(known.pop("uid", "")) or report.uid(path)
    whole: dict[str, Value] = {"uid": uid, "name": stem, "folder": posixpath.dirname(path)}
    for key, value in known.items():
        try:
            msgspec.convert({"uid": "", key: value}, Snippet)
        except msgspec.ValidationError:
            report.note("changed", path, 1, f"{key} cannot be what it is in the head.")
        else:
            whole[key] = value
    if told:
        message = f"{listed(list(told))} in the head has no effect here."
        report.note("changed", path, 1, message)
    return msgspec.structs.replace(msgspec.convert(whole, Snippet), extra=as_extra(told))


def _fitting(name: str, value: Value) -> Value:
    if name in ("keywords", "tags", "search_terms"):
        return value if isinstance(value, dict) else list(texts(value))
    if name in ("created", "modified"):
        return value
    return text(value) if isinstance(value, bool | int | float) else value


def write(snippets: Sequence[Snippet]) -> Exported:
    """Return a file for each snippet; `read` gives the same snippets back."""
    wished = {
        snippet.uid: "/".join(
            part for part in (snippet.folder, _title(snippet).replace("/", "-")) if part
        )
        for snippet in snippets
    }
    # Names that are the same are told apart by their ids.
    taken: dict[str, int] = {}
    for path in wished.values():
        taken[path] = taken.get(path, 0) + 1
    wished = {u: f"{p} {u[-8:]}" if taken[p] > 1 else p for u, p in wished.items()}
    names = file_names(wished.values())
    files: dict[str, bytes] = {}
    for snippet in snippets:
        path = names[wished[snippet.uid]]
        while f"{path}.md" in files:
            path += "-"
        files[f"{path}.md"] = _written(snippet, f"{path}.md")
    return Exported(files, ())


def _title(snippet: Snippet) -> str:
    first = (snippet.text or snippet.markdown).strip().split("\n")[0][:40]
    return snippet.name or next(iter(snippet.keywords), "") or first or snippet.uid


def as_form(snippet: Snippet) -> bytes:
    """Return a snippet as a file for a person to edit: with what may be filled in, without ids."""
    bare = msgspec.structs.replace(snippet, uid="", created=0.0, modified=0.0)
    hint = (
        b"---\n# Here stands what is said of the snippet, its text below the second line of ---.\n"
    )
    empty: dict[str, Value] = {"name": "", "keywords": [], "tags": [], "folder": ""}
    return _written(bare, "", empty).replace(b"---\n", hint, 1)


def from_form(form: bytes, before: Snippet) -> Imported:
    """Return the one snippet of an edited form; it is still the one before where it has no say."""
    stem = "a form without a name"
    found = read({f"{stem}.md": form})
    (snippet,) = found.snippets
    snippet = msgspec.structs.replace(
        snippet,
        uid=before.uid,
        name="" if snippet.name == stem else snippet.name,
        created=before.created,
        modified=before.modified,
        origin=before.origin,
    )
    return found._replace(snippets=(snippet,))


def _written(snippet: Snippet, path: str, empty: Mapping[str, Value] | None = None) -> bytes:
    told = {**(empty or {}), **told_of(msgspec.structs.replace(snippet, extra=""))}
    if not snippet.uid:
        told.pop("uid")
    rich = bool(snippet.markdown) and not snippet.text
    key = "markdown" if rich else "text"
    body = str(told.pop(key, ""))
    if "\r" in body:
        # Programs change such ends of lines; in the head they are quoted.
        told[key], body = body, ""
        rich = False
    # What the path says without the head would stand for what is empty.
    told["name"] = snippet.name
    if snippet.folder != posixpath.dirname(path):
        told["folder"] = snippet.folder
    elif "folder" not in (empty or {}):
        told.pop("folder", None)
    if rich:
        told["rich"] = True
    rest = {k: v for k, v in from_extra(snippet.extra).items() if k not in told}
    head = write_yaml({**told, **rest}).decode()
    return f"---\n{head}---\n{body}\n".encode("utf-8", "replace")
