"""One search under way: a first reply from words, a final one in which meaning has its say."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from indexer.contract.messages import Answer, Hit, Hits, Passage, Search
from indexer.contract.query_language import Filters, ParsedQuery, parse, word_spans
from indexer.documents import DocId, PassageId
from indexer.errors import MagpieError
from indexer.keyword import WhooshReader
from indexer.keyword.correction import Correction
from indexer.ports import Ids, KeywordHit
from indexer.search.beside import Beside, Placed, id_beside
from indexer.search.conditions import conditions
from indexer.search.did_you_mean import corrected
from indexer.search.duplicates import fold
from indexer.search.fusion import Fused, fuse
from indexer.search.held import Vector
from indexer.search.kinds import wanted_kinds
from indexer.search.names import name_score, written_words
from indexer.search.presenting import EVERYTHING, QUICKLY, Detail, Meant
from indexer.search.ranking import Known, Ranked, rank
from indexer.search.reasons import explained
from indexer.search.weighting import feedback_weight, semantic_weight
from indexer.usage import NO_HABIT, Habit

if TYPE_CHECKING:
    from indexer.search.engine import Engine

# How deep each side looks before the sides are fused.
KEYWORD_CANDIDATES = 400
PASSAGE_CANDIDATES = 200
# So many of the best by words, and as many of the best by the fused score, are looked at closely.
LOOKED_AT = 50
# The least number of candidates that are ranked: copies among them are folded afterwards.
RANKED = 150
# So many of the nearest passages tell what a vague query means.
FEEDBACK_PASSAGES = 2
# Below this cosine a passage is about something else; only a search by meaning alone shows it.
LEAST_COSINE = 0.15
FILE = "file:"  # before a document's id, in a hit's


class SupersededError(MagpieError):
    """The person has typed on: this search's answer is of no use to them."""


class _Near(NamedTuple):
    """A query's vector by the model of this number, and the passages nearest to it among some."""

    vector: npt.NDArray[np.float32]
    model: int
    among: Ids | None
    keys: Ids
    cosines: npt.NDArray[np.float32]


