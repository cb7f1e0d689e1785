"""The list's rows: the best hit first, then the others by kind, each under a heading (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from indexer.contract.messages import Hit, Kind

Heading = Literal["best", "app", "file", "clip", "snippet"]

_ORDER: Final[tuple[Kind, ...]] = ("app", "file", "clip", "snippet")


@dataclass(frozen=True)
class HeadingRow:
    """A group's heading and how many hits it has."""

    group: Heading
    count: int


@dataclass(frozen=True)
class HitRow:
    """One hit."""

    hit: Hit


Row = HeadingRow | HitRow


def rows(hits: Sequence[Hit], settled_order: bool = False) -> list[Row]:
    """Return the rows for hits, best first.

    With hits of one kind only, there is nothing to group: they stand under one heading in their
    order. With `settled_order` the order is kept whatever the kinds, as the person is on the way
    through it.
    """
    if not hits:
        return []
    kinds = {hit.kind for hit in hits}
    if len(kinds) == 1 or settled_order:
        return [HeadingRow("best", len(hits)), *map(HitRow, hits)]
    best, *others = hits
    found: list[Row] = [HeadingRow("best", 1), HitRow(best)]
    for kind in _ORDER:
        members = [hit for hit in others if hit.kind == kind]
        if members:
            found += [HeadingRow(kind, len(members)), *map(HitRow, members)]
    return found
