"""Ignore files: their patterns, compiled once per text, matched against byte paths as git does."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from pathspec.patterns.gitignore.base import GitIgnorePatternError
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from indexer.watch.rules import Exclusion, shown

_SPECIAL = re.compile(rb"[\\*?\[\]]")
_DIRECTORY_MARK = b"(?P<ps_d>/)"  # how pathspec marks "and this is a folder"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of an ignore file."""

    line: int  # 1-based
    text: bytes
    excludes: bool  # false for a line that starts with "!"
    regex: re.Pattern[bytes]
    marked: bool  # a folder is matched with a slash at its end


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one text, the last (strongest) first."""

    patterns: tuple[Pattern, ...]
    marked: re.Pattern[bytes] | None  # any of those that see the slash at a folder's end
    plain: re.Pattern[bytes] | None  # any of the others

    def decide(self, path: bytes, *, folder: bool) -> Pattern | None:
        """Return the pattern that decides about a path relative to the file's folder.

        Only the path itself is matched: whether a folder above it is excluded was asked before.
        """
        slashed = path + b"/" if folder else path
        # Nearly all paths match nothing: two searches tell, however many patterns there are.
        if not (
            (self.marked is not None and self.marked.search(slashed))
            or (self.plain is not None and self.plain.search(path))
        ):
            return None
        for pattern in self.patterns:
            if pattern.regex.search(slashed if pattern.marked else path):
                return pattern
        return None


@lru_cache(maxsize=512)
def compile_patterns(text: bytes) -> Patterns:
    """Compile an ignore file's text; lines that are no valid pattern match nothing, as in git."""
    found: list[Pattern] = []
    text = text.removeprefix(b"\xef\xbb\xbf")
    for number, line in enumerate(text.split(b"\n"), 1):
        pattern = _compile(number, line.removesuffix(b"\r"))
        if pattern is not None:
            found.append(pattern)
    found.reverse()
    return Patterns(
        tuple(found),
        _any([pattern.regex.pattern for pattern in found if pattern.marked]),
        _any([pattern.regex.pattern for pattern in found if not pattern.marked]),
    )


def pattern_for(path: bytes, *, folder: bool) -> str:
    """Spell the pattern that matches one absolute path and nothing else, for the settings.

    A name's bytes that no text file can hold, and line breaks, are matched by any one byte.
    """
    escaped = _SPECIAL.sub(rb"\\\g<0>", path).replace(b"\n", b"?").replace(b"\r", b"?")
    if escaped.endswith(b" "):
        escaped = escaped[:-1] + b"\\ "
    text = escaped.decode("utf-8", "surrogateescape")
    text = "".join("?" if "\udc80" <= char <= "\udcff" else char for char in text)
    return text + "/" if folder else text


def for_root(patterns: Iterable[str], root: bytes) -> bytes:
    """Return the settings' patterns as the text of an ignore file in a watched folder.

    A pattern that begins with the folder's own path is meant for this folder alone.
    """
    own = pattern_for(root.rstrip(b"/"), folder=True)
    lines = (line.removeprefix(own[:-1]) if line.startswith(own) else line for line in patterns)
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _without_trailing_spaces(line: bytes) -> bytes:
    """Trim a line as git does, so that pathspec has nothing left to trim.

    pathspec takes whitespace of every kind from the end, byte by byte, and the last byte of "à"
    counts for it; git takes spaces alone. A class of one character is safe from that.
    """
    trimmed = line.rstrip(b" ")
    if trimmed != line and _ends_in_escape(trimmed):
        return trimmed + b" "
    last = trimmed[-1:]
    if not last.decode("latin-1").isspace():
        return trimmed
    before = trimmed[:-1]
    return (before[:-1] if _ends_in_escape(before) else before) + b"[" + last + b"]"


def _ends_in_escape(line: bytes) -> bool:
    return (len(line) - len(line.rstrip(b"\\"))) % 2 == 1


def _compile(number: int, line: bytes) -> Pattern | None:
    try:
        source, excludes = GitIgnoreSpecPattern.pattern_to_regex(_without_trailing_spaces(line))
        if source is None or excludes is None:
            return None
        marked = _DIRECTORY_MARK in source
        if marked:
            # pathspec also matches what lies under a matched folder; git, and we, ask folder by
            # folder, so that "!x/" re-includes the folder and says nothing of its files.
            source = b"(?:" + source.replace(_DIRECTORY_MARK, b"/") + rb")\Z"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # "[[" is plain in a glob
            return Pattern(number, line, excludes, re.compile(source, re.DOTALL), marked)
    except (GitIgnorePatternError, re.error):
        return None


def _any(sources: list[bytes]) -> re.Pattern[bytes] | None:
    if not sources:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return re.compile(b"|".join(b"(?:" + source + b")" for source in sources), re.DOTALL)


@dataclass(frozen=True)
class IgnoreFile:
    """An ignore file in its place."""

    folder: bytes  # its patterns are relative to this
    name: bytes
    text: bytes
    git: bool  # ends at the border of a nested repository
    _compiled: Patterns = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_compiled", compile_patterns(self.text))

    def decide(self, path: bytes, *, folder: bool) -> Pattern | None:
        """Return the pattern that decides about an absolute path under the file's folder."""
        return self._compiled.decide(path[len(self.folder.rstrip(b"/")) + 1 :], folder=folder)

    def exclusion(self, pattern: Pattern) -> Exclusion:
        """Say which line of which file excludes a path."""
        line = pattern.text.decode("utf-8", "replace").strip()
        return Exclusion(
            f"{shown(self.name)} line {pattern.line} of {shown(self.folder)}: `{line}`"
        )