class Running:
    """One search; `first` and `final` run in any thread, one after the other.

    Both raise SupersededError soon after `cancel`.
    """

    def __init__(self, engine: Engine, request: Search) -> None:
        self._engine = engine
        self._request = request
        self._started = time.perf_counter()
        self._now = datetime.fromtimestamp(engine.clock.now()).astimezone()
        self._parsed = parse(request.query, self._now, as_you_type=request.as_you_type)
        self._kinds = wanted_kinds(request.kind, self._parsed.filters)
        self._beside = Beside(engine, request, self._parsed, self._kinds)
        self._answer: Answer | None = None
        self._meant_text = self._parsed.free_text  # without spelling mistakes
        if self._kinds == {"clip"}:  # when it was copied is no part of what it means
            self._meant_text = self._parsed.timeless.free_text or self._meant_text
        self._did_you_mean = ""
        self._allowed: Ids | None = None
        self._keyword: dict[DocId, float] = {}
        self._asked_words = 0
        self._names: dict[DocId, tuple[float, float]] = {}  # for both replies
        self._habits: dict[DocId, Habit] = {}
        self._closely: set[DocId] = set()  # to be looked at wherever they rank
        self._made: dict[PassageId, Passage] = {}
        self._near: Future[_Near | None] | None = None  # under way beside the first reply
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Have the search end at its next step; from any thread."""
        self._cancelled.set()

    def _go_on(self) -> None:
        if self._cancelled.is_set():
            raise SupersededError("Another search took this one's place.")

    def first(self) -> Hits | None:
        """Return the reply from words and names; None when the search is by meaning alone."""
        self._go_on()
        self._beside.look()
        if self._request.kind is None and not self._parsed.filters:
            self._answer = self._engine.session.instant.answer(self._request.query)
        if "file" not in self._kinds:
            return self._first_without_files()
        catalog = self._engine.catalogs.here()
        self._allowed = catalog.reading.allowed(conditions(self._parsed.filters))
        if not self._parsed.has_terms:
            return self._reply(self._newest(), Meant(), final=True)
        if self._request.mode == "semantic":
            return None
        self._correct()
        if self._request.mode == "hybrid":
            self._near = self._engine.ahead.submit(self._nearest)
        self._keyword = self._by_words()
        ranked = self._fused({}, 0.0)
        return self._reply(ranked, Meant(), final=self._request.mode == "keyword")

    def _first_without_files(self) -> Hits | None:
        more = self._beside.means and self._request.mode != "keyword"
        if more and self._request.mode == "semantic":
            return None
        return self._reply([], Meant(), final=not more)

    def final(self) -> Hits:
        """Return the fused reply."""
        self._go_on()
        notes = []
        if not self._engine.meaning.ready:
            notes.append("Search by meaning is not ready yet; these hits are found by words.")
        meant = self._by_meaning() if "file" in self._kinds else self._query_meant()
        self._beside.look_again(self._vector(meant))
        ranked = self._fused(meant.documents, self._semantic_weight())
        return self._reply(ranked, meant, final=True, notes=notes)

    def _semantic_weight(self) -> float:
        return semantic_weight(
            sorted(self._keyword.values(), reverse=True),
            self._asked_words,
            self._engine.meaning.characters_per_piece(self._meant_text),
            self._engine.semantic_weight,
        )

    def _vector(self, meant: Meant) -> Vector | None:
        """Return the query's vector with the key of its model, if that serves still."""
        meaning, embedder = self._engine.meaning, self._engine.meaning.embedder
        if meant.vector and embedder and meant.vector[1] == meaning.model_number:
            return meant.vector[0], embedder.model_key
        return None

    def _query_meant(self) -> Meant:
        embedded = self._engine.meaning.query_vector(self._meant_text)
        return Meant(vector=embedded) if embedded else Meant()

    def _newest(self) -> list[Fused]:
        """Return what filters alone ask for: the files changed last."""
        if not self._parsed.filters:
            return []  # nothing was asked for
        catalog = self._engine.catalogs.here()
        # More than are shown: copies of one file are one hit.
        found = catalog.reading.newest(self._must_meet(), KEYWORD_CANDIDATES)
        self._habits = self._habits_among(found)
        self._closely = set(self._habits)
        return [Fused(doc_id, 1.0, 1.0, None) for doc_id in found]

    def _fused(self, cosines: Mapping[DocId, float], weight: float) -> list[Fused]:
        """Fuse what words and meaning found; what is far down and cannot rise is left out."""
        self._habits = self._habits_among(self._keyword.keys() | cosines.keys())
        by_words = nlargest(LOOKED_AT, self._keyword, key=self._keyword.__getitem__)
        self._closely = {*by_words, *self._habits}
        enough = max(RANKED, 3 * self._request.limit)
        return fuse(self._keyword, cosines, weight, enough, self._closely)

    def _ranked(self, fused: Sequence[Fused]) -> list[Ranked]:
        """Let names, habits and age have their say, among the documents that look best."""
        closely = self._closely.union(hit.doc_id for hit in fused[:LOOKED_AT])
        self._look_at([doc_id for doc_id in closely if doc_id not in self._names])
        known = {
            doc_id: Known(*self._names[doc_id], self._habits.get(doc_id, NO_HABIT))
            for doc_id in closely
            if doc_id in self._names
        }
        return rank(fused, known, self._engine.clock.now())

    def _look_at(self, doc_ids: Sequence[DocId]) -> None:
        """Learn how well documents' names answer the query, and when they were modified."""
        wanted = written_words(self._meant_text)
        for doc_id, (name, modified) in self._engine.catalogs.here().reading.names(doc_ids).items():
            self._names[doc_id] = (name_score(wanted, name), modified)

    def _habits_among(self, doc_ids: Iterable[DocId]) -> dict[DocId, Habit]:
        usage = self._engine.usage
        if not usage:
            return {}
        hit_ids = {f"{FILE}{doc_id}": doc_id for doc_id in doc_ids}
        found = usage.habits(self._request.query, hit_ids)
        return {hit_ids[hit_id]: habit for hit_id, habit in found.items()}

    def _correct(self) -> None:
        """Learn which words are misspelt; those nobody wrote so are not searched by meaning."""
        none: tuple[Correction, ...] = ()
        found = self._engine.words.ask(lambda reader: reader.corrections(self._parsed), none)
        if not found:
            return
        words = {correction.written.decode(): correction.word for correction in found}
        spans = word_spans(self._request.query, self._now)
        self._did_you_mean = corrected(self._request.query, spans, words)
        if all(correction.unknown for correction in found):
            self._meant_text = parse(self._did_you_mean, self._now).free_text

    def _by_words(self) -> dict[DocId, float]:
        # The catalog has resolved the filters already: one rule for words and for meaning.
        words = msgspec.structs.replace(self._parsed, filters=Filters())

        def look_up(reader: WhooshReader) -> tuple[int, list[KeywordHit]]:
            hits = reader.search(words, KEYWORD_CANDIDATES, self._allowed)
            return len(reader.terms(words).groups), hits

        nothing: tuple[int, list[KeywordHit]] = (0, [])
        self._asked_words, hits = self._engine.words.ask(look_up, nothing, again=True)
        return {hit.doc_id: hit.score for hit in hits}

    def _nearest(self) -> _Near | None:
        """Return the passages nearest to the query; None before a model serves."""
        self._go_on()
        meaning = self._engine.meaning
        among = None
        if (bound := self._must_meet()) is not None:
            among = self._engine.catalogs.here().reading.passage_ids_of(bound)
        embedded = meaning.query_vector(self._meant_text)
        if embedded is None:
            return None
        return _Near(*embedded, among, *meaning.nearest(*embedded, PASSAGE_CANDIDATES, among))

    def _by_meaning(self) -> Meant:
        near = self._near.result() if self._near else self._nearest()
        if near is None:
            return Meant()
        meaning, keys, cosines = self._engine.meaning, near.keys, near.cosines
        reading = self._engine.catalogs.here().reading
        documents = reading.documents_of(keys)
        if weight := feedback_weight(_by_document(keys, cosines, documents)):
            self._go_on()
            vector = meaning.with_feedback(
                near.vector, keys[:FEEDBACK_PASSAGES], weight, near.model
            )
            keys, cosines = meaning.nearest(vector, near.model, PASSAGE_CANDIDATES, near.among)
            documents |= reading.documents_of(np.setdiff1d(keys, near.keys))
        meant = Meant(vector=(near.vector, near.model))
        alone = self._request.mode == "semantic"
        for key, cosine in zip(keys.tolist(), cosines.tolist(), strict=True):
            doc_id = documents.get(PassageId(key))
            if doc_id is None or (cosine < LEAST_COSINE and not alone):
                continue
            meant.documents.setdefault(doc_id, cosine)
            meant.passages.setdefault(doc_id, {})[PassageId(key)] = cosine
        return meant

    def _explained(self, hits: Sequence[Hit], ranked: Mapping[str, Ranked]) -> list[Hit]:
        """Add to each hit what its score is made of, words by the fields they were found in."""
        doc_ids = [one.doc_id for one in ranked.values()]
        fields: dict[DocId, dict[str, float]] = self._engine.words.ask(
            lambda reader: reader.field_scores(self._parsed, doc_ids), {}, again=True
        )
        return [
            msgspec.structs.replace(
                hit, contributions=explained(ranked[hit.id], fields.get(ranked[hit.id].doc_id, {}))
            )
            for hit in hits
        ]

    def _must_meet(self) -> Ids | None:
        """Return the documents that meaning may find: phrases and exclusions bind it as well."""
        if not (self._parsed.phrases or self._parsed.excluded):
            # What is gone is left out when the passages are looked up.
            return self._allowed if self._parsed.filters else None
        binding = ParsedQuery(phrases=self._parsed.phrases, excluded=self._parsed.excluded)
        hits: list[KeywordHit] = self._engine.words.ask(
            lambda reader: reader.search(binding, len(reader), self._allowed), []
        )
        return np.array(sorted(hit.doc_id for hit in hits), np.int64)

    def _reply(
        self, fused: Sequence[Fused], meant: Meant, *, final: bool, notes: Sequence[str] = ()
    ) -> Hits:
        self._go_on()
        copies = self._engine.catalogs.here().reading.copies
        files = fold(self._ranked(fused), self._request.limit, copies)
        self._go_on()
        shown = EVERYTHING if final else QUICKLY
        hits = self._hits(self._beside.among(files), meant, shown)
        took = (time.perf_counter() - self._started) * 1000
        return Hits(
            id=self._request.id,
            query=self._request.query,
            final=final,
            took_ms=round(took, 2),
            hits=hits,
            notes=list(notes),
            did_you_mean="" if self._beside.named else self._did_you_mean,
            answer=self._answer,
        )

    def _hits(self, placed: Sequence[Placed], meant: Meant, shown: Detail) -> list[Hit]:
        """Make the hits of what is shown."""
        files = [one for one in placed if isinstance(one, Ranked)]
        terms = (lambda reader: reader.terms(self._parsed)) if self._parsed.has_terms else None
        allowed = self._allowed if self._parsed.filters else None
        present = self._engine.presenter.hits
        found = present(files, meant, terms, self._made, shown, allowed) if files else []
        if self._request.explain:
            found = self._explained(found, {f"{FILE}{one.doc_id}": one for one in files})
        made = self._beside.hits(placed) | {hit.id: hit for hit in found}
        ids = (
            f"{FILE}{one.doc_id}" if isinstance(one, Ranked) else id_beside(one) for one in placed
        )
        return [made[hit] for hit in ids if hit in made]  # what was removed meanwhile is not


def _by_document(
    keys: Ids, cosines: npt.NDArray[np.float32], documents: Mapping[PassageId, DocId]
) -> list[float]:
    """Return the best cosine of each document, descending."""
    best: dict[DocId, float] = {}
    for key, cosine in zip(keys.tolist(), cosines.tolist(), strict=True):
        if (doc_id := documents.get(PassageId(key))) is not None:
            best.setdefault(doc_id, cosine)
    return list(best.values())
