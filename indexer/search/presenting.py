"""Makes hits of ranked documents: their best passages, highlights and citations."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

import numpy as np
import numpy.typing as npt

from indexer.catalog import Catalogs
from indexer.catalog.reading import Shown, StoredPassage
from indexer.contract.locations import path_to_uri, shown
from indexer.contract.messages import Hit, Passage
from indexer.documents import DocId, PassageId
from indexer.keyword import QueryTerms, WhooshReader, match_spans
from indexer.search.citation import cite
from indexer.search.passages import best_passages, coverage
from indexer.search.query_language import ParsedQuery
from indexer.search.ranking import Ranked
from indexer.search.words import Words

PASSAGES_SHOWN = 3

Positions = dict[DocId, dict[bytes, list[int]]]


@dataclass(frozen=True)
class Meant:
    """What meaning found: the best cosine of each document, and those of its passages."""

    documents: dict[DocId, float] = field(default_factory=dict)
    passages: dict[DocId, dict[PassageId, float]] = field(default_factory=dict)


class Presenter:
    """Looks up what a reply shows, for the few documents that it shows."""

    def __init__(self, catalogs: Catalogs, words: Words) -> None:
        self._catalogs = catalogs
        self._words = words

    def hits(
        self,
        ranked: Sequence[Ranked],
        meant: Meant,
        parsed: ParsedQuery,
        made: dict[PassageId, Passage],
    ) -> list[Hit]:
        """Make the hits of ranked documents; those removed meanwhile are left out.

        `made` keeps passages from a search's first reply for its final one.
        """
        doc_ids = [one.doc_id for one in ranked]
        documents = self._catalogs.here().reading.shown(doc_ids)

        def look_up(reader: WhooshReader) -> tuple[QueryTerms, Positions]:
            terms = reader.terms(parsed)
            return terms, reader.positions(doc_ids, terms.terms)

        nothing: tuple[QueryTerms, Positions] = (QueryTerms(), {})
        terms, positions = self._words.ask(look_up, nothing) if parsed.has_terms else nothing
        return [
            self._hit(one, documents[one.doc_id], meant, terms, positions, made)
            for one in ranked
            if one.doc_id in documents
        ]

    def _hit(
        self,
        ranked: Ranked,
        document: Shown,
        meant: Meant,
        terms: QueryTerms,
        positions: Positions,
        made: dict[PassageId, Passage],
    ) -> Hit:
        found_by: list[Literal["keyword", "semantic"]] = []
        if ranked.fused.keyword is not None:
            found_by.append("keyword")
        if ranked.fused.cosine is not None:
            found_by.append("semantic")
        stored = self._catalogs.here().reading.passages_of(document.id)
        chosen = _choose(
            stored,
            _by_group(terms, positions.get(document.id, {})),
            meant.passages.get(document.id, {}),
        )
        for passage in chosen:
            if passage.id not in made:
                made[passage.id] = self._passage(document, passage, terms)
        modified = datetime.fromtimestamp(document.mtime_ns / 1e9, UTC)
        return Hit(
            id=f"file:{document.id}",
            kind="file",
            title=shown(os.path.basename(document.path)),
            uri=path_to_uri(document.path),
            score=round(ranked.score, 4),
            found_by=found_by,
            passages=[made[passage.id] for passage in chosen],
            modified=modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
            mime=document.mime,
        )

    def _passage(self, document: Shown, stored: StoredPassage, terms: QueryTerms) -> Passage:
        passage = stored.passage
        text = self._catalogs.here().reading.text(document.id, passage.start, passage.end)
        return Passage(
            text=text,
            highlights=match_spans(text, terms, document.language),
            citation=cite(passage, document.unit),
        )


def _by_group(terms: QueryTerms, positions: dict[bytes, list[int]]) -> list[npt.NDArray[np.int64]]:
    """Return, for each thing the query asks for, the token positions at which it stands."""
    groups = []
    for group in terms.groups:
        found = sorted({at for term in group for at in positions.get(term, ())})
        groups.append(np.array(found, np.int64))
    return groups


def _choose(
    stored: Sequence[StoredPassage],
    positions: Sequence[npt.NDArray[np.int64]],
    cosines: dict[PassageId, float],
) -> list[StoredPassage]:
    """Return the passages to show; a document found by its name alone shows its beginning."""
    if not stored:
        return []
    covered = coverage([passage.position for passage in stored], positions)
    meant = {
        ordinal: cosines[passage.id]
        for ordinal, passage in enumerate(stored)
        if passage.id in cosines
    }
    ordinals = best_passages(covered, meant, PASSAGES_SHOWN) or [0]
    return [stored[ordinal] for ordinal in ordinals]
