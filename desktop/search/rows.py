"""The list's rows: the best hit first, then the others by kind, each under a heading (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from desktop.search.offers import Offer
from indexer.contract.messages import Hit, Kind

Heading = Literal[
    "best", "app", "file", "clip", "snippet", "elsewhere",
    "pinned", "today", "yesterday", "week", "earlier",
]  # fmt: skip
MOST_NUMBERED: Final = 9  # rows that have a key of their own

_ORDER: Final[tuple[Kind, ...]] = ("app", "file", "clip", "snippet")


@dataclass(frozen=True)
class HeadingRow:
    """A group's heading and how many hits it has, 0 where nobody counts them."""

    group: Heading
    count: int


@dataclass(frozen=True)
class HitRow:
    """One hit. `number` is its key's, from 1 on; 0 for those that have none."""

    hit: Hit
    number: int = field(default=0, compare=False)


@dataclass(frozen=True)
class OfferRow:
    """Something else that the query could be meant as."""

    offer: Offer


Row = HeadingRow | HitRow | OfferRow


def rows(
    hits: Sequence[Hit], settled_order: bool = False, offers: Sequence[Offer] = ()
) -> list[Row]:
    """Return the rows for hits, best first, and those for offers below them all.

    With hits of one kind only, there is nothing to group: they stand under one heading in their
    order. With `settled_order` the order is kept whatever the kinds, as the person is on the way
    through it.
    """
    last: list[Row] = []
    if offers:
        last = [HeadingRow("elsewhere", len(offers)), *map(OfferRow, offers)]
    return [*_numbered(_grouped(hits, settled_order)), *last]


def under_heading(group: Heading, hits: Sequence[Hit], before: Sequence[Row] = ()) -> list[Row]:
    """Return the rows for hits in their order, under one heading, below the rows `before`."""
    number = sum(isinstance(row, HitRow) for row in before)
    found: list[Row] = [] if before or not hits else [HeadingRow(group, 0)]
    for hit in hits:
        number += 1
        found.append(HitRow(hit, number if number <= MOST_NUMBERED else 0))
    return found


def _grouped(hits: Sequence[Hit], settled_order: bool) -> list[Row]:
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


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """Number the first hits, in the order in which they stand."""
    found: list[Row] = []
    number = 0
    for row in rows:
        if isinstance(row, HitRow) and number < MOST_NUMBERED:
            number += 1
            row = replace(row, number=number)  # the same row, numbered
        found.append(row)
    return found
