"""Searching the keyword index: any number of threads, while another process writes it."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import product
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt
from whoosh.filedb.filestore import Storage
from whoosh.index import TOC

from indexer.contract.query_language import Choice, Filters, ParsedQuery
from indexer.documents import DocId
from indexer.errors import IndexCorruptError
from indexer.keyword.caches import Caches
from indexer.keyword.correction import Correction
from indexer.keyword.expansion import QueryTerms, expand, expand_name
from indexer.keyword.folding import casefold, fold
from indexer.keyword.named import named_documents
from indexer.keyword.phrases import documents_with, positions_in
from indexer.keyword.schema import build_schema
from indexer.keyword.scoring import FIELD_WEIGHTS, Scorer, Scores, Synonyms
from indexer.keyword.snapshot import Mask, Snapshot
from indexer.keyword.storage import INDEX_NAME, FolderStorage, check_version, damage_reported
from indexer.keyword.telling import telling_terms
from indexer.ports import KeywordHit

Allowed = Collection[DocId] | npt.NDArray[np.int64]

_BELOW: Final = 0.5  # of the least score: what a document with a near spelling has at most
_NAMED: Final = 0.5  # of the best score: what is added to documents called what the query says
_CACHE_BYTES: Final = 64 << 20
_MEMORISED: Final = 1 << 16  # terms that beginnings stand for in segments: some 10 MB
_HEAD_START: Final = 0.25  # seconds: the search that opened the index goes first
_EXPANSIONS: Final = 16  # of queries that are remembered
_ATTEMPTS: Final = 10  # a commit may delete files between our reading their names and opening them


class WhooshReader:
    """Reads the latest generation of an index.

    Every method raises IndexCorruptError when the index is missing, damaged or of another
    version.
    """

    def __init__(self, storage: Storage, *, cache_bytes: int = _CACHE_BYTES) -> None:
        self._storage = storage
        self._schema = build_schema()
        self._caches = Caches(cache_bytes, _MEMORISED)
        self._opening = threading.Lock()
        self._expansions: dict[tuple[object, ...], QueryTerms] = {}
        check_version(storage)
        with damage_reported():
            self._snapshot = self._open(None)
            self._snapshot.prepare()

    @classmethod
    def in_folder(cls, folder: str, *, cache_bytes: int = _CACHE_BYTES) -> WhooshReader:
        """Open the index in this folder."""
        return cls(FolderStorage(folder), cache_bytes=cache_bytes)

    def _open(self, previous: Snapshot | None) -> Snapshot:
        known = {segment.name: segment for segment in previous.segments} if previous else {}
        for attempt in range(_ATTEMPTS):
            try:
                toc = TOC.read(self._storage, INDEX_NAME, schema=self._schema)
                snapshot = Snapshot(
                    self._storage, toc.generation, toc.segments, self._caches, known
                )
            except FileNotFoundError:
                if attempt == _ATTEMPTS - 1:
                    raise
                continue
            if snapshot.words_take_long:
                threading.Thread(target=_read_words, args=(snapshot,), daemon=True).start()
            return snapshot
        raise IndexCorruptError("The keyword index cannot be opened.")

    def refresh(self) -> bool:
        """See what was committed since; cheap when nothing was. Says whether anything was."""
        with self._opening, damage_reported():
            if TOC._latest_generation(self._storage, INDEX_NAME) == self._snapshot.generation:
                return False
            snapshot = self._open(self._snapshot)
            snapshot.prepare()
            self._snapshot = snapshot
            return True

    def let_go(self) -> None:
        """Drop what is remembered of earlier questions."""
        self._caches.clear()
        self._expansions.clear()

    @property
    def generation(self) -> int:
        """Return the number of the commit that is searched."""
        return self._snapshot.generation

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the documents, the most frequent first."""
        with damage_reported():
            return self._snapshot.languages

    def __len__(self) -> int:
        return int(self._snapshot.live.sum())

    def doc_ids(self) -> npt.NDArray[np.int64]:
        """Return the ids of all documents, ascending."""
        snapshot = self._snapshot
        return np.sort(snapshot.doc_ids[snapshot.live])

    def terms(self, query: ParsedQuery) -> QueryTerms:
        """Return the index terms the query looks for; `Highlighter` finds them in a passage."""
        with damage_reported():
            return self._expanded(query, self._snapshot)

    def _expanded(self, query: ParsedQuery, snapshot: Snapshot) -> QueryTerms:
        """Expand a query; a search asks for it several times."""
        asked = query.words, query.prefixes, query.phrases, query.excluded
        key = (snapshot.generation, *asked)
        known = self._expansions.get(key)
        if known is None:
            complete = not snapshot.words_take_long
            known = expand(query, snapshot)
            if len(self._expansions) >= _EXPANSIONS:
                self._expansions.clear()
            if complete:
                self._expansions[key] = known
        return known

    def search(
        self, query: ParsedQuery, limit: int, allowed: Allowed | None = None
    ) -> list[KeywordHit]:
        """Return the best documents, best first; equal ones by id.

        `ext:`, `lang:`, `after:`, `before:`, `size:` and `name:` are resolved here; `kind:` and
        `in:` are the catalog's and come as `allowed`. A query of filters and exclusions alone
        finds what passes them, the last modified first, with score 0.
        """
        snapshot = self._snapshot
        if limit <= 0 or not snapshot.count:
            return []
        with damage_reported():
            terms = self._expanded(query, snapshot)
            mask = self._filtered(snapshot, query.filters, allowed)
            for phrase in terms.phrases:
                mask &= documents_with(phrase, snapshot, mask)
            for phrase in terms.excluded:
                mask &= ~documents_with(phrase, snapshot, mask)
            scorer = Scorer(snapshot)
            for group in terms.groups:
                scorer.add(group)
            if query.has_terms:
                found = scorer.scores > 0
                for group in terms.minor:
                    scorer.add(group)
                scores = np.where(found, scorer.scores, 0.0)
                _add_below(scores, terms.below, snapshot, mask)
                _add_named(scores, named_documents(_as_meant(query, terms), snapshot), mask)
                return _best(snapshot, scores, mask & (scores > 0), limit)
            return _latest(snapshot, mask, limit)

    def field_scores(
        self, query: ParsedQuery, doc_ids: Sequence[DocId]
    ) -> dict[DocId, dict[str, float]]:
        """Return what each field adds to the scores of documents; fields that add nothing lack."""
        snapshot = self._snapshot
        found: dict[DocId, dict[str, float]] = {doc_id: {} for doc_id in doc_ids}
        with damage_reported():
            terms = self._expanded(query, snapshot)
            numbers = snapshot.numbers_of(np.array(doc_ids, np.int64)).tolist()
            for field, weight in FIELD_WEIGHTS.items():
                scorer = Scorer(snapshot, {field: weight})
                for group in (*terms.groups, *terms.minor, *terms.below):
                    scorer.add(group)
                for doc_id, number in zip(doc_ids, numbers, strict=True):
                    if number >= 0 and (score := float(scorer.scores[number])) > 0:
                        found[doc_id][field] = score
        return found

    def corrections(self, query: ParsedQuery) -> tuple[Correction, ...]:
        """Return what is probably misspelt in the query; nothing where it names a document."""
        snapshot = self._snapshot
        with damage_reported():
            found = self._expanded(query, snapshot).corrections
            words = (*query.words, *query.prefixes)
            return () if found and named_documents(words, snapshot) is not None else found

    def _filtered(self, snapshot: Snapshot, filters: Filters, allowed: Allowed | None) -> Mask:
        mask = snapshot.live.copy()
        if allowed is not None:
            ids = allowed if isinstance(allowed, np.ndarray) else np.fromiter(allowed, np.int64)
            mask &= np.isin(snapshot.doc_ids, ids)
        mask &= _exact(snapshot, "ext", filters.ext)
        mask &= _exact(snapshot, "language", filters.lang)
        modified, size = snapshot.columns["modified"], snapshot.columns["size"]
        if filters.after is not None:
            mask &= modified >= filters.after
        if filters.before is not None:
            mask &= modified < filters.before
        if filters.min_size is not None:
            mask &= size >= filters.min_size
        if filters.max_size is not None:
            mask &= size <= filters.max_size
        if filters.name.any_of:
            mask &= _any([_named(snapshot, text) for text in filters.name.any_of])
        for text in filters.name.none_of:
            mask &= ~_named(snapshot, text)
        return mask

    def telling(self, frequencies: Mapping[bytes, int], count: int) -> QueryTerms:
        """Return the terms of a text that tell it best from other documents; see `find`."""
        with damage_reported():
            terms = telling_terms(frequencies, count, self._snapshot)
        return QueryTerms(groups=tuple({term: 1.0} for term in terms))

    def find(self, terms: QueryTerms, limit: int) -> list[KeywordHit]:
        """Return the best documents with any of these groups, best first; equal ones by id."""
        snapshot = self._snapshot
        with damage_reported():
            scorer = Scorer(snapshot)
            for group in terms.groups:
                scorer.add(group)
            return _best(snapshot, scorer.scores, snapshot.live & (scorer.scores > 0), limit)

    def weights(self, groups: Sequence[Synonyms]) -> list[float]:
        """Return what a match of each group is worth: its inverse document frequency, over 0."""
        snapshot = self._snapshot
        with damage_reported():
            found = ([snapshot.joined("body", term) for term in group] for group in groups)
            most = [max((len(p.docs) for p in postings if p), default=0) for postings in found]
        return [log((snapshot.count + 1) / (count + 1)) + 1 for count in most]

    def having(self, doc_ids: Sequence[DocId], groups: Sequence[Synonyms]) -> Mask:
        """Return which documents have a term of which group, in any field.

        Shape (len(doc_ids), len(groups)).
        """
        snapshot = self._snapshot
        found: Mask = np.zeros((len(doc_ids), len(groups)), bool)
        with damage_reported():
            numbers = snapshot.numbers_of(np.array(doc_ids, np.int64))
            for index, group in enumerate(groups):
                for field, term in product(FIELD_WEIGHTS, group):
                    postings = snapshot.joined(field, term)
                    if postings is not None and len(postings.docs):
                        at = np.searchsorted(postings.docs, numbers)
                        at = np.minimum(at, len(postings.docs) - 1)
                        found[:, index] |= postings.docs[at] == numbers
        return found

    def positions(
        self, doc_ids: Iterable[DocId], terms: Iterable[bytes]
    ) -> dict[DocId, dict[bytes, list[int]]]:
        """Return where terms stand in the bodies of documents, in token positions."""
        snapshot = self._snapshot
        ids = list(doc_ids)
        found: dict[DocId, dict[bytes, list[int]]] = {doc_id: {} for doc_id in ids}
        with damage_reported():
            numbers = snapshot.numbers_of(np.array(ids, np.int64))
            for term in terms:
                for base, postings in snapshot.positions("body", term):
                    for index, at in positions_in(postings, numbers - base):
                        found[ids[index]][term] = at
        return found


