"""Answers what is asked of the index: its folders, its state, what failed, and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, assert_never

from indexer.contract.locations import path_to_uri, shown, uri_to_path
from indexer.contract.messages import (
    AddFolders,
    AnyReply,
    Done,
    Error,
    Exclude,
    Folder,
    Folders,
    IndexState,
    IndexStatus,
    ListFailures,
    ListFolders,
    PauseIndexing,
    ReadAgain,
    Rebuild,
    RemoveFolders,
    ResumeIndexing,
    Why,
    Work,
)
from indexer.ingest.generations import order_rebuild
from indexer.search.explain import explain
from indexer.server.excluding import exclude
from indexer.server.failing import failures, read_again
from indexer.sources.files import resolve

if TYPE_CHECKING:
    from indexer.service import Service

IndexRequest = (
    AddFolders | RemoveFolders | ListFolders | IndexStatus | PauseIndexing | ResumeIndexing
    | ListFailures | ReadAgain | Why | Exclude | Rebuild
)  # fmt: skip


class IndexRequests:
    """Maps what is asked of the index to the service's parts; each answer may take a while."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def answer(self, request: IndexRequest) -> AnyReply:
        """Answer one request.

        Raises:
            ValueError: when something in it is none that it can be.
        """
        service = self._service
        match request:
            case AddFolders():
                return self._add(request)
            case RemoveFolders():
                return self._remove(request)
            case ListFolders():
                return self._folders(request.id)
            case IndexStatus():
                return self._state(request.id)
            case PauseIndexing():
                service.pausing.pause(request.seconds)
                return Done(id=request.id, notes=["Indexing is paused."])
            case ResumeIndexing():
                service.pausing.resume()
                return Done(id=request.id, notes=["Indexing goes on."])
            case ListFailures():
                return failures(service, request)
            case ReadAgain():
                return read_again(service, request)
            case Why():
                return explain(service, uri_to_path(request.uri), request.id)
            case Exclude():
                return exclude(service, request)
            case Rebuild():
                return self._rebuild(request.id)
            case _:
                assert_never(request)

    def _rebuild(self, query_id: int) -> Done:
        service = self._service
        order_rebuild(service.catalogs.here())
        service.rebuild_ordered()
        service.meaning.rebuild()
        later = "once indexing goes on" if service.pausing.held else "in the background"
        return Done(id=query_id, notes=[f"The indexes are built anew {later}."])

    def _state(self, query_id: int) -> IndexState:
        service = self._service
        # Asked first: what a scan that has ended since put into the queue, is counted.
        scanning = service.files.scanning
        counts = service.catalogs.here().reading.counts(service.meaning.model_number)
        if not counts.queued:
            service.words.catch_up()  # what is said to be searchable is
        watched, unwatched = service.files.watched()
        state: Work = "idle"
        if scanning:
            state = "scanning"
        elif service.pausing.held:  # no worker is there to tell whether it rests
            state = "indexing" if counts.queued or service.lacks_vectors() else "idle"
        elif counts.queued or not (service.supervisor.resting and service.meaning.level):
            state = "indexing"
        return IndexState(
            id=query_id,
            state=state,
            documents=counts.documents,
            chunks=counts.passages,
            embedded=counts.embedded,
            queued=counts.queued,
            failed=counts.failed,
            watched_folders=watched,
            unwatched_folders=unwatched,
            paused=service.why_paused() if state != "idle" else "",
            problems=service.all_problems(),
            pause=service.pause() if state != "idle" or service.pausing.held else "",
            paused_until=service.pausing.until,
            written=service.written,
            unread=counts.unread,
            folders=len(service.catalogs.here().folders.all()),
        )

    def _folders(self, query_id: int) -> Folders:
        catalog = self._service.catalogs.here()
        found = []
        for path in catalog.folders.all():
            counts = catalog.reading.folder_counts(path, self._service.meaning.model_number)
            found.append(
                Folder(
                    uri=path_to_uri(path),
                    path=shown(path),
                    documents=counts.documents,
                    failed=counts.failed,
                    by_words=counts.by_words,
                    by_meaning=counts.by_meaning,
                    by_name=counts.by_name,
                )
            )
        return Folders(id=query_id, folders=found)

    def _add(self, request: AddFolders) -> AnyReply:
        paths = [uri_to_path(uri) for uri in request.uris]
        for path in paths:
            if not os.path.isdir(path):
                kind = "a file" if os.path.lexists(path) else "missing"
                message = f"{shown(path)} is {kind}; a folder is watched as a whole."
                return Error(id=request.id, code="invalid", message=message)
        notes = []
        for path in map(resolve, paths):
            new = self._service.files.add(path)
            notes.append(f"{shown(path)} is {'now' if new else 'already'} watched.")
        return Done(id=request.id, notes=notes)

    def _remove(self, request: RemoveFolders) -> AnyReply:
        notes = []
        watched = self._service.catalogs.here().folders.all()
        for uri in request.uris:
            path = uri_to_path(uri)
            path = path if path in watched else resolve(path)
            if not self._service.files.remove(path):
                message = f"{shown(path)} is not a watched folder; see `magpie index list`."
                return Error(id=request.id, code="invalid", message=message)
            self._service.engine.forget_gone()
            notes.append(f"{shown(path)} is no longer watched and its files are forgotten.")
        return Done(id=request.id, notes=notes)
