"""What can be found and started: applications and their actions, and what each is called (pure)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from indexer.sources.apps.application import Action, Application

Called = Literal["name", "english name", "executable", "generic name", "keyword"]

# What a label of each kind is worth beside a name, so that an executable that is the query comes
# after names that begin with it, and a keyword after any that is in a name by words.
WEIGHTS: Final[dict[Called, float]] = {
    "name": 1.0,
    "english name": 0.97,
    "executable": 0.7,
    "generic name": 0.45,
    "keyword": 0.4,
}
_ACTION: Final = 0.95  # an action comes after its application
_WORD: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_ASSIGNMENT: Final = re.compile(r"[A-Za-z_]\w*=")
# Programs that run another one, whose names say nothing.
_RUNNERS: Final = frozenset(
    {
        "env", "sh", "bash", "dash", "flatpak", "run", "snap", "python", "python3", "java", "perl",
        "ruby", "node", "wine", "mono", "gjs", "pkexec", "sudo", "gapplication", "gtk-launch",
        "dbus-launch", "xdg-open", "nice", "systemd-run",
    }
)  # fmt: skip
_FLATPAK_COMMAND: Final = "--command="


class Entry(NamedTuple):
    """An application, or one of its actions."""

    application: Application
    action: Action | None

    @property
    def key(self) -> str:
        """Return what names it in messages and in what is remembered of its use."""
        own = self.application.id
        return own if self.action is None else f"{own}#{self.action.id}"

    @property
    def title(self) -> str:
        """Return what the person reads, as in "Firefox: New Private Window"."""
        name = self.application.name
        return name if self.action is None else f"{name}: {self.action.name}"


class Label(NamedTuple):
    """One thing that an entry is called."""

    text: str
    called: Called
    weight: float  # 0…1


def entries_of(applications: Iterable[Application]) -> list[Entry]:
    """Return all that can be started."""
    return [
        Entry(application, action)
        for application in applications
        for action in (None, *application.actions)
    ]


def labels_of(entry: Entry) -> list[Label]:
    """Return what an entry is called, the strongest first and each but once."""
    application, action = entry
    if action is not None:
        english = f"{application.english_name}: {action.english_name or action.name}"
        called: list[tuple[Called, str]] = [("name", entry.title), ("english name", english)]
        share = _ACTION
    else:
        called = [("name", application.name), ("english name", application.english_name)]
        called += [("executable", name) for name in programs_of(application)]
        called += [("generic name", application.generic_name)]
        called += [("generic name", application.english_generic_name)]
        called += [("keyword", keyword) for keyword in application.keywords]
        share = 1.0
    first: dict[str, Called] = {}
    for kind, text in called:
        if text:
            first.setdefault(text, kind)
    return [Label(text, kind, WEIGHTS[kind] * share) for text, kind in first.items()]


def programs_of(application: Application) -> Iterator[str]:
    """Yield the names of an application's program: that of its command, and that in its id."""
    full = application.id.removesuffix(".desktop")
    command = _program(application.exec)
    own = full.rpartition(".")[2]
    if command and command not in {full, own}:
        yield command
    if own:
        yield own


def _program(command: str) -> str:
    for found in _WORD.finditer(command):
        word = str(found[1] or found[2] or "")
        if word.startswith(_FLATPAK_COMMAND):
            return os.path.basename(word.removeprefix(_FLATPAK_COMMAND))
        if word.startswith(("-", "%")) or _ASSIGNMENT.match(word):
            continue
        name = os.path.basename(word)
        if name not in _RUNNERS:
            return name
    return ""
