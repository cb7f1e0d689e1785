"""Takes jobs from the queue and stores what became of each file in the catalog."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import LifoQueue
from typing import Protocol

import msgspec

from indexer.catalog import Catalog, FileFacts, Job, Stored, storable
from indexer.catalog.documents import Content
from indexer.documents import AnalysedDocument, DocId, Failure
from indexer.extract import version_by_name
from indexer.failures import log_failure
from indexer.ingest.prepare import (
    Facts,
    Outcome,
    Prepared,
    PrepareRequest,
    Unchanged,
    Vanished,
    decode_outcome,
    failed,
    names,
)
from indexer.ports import Clock

log = logging.getLogger(__name__)
_encoder = msgspec.msgpack.Encoder()
# Files given to the children ahead of need: enough to keep them busy during a commit, and not so
# many that their texts fill the memory.
_AHEAD_FILES = 48
_AHEAD_BYTES = 48 << 20


class Caller(Protocol):
    """Runs a request in a sandboxed child."""

    def call(self, request: bytes) -> bytes | Failure:
        """Return the child's answer, or why there is none."""
        ...

    def close(self) -> None:
        """End the child."""
        ...


@dataclass(frozen=True)
class _Work:
    job: Job
    facts: FileFacts
    stored: Stored | None


class FileStage:
    """Reads files in sandboxed children side by side and stores the outcomes in batches."""

    def __init__(
        self,
        catalog: Catalog,
        sandboxes: Sequence[Caller],
        versions: frozenset[str],
        max_bytes: int,
        clock: Clock,
    ) -> None:
        self._catalog = catalog
        self._versions = versions
        self._max_bytes = max_bytes
        self._clock = clock
        self._sandboxes = sandboxes
        # Last in, first out: one file at a time keeps to the one child that is warm.
        self._free: LifoQueue[Caller] = LifoQueue()
        for sandbox in sandboxes:
            self._free.put(sandbox)
        self._pool = ThreadPoolExecutor(len(sandboxes), thread_name_prefix="extract")
        self._running: dict[Future[Outcome], _Work] = {}

    @property
    def running(self) -> dict[Future[Outcome], _Work]:
        """What the children work on; wait on its keys, then `store` those that are done."""
        return self._running

    def fill(self) -> int:
        """Give the children files to work on; settle at once what needs no reading.

        Returns how many jobs were settled or given out; 0 when the queue holds nothing else.
        """
        room = _AHEAD_FILES * len(self._sandboxes) - len(self._running)
        size = sum(work.facts.size for work in self._running.values())
        if room <= 0 or size >= _AHEAD_BYTES:
            return 0
        taken = {work.job.path for work in self._running.values()}
        settled: list[Job] = []
        given = 0
        with self._catalog.transaction():
            for job in self._catalog.queue.next(len(taken) + room * 4, self._clock.now()):
                if job.path in taken:
                    continue
                if given >= room or size >= _AHEAD_BYTES:
                    break
                work = self._without_reading(job)
                if work is None:
                    settled.append(job)
                else:
                    self._running[self._pool.submit(self._prepare, work)] = work
                    given += 1
                    size += work.facts.size
            self._catalog.queue.done(settled)
        return given + len(settled)

    def _without_reading(self, job: Job) -> _Work | None:
        """Settle a removal, a rename or an unchanged file; return what must be read."""
        documents = self._catalog.documents
        stored = documents.find(job.path)
        watched = self._catalog.folders.hold(job.path)
        facts = look(job.path) if watched and not job.gone else None
        if facts is None:
            if stored is not None and (stored.gone or not job.gone):
                documents.remove(stored.id)
            return None
        if stored is None and (origin := self._renamed_from(facts)) is not None:
            documents.rename(origin.id, facts)
            return None
        current = stored is not None and stored.extractor in self._versions
        if stored is not None and current and stored.unchanged(facts) and not stored.may_mend:
            documents.touch(stored.id, facts)
            return None
        return _Work(job, facts, stored)

    def _renamed_from(self, facts: FileFacts) -> Stored | None:
        ext = names(facts.path)[2]
        for candidate in self._catalog.documents.with_inode(facts):
            if (
                candidate.unchanged(facts)
                and candidate.extractor in self._versions
                and names(candidate.facts.path)[2] == ext
                and not os.path.lexists(candidate.facts.path)
            ):
                return candidate
        return None

    def _prepare(self, work: _Work) -> Outcome:
        stored = work.stored
        known = stored if stored is not None and stored.extractor in self._versions else None
        request = PrepareRequest(
            work.facts.path,
            self._max_bytes,
            known.digest if known else b"",
            known.extractor if known else "",
        )
        sandbox = self._free.get()
        try:
            answer = sandbox.call(_encoder.encode(request))
        finally:
            self._free.put(sandbox)
        if isinstance(answer, Failure):
            facts = work.facts
            seen = Facts(facts.device, facts.inode, facts.size, facts.mtime_ns)
            return failed(facts.path, seen, b"", version_by_name(facts.path), answer)
        return decode_outcome.decode(answer)

    def store(
        self, finished: Sequence[Future[Outcome]]
    ) -> dict[tuple[DocId, int], AnalysedDocument]:
        """Store what the children finished; return the analysed documents by id and revision."""
        fresh: dict[tuple[DocId, int], AnalysedDocument] = {}
        with self._catalog.transaction():
            for future in finished:
                work = self._running.pop(future)
                outcome = future.result()
                job = self._catalog.queue.current(work.job.path)
                # Removed meanwhile, or its folder is no longer watched: it must not come back.
                wanted = job and not job.gone and self._catalog.folders.hold(job.path)
                doc_id = self._store_one(work, outcome) if wanted else None
                if doc_id is not None and isinstance(outcome, Prepared):
                    fresh[doc_id, self._catalog.indexing.revision(doc_id)] = outcome.analysed
                self._catalog.queue.done([work.job])
        return fresh

    def _store_one(self, work: _Work, outcome: Outcome) -> DocId | None:
        """Store one outcome; what cannot be stored becomes a failure of that file alone."""
        try:
            with self._catalog.savepoint():
                return self._apply(work, outcome)
        except (sqlite3.DataError, sqlite3.IntegrityError, ValueError, OverflowError) as error:
            log_failure(log, "storing a document", error)
            failure = Failure("crash", f"Its text cannot be stored ({type(error).__name__}).")
            facts = work.facts
            seen = Facts(facts.device, facts.inode, facts.size, facts.mtime_ns)
            version = version_by_name(facts.path)
            self._apply(work, failed(facts.path, seen, b"", version, failure))
            return None

    def _apply(self, work: _Work, outcome: Outcome) -> DocId | None:
        documents = self._catalog.documents
        path = work.facts.path
        match outcome:
            case Prepared():
                content = Content(
                    outcome.digest,
                    outcome.extractor,
                    outcome.extracted,
                    outcome.failure,
                    outcome.analysed.language,
                    outcome.passages,
                    outcome.analysed.passage_positions,
                )
                return documents.store(outcome.facts.at(path), content, self._clock.now())
            case Unchanged():
                if (stored := documents.find(path)) is not None:
                    documents.touch(stored.id, outcome.facts.at(path))
            case Vanished():
                if (stored := documents.find(path)) is not None:
                    documents.remove(stored.id)
        return None

    def rest(self) -> None:
        """End all children but the one that the next file goes to."""
        if not self._running:
            warm = self._free.get()
            for sandbox in self._sandboxes:
                if sandbox is not warm:
                    sandbox.close()
            self._free.put(warm)

    def close(self) -> None:
        """End the children and their threads."""
        for sandbox in self._sandboxes:
            sandbox.close()
        self._pool.shutdown(wait=True, cancel_futures=True)


def look(path: bytes) -> FileFacts | None:
    """Return a regular file's facts, None when there is none at the path."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return FileFacts(path, found.st_dev, found.st_ino, found.st_size, storable(found.st_mtime_ns))
