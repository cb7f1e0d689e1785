"""What a reader of another program's snippets gives, and a writer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

import msgspec

from indexer.contract.snippets import Origin, Snippet
from indexer.errors import MagpieError

# "changed": it comes in, but not quite as it was. "left out": it does not come in.
Level = Literal["info", "changed", "left out"]
# Files by their path relative to what is read, with / between folders.
Files = Mapping[str, bytes]

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
_MOST_SNIPPETS: Final = 50_000
_LONGEST_NOTE: Final = 300


class FormatError(MagpieError):
    """A file that cannot be read at all; the message is one line."""


class Note(NamedTuple):
    """What became of something in a file, in a line for the person; `line` 0 is the whole file."""

    level: Level
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


class Imported(NamedTuple):
    """What was read: snippets, and what is to be said of them.

    `broken` are files that could not be read as what they are: what they hold is not known.
    """

    snippets: tuple[Snippet, ...]
    notes: tuple[Note, ...]
    broken: frozenset[str] = frozenset()


class Exported(NamedTuple):
    """What is to be written, and what a format cannot hold."""

    files: Mapping[str, bytes]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class Report:
    """Collects snippets and notes of one reading."""

    format: str
    snippets: list[Snippet] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    _seen: dict[str, int] = field(default_factory=dict)

    def note(self, level: Level, file: str, line: int, message: str) -> None:
        """Say what became of something."""
        plain = " ".join(message.split())
        self.notes.append(Note(level, file, line, plain[:_LONGEST_NOTE]))

    def unreadable(self, file: str, message: str, *, line: int = 0) -> None:
        """Say that a file is not what it should be, so that nothing is known of what it holds."""
        self.broken.add(file)
        self.note("left out", file, line, message)

    def uid(self, *parts: str) -> str:
        """Return an id that the same parts give on every import; the second of its kind differs."""
        said = json.dumps([self.format, *parts], ensure_ascii=True)
        count = self._seen[said] = self._seen.get(said, 0) + 1
        if count > 1:
            said += f" {count}"
        return f"{self.format}-{hashlib.blake2b(said.encode(), digest_size=12).hexdigest()}"

    def add(self, snippet: Snippet, file: str, line: int) -> None:
        """Keep a snippet with where it came from. FormatError when there are too many."""
        if len(self.snippets) >= _MOST_SNIPPETS:
            raise FormatError(f"There are more than {_MOST_SNIPPETS:,} snippets in it.")
        origin = Origin(format=self.format, file=file, line=line, digest=digest_of(snippet))
        self.snippets.append(msgspec.structs.replace(snippet, origin=origin))

    def done(self) -> Imported:
        """Return all of it; of snippets with one id the first stays."""
        kept: dict[str, Snippet] = {}
        for snippet in self.snippets:
            if snippet.uid in kept:
                origin = snippet.origin
                self.note("left out", origin.file, origin.line, "This snippet came in before.")
            kept.setdefault(snippet.uid, snippet)
        return Imported(tuple(kept.values()), tuple(self.notes), frozenset(self.broken))


def digest_of(snippet: Snippet) -> str:
    """Return what snippets of the same content have in common, whenever and wherever made."""
    bare = msgspec.structs.replace(
        snippet,
        uid="",
        created=0.0,
        modified=0.0,
        origin=Origin(),
        tags=tuple(sorted(snippet.tags)),
    )
    said = json.dumps(told_of(bare), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def told_of(snippet: Snippet) -> dict[str, Value]:
    """Return what a snippet has that is not as in an empty one, without where it came from.

    msgspec leaves out a default that is the very object, and keeps one that only equals it.
    """
    found: dict[str, Value] = msgspec.to_builtins(msgspec.structs.replace(snippet, origin=Origin()))
    return {key: value for key, value in found.items() if value != {}}


def as_extra(rest: Mapping[str, Value]) -> str:
    """Return what a snippet keeps of keys that have no meaning here."""
    return json.dumps(rest, ensure_ascii=False, sort_keys=True) if rest else ""


def from_extra(extra: str) -> dict[str, Value]:
    """Return what `as_extra` kept, nothing of what is damaged."""
    try:
        found = json.loads(extra) if extra else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def text_of(data: bytes, file: str, report: Report) -> str:
    """Return a file's text: UTF-8 or what its byte order mark says, with what is none replaced."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    text = data.decode("utf-8-sig", "replace")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        report.note("changed", file, 0, "The file is not UTF-8: what could not be read is �.")
    return text


def storable(text: str) -> str:
    """Return text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()


def listed(words: Sequence[str]) -> str:
    """Name a few things in a line."""
    shown = ", ".join(word[:40] for word in words[:8])
    return f"{shown} and {len(words) - 8} more" if len(words) > 8 else shown
