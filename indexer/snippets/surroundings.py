"""What a snippet is filled in with, and what comes of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from indexer.contract.snippets import Snippet, Variable

MissingCode = Literal[
    "unknown", "answer", "clipboard", "selection", "snippet", "cycle", "approval", "command",
    "date", "argument", "limit",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """What a snippet wants to know of the machine: a shell's command, a program, an environment
    variable.

    `text` is what the person approves, in full. `environment` is to be set for it; values reach a
    command by that way only, so that no content of a clipboard is ever read as a command.
    `arguments` are those of a script with values filled in.
    """

    kind: Literal["shell", "script", "env"]
    text: str
    shell: str = ""
    arguments: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    trim: bool = True
    ignore_error: bool = False
    means: str = ""  # what an approval covers beside the text

    @property
    def digest(self) -> str:
        """What an approval is kept under: it holds for this very text and shell, and no other."""
        covered = [self.kind, self.shell, self.text, *([self.means] if self.means else [])]
        said = json.dumps(covered, ensure_ascii=True)
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a rendering depends on; the same surroundings give the same text.

    `now` has a time zone. `clips` are the clipboard's texts, latest first. `seed` decides all
    that is drawn by chance: a new one of 128 bits for each use, one and the same for a preview.
    `counters` are the last values. `find` looks a snippet up by keyword or name. `answers` are a
    form's, by `Question.key`. `groups` are what the groups of a snippet's regular expression
    matched, by name. `shared` are variables that every snippet has. `run` is called for
    approved commands alone, whose digests are in `approved`; it returns None when they fail.
    """

    now: datetime
    locale: str = "en"
    clips: Sequence[str] = ()
    selection: str = ""
    seed: int = 0
    counters: Mapping[str, int] = field(default_factory=dict)
    find: Callable[[str], Snippet | None] = lambda _: None
    answers: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    shared: Sequence[Variable] = ()
    approved: Collection[str] = ()
    run: Callable[[Command], str | None] | None = None


class Missing(NamedTuple):
    """What could not be filled in: which placeholder, and why."""

    code: MissingCode
    name: str
    message: str


class Rendered(NamedTuple):
    """A snippet filled in.

    `html` is empty where the snippet has no rich text. `cursor` is the place in `text` where the
    cursor is left, in characters, None for its end. `counters` are those that went on.
    """

    text: str
    html: str
    cursor: int | None
    missing: tuple[Missing, ...]
    counters: Mapping[str, int]


class Stopped(Exception):  # noqa: N818  # no error: what has been written so far is kept
    """The text grew too long, or took too many steps."""
