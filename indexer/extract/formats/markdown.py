"""Markdown: the text verbatim, with what its front matter and headings tell."""

from __future__ import annotations

import re
import tomllib

from indexer.documents import Extracted, Heading
from indexer.extract.decoding import decode

_YAML = re.compile(
    r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEPT = {
    "title": "title", "tags": "tags", "tag": "tags", "keywords": "tags", "categories": "tags",
    "aliases": "aliases", "alias": "aliases", "author": "author", "authors": "author",
    "date": "date", "created": "date", "description": "description", "lang": "language",
}  # fmt: skip
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"\s*-[ \t]+(.+)$")
_BLOCK = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$"
    r"|^ {0,3}(?P<marks>\#{1,6})(?:[ \t]+(?P<atx>[^\n]*?))?(?:[ \t]+\#+)?[ \t]*$"
    r"|^(?P<setext> {0,3}[^\s>#\-*+|][^\n]*)\n {0,3}(?P<line>=+|-{2,})[ \t]*$",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[\[?([^\[\]]*)\](?:\([^()\s]*\)|\])?")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1")


def extract(data: bytes, name: str) -> Extracted:
    """Keep the raw text, so that its lines are the file's."""
    del name
    text = decode(data)
    fields, start = _front_matter(text)
    headings = _headings(text, start)
    title = fields.pop("title", "")
    if not title:
        title = next((item.text for item in headings if item.level == 1), "")
    return Extracted(text=text, mime="text/markdown", title=title, headings=headings, fields=fields)


def _headings(text: str, start: int) -> tuple[Heading, ...]:
    """Find ATX and setext headings outside fenced code."""
    found = []
    fence = ""
    for match in _BLOCK.finditer(text, start):
        mark = match["fence"]
        if mark:
            if not fence:
                fence = mark
            elif mark[0] == fence[0] and len(mark) >= len(fence) and _closes(match[0], mark):
                fence = ""
        elif not fence:
            level, words = _heading(match)
            if words:
                found.append(Heading(match.start(), level, words))
    return tuple(found)


def _closes(line: str, mark: str) -> bool:
    return line.strip() == mark


def _heading(match: re.Match[str]) -> tuple[int, str]:
    if match["marks"]:
        return len(match["marks"]), _plain(match["atx"] or "")
    return (1 if match["line"][0] == "=" else 2), _plain(match["setext"])


def _plain(words: str) -> str:
    """Take the marks off a heading's words."""
    if any(mark in words for mark in "[*_`~"):
        words = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", words))
    return " ".join(words.split())


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return what the front matter says, and where the text after it starts."""
    yaml = _YAML.match(text)
    if yaml:
        return _kept(_simple_yaml(yaml[1])), yaml.end()
    toml = _TOML.match(text)
    if toml:
        try:
            return _kept(_flat(tomllib.loads(toml[1]))), toml.end()
        except tomllib.TOMLDecodeError:
            return {}, toml.end()
    return {}, 0


def _kept(found: dict[str, list[str]]) -> dict[str, str]:
    fields: dict[str, list[str]] = {}
    for key, values in found.items():
        if key.lower() in _KEPT:
            fields.setdefault(_KEPT[key.lower()], []).extend(values)
    return {key: ", ".join(filter(None, values)) for key, values in fields.items() if any(values)}


def _flat(table: dict[str, object]) -> dict[str, list[str]]:
    flat: dict[str, list[str]] = {}
    for key, value in table.items():
        items = value if isinstance(value, list) else [value]
        flat[key] = [str(item) for item in items if not isinstance(item, dict | list)]
    taxonomies = table.get("taxonomies")
    return {**_flat(taxonomies), **flat} if isinstance(taxonomies, dict) else flat


def _simple_yaml(block: str) -> dict[str, list[str]]:
    """Read top-level scalars and lists; people's front matter is often not quite YAML."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in block.split("\n"):
        top = _KEY.match(line)
        if top:
            key = top[1]
            found[key] = _values(top[2] or "")
        elif key:
            item = _ITEM.match(line)
            if item:
                found[key].extend(_values(item[1]))
            elif line[:1].isspace() and line.strip() and ":" not in line:
                found[key] = [" ".join([*found[key], line.strip()])]  # a folded scalar goes on
    return found


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(item) for item in text[1:-1].split(",") if item.strip()]
    return [] if text in {"", "|", ">", "|-", ">-", "null", "~"} else [_scalar(text)]


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text.partition(" #")[0].rstrip()