def _read_words(snapshot: Snapshot) -> None:
    threading.Event().wait(_HEAD_START)
    # Damage is reported by whoever searches.
    with suppress(IndexCorruptError), damage_reported():
        snapshot.read_words()


def _exact(snapshot: Snapshot, field: str, choice: Choice) -> Mask:
    mask: Mask = np.ones(snapshot.count, bool)
    if choice.any_of:
        mask &= _any([snapshot.matching(field, value.encode()) for value in choice.any_of])
    for value in choice.none_of:
        mask &= ~snapshot.matching(field, value.encode())
    return mask


def _named(snapshot: Snapshot, text: str) -> Mask:
    """Return the documents whose name has all words of the text; the last one may go on."""
    mask: Mask = np.ones(snapshot.count, bool)
    for group in expand_name(text, snapshot):
        mask &= _any([snapshot.matching("name", term) for term in group])
    return mask


def _as_meant(query: ParsedQuery, terms: QueryTerms) -> list[str]:
    """Return the query's words, the right spelling where nobody wrote them so."""
    meant = {found.written.decode(): found.word for found in terms.corrections if found.unknown}
    words = (*query.words, *query.prefixes)
    return [meant.get(fold(casefold(word)), word) for word in words]


def _add_below(scores: Scores, groups: Iterable[Synonyms], snapshot: Snapshot, mask: Mask) -> None:
    """Add documents with near spellings of words that few have, all below what was found."""
    scorer = Scorer(snapshot)
    for group in groups:
        scorer.add(group)
    further = (scores == 0) & (scorer.scores > 0)
    if further.any():
        found = scores[mask & (scores > 0)]
        least = float(found.min()) if len(found) else 1.0
        scores[further] = _BELOW * least * scorer.scores[further] / scorer.scores.max()


