"""Goes through the snippets: those used last, then those changed last; page after page (no Qt)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, Protocol

from desktop.search.browsing import Browsed
from indexer.contract.messages import AnyReply, Error, Hit
from indexer.contract.snippet_messages import SNIPPET, ListSnippets, SnippetRow, Snippets

PAGE: Final = 100  # snippets: several screens


class Asking(Protocol):
    """What browsing needs of a connection."""

    def ask(self, request: ListSnippets, on_reply: Callable[[AnyReply], None]) -> int:
        """Send a request; return its number."""
        ...

    def forget(self, number: int) -> None:
        """Hand out no further reply to it."""
        ...


class SnippetBrowsing:
    """One way through the snippets. `take` is called with all that is known by then."""

    def __init__(self, connection: Asking, take: Callable[[Browsed], None]) -> None:
        self._connection = connection
        self._take = take
        self._number: int | None = None
        self._hits: dict[str, Hit] = {}
        self._offset = 0
        self._more = False

    def begin(self) -> None:
        """Begin anew."""
        self.forget()
        self._hits, self._offset = {}, 0
        self._ask()

    def go_on(self) -> None:
        """Ask for the next page, unless it is on its way or there is none."""
        if self._more and self._number is None:
            self._ask()

    def forget(self) -> None:
        """Give up what is on its way."""
        self._more = False
        if self._number is not None:
            self._connection.forget(self._number)
            self._number = None

    def _ask(self) -> None:
        request = ListSnippets(limit=PAGE, offset=self._offset)
        self._number = self._connection.ask(request, self._taken)

    def _taken(self, reply: AnyReply) -> None:
        self._number = None
        if isinstance(reply, Error):
            self._more = False
            self._take(Browsed(error=reply.message))
        elif isinstance(reply, Snippets):
            # One that was used meanwhile stands before those that were asked for, and comes twice.
            for row in reply.snippets:
                found = hit_of(row)
                self._hits.setdefault(found.id, found)
            self._offset += len(reply.snippets)
            self._more = reply.more and bool(reply.snippets)
            self._take(Browsed(tuple(self._hits.values()), self._more))


def hit_of(row: SnippetRow) -> Hit:
    """Return a listed snippet as a hit, which no search has found."""
    return Hit(
        id=f"{SNIPPET}{row.uid}",
        kind="snippet",
        title=row.title,
        uri=f"magpie://snippet/{row.uid}",
        score=0.0,
        found_by=[],
        passages=[],
        modified=datetime.fromtimestamp(row.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        mime="text/html" if row.rich else "text/plain",
        snippet=row,
    )
