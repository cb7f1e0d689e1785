"""Asks as the person types and hands out complete snapshots; what is out of date is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from desktop.search.settling import settled
from indexer.contract.messages import Answer, AnyReply, Error, Hit, Hits, Kind, Search

LIMIT: Final = 40


@dataclass(frozen=True)
class Snapshot:
    """All that there is to show for a query."""

    query: str = ""
    hits: tuple[Hit, ...] = ()
    final: bool = True
    did_you_mean: str = ""
    notes: tuple[str, ...] = ()
    took_ms: float = 0.0
    error: str = ""
    answer: Answer | None = None  # what the query works out to


@dataclass
class Selection:
    """Which hit is selected: `moved` once the person chose it."""

    hit: str = ""
    moved: bool = False


class Asking(Protocol):
    """What a session needs of a connection."""

    def ask(self, request: Search, on_reply: Callable[[AnyReply], None]) -> int:
        """Send a request; return its number."""
        ...

    def forget(self, number: int) -> None:
        """Hand out no further reply to it."""
        ...


@dataclass
class Session:
    """One search field's conversation with the service.

    Each letter is asked at once: the service ends the search before it. `show` is called with a
    snapshot for each reply to the newest query, never for an older one.
    """

    connection: Asking
    show: Callable[[Snapshot], None]
    snapshot: Snapshot = field(default_factory=Snapshot)
    selection: Selection = field(default_factory=Selection)
    _asked: int | None = None

    def typed(self, query: str, kind: Kind | None = None) -> None:
        """Search for what the field holds by now."""
        if self._asked is not None:
            self.connection.forget(self._asked)
            self._asked = None
        self.selection = Selection()
        if not query.strip():
            self._show(Snapshot(query=query))
            return
        request = Search(query=query, limit=LIMIT, kind=kind, as_you_type=True)
        self._asked = self.connection.ask(request, lambda reply: self._take(query, reply))

    def select(self, hit: str, *, moved: bool) -> None:
        """Note which hit is selected, and whether the person chose it."""
        self.selection = Selection(hit, moved)

    def _take(self, query: str, reply: AnyReply) -> None:
        if isinstance(reply, Error):
            if reply.code != "superseded":
                self._show(Snapshot(query=query, error=reply.message))
            return
        if not isinstance(reply, Hits):
            return
        hits = tuple(reply.hits)
        if self.snapshot.query == query and self.selection.moved:
            hits = settled(self.snapshot.hits, hits, self.selection.hit)
        self._show(
            Snapshot(
                query=query,
                hits=hits,
                final=reply.final,
                did_you_mean=reply.did_you_mean,
                notes=tuple(reply.notes),
                took_ms=reply.took_ms,
                answer=reply.answer,
            )
        )

    def _show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.show(snapshot)