def _add_named(scores: Scores, named: Mask | None, mask: Mask) -> None:
    """Raise the documents that are called what the query says."""
    if named is not None:
        found = scores[mask]
        scores[named] += _NAMED * (float(found.max(initial=0.0)) or 1.0)


def _any(masks: list[Mask]) -> Mask:
    merged: Mask = np.logical_or.reduce(masks)
    return merged


def _best(
    snapshot: Snapshot, scores: npt.NDArray[np.float64], mask: Mask, limit: int
) -> list[KeywordHit]:
    numbers = np.flatnonzero(mask)
    if len(numbers) > limit:
        threshold = np.partition(scores[numbers], -limit)[-limit]
        numbers = numbers[scores[numbers] >= threshold]
    order = np.lexsort((snapshot.doc_ids[numbers], -scores[numbers]))[:limit]
    chosen = numbers[order]
    ids, found = snapshot.doc_ids[chosen].tolist(), scores[chosen].tolist()
    return list(map(KeywordHit, ids, found))


def _latest(snapshot: Snapshot, mask: Mask, limit: int) -> list[KeywordHit]:
    numbers = np.flatnonzero(mask)
    order = np.lexsort((snapshot.doc_ids[numbers], -snapshot.columns["modified"][numbers]))[:limit]
    return [KeywordHit(DocId(int(snapshot.doc_ids[n])), 0.0) for n in numbers[order]]
