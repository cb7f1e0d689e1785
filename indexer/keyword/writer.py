"""The one writer of a keyword index: durable commits, no document twice, merges when idle."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import Storage
from whoosh.index import TOC

from indexer.documents import AnalysedDocument, DocId
from indexer.errors import IndexCorruptError, MagpieError
from indexer.keyword.reading import SegmentFiles
from indexer.keyword.schema import build_schema
from indexer.keyword.segments import MERGE_STEP, Merge, SegmentBuilder
from indexer.keyword.storage import (
    INDEX_NAME,
    FolderStorage,
    check_version,
    damage_reported,
    read_version,
    remove_leftovers,
    write_version,
)
from indexer.ports import Attributes

_MOST_SEGMENTS: Final = 24  # beyond this a commit merges the smallest ones
_DOCUMENTS_AT_COMMIT: Final = 4096  # that such a merge may write anew; larger ones wait for idling
_WORTH_MERGING: Final = 4  # segments
_TIER: Final = 8  # segments of a size that are merged when idle (log-structured merge)
_NUMBER_BITS: Final = 32  # of a place: the number of a document in its segment
_DELETED_SHARE: Final = 0.3  # of a segment's documents, from which it is written anew


class WriterBusyError(MagpieError):
    """Another process writes this index."""


class WhooshWriter:
    """Writes the index in a folder; holds its lock until it is closed.

    Raises WriterBusyError when the lock is held, IndexCorruptError when what is there cannot be
    read or is of another version. The lock is the kernel's, so none is left behind by a crash.
    """

    def __init__(
        self,
        storage: Storage,
        *,
        create: bool = True,
        merge_step: int = MERGE_STEP,
        at_commit: int = _DOCUMENTS_AT_COMMIT,
    ) -> None:
        """Open the index in this storage, made first where there is none and `create` is true.

        `merge_step` is how many terms and postings one call of `merge` writes, `at_commit` how
        many documents a commit may write anew to keep the segments few.
        """
        self._storage = storage
        self._merge_step = merge_step
        self._at_commit = at_commit
        self._schema = build_schema()
        self._lock = storage.lock(f"{INDEX_NAME}_WRITELOCK")
        if not self._lock.acquire(blocking=False):
            raise WriterBusyError("Another process writes the keyword index.")
        try:
            if create and read_version(storage) is None:
                self._create()
            check_version(storage)
            with damage_reported():
                self._open()
        except BaseException:
            self._lock.release()
            raise

    @classmethod
    def in_folder(cls, folder: str) -> WhooshWriter:
        """Open or make the index in this folder."""
        return cls(FolderStorage(folder).create())

    def _create(self) -> None:
        # The version comes last: without it there is no index yet.
        if TOC._latest_generation(self._storage, INDEX_NAME) >= 0:
            raise IndexCorruptError("The keyword index has lost its version.")
        TOC(self._schema, [], 0).write(self._storage, INDEX_NAME)
        write_version(self._storage)

    def _open(self) -> None:
        toc = TOC.read(self._storage, INDEX_NAME, schema=self._schema)
        self._generation: int = toc.generation
        self._segments: list[W3Segment] = toc.segments
        # Where each document is, as one number: a pair for each would take three times the memory.
        self._places: dict[int, int] = {}
        self._ordinals: dict[str, int] = {}
        self._names: list[str] = []
        self._merge: Merge | None = None
        for segment in self._segments:
            self._remember(segment)
        remove_leftovers(self._storage, self._generation, self._segments)

    def _remember(self, segment: W3Segment) -> None:
        """Learn where the segment's documents are."""
        name = segment.segment_id()
        ordinal = self._ordinals.setdefault(name, len(self._names))
        if ordinal == len(self._names):
            self._names.append(name)
        first = ordinal << _NUMBER_BITS
        ids = SegmentFiles(self._storage, segment).columns["doc_id"]
        deleted = set(segment.deleted_docs())
        for number, doc_id in enumerate(ids.tolist()):
            if number not in deleted:
                self._places[doc_id] = first | number

    def _place(self, doc_id: DocId) -> tuple[str, int]:
        """Return the segment that a document is in, and its number there."""
        place = self._places[doc_id]
        return self._names[place >> _NUMBER_BITS], place & ((1 << _NUMBER_BITS) - 1)

    def write(
        self,
        documents: Iterable[tuple[DocId, AnalysedDocument, Attributes]],
        deleted: Iterable[DocId] = (),
    ) -> None:
        """Add or replace documents and delete others in one durable commit.

        Of a document given twice the last holds; one that is also deleted is added.
        """
        with _collector_paused():
            self._write(documents, deleted)

    def _write(
        self,
        documents: Iterable[tuple[DocId, AnalysedDocument, Attributes]],
        deleted: Iterable[DocId],
    ) -> None:
        latest = {doc_id: (document, attributes) for doc_id, document, attributes in documents}
        builder = SegmentBuilder()
        for doc_id, (document, attributes) in latest.items():
            builder.add(doc_id, document, attributes)
        gone = [doc_id for doc_id in (*deleted, *latest) if doc_id in self._places]
        if not builder.count and not gone:
            return
        added = builder.write(self._storage) if builder.count else None
        segments = self._without(gone)
        if added:
            segments.append(added)
        small = self._small(segments) if len(segments) > _MOST_SEGMENTS else []
        if small:
            segments = self._merged(segments, small)
        self._commit(segments, gone)

    def _small(self, segments: list[W3Segment]) -> list[W3Segment]:
        """Return the smallest segments, if merging them takes a commit no more than a moment."""
        small: list[W3Segment] = []
        room = self._at_commit
        taken = self._merge.names if self._merge else frozenset()
        for segment in sorted(segments, key=lambda segment: int(segment.doc_count_all())):
            if segment.segment_id() in taken:
                continue
            room -= segment.doc_count_all()
            if room < 0 or len(small) == _TIER:
                break
            small.append(segment)
        return small if len(small) >= _WORTH_MERGING else []

    def _without(self, gone: Iterable[DocId]) -> list[W3Segment]:
        """Return the segments with these documents deleted; the old ones stay as they are."""
        numbers: dict[str, set[int]] = {}
        for doc_id in gone:
            name, number = self._place(doc_id)
            numbers.setdefault(name, set()).add(number)
        segments: list[W3Segment] = []
        for segment in self._segments:
            more = numbers.get(segment.segment_id())
            if not more:
                segments.append(segment)
                continue
            deletions = more.union(segment.deleted_docs())
            if len(deletions) < segment.doc_count_all():
                segments.append(_copy(segment, deletions))
        return segments

    def _merged(self, segments: list[W3Segment], chosen: list[W3Segment]) -> list[W3Segment]:
        """Return the segments with these merged into one, at once."""
        with damage_reported():
            merge = Merge(self._storage, chosen)
            while not merge.step():
                pass
        return _replaced(segments, merge)

    def _commit(self, segments: list[W3Segment], gone: Iterable[DocId] = ()) -> None:
        generation = self._generation + 1
        TOC(self._schema, segments, generation).write(self._storage, INDEX_NAME)
        old = {segment.segment_id() for segment in self._segments}
        self._generation, self._segments = generation, segments
        for doc_id in gone:
            self._places.pop(doc_id, None)
        for segment in segments:
            if segment.segment_id() not in old:
                self._remember(segment)
        kept = [*segments, self._merge.merged] if self._merge else segments
        remove_leftovers(self._storage, generation, kept)

    def merge(self) -> bool:
        """Do a little of merging segments of about the same size; False when there is none to do.

        Call it again and again while the computer is idle. Each call takes some tenths of a second
        at most, so that what is written in between waits no longer; the last one of a group is a
        durable commit.
        """
        if self._merge is None:
            chosen = self._to_merge()
            if not chosen:
                return False
            with damage_reported():
                self._merge = Merge(self._storage, chosen, self._merge_step)
            return True
        try:
            with damage_reported(), _collector_paused():
                done = self._merge.step()
        except BaseException:
            self._give_up_merge()  # what is half written must never count as whole
            raise
        if done:
            merge, self._merge = self._merge, None
            self._commit(_replaced(self._segments, merge))
        return True

    def _to_merge(self) -> list[W3Segment]:
        for segment in self._segments:
            if segment.deleted_count() > _DELETED_SHARE * segment.doc_count_all():
                return [segment]
        by_size = sorted(self._segments, key=lambda segment: int(segment.doc_count()))
        tier: list[W3Segment] = []
        for segment in by_size:
            if tier and segment.doc_count() > _TIER * max(tier[0].doc_count(), 32):
                if len(tier) >= _TIER:
                    break
                tier = []
            tier.append(segment)
        return tier if len(tier) >= _TIER else []

    @property
    def segments(self) -> tuple[W3Segment, ...]:
        """The segments of the last commit."""
        return tuple(self._segments)

    def documents_by_segment(self) -> dict[str, list[int]]:
        """Return the ids of the documents that live in each segment, by its name."""
        found: dict[str, list[int]] = {}
        for doc_id, place in self._places.items():
            found.setdefault(self._names[place >> _NUMBER_BITS], []).append(doc_id)
        return found

    def rewrite(self, segments: Sequence[W3Segment]) -> None:
        """Write the living documents of some segments as one; no merge may be under way."""
        with _collector_paused():
            self._commit(self._merged(self._segments, list(segments)))

    def doc_ids(self) -> frozenset[int]:
        """Return the ids of all documents held."""
        return frozenset(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Give up a merge that is under way, and release the lock."""
        self._give_up_merge()
        self._lock.release()

    def _give_up_merge(self) -> None:
        merge, self._merge = self._merge, None
        if merge is not None:
            with suppress(OSError):  # such as a full disk: nothing of it is kept anyway
                merge.abandon()
            remove_leftovers(self._storage, self._generation, self._segments)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of postings, where there are none.

    That takes most of the time otherwise.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _replaced(segments: list[W3Segment], merge: Merge) -> list[W3Segment]:
    """Return the segments with those merged replaced by the new one."""
    kept = [segment for segment in segments if segment.segment_id() not in merge.names]
    gone = merge.deleted_since(segments)
    if len(gone) == merge.merged.doc_count_all():
        return kept
    return [*kept, _copy(merge.merged, gone) if gone else merge.merged]


def _copy(segment: W3Segment, deletions: set[int]) -> W3Segment:
    copied = W3Segment(
        segment.codec(), INDEX_NAME, segment.doc_count_all(), segment.segid, deletions
    )
    copied._fieldlengths = segment._fieldlengths
    return copied
