"""Raycast's JSON: a list of `{"name", "text", "keyword"}`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from indexer.contract.snippets import Snippet
from indexer.snippets.formats import kept
from indexer.snippets.formats.braces import from_braces, to_braces
from indexer.snippets.formats.json_text import read as read_json
from indexer.snippets.formats.reading import (
    Exported,
    Files,
    FormatError,
    Imported,
    Note,
    Report,
    Value,
    as_extra,
    from_extra,
    listed,
    text_of,
)

FORMAT: Final = "raycast"
_HELD: Final = frozenset({"name", "text", "keywords", "extra"})
_KNOWN: Final = frozenset({"name", "text", "keyword", kept.KEY})
_FILE: Final = "snippets.json"


def read(files: Files) -> Imported:
    """Return the snippets of Raycast's exports."""
    report = Report(FORMAT)
    for path, data in sorted(files.items()):
        if not path.endswith(".json"):
            report.note("info", path, 0, "This is no JSON file and is passed over.")
            continue
        try:
            found = read_json(text_of(data, path, report))
        except FormatError as error:
            report.unreadable(path, str(error))
            continue
        if isinstance(found, dict) and isinstance(found.get("snippets"), list):
            found = found["snippets"]
        if not isinstance(found, list):
            report.unreadable(path, "The file holds no list of snippets.")
            continue
        for number, entry in enumerate(found, 1):
            _entry(entry, number, path, report)
    return report.done()


def is_one(files: Files) -> bool:
    """Guess whether files are Raycast's."""
    return any(
        path.endswith(".json") and data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{")
        and b'"text"' in data
        for path, data in files.items()
    )  # fmt: skip


def _entry(entry: Value, number: int, path: str, report: Report) -> None:
    if not isinstance(entry, dict):
        report.note("left out", path, 0, f"Entry {number} is no snippet.")
        return
    said: list[str] = []
    text, name = entry.get("text"), entry.get("name")
    if not isinstance(text, str):
        report.note("left out", path, 0, f"Entry {number} has no text.")
        return
    title = f"Entry {number}" + (f" ({name[:60]})" if isinstance(name, str) and name else "")
    stem = entry.get("keyword") or name
    uid = report.uid(stem if isinstance(stem, str) else "")
    found = _native(entry, uid, said)
    if kept.KEY in entry:
        native = {key: value for key, value in entry.items() if key != kept.KEY}
        whole = kept.restored(found, native, entry[kept.KEY], _HELD)
        if whole is None:
            said.append("what Magpie kept beside it is damaged and left out")
        elif whole.text == found.text:
            found = whole
        else:
            found, said = whole, []  # the template's own spelling, which Raycast has not
    for message in said:
        report.note("changed", path, 0, f"{title}: {message}.")
    report.add(found, path, 0)


def _native(entry: Mapping[str, Value], uid: str, said: list[str]) -> Snippet:
    """Return an entry as a snippet, without what was kept beside it."""

    def told(key: str) -> str:
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            said.append(f"{key} is no text and left out")
        return value if isinstance(value, str) else ""

    done = from_braces(told("text"))
    if done.lost:
        said.append(f"{listed(done.lost)} stays text")
    rest = {key: value for key, value in entry.items() if key not in _KNOWN}
    if rest:
        said.append(f"{listed(list(rest))} has no effect here")
    keyword = told("keyword")
    return Snippet(
        uid=uid, name=told("name"), text=done.text, keywords=(keyword,) if keyword else (),
        extra=as_extra(rest),
    )  # fmt: skip


def write(snippets: Sequence[Snippet]) -> Exported:
    """Return one JSON file; `read` gives the same snippets back."""
    notes: list[Note] = []
    entries = []
    for snippet in snippets:
        done = to_braces(snippet.text or snippet.markdown or snippet.html)
        native: dict[str, Value] = {
            "name": snippet.name or next(iter(snippet.keywords), "") or "Snippet",
            "text": done.text,
        }
        if snippet.keywords:
            native["keyword"] = snippet.keywords[0]
        native |= {k: v for k, v in from_extra(snippet.extra).items() if k not in _KNOWN}
        lost = [f"{word}" for word in done.lost] + _lost(snippet)
        if lost:
            title = str(native["name"])[:60]
            message = f"{title}: Raycast has not {listed(list(dict.fromkeys(lost)))}."
            notes.append(Note("changed", _FILE, 0, " ".join(message.split())))
        back = _native(native, "", [])
        entries.append({**native, kept.KEY: kept.beside(snippet, native, back)})
    data = json.dumps(entries, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    return Exported({_FILE: data + b"\n"}, tuple(notes))


def _lost(snippet: Snippet) -> list[str]:
    """Name what Raycast has nothing for."""
    lost = {
        "further keywords": len(snippet.keywords) > 1,
        "regular expressions": bool(snippet.regex),
        "rich text": bool(snippet.html or snippet.markdown),
        "pictures": bool(snippet.image),
        "variables": bool(snippet.variables),
        "word borders": snippet.expansion.left_word or snippet.expansion.right_word,
        "case propagation": snippet.expansion.propagate_case,
    }
    return [name for name, is_there in lost.items() if is_there]
