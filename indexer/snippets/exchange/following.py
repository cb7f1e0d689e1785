"""Folders and files whose snippets are taken in again and again, as they change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from indexer.contract.snippets import Snippet
from indexer.ports import Clock
from indexer.snippets.exchange.importing import (
    Import,
    place_of,
    prepare,
    read,
    taken_in,
    under,
)
from indexer.snippets.exchange.loading import load
from indexer.snippets.formats import FormatError, digest_of
from indexer.snippets.plan import Plan
from indexer.watch.rules import shown


class Keeper(Protocol):
    """Where snippets are kept."""

    def all(self) -> tuple[Snippet, ...]:
        """Return all of them."""
        ...

    def keep(self, snippets: Sequence[Snippet]) -> None:
        """Keep some in place of those with their uids."""
        ...

    def delete(self, uids: Sequence[str]) -> int:
        """Delete some."""
        ...

    def changing(self) -> AbstractContextManager[None]:
        """Have nobody else change any between looking and changing."""
        ...


class Following:
    """Keeps snippets level with followed folders and files. One thread at a time.

    A source counts when it can be read: while it is gone, empty or broken, what came from it stays.
    What was edited here stays as well. `problems` has lines for the person.
    """

    def __init__(self, keeper: Keeper, clock: Clock) -> None:
        self._keeper = keeper
        self._clock = clock
        self._stamps: dict[str, bytes] = {}  # of what was taken in last
        self._problems: dict[str, list[str]] = {}
        self._folders: dict[str, list[Path]] = {}

    @property
    def problems(self) -> list[str]:
        """Return a line for each thing that is amiss."""
        return [line for lines in self._problems.values() for line in lines]

    def forget(self) -> None:
        """Take everything in again, though it did not change."""
        self._stamps.clear()

    def look(self, paths: Sequence[Path]) -> set[bytes]:
        """Take in what changed; return the folders in which changes are to be waited for."""
        roots = {place_of(path): path for path in paths}
        for known in (self._stamps, self._problems, self._folders):
            for root in known.keys() - roots.keys():
                del known[root]
        for root, path in roots.items():
            outer = [one for one in roots if one != root and under(root, one)]
            if outer:
                line = f"{_said(path)} is followed already, as a part of {_said(roots[outer[0]])}."
                self._problems[root] = [line]
            else:
                self._problems[root] = self._take_in(
                    root, path, [one for one in roots if one != root]
                )
        found = {os.fsencode(folder) for folders in self._folders.values() for folder in folders}
        return found | {os.fsencode(place) for path in paths for place in _places(path)}

    def _take_in(self, root: str, path: Path, others: list[str]) -> list[str]:
        mine = self._from(root)
        formats = {snippet.origin.format for snippet in mine}
        try:
            loaded = load(path)
            self._folders[root] = list(loaded.folders)
            if self._stamps.get(root) == loaded.stamp:
                return self._problems.get(root, [])
            # One file less may make a folder look like something else.
            source = read(path, loaded, formats.pop() if len(formats) == 1 else "")
        except FormatError as error:
            self._stamps.pop(root, None)
            if mine:
                return [f"{_said(path)} cannot be taken in: {error} What came from it stays."]
            return [f"{_said(path)} cannot be taken in: {error}"]
        with self._keeper.changing():  # reading took its time: what is kept may be another by now
            problems = self._carry_out(path, self._from(root), source, others)
        self._stamps[root] = loaded.stamp
        return problems

    def _from(self, root: str) -> list[Snippet]:
        """Return what came from a source."""
        return [one for one in self._keeper.all() if under(one.origin.file, root)]

    def _carry_out(
        self,
        path: Path,
        mine: Sequence[Snippet],
        source: Import,
        others: list[str],
    ) -> list[str]:
        problems = _broken(mine, source)
        whole = _without_broken(source)
        if mine and not whole.imported.snippets:
            return problems or [
                f"{_said(path)} holds no snippets any more; what came from it stays."
            ]
        found = prepare(self._keeper.all(), whole, self._clock.now(), others, leave_others=True)
        self._keeper.keep(taken_in(found, whole))
        gone = [snippet.uid for snippet in found.gone() if not is_edited(snippet)]
        if gone:
            self._keeper.delete(gone)
        return problems + _conflicts(path, found)


def _without_broken(source: Import) -> Import:
    """Leave out what was made of broken files: it is not what is meant."""
    snippets = tuple(
        snippet
        for snippet in source.imported.snippets
        if not any(under(snippet.origin.file, broken) for broken in source.broken)
    )
    return source._replace(imported=source.imported._replace(snippets=snippets))


def _broken(mine: Sequence[Snippet], source: Import) -> list[str]:
    """Tell of broken files from which snippets came, or that are no snippets yet."""
    blank = {
        os.path.join(source.base, name)
        for name, content in source.loaded.files.items()
        if not content.strip()
    }
    told = [
        file
        for file in sorted(source.broken)
        if file not in blank or any(under(snippet.origin.file, file) for snippet in mine)
    ]
    if not told:
        return []
    first = _said(Path(told[0]))
    if len(told) > 1:
        return [f"{first} and {len(told) - 1:,} more cannot be read; what came from them stays."]
    return [f"{first} cannot be read; what came from it stays."]


def _conflicts(path: Path, found: Plan) -> list[str]:
    count = found.count("conflict")
    if not count:
        return []
    where = _said(path)
    return [
        (
            f"{count:,} {'snippet was' if count == 1 else 'snippets were'} changed here and in"
            f" {where}; yours stay as they are."
        )
    ]


def is_edited(snippet: Snippet) -> bool:
    """Tell whether a snippet that came from a file was changed here since."""
    return snippet.origin.digest != digest_of(snippet)


def _said(path: Path) -> str:
    return shown(os.fsencode(path))


def _places(path: Path) -> list[Path]:
    """Return where changes of what lies at a path are told: a file's and a link's above it."""
    return [path] if path.is_dir() and not path.is_symlink() else [path, path.parent]
