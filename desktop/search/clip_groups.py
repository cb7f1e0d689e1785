"""The groups in which clips are listed: pinned ones, then by the day they were copied (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from desktop.search.rows import MOST_NUMBERED, HeadingRow, HitRow, Row
from indexer.contract.messages import Hit

Group = Literal["pinned", "today", "yesterday", "week", "earlier"]
_ORDER: Final[tuple[Group, ...]] = get_args(Group)
_WEEK: Final = timedelta(days=7)


def group_of(hit: Hit, now: datetime) -> Group:
    """Return the group that a clip belongs to; days are those of `now`'s time zone."""
    if hit.clip is None:
        return "earlier"
    if hit.clip.pinned:
        return "pinned"
    day = datetime.fromtimestamp(hit.clip.copied, now.tzinfo).date()
    ago = now.date() - day
    if ago <= timedelta(0):
        return "today"
    if ago == timedelta(days=1):
        return "yesterday"
    return "week" if ago < _WEEK else "earlier"


def listed(hits: Sequence[Hit], now: datetime, before: Sequence[Row] = ()) -> list[Row]:
    """Return the rows for clips, which stand in their order: those below the rows `before`.

    A group that was left does not come again: clips whose times are out of order, as after the
    clock was set, stay in the group that they stand in.
    """
    rows: list[Row] = []
    group: Group | None = None
    number = 0
    for row in before:
        if isinstance(row, HeadingRow):
            group = next((one for one in _ORDER if one == row.group), group)
        number += isinstance(row, HitRow)
    for hit in hits:
        mine = group_of(hit, now)
        if group is None or _ORDER.index(mine) > _ORDER.index(group):
            group = mine
            rows.append(HeadingRow(group, 0))
        number += 1
        rows.append(HitRow(hit, number if number <= MOST_NUMBERED else 0))
    return rows
