"""What of a vault's items is searched, whatever they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Text(NamedTuple):
    """What of an item is searched: all of it by words, its name and body by meaning."""

    id: int
    body: str  # what it is about, and what is quoted of it
    name: str = ""
    title: str = ""  # what else it is called
    where: str = ""  # where it is from or lies, which says little about it
    further: str = ""  # words that find it and are no part of it
    meant: str | None = None  # of the body, what means something; None for all of it
    modified: float = 0.0  # seconds since the epoch
    size: int = 0  # bytes


class Items(Protocol):
    """The items of one store."""

    def ids(self) -> list[int]:
        """Return the ids of all items, latest first."""
        ...

    def texts(self, ids: Iterable[int]) -> list[Text]:
        """Return what is searched of these items, of those that are there, in no order."""
        ...
