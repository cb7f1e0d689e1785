"""Alfred's `.alfredsnippets`: a zip of JSON files, and a prefix and suffix for all keywords.

Nothing is unpacked on the disk. Entries whose names lead elsewhere, and archives that would grow
out of all proportion, are refused.
"""

from __future__ import annotations

import html
import io
import lzma
import posixpath
import re
import zipfile
import zlib
from typing import Final

from indexer.contract.snippets import Expansion, Snippet
from indexer.snippets.formats.braces import from_braces
from indexer.snippets.formats.json_text import read as read_json
from indexer.snippets.formats.reading import (
    Files,
    FormatError,
    Imported,
    Report,
    Value,
    as_extra,
    listed,
    text_of,
)

FORMAT: Final = "alfred"
_EXTENSION: Final = ".alfredsnippets"
_MOST: Final = 20_000  # entries
_LARGEST: Final = 2 << 20  # bytes of one entry, unpacked
_ALL: Final = 64 << 20  # bytes of all entries, unpacked
_KNOWN: Final = frozenset({"snippet", "uid", "name", "keyword", "dontautoexpand"})
# Only two texts of the property list are wanted; reading them so runs no XML parser on it.
_TEXTS: Final = re.compile(r"<key>\s*(\w+)\s*</key>\s*<string>([^<]*)</string>")


def read(files: Files) -> Imported:
    """Return the snippets of Alfred's exports."""
    report = Report(FORMAT)
    for path, data in sorted(files.items()):
        if not path.endswith(_EXTENSION):
            report.note("info", path, 0, "This is no Alfred export and is passed over.")
            continue
        try:
            _archive(path, data, report)
        except FormatError as error:
            report.unreadable(path, str(error))
    return report.done()


def is_one(files: Files) -> bool:
    """Guess whether files are Alfred's."""
    return any(path.endswith(_EXTENSION) for path in files)


def _archive(path: str, data: bytes, report: Report) -> None:
    entries = _entries(path, data, report)
    plist = entries.pop("info.plist", b"").decode("utf-8", "replace")
    told = {name: html.unescape(text) for name, text in _TEXTS.findall(plist)}
    around = (told.get("snippetkeywordprefix", ""), told.get("snippetkeywordsuffix", ""))
    folder = posixpath.basename(path).removesuffix(_EXTENSION)
    for name, content in entries.items():
        place = f"{path}/{name}"
        if not name.endswith(".json"):
            report.note("info", place, 0, "This is no snippet and is passed over.")
            continue
        try:
            found = read_json(text_of(content, place, report))
        except FormatError as error:
            report.unreadable(place, str(error))
            continue
        inner = found.get("alfredsnippet") if isinstance(found, dict) else None
        if not isinstance(inner, dict) or not isinstance(inner.get("snippet"), str):
            report.note("left out", place, 0, "This is no snippet of Alfred's.")
        else:
            _snippet(inner, folder, around, place, report)


def _entries(path: str, data: bytes, report: Report) -> dict[str, bytes]:
    """Return the archive's files. FormatError for what is none, or a bomb."""
    found: dict[str, bytes] = {}
    left = _ALL
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST or sum(member.file_size for member in members) > _ALL:
                raise FormatError("The archive is too large.")
            for member in members:
                name = member.filename
                if member.is_dir():
                    continue
                if "/" in name or "\\" in name or name in ("", ".", "..") or ":" in name:
                    shown = name[:80].replace("\n", " ")
                    report.note("left out", path, 0, f"The entry {shown} leads elsewhere.")
                    continue
                with archive.open(member) as file:
                    content = file.read(_LARGEST + 1)
                left -= len(content)
                if left < 0:
                    raise FormatError("The archive is too large.")
                if len(content) > _LARGEST:
                    report.note("left out", f"{path}/{name}", 0, "The entry is too large.")
                    continue
                found[name] = content
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError) as error:
        raise FormatError("This is no archive, or a damaged one.") from error
    except (RuntimeError, NotImplementedError, ValueError) as error:
        raise FormatError("The archive is encrypted or packed in an unknown way.") from error
    return found


def _snippet(
    inner: dict[str, Value], folder: str, around: tuple[str, str], place: str, report: Report
) -> None:
    def told(key: str) -> str:
        value = inner.get(key)
        if value is not None and not isinstance(value, str):
            report.note("changed", place, 0, f"{key} is no text and left out.")
        return value if isinstance(value, str) else ""

    done = from_braces(told("snippet"))
    if done.lost:
        report.note("changed", place, 0, f"{listed(done.lost)} stays text.")
    rest = {key: value for key, value in inner.items() if key not in _KNOWN}
    if rest:
        report.note("changed", place, 0, f"{listed(list(rest))} has no effect here.")
    keyword = told("keyword")
    silent = inner.get("dontautoexpand") in (True, 1, "1", "true")
    report.add(
        Snippet(
            uid=report.uid(told("uid") or keyword or told("name")),
            name=told("name"), folder=folder, text=done.text,
            keywords=(f"{around[0]}{keyword}{around[1]}",) if keyword else (),
            expansion=Expansion(automatic=not silent), extra=as_extra(rest),
        ),
        place,
        0,
    )  # fmt: skip
