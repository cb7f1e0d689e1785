"""Goes through the clips from the latest on, pinned ones first; page after page (no Qt)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from indexer.contract.clips import MAX_CLIP_ROWS, ClipRow, Clips, ListClips, title_of
from indexer.contract.messages import AnyReply, Error, Hit

PAGE: Final = 100  # clips: several screens, made into rows within a frame


class Asking(Protocol):
    """What browsing needs of a connection."""

    def ask(self, request: ListClips, on_reply: Callable[[AnyReply], None]) -> int:
        """Send a request; return its number."""
        ...

    def forget(self, number: int) -> None:
        """Hand out no further reply to it."""
        ...


@dataclass(frozen=True)
class Browsed:
    """The clips, or snippets, so far, and whether there are more; or why there are none."""

    hits: tuple[Hit, ...] = ()
    more: bool = False
    error: str = ""


class Browsing:
    """One way through the clips. `take` is called with all that is known by then.

    Nothing is shown before pinned clips and the others have come: no row moves later on.
    """

    def __init__(self, connection: Asking, take: Callable[[Browsed], None]) -> None:
        self._connection = connection
        self._take = take
        self._numbers: list[int] = []
        self._waiting = 0
        self._pinned: tuple[Hit, ...] = ()
        self._others: tuple[Hit, ...] = ()
        self._last: int | None = None  # the place of the last one that is not pinned
        self._more = False

    def begin(self) -> None:
        """Begin anew, at the latest clip."""
        self.forget()
        self._pinned = self._others = ()
        self._last, self._more = None, False
        self._waiting = 2
        self._ask(pinned=True, before=None)
        self._ask(pinned=False, before=None)

    def go_on(self) -> None:
        """Ask for the next page, unless it is on its way or there is none."""
        if self._more and not self._waiting:
            self._waiting = 1
            self._ask(pinned=False, before=self._last)

    def forget(self) -> None:
        """Give up what is on its way."""
        numbers, self._numbers = self._numbers, []
        self._waiting = 0
        self._more = False
        for number in numbers:
            self._connection.forget(number)

    def _ask(self, *, pinned: bool, before: int | None) -> None:
        limit = MAX_CLIP_ROWS if pinned else PAGE
        request = ListClips(limit=limit, before=before, pinned=pinned)
        self._numbers.append(
            self._connection.ask(request, lambda reply: self._taken(reply, pinned=pinned))
        )

    def _taken(self, reply: AnyReply, *, pinned: bool) -> None:
        if isinstance(reply, Error):
            self.forget()
            self._take(Browsed(error=reply.message))
            return
        if not isinstance(reply, Clips):
            return
        found = tuple(map(hit_of, reply.clips))
        more = reply.more and bool(found)
        if pinned:
            self._pinned += found
            if more:
                self._ask(pinned=True, before=reply.clips[-1].place)
                return
        else:
            self._others += found
            self._more = more
            self._last = reply.clips[-1].place if found else self._last
        self._waiting -= 1
        if not self._waiting:
            self._numbers.clear()
            self._take(Browsed(self._pinned + self._others, self._more))


def hit_of(row: ClipRow) -> Hit:
    """Return a listed clip as a hit, which no search has found."""
    return Hit(
        id=f"clip:{row.id}",
        kind="clip",
        title=title_of(row),
        uri=f"magpie://clip/{row.id}",
        score=0.0,
        found_by=[],
        passages=[],
        modified=datetime.fromtimestamp(row.copied, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        mime=row.mime or "text/plain",
        clip=row,
    )
