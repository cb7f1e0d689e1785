"""Which kinds of things a search is for, and how they come together in one list (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import Final, Protocol, TypeVar

import msgspec

from indexer.contract.messages import Kind
from indexer.contract.query_language import KINDS, Choice, Filters

MOST_APPLICATIONS: Final = 8  # beside files: one letter begins the names of many
_SHARE_OF_APPLICATIONS: Final = 2  # one hit in two, while there are files
_KEPT_APPLICATIONS: Final = 3  # whatever the files are: they are few, and found by name
MOST_CLIPS: Final = 8  # beside files
MOST_SNIPPETS: Final = 8
_SHARE_OF_CLIPS: Final = 3  # one hit in three, while there are files
_SHARE_OF_SNIPPETS: Final = 4
_WORTH_KEEPING: Final = 0.7  # of the best file's score


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
S = TypeVar("S", bound=Placed)
C = TypeVar("C", bound=Placed)


def wanted_kinds(kind: Kind | None, filters: Filters) -> frozenset[Kind]:
    """Return the kinds that a search may find.

    Args:
        kind: the one that the request asks for, if any.
        filters: those of the query; `app:` and `type:` say something of clips, dates of clips and
            files, the others of files.
    """
    wanted: set[Kind] = set(KINDS) if kind is None else {kind}
    wanted -= set(filters.kind.none_of)
    if filters.kind.any_of:
        wanted &= set(filters.kind.any_of)
    if filters.app or filters.type:
        wanted &= {"clip"}
    if msgspec.structs.replace(
        filters, kind=Choice(), app=Choice(), type=Choice(), after=None, before=None
    ):
        wanted &= {"file"}
    elif filters.after is not None or filters.before is not None:
        wanted &= {"file", "clip"}
    return frozenset(wanted)


def together(
    applications: Sequence[A],
    snippets: Sequence[S],
    clips: Sequence[C],
    files: Sequence[F],
    limit: int,
) -> list[A | S | C | F]:
    """Return the best of all, best first, each kind in the order that it has.

    An exact name goes before all else, then the score decides; of equals the application is the
    first, then the snippet, then the clip. None pushes the others out: beside files there are a few
    of each other kind at most. The best applications stay, at the end if need be, whatever the
    files' scores are; of snippets and clips only one each that is about as good.
    """
    if files:
        applications = _few(applications, MOST_APPLICATIONS, limit, _SHARE_OF_APPLICATIONS)
        snippets = _few(snippets, MOST_SNIPPETS, limit, _SHARE_OF_SNIPPETS)
        clips = _few(clips, MOST_CLIPS, limit, _SHARE_OF_CLIPS)
    everything: tuple[Sequence[A | S | C | F], ...] = (applications, snippets, clips, files)
    ordered = list(merge(*everything, key=_place))
    kept: list[A | S | C | F] = [*applications[: min(_KEPT_APPLICATIONS, limit // 4)]]
    others: tuple[Sequence[S | C], ...] = (snippets, clips)
    for kind in others:
        worth = kind and files and kind[0].score >= _WORTH_KEEPING * files[0].score
        if worth and limit > len(kept) + 1:
            kept.append(kind[0])
    missing = [one for one in kept if one not in ordered[:limit]]
    return [*ordered[: limit - len(missing)], *missing]


def _few(kind: Sequence[A], most: int, limit: int, share: int) -> Sequence[A]:
    return kind[: max(1, min(most, limit // share))]


def _place(one: Placed) -> tuple[bool, float]:
    return not one.exact, -one.score
