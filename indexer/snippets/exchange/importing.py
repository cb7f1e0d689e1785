"""What importing a file or folder would do to the snippets that are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from indexer.contract.snippet_messages import LARGEST_SNIPPET
from indexer.contract.snippets import Snippet
from indexer.snippets.exchange.loading import Loaded, load
from indexer.snippets.formats import FORMATS, FormatError, Imported, Note, guess
from indexer.snippets.plan import Plan, plan


class Import(NamedTuple):
    """What was read at `root`: the snippets name their files by whole paths, the notes do not.

    `base` is the folder that the notes' files lie in; `broken` are whole paths of files and folders
    of which it is not known what they hold.
    """

    root: str
    base: str
    format: str
    imported: Imported
    broken: frozenset[str]
    loaded: Loaded


def place_of(path: Path) -> str:
    """Return a path as snippets name it: text, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def under(file: str, root: str) -> bool:
    """Tell whether a file is a root or lies beneath it."""
    return file == root or file.startswith(root.rstrip("/") + "/")


def source_at(path: Path, name: str = "") -> Import:
    """Read what lies at a path, as the format of a name, or as what it looks like.

    Raises:
        FormatError: when nothing can be read there.
    """
    return read(path, load(path), name)


def read(path: Path, loaded: Loaded, name: str = "") -> Import:
    """Read what was loaded; see `source_at`."""
    format_ = FORMATS.get(name) if name else guess(loaded.files)
    if format_ is None:
        raise FormatError("There are no snippets of a known format in it.")
    found = format_.read(loaded.files)
    root, single = place_of(path), path.name in loaded.files and not loaded.folders
    base = place_of(path.parent) if single else root
    fitting, too_large = _fitting(found.snippets)
    anchored = tuple(_anchored(snippet, base) for snippet in fitting)
    blank = {name for name, content in loaded.files.items() if not content.strip()}
    broken = loaded.unread | found.broken | blank
    return Import(
        root,
        base,
        format_.name,
        Imported(anchored, (*loaded.notes, *found.notes, *too_large)),
        frozenset(os.path.join(base, name) for name in broken),
        loaded,
    )


def _anchored(snippet: Snippet, base: str) -> Snippet:
    origin = msgspec.structs.replace(snippet.origin, file=os.path.join(base, snippet.origin.file))
    return msgspec.structs.replace(snippet, origin=origin)


def _fitting(snippets: Sequence[Snippet]) -> tuple[list[Snippet], list[Note]]:
    """Leave out what cannot be kept, and say so."""
    fitting, notes = [], []
    for snippet in snippets:
        origin = snippet.origin
        if not (snippet.text or snippet.html or snippet.markdown or snippet.image):
            why = "It writes nothing."
        elif (size := _size(snippet)) is None:
            why = "It has something in it that cannot be kept."
        elif size > LARGEST_SNIPPET:
            why = f"It is larger than {LARGEST_SNIPPET >> 10} KB."
        else:
            fitting.append(snippet)
            continue
        notes.append(Note("left out", origin.file, origin.line, why))
    return fitting, notes


def _size(snippet: Snippet) -> int | None:
    """Return how many bytes it takes, None where it could not be read again."""
    try:
        content = msgspec.json.encode(snippet)
        msgspec.json.decode(content, type=Snippet)
    except (msgspec.MsgspecError, OverflowError, UnicodeEncodeError):
        return None
    return len(content)


def prepare(
    existing: Sequence[Snippet],
    source: Import,
    now: float,
    others: Sequence[str] = (),
    *,
    leave_others: bool = False,
) -> Plan:
    """Return what taking a source in would do at `now`, in seconds since the epoch.

    `others` are the roots that are followed beside it: what comes from them stays theirs. With
    `leave_others` so does what was taken in from elsewhere.
    """
    kept = {snippet.uid: snippet for snippet in existing}
    ours, notes = [], []
    for snippet in source.imported.snippets:
        before = kept.get(snippet.uid)
        if before is not None and any(under(before.origin.file, root) for root in others):
            where = before.origin.file
            message = f"The same snippet comes from {where}, which is followed."
            notes.append(Note("left out", snippet.origin.file, snippet.origin.line, message))
        else:
            ours.append(snippet)
    found = plan(
        existing,
        Imported(tuple(ours), (*source.imported.notes, *notes)),
        now,
        root=source.root,
        leave_others=leave_others,
    )
    lost = _Lost(source)
    changes = [
        change
        for change in found.changes
        if change.kind != "gone" or (change.before and lost.knows(change.before.origin.file))
    ]
    return Plan(tuple(changes), tuple(_relative(note, source.base) for note in found.notes))


class _Lost:
    """Tells whether it is known that a source no longer has what came from a file of it.

    It is not while the file is broken; nor while another one is, and the file was not read because
    of that: espanso's files name one another.
    """

    def __init__(self, source: Import) -> None:
        self._broken = source.broken
        self._read = {one.origin.file for one in source.imported.snippets}
        self._there = {os.path.join(source.base, name) for name in source.loaded.files}

    def knows(self, file: str) -> bool:
        if any(under(file, broken) for broken in self._broken):
            return False
        return not self._broken or file in self._read or file not in self._there


def _relative(note: Note, base: str) -> Note:
    return note._replace(file=note.file.removeprefix(base.rstrip("/") + "/"))


def taken_in(found: Plan, source: Import, *, take_conflicts: bool = False) -> list[Snippet]:
    """Return the snippets to keep, those that only came to another file included."""
    incoming: Mapping[str, Snippet] = {one.uid: one for one in source.imported.snippets}
    moved = [
        msgspec.structs.replace(change.before, origin=incoming[change.before.uid].origin)
        for change in found.changes
        if change.kind == "same"
        and change.before
        and change.before.origin.file != incoming[change.before.uid].origin.file
    ]
    return [*found.to_keep(take_conflicts=take_conflicts), *moved]
