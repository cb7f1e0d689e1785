"""One generation of the index, as a reader sees it: immutable but for its caches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import Storage

from indexer.keyword.caches import Cache, Caches, Joined, Terms
from indexer.keyword.postings import Postings
from indexer.keyword.reading import SegmentFiles
from indexer.keyword.schema import COLUMNS, TEXT_FIELDS
from indexer.keyword.spelling import Speller, Tables

Mask = npt.NDArray[np.bool_]
_QUICKLY_READ: Final = 1 << 16  # terms whose words a search may wait for
_MEMORISED: Final = 1 << 14  # terms that beginnings stand for are remembered: some 3 MB


class Snapshot:
    """The segments of one generation under one run of document numbers."""

    def __init__(
        self, storage: Storage, generation: int, segments: Sequence[W3Segment],
        caches: Caches, known: dict[str, SegmentFiles],
    ) -> None:  # fmt: skip
        """Open the segments; `known` holds the ones already open, by name."""
        self.generation = generation
        self._caches = caches
        self._prefixes: Cache[Terms] = Cache(_MEMORISED, lambda found: len(found) + 1)
        self.segments = tuple(
            known.get(segment.segment_id()) or SegmentFiles(storage, segment)
            for segment in segments
        )
        self._names = tuple(segment.name for segment in self.segments)
        counts = [segment.count for segment in self.segments]
        self.bases = [0, *np.cumsum(counts).tolist()]  # the last one is after all segments
        # documents, by first number
        self.counts = dict(zip(self.bases, counts, strict=False))
        self.count = sum(counts)  # with the deleted documents, as Whoosh counts
        self.live: Mask = np.ones(self.count, bool)
        for base, segment in zip(self.bases, segments, strict=False):
            self.live[np.fromiter(segment.deleted_docs(), np.int64) + base] = False
        self.deleted = self.count - int(self.live.sum())
        self.columns = {name: self._joined(name) for name in COLUMNS}
        # Not of the snapshot itself: it must go at once when a newer one takes its place.
        self.speller = Speller(partial(_word_tables, self.segments))

    def _joined(self, column: str) -> npt.NDArray[Any]:
        parts = [segment.columns[column] for segment in self.segments]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    @property
    def words_take_long(self) -> bool:
        """Tell whether the speller does not look at all words until `read_words` was called."""
        return _take_long(self.segments)

    def prepare(self) -> None:
        """Make what every search needs, so that none waits for it."""
        _ = self._order, self.length_bytes, self.average_lengths, self.languages

    def read_words(self) -> None:
        """Give the speller the words of all segments; takes a second for a million."""
        for segment in self.segments:
            _ = segment.words

    @property
    def doc_ids(self) -> npt.NDArray[np.int64]:
        """Return the document id of each document number, deleted ones included."""
        return self.columns["doc_id"]

    @cached_property
    def length_bytes(self) -> dict[str, npt.NDArray[np.uint8]]:
        """Return each field's length in each document, as Whoosh's length byte."""
        return {
            name: np.concatenate(
                [np.zeros(0, np.uint8), *(s.length_bytes[name] for s in self.segments)]
            )
            for name in TEXT_FIELDS
        }

    @cached_property
    def average_lengths(self) -> dict[str, float]:
        """Return the average length of each field, in tokens; 1 where it is always empty."""
        totals = {
            name: sum(segment.totals.get(name, 0) for segment in self.segments)
            for name in TEXT_FIELDS
        }
        return {name: total / (self.count or 1) or 1.0 for name, total in totals.items()}

    def positions(self, field: str, term: bytes) -> Iterator[tuple[int, Postings]]:
        """Yield (first document number of the segment, postings with their values) of a term.

        Segments without the term are left out.
        """
        for base, segment in zip(self.bases, self.segments, strict=False):
            key = (segment.name, field, term)
            known = self._caches.positions.find(key)
            if known is None:
                found = Joined((segment.name,), segment.postings(field, term, values=True))
                known = self._caches.positions.keep(key, found)
            if known.postings is not None:
                yield base, known.postings

    def joined(self, field: str, term: bytes) -> Postings | None:
        """Return a term's postings over all segments, None without any; they have no values."""
        known = self._caches.joined.find((field, term))
        if known is None or known.segments is not self._names:
            found = Joined(self._names, self._extended(known, field, term))
            known = self._caches.joined.keep((field, term), found)
        return known.postings

    def _extended(self, known: Joined | None, field: str, term: bytes) -> Postings | None:
        """Join a term's postings, from those of another generation as far as its segments go."""
        shared = _leading(known.segments, self._names) if known else 0
        parts: list[tuple[int, Postings]] = []
        if known and known.postings and shared:
            docs, weights, *_ = known.postings
            if shared < len(known.segments):
                kept = int(np.searchsorted(docs, self.bases[shared]))
                docs, weights = docs[:kept].copy(), weights[:kept].copy()
            if len(docs):
                parts.append((0, Postings(docs, weights)))
        rest = zip(self.bases[shared:], self.segments[shared:], strict=False)
        for base, segment in rest:
            found = segment.postings(field, term, values=False)
            if found is not None:
                parts.append((base, found))
        if len(parts) == 1 and not parts[0][0]:
            return parts[0][1]
        if not parts:
            return None
        docs = np.concatenate([found.docs + np.int32(base) for base, found in parts])
        return Postings(docs, np.concatenate([found.weights for _, found in parts]))

    def matching(self, field: str, term: bytes) -> Mask:
        """Return which documents have the term."""
        mask: Mask = np.zeros(self.count, bool)
        found = self.joined(field, term)
        if found is not None:
            mask[found.docs] = True
        return mask

    def living(self, field: str, term: bytes) -> int:
        """Return how many documents have the term, deleted ones left out."""
        found = self.joined(field, term)
        if found is None:
            return 0
        return int(self.live[found.docs].sum()) if self.deleted else len(found.docs)

    def starting_with(self, field: str, prefix: bytes, limit: int) -> list[tuple[bytes, float]]:
        """Return about `limit` terms with this prefix, the heaviest first, with their weight."""
        key = (field, prefix, limit)
        if (known := self._prefixes.find(key)) is not None:
            return known
        weights: dict[bytes, float] = {}
        for segment in self.segments:
            for term, weight in self._starting_in(segment, field, prefix, 4 * limit):
                weights[term] = weights.get(term, 0.0) + weight
        found = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return self._prefixes.keep(key, found)

    def _starting_in(self, segment: SegmentFiles, field: str, prefix: bytes, limit: int) -> Terms:
        key = (segment.name, field, prefix, limit)
        known = self._caches.beginnings.find(key)
        if known is None:
            found = segment.starting_with(field, prefix, limit)
            known = self._caches.beginnings.keep(key, found)
        return known

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the documents, the most frequent first."""
        found = self.starting_with("language", b"", 200)
        return tuple(term.decode() for term, _ in found)

    @cached_property
    def _order(self) -> npt.NDArray[np.int64]:
        numbers = np.flatnonzero(self.live)
        return numbers[np.argsort(self.doc_ids[numbers], kind="stable")]

    def numbers_of(self, doc_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the document numbers of ids, -1 for those that are not there."""
        if not len(self._order):
            return np.full(len(doc_ids), -1, np.int64)
        ordered = self.doc_ids[self._order]
        at = np.minimum(np.searchsorted(ordered, doc_ids), len(ordered) - 1)
        return np.where(ordered[at] == doc_ids, self._order[at], -1)


def _leading(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    """Return how many segments two runs have in common at their beginning."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(some), len(others)))


def _take_long(segments: Sequence[SegmentFiles]) -> bool:
    return sum(segment.unread_terms for segment in segments) > _QUICKLY_READ


def _word_tables(segments: Sequence[SegmentFiles], word: str) -> Tables:
    """Return the words to look a word up in.

    While those of large segments are being read, a search does not wait for all of them: few
    mistakes are in the first letter.
    """
    if not _take_long(segments):
        return Tables([segment.words for segment in segments])
    start = word[:1].encode("utf-8", "replace")
    found = [seg.words_beginning(start) if seg.unread_terms else seg.words for seg in segments]
    return Tables(found, complete=False)
