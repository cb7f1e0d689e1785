"""Applications as hits: found by name, ranked on the scale of files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np

from indexer.contract.locations import path_to_uri
from indexer.contract.messages import Contribution, Hit
from indexer.contract.query_language import ParsedQuery
from indexer.search.ranking import OPENED, OPENED_FOR_QUERY, persuasion
from indexer.sources.apps import Application, Applications, Called, Entry, Found
from indexer.sources.apps.letters import letters_of
from indexer.usage import NO_HABIT, Habit, Usage

APP: Final = "app:"  # before an entry's key, in a hit's id

# An application has no age: the share that this has of a file's score falls to its name, and some
# of what habits have, so that a good beginning is worth more than any text.
NAMED: Final = 1.0 - OPENED_FOR_QUERY - OPENED + 0.02
_FOR_QUERY: Final = OPENED_FOR_QUERY - 0.02
_GOOD: Final = 0.58  # of the finder's scale: a name begins with the query, or a program is it
_APART: Final = 0.15  # below it, letters stand apart in a name
# What a match is worth, from the finder's scale to the share of a name, by which an application
# finds its place among files. A good beginning takes all that a file has for its text and its age.
# A typing mistake in a name leaves it above files that are hardly about it. What an application is
# for says less: it stays below files that are about the query.
_NAME_WORTH: Final = ((0.0, 0.5), (_APART, 0.58), (_GOOD, 0.7 / NAMED), (1.0, 1.0))
_OTHER_WORTH: Final = ((0.0, 0.0), (0.45, 0.72))
_REASONS: Final[dict[Called, str]] = {
    "name": "name",
    "english name": "English name",
    "executable": "program",
    "generic name": "what it is",
    "keyword": "keyword",
}
_BY_NAME: Final = frozenset[Called](("name", "english name", "executable"))
_CANDIDATES: Final = 40  # found by name, among which habits choose


class RankedApplication(NamedTuple):
    """An application or an action of one, with its score in 0…1 and what it is the sum of."""

    entry: Entry
    score: float
    exact: bool
    good: bool  # found by its name, and not by letters here and there
    spans: tuple[tuple[int, int], ...]  # what matches in the title
    contributions: tuple[Contribution, ...]


class ApplicationSearch:
    """Finds applications for a search; runs in any thread."""

    def __init__(self, applications: Callable[[], Applications], usage: Usage) -> None:
        """`applications` returns those of the session as it is now."""
        self._applications = applications
        self._usage = usage

    def find(
        self, query: str, parsed: ParsedQuery, limit: int, *, loosely: bool
    ) -> list[RankedApplication]:
        """Return the applications that a query finds by name, best first.

        Args:
            query: as typed, for the habits.
            parsed: the same, understood. Its phrases must be in the title, its exclusions not.
            limit: how many to return at most.
            loosely: whether letters that stand apart in a name are enough.
        """
        found = [
            one
            for one in self._applications().find(parsed.free_text, max(limit, _CANDIDATES))
            if (loosely or one.score >= _APART) and _may_be(one, parsed)
        ]
        habits = self._usage.habits(query, [hit_id(one.entry) for one in found])
        return ranked(found, habits)[:limit]

    def most_used(self, limit: int) -> list[RankedApplication]:
        """Return the applications that were opened most of late, then the others by name."""
        entries = [Entry(application, None) for application in self._applications().all]
        habits = self._usage.habits("", [hit_id(entry) for entry in entries])
        used = {entry: habits.get(hit_id(entry), NO_HABIT) for entry in entries}
        entries.sort(key=lambda entry: (-used[entry].overall, entry.title.casefold()))
        return [_by_habit(entry, used[entry]) for entry in entries[:limit]]

    def knows(self, hit: str) -> bool:
        """Tell whether there is such an application or action now, by the id of its hit."""
        return (
            hit.startswith(APP)
            and self._applications().finder.entry(hit.removeprefix(APP)) is not None
        )


def hit_id(entry: Entry) -> str:
    """Return the id of an entry's hit."""
    return f"{APP}{entry.key}"


def ranked(found: Sequence[Found], habits: dict[str, Habit]) -> list[RankedApplication]:
    """Rank what was found by name with what was opened before, best first (pure).

    An action whose application is found by the same letters is left out, unless it was opened:
    nothing typed speaks for it.
    """
    whole = {one.entry.application.id for one in found if one.entry.action is None}
    scored = [
        _scored(one, habits.get(hit_id(one.entry), NO_HABIT))
        for one in found
        if one.entry.action is None
        or one.entry.application.id not in whole
        or hit_id(one.entry) in habits
        or _speaks_of_action(one)
    ]
    scored.sort(key=lambda one: (not one.exact, -one.score))
    return scored


def application_hit(one: RankedApplication, *, explain: bool) -> Hit:
    """Make the hit of an application."""
    application, action = one.entry
    return Hit(
        id=hit_id(one.entry),
        kind="app",
        title=one.entry.title,
        uri=path_to_uri(os.fsencode(application.file)),
        score=round(one.score, 4),
        found_by=["keyword"],
        passages=[],
        modified="",
        mime="application/x-desktop",
        contributions=list(one.contributions) if explain else [],
        title_highlights=list(one.spans),
        subtitle=_subtitle(application),
        icon=(action.icon if action else "") or application.icon,
    )


def _subtitle(application: Application) -> str:
    named = application.generic_name
    return named if named and named != application.name else application.comment


def _speaks_of_action(found: Found) -> bool:
    name = len(found.entry.application.name)
    return any(end > name for _, end in found.spans)


def _may_be(found: Found, parsed: ParsedQuery) -> bool:
    if not (parsed.phrases or parsed.excluded):
        return True
    title = letters_of(found.entry.title)

    def has(text: str) -> bool:
        letters = letters_of(text).whole
        return any(title.whole.startswith(letters, start) for start in title.starts)

    return all(map(has, parsed.phrases)) and not any(map(has, parsed.excluded))


def _scored(found: Found, habit: Habit) -> RankedApplication:
    by_name = found.called in _BY_NAME
    places, worths = zip(*(_NAME_WORTH if by_name else _OTHER_WORTH), strict=True)
    named = NAMED * float(np.interp(found.score, places, worths))
    contributions = _contributions((_REASONS[found.called], named), *_habits(habit))
    return RankedApplication(
        found.entry,
        sum(part.share for part in contributions),
        found.exact,
        by_name and found.score >= _GOOD,
        found.spans,
        contributions,
    )


def _by_habit(entry: Entry, habit: Habit) -> RankedApplication:
    contributions = _contributions(*_habits(habit))
    score = sum(part.share for part in contributions)
    return RankedApplication(entry, score, False, False, (), contributions)


def _habits(habit: Habit) -> tuple[tuple[str, float], ...]:
    return (
        ("opened for this query", _FOR_QUERY * persuasion(habit.for_query)),
        ("opened before", OPENED * persuasion(habit.overall)),
    )


def _contributions(*parts: tuple[str, float]) -> tuple[Contribution, ...]:
    ordered = sorted(parts, key=lambda part: -part[1])
    return tuple(Contribution(reason, round(share, 4)) for reason, share in ordered if share)
