"""Makes hits of ranked documents: their best passages, what matches in them, citations, copies."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple

from indexer.catalog import Catalogs
from indexer.catalog.reading import Shown
from indexer.contract.locations import path_to_uri, shown
from indexer.contract.messages import Hit, Passage
from indexer.documents import DocId, PassageId
from indexer.errors import ModelError
from indexer.failures import log_failure
from indexer.keyword import QueryTerms, WhooshReader
from indexer.ports import Ids
from indexer.search.closest import ClosestSentences, Sentences
from indexer.search.meaning import Floats, Meaning
from indexer.search.passages import best_passages, coverage
from indexer.search.quoting import Quoter, sentences_of, unmarked
from indexer.search.ranking import Ranked
from indexer.search.words import Words

log = logging.getLogger(__name__)

PASSAGES_SHOWN = 3
# Hits whose closest sentence is looked for: those that a person sees first.
_CLOSEST_HITS = 3
# Of the query's words by weight: a passage that holds more shows by its words why it was found.
_ENOUGH_WORDS = 0.5
_MOST_PLACES = 1000  # looked up of one hit


@dataclass(frozen=True)
class Meant:
    """What meaning found: the best cosine of each document, and those of its passages.

    `vector` is what they were compared to, by the model of this number.
    """

    documents: dict[DocId, float] = field(default_factory=dict)
    passages: dict[DocId, dict[PassageId, float]] = field(default_factory=dict)
    vector: tuple[Floats, int] | None = None


@dataclass(frozen=True)
class _Asked:
    """What passages are shown for: terms, the weight of each group, and where the terms stand."""

    terms: QueryTerms = field(default_factory=QueryTerms)
    weights: Sequence[float] = ()
    positions: Mapping[DocId, Mapping[bytes, Sequence[int]]] = field(default_factory=dict)

    def by_group(self, doc_id: DocId) -> list[list[int]]:
        """Return, for each group, the token positions at which a document has it."""
        positions = self.positions.get(doc_id, {})
        return [
            list({at for term in group for at in positions.get(term, ())})
            for group in self.terms.matching
        ]


class Detail(NamedTuple):
    """How much of its hits a reply shows."""

    passages: int  # of each hit, at most
    marked: int  # hits whose passages have what matches marked; the others' are plain
    names: bool  # whether what matches is marked in names


EVERYTHING: Final = Detail(PASSAGES_SHOWN, sys.maxsize, names=True)
# A first reply is there to be quick: the final one follows before anybody has read so far, and in
# names clients see the most by themselves.
QUICKLY: Final = Detail(1, 3, names=False)


@dataclass(frozen=True)
class _Chosen:
    """A document's passages to show, best first, and the share of the words that the first has."""

    passages: Sequence[PassageId]
    covered: float


