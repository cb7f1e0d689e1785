"""Asks as the person types and hands out complete snapshots; what is out of date is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from desktop.search.browsing import Browsed, Browsing
from desktop.search.offers import Offer
from desktop.search.settling import settled
from desktop.search.snippet_browsing import SnippetBrowsing
from indexer.contract.clips import ListClips
from indexer.contract.messages import (
    Answer,
    AnyReply,
    Error,
    Hit,
    Hits,
    Kind,
    Search,
    Similar,
)
from indexer.contract.snippet_messages import ListSnippets

LIMIT: Final = 20  # hits at first: more than a window shows
MORE: Final = 100  # once the person comes to their end


@dataclass(frozen=True)
class Snapshot:
    """All that there is to show for a query."""

    query: str = ""
    kind: Kind | None = None
    hits: tuple[Hit, ...] = ()
    final: bool = True
    did_you_mean: str = ""
    notes: tuple[str, ...] = ()
    took_ms: float = 0.0
    error: str = ""
    answer: Answer | None = None  # what the query works out to
    offers: tuple[Offer, ...] = ()  # what else the query could be meant as
    like: str = ""  # the title of what the hits are like, where no query was typed
    # The hits are all clips, or all snippets, latest first, as far as they were asked for.
    browsing: bool = False

    def goes_on_from(self, before: Snapshot) -> bool:
        """Whether the hits are those shown before, with others below them at most."""
        if before.query != self.query or len(self.hits) < len(before.hits):
            return False
        pairs = zip(before.hits, self.hits, strict=False)
        return all(old.id == new.id for old, new in pairs)

    def is_longer_than(self, before: Snapshot) -> bool:
        """Whether these are what was listed before, as it was, with the next page below."""
        if not (before.browsing and self.browsing and before.hits and before.kind == self.kind):
            return False
        return before.hits == self.hits[: len(before.hits)]


@dataclass
class Selection:
    """Which hit is selected: `moved` once the person chose it."""

    hit: str = ""
    moved: bool = False


class Asking(Protocol):
    """What a session needs of a connection."""

    def ask(
        self,
        request: Search | Similar | ListClips | ListSnippets,
        on_reply: Callable[[AnyReply], None],
    ) -> int:
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
    offers: Callable[[str], tuple[Offer, ...]] = lambda _: ()
    _asked: int | None = None
    _query: str = ""
    _kind: Kind | None = None
    _limit: int = LIMIT
    _ways: dict[Kind, Browsing | SnippetBrowsing] = field(init=False)

    def __post_init__(self) -> None:
        self._ways = {
            "clip": Browsing(self.connection, self._take_browsed),
            "snippet": SnippetBrowsing(self.connection, self._take_browsed),
        }

    def typed(self, query: str, kind: Kind | None = None) -> None:
        """Search for what the field holds by now; without a query, go through all where one can:
        clips and snippets.
        """
        self._forget()
        self._query, self._kind = query, kind
        self._limit = LIMIT
        self.selection = Selection()
        if kind in self._ways and not query.strip():
            self._ways[kind].begin()
            return
        if not query.strip():
            self._show(Snapshot(query=query, kind=kind))
            return
        request = Search(query=query, limit=LIMIT, kind=kind, as_you_type=True)
        self._asked = self.connection.ask(request, lambda reply: self._take(query, reply))

    def again(self) -> None:
        """Ask once more for what is shown; what the person has selected stays so."""
        selection = self.selection
        self.typed(self.snapshot.query, self._kind)
        self.selection = selection

    def more(self) -> None:
        """Ask for further hits, below those that are shown; once for what was typed."""
        shown = self.snapshot
        if shown.browsing and shown.kind is not None:
            self._ways[shown.kind].go_on()
            return
        if not shown.final or shown.like or len(shown.hits) < self._limit or self._limit == MORE:
            return
        self._limit = MORE
        request = Search(query=shown.query, limit=MORE, kind=self._kind, as_you_type=True)

        def take(reply: AnyReply) -> None:
            if not isinstance(reply, Hits) or reply.final:
                self._take(shown.query, reply, keep=shown.hits[-1].id)

        self._asked = self.connection.ask(request, take)

    def like(self, hit: Hit) -> None:
        """Show what is like a hit, until something is typed."""
        self._forget()
        self.selection = Selection()
        self._asked = self.connection.ask(
            Similar(hit=hit.id, limit=LIMIT),
            lambda reply: self._take("", reply, like=hit.title),
        )

    def explain(self, hit: str, then: Callable[[Hit | None], None]) -> None:
        """Ask once more for what is shown, with reasons, and hand over one of its hits.

        `then` gets None when that is not found any more. What is like another hit has no
        reasons to ask for, and is handed over as it is.
        """
        if self.snapshot.like:
            then(self._shown(hit))
            return
        self._forget()
        query = self.snapshot.query
        request = Search(
            query=query, limit=self._limit, kind=self._kind, as_you_type=True, explain=True
        )

        def take(reply: AnyReply) -> None:
            if isinstance(reply, Hits) and not reply.final:
                return  # all of it is shown already
            self._take(query, reply)
            then(self._shown(hit))

        self._asked = self.connection.ask(request, take)

    def _shown(self, hit: str) -> Hit | None:
        return next((one for one in self.snapshot.hits if one.id == hit), None)

    def _forget(self) -> None:
        for way in self._ways.values():
            way.forget()
        if self._asked is not None:
            self.connection.forget(self._asked)
            self._asked = None

    def select(self, hit: str, *, moved: bool) -> None:
        """Note which hit is selected, and whether the person chose it."""
        self.selection = Selection(hit, moved)

    def _take(self, query: str, reply: AnyReply, like: str = "", keep: str = "") -> None:
        """Show a reply; `keep` is the last of the hits that stay where they are."""
        if isinstance(reply, Error):
            if reply.code != "superseded":
                self._show(Snapshot(query=query, kind=self._kind, error=reply.message, like=like))
            return
        if not isinstance(reply, Hits):
            return
        hits = tuple(reply.hits)
        if self.snapshot.query == query and self.selection.moved:
            keep = keep or self.selection.hit
        if keep:
            hits = settled(self.snapshot.hits, hits, keep)
        self._show(
            Snapshot(
                query=query,
                kind=self._kind,
                hits=hits,
                final=reply.final,
                did_you_mean=reply.did_you_mean,
                notes=tuple(reply.notes),
                took_ms=reply.took_ms,
                answer=reply.answer,
                offers=self.offers(query) if query and self._kind is None else (),
                like=like,
            )
        )

    def _take_browsed(self, found: Browsed) -> None:
        self._show(Snapshot(self._query, self._kind, found.hits, error=found.error, browsing=True))

    def _show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.show(snapshot)
