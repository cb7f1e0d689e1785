"""Answers each request; what takes time runs in threads, so that no client waits for another."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, assert_never

import msgspec
import psutil

from indexer import __version__
from indexer.contract import codec
from indexer.contract.clips import ClipRequest
from indexer.contract.messages import (
    MAX_MESSAGE_BYTES,
    AnyReply,
    AnyRequest,
    Check,
    Diagnose,
    Done,
    DrawPage,
    Error,
    ForgetOpened,
    GetSettings,
    Hits,
    Opened,
    ReadAround,
    ResetSettings,
    Search,
    ServiceState,
    ServiceStatus,
    SetSetting,
    Similar,
    StopService,
    TellSession,
)
from indexer.contract.snippet_messages import SNIPPET, SnippetRequest
from indexer.preview import PageDrawer, text_around
from indexer.search.clips import CLIP
from indexer.search.running import Running, SupersededError
from indexer.server.check import findings
from indexer.server.clips import ClipRequests
from indexer.server.diagnosing import diagnosis
from indexer.server.expanding import Expander
from indexer.server.indexing import IndexRequest, IndexRequests
from indexer.server.listener import Peer
from indexer.server.snippets import SnippetRequests

if TYPE_CHECKING:
    from indexer.service import Service

_SEARCH_THREADS = 3
MAX_HITS = 250  # with their passages they fit into a message
_FEW_PLACES = 3  # of a file's copies, where not all that was found fits into a message


class Dispatcher:
    """Maps requests to the service's parts."""

    def __init__(self, service: Service) -> None:
        self._service = service
        # Searches have threads of their own: a slow status never delays one.
        self._searches = ThreadPoolExecutor(_SEARCH_THREADS, thread_name_prefix="search")
        self._chores = ThreadPoolExecutor(2, thread_name_prefix="chore")
        self._pages = PageDrawer(service.catalogs, service.settings.index.max_file_mb << 20)
        self._index = IndexRequests(service)
        self._clips = ClipRequests(
            service.vault,
            service.clip_words,
            service.clip_search,
            service.clip_pause,
            service.forgetting,
            service.clock,
            service.snippets,
        )
        expander = Expander(
            service.snippets, service.vault, service.clock, lambda: service.session.locale
        )
        self._snippets = SnippetRequests(
            service.snippets,
            service.snippet_files,
            expander,
            service.snippet_search,
            service.clock,
            service.forgetting.soon,
        )
        service.snippets.changed = self._snippets.changed
        service.vault.changed = service.clip_words.on_ready = self._clips.changed
        self._clips.start()

    def close(self) -> None:
        """Take no more work; what runs ends with the process, and changes nothing by halves."""
        self._searches.shutdown(wait=False, cancel_futures=True)
        self._chores.shutdown(wait=False, cancel_futures=True)
        self._pages.close()
        self._clips.stop()
        self._snippets.stop()

    async def handle(self, request: AnyRequest, peer: Peer) -> None:
        """Answer one request, in one or several replies."""
        loop = asyncio.get_running_loop()
        if isinstance(request, Search | Similar) and not 1 <= request.limit <= MAX_HITS:
            message = f"limit lies in 1…{MAX_HITS}, not at {request.limit}."
            await peer.send(Error(id=request.id, code="invalid", message=message))
            return
        if isinstance(request, Search):
            await self._search(request, peer)
            return
        if isinstance(request, Similar):
            await peer.send(await loop.run_in_executor(self._searches, self._similar, request))
            return
        if isinstance(request, GetSettings | SetSetting | ResetSettings):
            reply = await self._service.preferences.answer(request, peer)
            if reply is not None:
                await peer.send(reply)
            return
        if isinstance(request, ClipRequest):
            reply = await self._clips.answer(request, peer)
            if reply is not None:
                await peer.send(reply)
            return
        if isinstance(request, SnippetRequest):
            reply = await self._snippets.answer(request, peer)
            if reply is not None:
                await peer.send(reply)
            return
        if isinstance(request, DrawPage):
            await peer.send(await self._pages.draw(request))
            return
        if isinstance(request, StopService):  # waits for nobody
            await peer.send(Done(id=request.id))
            self._service.ending.set()
            return
        await peer.send(await loop.run_in_executor(self._chores, self._answer, request))

    async def _search(self, request: Search, peer: Peer) -> None:
        search = self._service.engine.begin(request)
        if request.as_you_type:
            if peer.supersede is not None:
                peer.supersede()
            peer.supersede = search.cancel
        try:
            await self._reply_to(search, peer)
        except SupersededError as error:
            await peer.send(Error(id=request.id, code="superseded", message=str(error)))
        finally:
            search.cancel()  # a client that has gone needs no further step of it
            if peer.supersede == search.cancel:
                peer.supersede = None

    async def _reply_to(self, search: Running, peer: Peer) -> None:
        loop = asyncio.get_running_loop()
        first = await loop.run_in_executor(self._searches, search.first)
        if first is not None:
            await peer.send(_fitting(first))
        if first is None or not first.final:
            await peer.send(_fitting(await loop.run_in_executor(self._searches, search.final)))

    def _similar(self, request: Similar) -> AnyReply:
        try:
            return _fitting(self._service.engine.similar(request))
        except ValueError as error:
            return Error(id=request.id, code="invalid", message=str(error))

    def _answer(self, request: AnyRequest) -> AnyReply:
        try:
            return self._reply(request)
        except ValueError as error:
            return Error(id=request.id, code="invalid", message=str(error))

    def _reply(self, request: AnyRequest) -> AnyReply:
        service = self._service
        if isinstance(request, ClipRequest | SnippetRequest):
            raise ValueError("this is answered elsewhere")
        if isinstance(request, IndexRequest):
            return self._index.answer(request)
        match request:
            case ServiceStatus():
                return self._service_state(request.id)
            case Diagnose():
                return diagnosis(service, request.id)
            case Check():
                return findings(service, request.id)
            case Opened():
                return self._opened(request)
            case ForgetOpened():
                service.usage.forget()
                return Done(id=request.id, notes=["What was opened is forgotten."])
            case TellSession():
                service.session.tell(request.environment, launcher=request.launcher)
                return Done(id=request.id)
            case ReadAround():
                return text_around(service.catalogs.here(), request)
            case (
                Search() | Similar() | DrawPage() | StopService()
                | GetSettings() | SetSetting() | ResetSettings()
            ):  # fmt: skip
                raise ValueError("this is answered elsewhere")
            case _:
                assert_never(request)

    def _service_state(self, query_id: int) -> ServiceState:
        service = self._service
        worker = service.supervisor.pid
        return ServiceState(
            id=query_id,
            pid=os.getpid(),
            version=__version__,
            uptime=service.clock.monotonic() - service.started,
            memory=psutil.Process().memory_info().rss,
            worker_pid=worker,
            worker_memory=_tree_memory(worker),
            model=service.meaning.model_name,
            model_ready=service.meaning.ready,
            problems=service.all_problems(),
        )

    def _opened(self, request: Opened) -> AnyReply:
        if not self._service.engine.knows(request.hit):
            message = "There is no such hit."
            return Error(id=request.id, code="invalid", message=message)
        if self._service.settings.search.remember_opened:
            # What it was found by may be what is in it: that is counted, and not written down.
            query = "" if request.hit.startswith((CLIP, SNIPPET)) else request.query
            self._service.usage.record(request.hit, query)
        return Done(id=request.id)


def _fitting(hits: Hits) -> Hits:
    """Leave out what does not fit into one message: passages, then places, then the last hits."""
    shown = hits.hits
    while len(codec.encode(hits)) > MAX_MESSAGE_BYTES and shown:
        if any(len(hit.passages) > 1 for hit in shown):
            shown = [msgspec.structs.replace(hit, passages=hit.passages[:1]) for hit in shown]
        elif any(len(hit.places) > _FEW_PLACES for hit in shown):
            shown = [msgspec.structs.replace(hit, places=hit.places[:_FEW_PLACES]) for hit in shown]
        else:
            shown = shown[: len(shown) * 3 // 4]
        note = "Not all of it fits into one message; search more closely."
        hits = msgspec.structs.replace(hits, hits=shown, notes=[note])
    return hits


def _tree_memory(pid: int | None) -> int:
    """Return the resident bytes of a process and its children; 0 when it is gone."""
    if pid is None:
        return 0
    total = 0
    try:
        process = psutil.Process(pid)
        for member in (process, *process.children(recursive=True)):
            total += member.memory_info().rss
    except psutil.Error:
        pass
    return total