class Presenter:
    """Looks up what a reply shows, for the few documents that it shows."""

    def __init__(self, catalogs: Catalogs, words: Words, meaning: Meaning) -> None:
        self._catalogs = catalogs
        self._words = words
        self._closest = ClosestSentences(meaning.embed)

    def hits(
        self,
        ranked: Sequence[Ranked],
        meant: Meant,
        terms_of: Callable[[WhooshReader], QueryTerms] | None,
        made: dict[PassageId, Passage],
        detail: Detail = EVERYTHING,
        allowed: Ids | None = None,
    ) -> list[Hit]:
        """Make the hits of ranked documents; those removed meanwhile are left out.

        `terms_of` tells what to highlight, if anything; `made` keeps passages from a search's
        first reply for its final one. The places of a file's copies are all told, and first those
        of documents that the query's filters allow, where it has any.
        """
        reading = self._catalogs.here().reading
        doc_ids = [one.doc_id for one in ranked]
        documents = reading.shown(doc_ids)
        asked = self._asked(doc_ids, terms_of)
        chosen: dict[DocId, _Chosen] = {}
        for doc_id, (ids, starts) in reading.passage_places(doc_ids).items():
            if doc_id in documents:
                positions = asked.by_group(doc_id)
                cosines = meant.passages.get(doc_id, {})
                chosen[doc_id] = _choose(
                    ids, starts, positions, asked.weights, cosines, detail.passages
                )
        quoter = Quoter(asked.terms, asked.weights)
        plain = self._quote(chosen, documents, quoter, made, doc_ids[: detail.marked])
        marked = self._marked(chosen, documents, meant, quoter, made)
        digests = {document.digest for document in documents.values() if document.digest}
        places = reading.places(digests, _MOST_PLACES, allowed)
        return [
            self._hit(
                one,
                documents[one.doc_id],
                places.get(documents[one.doc_id].digest, ()),
                [
                    passage
                    for key in (chosen[one.doc_id].passages if one.doc_id in chosen else ())
                    if (passage := marked.get(key) or made.get(key) or plain.get(key))
                ],
                quoter if detail.names else None,
            )
            for one in ranked
            if one.doc_id in documents
        ]

    def _asked(
        self, doc_ids: Sequence[DocId], terms_of: Callable[[WhooshReader], QueryTerms] | None
    ) -> _Asked:
        if terms_of is None:
            return _Asked()

        def look_up(reader: WhooshReader) -> _Asked:
            terms = terms_of(reader)
            weights = reader.weights(terms.matching)
            return _Asked(terms, weights, reader.positions(doc_ids, terms.terms))

        return self._words.ask(look_up, _Asked(), again=True)

    def _quote(
        self,
        chosen: Mapping[DocId, _Chosen],
        documents: Mapping[DocId, Shown],
        quoter: Quoter,
        made: dict[PassageId, Passage],
        marked: Sequence[DocId],
    ) -> dict[PassageId, Passage]:
        """Make the passages that are not made yet; those of other documents come back unmarked."""
        reading = self._catalogs.here().reading
        wanted = [key for held in chosen.values() for key in held.passages if key not in made]
        stored = reading.passages(wanted)
        texts = reading.texts(stored.values())
        plain: dict[PassageId, Passage] = {}
        for key, passage in stored.items():
            document = documents[passage.document]
            if passage.document in marked:
                made[key] = quoter.quote(document, passage, texts[key])
            else:
                plain[key] = unmarked(document, passage, texts[key])
        return plain

    def _marked(
        self,
        chosen: Mapping[DocId, _Chosen],
        documents: Mapping[DocId, Shown],
        meant: Meant,
        quoter: Quoter,
        made: Mapping[PassageId, Passage],
    ) -> dict[PassageId, Passage]:
        """Return passages with their closest sentences: the first ones that meaning found."""
        if meant.vector is None:
            return {}
        owners: dict[PassageId, Shown] = {}
        wanted: list[Sentences] = []
        # Those with the fewest words first: there nothing else shows why they were found.
        first = sorted(list(chosen.items())[:_CLOSEST_HITS], key=lambda item: item[1].covered)
        for doc_id, held in first:
            key = held.passages[0]
            by_meaning = key in meant.passages.get(doc_id, {}) and held.covered < _ENOUGH_WORDS
            if key in made and by_meaning:
                owners[key] = document = documents[doc_id]
                text = made[key].text
                wanted.append(Sentences(key, text, sentences_of(document, text)))
        try:
            closest = self._closest.find(wanted, *meant.vector)
        except ModelError as error:
            log_failure(log, "finding the closest sentences", error)
            return {}  # the hits are right without
        return {key: quoter.mark(made[key], owners[key], span) for key, span in closest.items()}

    def _hit(
        self,
        ranked: Ranked,
        document: Shown,
        places: Sequence[bytes],
        passages: list[Passage],
        quoter: Quoter | None,
    ) -> Hit:
        found_by: list[Literal["keyword", "semantic"]] = []
        if ranked.fused.keyword is not None:
            found_by.append("keyword")
        if ranked.fused.cosine is not None:
            found_by.append("semantic")
        modified = datetime.fromtimestamp(document.mtime_ns / 1e9, UTC)
        title = shown(os.path.basename(document.path))
        return Hit(
            id=f"file:{document.id}",
            kind="file",
            title=title,
            uri=path_to_uri(document.path),
            score=round(ranked.score, 4),
            found_by=found_by,
            passages=passages,
            modified=modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
            mime=document.mime,
            places=[path_to_uri(path) for path in places if path != document.path],
            title_highlights=quoter.spans(title, document) if quoter else [],
        )


def _choose(
    ids: Sequence[PassageId],
    starts: Sequence[int],
    positions: Sequence[Sequence[int]],
    weights: Sequence[float],
    cosines: Mapping[PassageId, float],
    most: int,
) -> _Chosen:
    """Choose the passages to show; a document found by its name alone shows its beginning."""
    covered = coverage(starts, positions, weights)
    meant = {ordinal: cosines[key] for ordinal, key in enumerate(ids) if key in cosines}
    ordinals = best_passages(covered, meant, most) or [0]
    return _Chosen([ids[ordinal] for ordinal in ordinals], covered.get(ordinals[0], 0.0))
