"""More like this: the documents nearest to one by meaning and by its most telling words."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import numpy as np

from indexer.catalog import Catalogs
from indexer.catalog.reading import Shown
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Hits, Similar
from indexer.documents import DocId, PassageId
from indexer.keyword import QueryTerms
from indexer.keyword.analysis import analyse
from indexer.keyword.positions import postings_of
from indexer.ports import KeywordHit
from indexer.search.duplicates import fold
from indexer.search.fusion import fuse
from indexer.search.meaning import Floats, Meaning
from indexer.search.presenting import Meant, Presenter
from indexer.search.ranking import Ranked
from indexer.search.words import Words

_TEXT = 50_000  # characters whose words are looked at
_TELLING = 12  # words
_DOCUMENTS = 200  # found by words
_PASSAGES = 8  # of the document, spread over it, that others are compared with
_NEAREST = 100  # passages of other documents looked at for each of them
_MOST_OWN = 1000  # passages of the document itself that may be nearer than others
# Below this cosine documents have nothing in common.
_LEAST_COSINE = 0.25


class Similarity:
    """Answers `Similar`; runs in any thread."""

    def __init__(
        self,
        catalogs: Catalogs,
        words: Words,
        meaning: Meaning,
        presenter: Presenter,
        semantic_weight: Callable[[], float],
    ) -> None:
        self._catalogs = catalogs
        self._words = words
        self._meaning = meaning
        self._presenter = presenter
        self._semantic_weight = semantic_weight

    def answer(self, request: Similar) -> Hits:
        """Return the hits, without the document itself and its copies.

        Raises:
            ValueError: when there is no such document or it has no text; one line for the person.
        """
        started = time.perf_counter()
        document = self._document(request.hit)
        reading = self._catalogs.here().reading
        terms = self._telling_terms(document)
        by_words: list[KeywordHit] = self._words.ask(
            lambda reader: reader.find(terms, _DOCUMENTS), []
        )
        keyword = {hit.doc_id: hit.score for hit in by_words}
        meant = self._by_meaning(document.id)
        same = {
            doc_id
            for doc_id, copy in reading.copies([*keyword, *meant.documents]).items()
            if copy.digest == document.digest
        }
        for doc_id in same:
            keyword.pop(doc_id, None)
            meant.documents.pop(doc_id, None)
        fused = fuse(keyword, meant.documents, self._semantic_weight())
        # Neither names nor habits have a say in what is alike.
        ranked = [Ranked(one, one.score, False, ()) for one in fused]
        top = fold(ranked, request.limit, reading.copies)
        hits = self._presenter.hits(top, meant, lambda _: terms, {})
        took = (time.perf_counter() - started) * 1000
        return Hits(
            id=request.id, query=request.hit, final=True, took_ms=round(took, 2), hits=hits
        )  # fmt: skip

    def _document(self, hit: str) -> Shown:
        """Return the document of a hit's id or of a file's URI."""
        catalog = self._catalogs.here()
        name = hit
        doc_id: DocId | None = None
        if hit.startswith("file://"):
            path = uri_to_path(hit)
            name = shown(path)
            real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
            stored = catalog.documents.find(real)
            doc_id = stored.id if stored else None
        elif hit.startswith("file:") and hit[5:].isdecimal() and len(hit) < 24:
            doc_id = DocId(int(hit[5:]))
        document = catalog.reading.shown([doc_id]).get(doc_id) if doc_id is not None else None
        if document is None:
            raise ValueError(f"{name} is not indexed; `magpie index why PATH` tells why.")
        if not document.digest:
            raise ValueError(f"{name} has no text that others could be compared with.")
        return document

    def _telling_terms(self, document: Shown) -> QueryTerms:
        text = self._catalogs.here().reading.text(document.id, 0, _TEXT)
        body = analyse("", "", "", text, (), document.language).fields["body"]
        frequencies = {posting.term: posting.frequency for posting in postings_of(body)}
        return self._words.ask(lambda reader: reader.telling(frequencies, _TELLING), QueryTerms())

    def _by_meaning(self, doc_id: DocId) -> Meant:
        """Compare passages spread over the document with those of all others.

        A document's score is the mean, over those passages, of the cosine of its own best one:
        late interaction (Khattab and Zaharia, "ColBERT", 2020) with passages for words.
        """
        catalog, model = self._catalogs.here(), self._meaning.model_number
        own = catalog.reading.passage_ids_of(np.array([doc_id], np.int64))
        if not len(own):  # read anew just now
            return Meant()
        chosen = own[np.unique(np.linspace(0, len(own) - 1, _PASSAGES).astype(np.int64))]
        _, stored = catalog.indexing.vectors_of(model, chosen)
        if not len(stored):
            return Meant()
        vectors = stored.astype(np.float32)
        middle = vectors.mean(axis=0)
        middle /= np.linalg.norm(middle) or 1.0
        meant = Meant(vector=(middle, model))
        count = _NEAREST + min(len(own), _MOST_OWN)
        self._compare(vectors, count, model, meant)
        meant.documents.pop(doc_id, None)
        return meant

    def _compare(self, vectors: Floats, count: int, model: int, meant: Meant) -> None:
        """Note the cosines of the passages nearest to each vector, and their documents' scores."""
        found = [self._meaning.nearest(vector, model, count) for vector in vectors]
        keys = np.unique(np.concatenate([keys for keys, _ in found]))
        documents = self._catalogs.here().reading.documents_of(keys)
        best: list[dict[DocId, float]] = []
        for keys, cosines in found:
            best.append({})
            for key, cosine in zip(keys.tolist(), cosines.tolist(), strict=True):
                doc_id = documents.get(PassageId(key))
                if doc_id is None:
                    continue
                best[-1].setdefault(doc_id, cosine)
                passages = meant.passages.setdefault(doc_id, {})
                passages[PassageId(key)] = max(cosine, passages.get(PassageId(key), -1.0))
        # What was not among the nearest is no nearer than the last of them.
        furthest = [float(cosines[-1]) if len(cosines) else 0.0 for _, cosines in found]
        for doc_id in meant.passages:
            score = np.mean(
                [near.get(doc_id, far) for near, far in zip(best, furthest, strict=True)]
            )
            if score >= _LEAST_COSINE:
                meant.documents[doc_id] = float(score)
