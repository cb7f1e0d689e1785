"""Where a search looks: everything, or one kind of thing; and the marks that say so (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from indexer.contract.messages import Kind

Scope = Kind | None  # None is everything

_ORDER: Final[tuple[Kind, ...]] = ("file", "app", "clip", "snippet")
# A letter and a colon, taken only at the very beginning and before a space: no word is lost to it.
MARKS: Final[dict[str, Kind]] = {"f:": "file", "a:": "app", "c:": "clip", "s:": "snippet"}


def scopes(kinds: Collection[Kind]) -> tuple[Scope, ...]:
    """Return the scopes that Tab goes through, given which kinds of things can be found."""
    there = [kind for kind in _ORDER if kind in kinds]
    return (None, *there) if len(there) > 1 else (None,)


def following(scope: Scope, among: Sequence[Scope], step: int = 1) -> Scope:
    """Return the scope after one (or before it, with -1), in a ring."""
    at = among.index(scope) if scope in among else 0
    return among[(at + step) % len(among)]


def marked(text: str, among: Collection[Scope]) -> tuple[Kind, str] | None:
    """Read a mark at the beginning of what is typed: the scope and the text after it."""
    mark, space, rest = text.partition(" ")
    scope = MARKS.get(mark.lower())
    return (scope, rest) if space and scope is not None and scope in among else None
