"""Earlier queries: those from which something was opened, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from desktop.memory import StateFile

MOST: Final = 200
_LONGEST: Final = 500  # characters: a pasted text is not a query to come back to


class Queries(msgspec.Struct, frozen=True):
    """What is kept on disk."""

    queries: tuple[str, ...] = ()


class History:
    """Keeps queries in an owner-only file of its own, so that forgetting them removes it."""

    def __init__(self, file: StateFile[Queries]) -> None:
        self._file = file
        self._queries = file.read().queries[:MOST]

    @property
    def queries(self) -> Sequence[str]:
        """The queries, newest first."""
        return self._queries

    def remember(self, query: str) -> None:
        """Note a query from which something was opened; it becomes the newest."""
        query = query.strip()
        if not query or len(query) > _LONGEST:
            return
        others = (one for one in self._queries if one != query)
        self._queries = (query, *others)[:MOST]
        self._file.write(Queries(self._queries))

    def forget(self) -> None:
        """Forget all queries and remove their file."""
        self._queries = ()
        self._file.remove()


@dataclass
class Walk:
    """The way through earlier queries with Up and Down; `queries` gives them, newest first."""

    queries: Callable[[], Sequence[str]]
    _at: int = field(default=-1)

    @property
    def under_way(self) -> bool:
        """Whether an earlier query is shown."""
        return self._at >= 0

    def earlier(self) -> str | None:
        """Go one back; None when there is none."""
        known = self.queries()
        if self._at + 1 >= len(known):
            return None
        self._at += 1
        return known[self._at]

    def later(self) -> str | None:
        """Go one on; "" after the newest, None when no earlier query is shown."""
        if not self.under_way:
            return None
        self._at -= 1
        return self.queries()[self._at] if self.under_way else ""

    def end(self) -> None:
        """Stay with what is shown."""
        self._at = -1
