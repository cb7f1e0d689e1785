"""What a search finds beside files: applications, snippets and clips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indexer.contract.messages import Hit, Kind, Search
from indexer.contract.query_language import ParsedQuery
from indexer.search.applications import RankedApplication, application_hit
from indexer.search.applications import hit_id as application_id
from indexer.search.clips import RankedClip
from indexer.search.held import Vector
from indexer.search.kinds import MOST_APPLICATIONS, MOST_CLIPS, MOST_SNIPPETS, together
from indexer.search.ranking import Ranked
from indexer.search.snippets import RankedSnippet

if TYPE_CHECKING:
    from indexer.search.engine import Engine

Placed = RankedApplication | RankedSnippet | RankedClip | Ranked


class Beside:
    """What one search finds beside files, as far as it has looked."""

    def __init__(
        self, engine: Engine, request: Search, parsed: ParsedQuery, kinds: frozenset[Kind]
    ) -> None:
        self._engine = engine
        self._request = request
        self._parsed = parsed
        self._kinds = kinds
        self._applications: list[RankedApplication] = []
        self._snippets: list[RankedSnippet] = []
        self._clips: list[RankedClip] = []

    @property
    def means(self) -> bool:
        """Whether meaning has a say in any of it."""
        return bool(self._kinds & {"snippet", "clip"}) and self._parsed.has_terms

    @property
    def named(self) -> bool:
        """Whether the query names an application or a keyword: what does is no mistake."""
        return any(one.good for one in self._applications) or any(
            one.exact for one in self._snippets
        )

    def look(self) -> None:
        """Find by names and words; a few milliseconds."""
        by_meaning = self._request.mode == "semantic"
        alone = "file" not in self._kinds
        if "app" in self._kinds and self._parsed.has_terms and (alone or not by_meaning):
            self._applications = self._engine.applications.find(
                self._request.query,
                self._parsed,
                self._request.limit if alone else min(self._request.limit, MOST_APPLICATIONS),
                loosely=alone or self._request.as_you_type,
            )
        elif "app" in self._kinds and alone and not self._parsed.has_terms:
            self._applications = self._engine.applications.most_used(self._request.limit)
        if not by_meaning:
            self.look_again(None)

    def look_again(self, vector: Vector | None) -> None:
        """Find those in which meaning has a say, where the query's vector is known by it."""
        engine, request, parsed = self._engine, self._request, self._parsed
        weight = engine.semantic_weight
        if "snippet" in self._kinds:
            alone = self._kinds == {"snippet"}
            most = request.limit if alone else min(request.limit, MOST_SNIPPETS)
            self._snippets = engine.snippets.find(
                request.query, parsed, most, vector, weight, alone=alone
            )
        if "clip" in self._kinds:
            alone = self._kinds == {"clip"}
            most = request.limit if alone else min(request.limit, MOST_CLIPS)
            self._clips = engine.clips.find(
                request.query, parsed, most, vector, weight, alone=alone
            )

    def among(self, files: Sequence[Ranked]) -> list[Placed]:
        """Return all of it in one list with files, the best first."""
        return together(self._applications, self._snippets, self._clips, files, self._request.limit)

    def hits(self, placed: Sequence[Placed]) -> dict[str, Hit]:
        """Make the hits of what is no file, by their ids; what is gone meanwhile has none."""
        engine, parsed, explain = self._engine, self._parsed, self._request.explain
        applications = [one for one in placed if isinstance(one, RankedApplication)]
        snippets = [one for one in placed if isinstance(one, RankedSnippet)]
        clips = [one for one in placed if isinstance(one, RankedClip)]
        made = [application_hit(one, explain=explain) for one in applications]
        if snippets:
            made += engine.snippets.quote(snippets, parsed, explain=explain)
        if clips:
            made += engine.clips.quote(clips, parsed, explain=explain)
        return {hit.id: hit for hit in made}


def id_beside(one: RankedApplication | RankedSnippet | RankedClip) -> str:
    """Return the id of the hit of what is no file."""
    return application_id(one.entry) if isinstance(one, RankedApplication) else one.hit_id
