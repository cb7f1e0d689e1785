"""Which kinds of things a search is for, and how they come together in one list (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import Final, Protocol, TypeVar

import msgspec

from indexer.contract.messages import Kind
from indexer.contract.query_language import KINDS, Choice, Filters

_MOST_APPLICATIONS: Final = 8  # beside files: one letter begins the names of many
_KEPT_APPLICATIONS: Final = 3  # whatever the files are: they are few, and found by name


class Placed(Protocol):
    """What there is to know of a hit to find its place."""

    @property
    def exact(self) -> bool:
        """Tell whether it is called just what was typed."""
        ...

    @property
    def score(self) -> float:
        """Return its score, 0…1."""
        ...


F = TypeVar("F", bound=Placed)
A = TypeVar("A", bound=Placed)


def wanted_kinds(kind: Kind | None, filters: Filters) -> frozenset[Kind]:
    """Return the kinds that a search may find.

    Args:
        kind: the one that the request asks for, if any.
        filters: those of the query; any but `kind:` says something of files.
    """
    wanted: set[Kind] = set(KINDS) if kind is None else {kind}
    wanted -= set(filters.kind.none_of)
    if filters.kind.any_of:
        wanted &= set(filters.kind.any_of)
    if msgspec.structs.replace(filters, kind=Choice()):
        wanted &= {"file"}
    return frozenset(wanted)


def together(applications: Sequence[A], files: Sequence[F], limit: int) -> list[A | F]:
    """Return the best of both, best first, each in the order that it has.

    An exact name goes before all else, then the score decides; of equals the application is the
    first. Neither pushes the other out: beside files there are a few applications at most, and the
    best ones stay, at the end if need be, whatever the files' scores are.
    """
    if files:
        applications = applications[: max(1, min(_MOST_APPLICATIONS, limit // 2))]
    ordered: list[A | F] = list(merge(applications, files, key=_place))
    kept = applications[: min(_KEPT_APPLICATIONS, limit // 4)]
    missing = [one for one in kept if one not in ordered[:limit]]
    return [*ordered[: limit - len(missing)], *missing]


def _place(one: Placed) -> tuple[bool, float]:
    return not one.exact, -one.score
