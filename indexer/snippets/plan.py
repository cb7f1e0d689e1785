"""What an import would do, before it does it: a dry run is this plan, not carried out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from indexer.contract.snippets import Snippet
from indexer.snippets.formats.reading import Imported, Note, digest_of

# "conflict": changed in the source, and here as well since it came in. "gone": no longer there in
# a file that was read again; it stays unless the person says otherwise.
ChangeKind = Literal["add", "update", "same", "conflict", "gone"]


class Change(NamedTuple):
    """What happens to one snippet: as it is kept, and as it would be."""

    kind: ChangeKind
    before: Snippet | None
    after: Snippet | None


class Plan(NamedTuple):
    """All that an import would do, and all that is to be said of it."""

    changes: tuple[Change, ...]
    notes: tuple[Note, ...]

    def count(self, kind: ChangeKind) -> int:
        """Return how many snippets this happens to."""
        return sum(change.kind == kind for change in self.changes)

    def to_keep(self, *, take_conflicts: bool = False) -> tuple[Snippet, ...]:
        """Return the snippets to keep, in place of those with their ids.

        `take_conflicts`: whether the source's text counts where both were changed.
        """
        kinds = {"add", "update", "conflict"} if take_conflicts else {"add", "update"}
        return tuple(
            change.after for change in self.changes if change.kind in kinds and change.after
        )

    def gone(self) -> tuple[Snippet, ...]:
        """Return the snippets that are no longer in the source."""
        return tuple(
            change.before for change in self.changes if change.kind == "gone" and change.before
        )


def plan(
    existing: Sequence[Snippet],
    incoming: Imported,
    now: float,
    *,
    root: str = "",
    leave_others: bool = False,
) -> Plan:
    """Return what importing would do at `now`, in seconds since the epoch; nothing is changed.

    `root`: the folder or file of which this is all there is. Without one, snippets are gone only
    from files that were read again. `leave_others`: what came from elsewhere is changed only by a
    person who says so, as what was edited here.
    """
    kept = {snippet.uid: snippet for snippet in existing}
    elsewhere = root if leave_others else ""
    changes = [_change(kept.get(after.uid), after, now, elsewhere) for after in incoming.snippets]
    come = {snippet.uid for snippet in incoming.snippets}
    files = {(snippet.origin.format, snippet.origin.file) for snippet in incoming.snippets}
    changes += [
        Change("gone", snippet, None)
        for snippet in existing
        if snippet.uid not in come
        and snippet.origin.format
        and (
            _under(snippet, root) if root else (snippet.origin.format, snippet.origin.file) in files
        )
    ]
    return Plan(tuple(changes), (*incoming.notes, *_clashes(existing, incoming)))


def _under(snippet: Snippet, root: str) -> bool:
    return f"{snippet.origin.file}/".startswith(f"{root.rstrip('/')}/")


def _change(before: Snippet | None, after: Snippet, now: float, root: str) -> Change:
    if before is None:
        made = msgspec.structs.replace(
            after, created=after.created or now, modified=after.modified or now
        )
        return Change("add", None, made)
    held, told = digest_of(before), digest_of(after)
    if told == held or after.origin.digest == before.origin.digest:
        return Change("same", before, before)
    made = msgspec.structs.replace(
        after, created=before.created or after.created or now, modified=after.modified or now
    )
    edited = before.origin.digest != held or bool(root and not _under(before, root))
    return Change("conflict" if edited else "update", before, made)


def _clashes(existing: Sequence[Snippet], incoming: Imported) -> list[Note]:
    """Tell of keywords that would have two snippets."""
    owners: dict[str, Snippet] = {}
    for snippet in existing:
        for keyword in snippet.keywords:
            owners.setdefault(keyword, snippet)
    notes = []
    for snippet in incoming.snippets:
        for keyword in snippet.keywords:
            other = owners.setdefault(keyword, snippet)
            if other.uid != snippet.uid:
                title = " ".join((other.name or other.text or other.uid).split())[:60]
                message = f"The keyword {' '.join(keyword.split())[:40]} is also that of: {title}"
                notes.append(Note("info", snippet.origin.file, snippet.origin.line, message))
    return notes
