"""Which rows of the list are marked, to be taken together (pure)."""

from __future__ import annotations

from collections.abc import Sequence


class Marking:
    """Marks by the ids of hits. `order` is always the ids of what can be marked, as it stands."""

    def __init__(self) -> None:
        self.ids: frozenset[str] = frozenset()
        self._anchor = ""  # where a stretch was begun
        self._before: frozenset[str] = frozenset()  # and what was marked by then

    def toggle(self, hit: str) -> None:
        """Mark one, or unmark it."""
        self.ids ^= {hit}
        self._anchor = ""

    def extend(self, order: Sequence[str], here: str, there: str) -> None:
        """Mark from one to another; going back unmarks what was marked on the way."""
        if self._anchor not in order:
            self._anchor, self._before = here, self.ids
        first, last = sorted((order.index(self._anchor), order.index(there)))
        self.ids = self._before | set(order[first : last + 1])

    def rest(self) -> None:
        """Let the next stretch begin anew, as the person went elsewhere."""
        self._anchor = ""

    def keep(self, order: Sequence[str]) -> None:
        """Forget what is not listed any more."""
        self.ids &= set(order)

    def clear(self) -> None:
        """Unmark all."""
        self.ids = frozenset()
        self._anchor = ""
