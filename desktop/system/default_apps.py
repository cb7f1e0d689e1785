"""Which program opens a MIME type.

By the "Association between MIME types and applications" specification, version 1.0.1.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.system import xdg
from desktop.system.exec_line import EntryFacts
from indexer.contract import key_file

_APPLICATIONS = "applications"


@dataclass(frozen=True)
class Application:
    """What it takes to start an installed program."""

    entry_id: str  # "org.gnome.Evince.desktop"
    location: str  # the entry's path
    name: str
    exec_line: str
    icon: str = ""
    folder: str = ""  # where it wants to be started, or ""
    terminal: bool = False

    @property
    def facts(self) -> EntryFacts:
        """What the field codes of its Exec line stand for."""
        return EntryFacts(self.name, self.icon, self.location)


def default_application(types: Iterable[str], environment: xdg.Environment) -> Application | None:
    """Return the program for the first of `types` that has one: most specific type first."""
    lists = [key_file.read(path) for path in _list_files(environment)]
    caches = [
        key_file.read(os.path.join(folder, _APPLICATIONS, "mimeinfo.cache"))
        for folder in xdg.data_folders(environment)
    ]
    for mime in types:
        for entry_id in _candidates(mime, lists, caches):
            if found := application(entry_id, environment):
                return found
    return None


def application(entry_id: str, environment: xdg.Environment) -> Application | None:
    """Read an installed entry by its id; None when there is none that can be started."""
    for folder in xdg.data_folders(environment):
        for path in _paths(os.path.join(folder, _APPLICATIONS), entry_id):
            if os.path.isfile(path):
                # The first one found counts, also to hide those of other folders.
                return _read(path, entry_id, environment)
    return None


def _paths(base: str, entry_id: str) -> Iterator[str]:
    """An id's dashes may stand for folders: kde-kate.desktop may be kde/kate.desktop."""
    if "/" in entry_id or not entry_id.endswith(".desktop"):
        return
    yield os.path.join(base, entry_id)
    head, dash, tail = entry_id.partition("-")
    while dash:
        yield os.path.join(base, head, tail)
        more, dash, tail = tail.partition("-")
        head = f"{head}/{more}"


def _read(path: str, entry_id: str, environment: xdg.Environment) -> Application | None:
    entry = key_file.read(path).get(key_file.MAIN_GROUP, {})
    line = key_file.string(entry, "Exec")
    program = key_file.string(entry, "TryExec")
    if (
        not line
        or key_file.boolean(entry, "Hidden")
        or entry.get("Type", "Application") != "Application"
    ):
        return None
    if program and shutil.which(program, path=environment.get("PATH")) is None:
        return None
    return Application(
        entry_id,
        path,
        key_file.string(entry, "Name", entry_id),
        line,
        key_file.string(entry, "Icon"),
        key_file.string(entry, "Path"),
        key_file.boolean(entry, "Terminal"),
    )


def _list_files(environment: xdg.Environment) -> Iterator[str]:
    names = [f"{desktop}-mimeapps.list" for desktop in xdg.desktops(environment)]
    folders = xdg.config_folders(environment) + [
        os.path.join(folder, _APPLICATIONS) for folder in xdg.data_folders(environment)
    ]
    for folder in folders:
        for name in [*names, "mimeapps.list"]:
            yield os.path.join(folder, name)


def _candidates(
    mime: str, lists: list[key_file.Groups], caches: list[key_file.Groups]
) -> Iterator[str]:
    """Yield entry ids, defaults first, then what is associated and was not removed before."""
    for groups in lists:
        yield from _named(groups, "Default Applications", mime)
    removed: set[str] = set()
    for groups in lists:
        added = _named(groups, "Added Associations", mime)
        yield from (entry_id for entry_id in added if entry_id not in removed)
        removed.update(_named(groups, "Removed Associations", mime))
    for cache in caches:
        for entry_id in _named(cache, "MIME Cache", mime):
            if entry_id not in removed:
                yield entry_id


def _named(groups: key_file.Groups, group: str, mime: str) -> tuple[str, ...]:
    return key_file.strings(groups.get(group, {}), mime)
