"""Draws pages of PDFs in a sandboxed child, the newest request first; ends it when nobody looks."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import msgspec

from indexer.catalog import Catalogs
from indexer.contract.messages import WIDEST_PAGE, AnyReply, DrawnPage, DrawPage, Error
from indexer.documents import Failure
from indexer.errors import MagpieError
from indexer.extract import Sandbox
from indexer.preview.page_request import PageAnswer, PageRequest
from indexer.preview.text import document_of

log = logging.getLogger(__name__)

_MODULE: Final = "indexer.preview.page_child"
_IDLE_SECONDS: Final = 30.0  # the child is kept for the next page
_DEADLINE_SECONDS: Final = 8.0
_MEMORY_BYTES: Final = 700_000_000
_LONGEST_PASSAGE: Final = 20_000
_PDF: Final = "application/pdf"
_PROBLEMS: Final = {
    "timeout": "The page takes too long to draw.",
    "memory": "The page takes too much memory to draw.",
}
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(PageAnswer)


class PageDrawer:
    """Answers requests for pages. All methods belong to the event loop's thread."""

    def __init__(
        self, catalogs: Catalogs, max_file_bytes: int, *, idle_seconds: float = _IDLE_SECONDS
    ) -> None:
        self._catalogs = catalogs
        self._max_file_bytes = max_file_bytes
        self._idle_seconds = idle_seconds
        self._sandbox = Sandbox(
            _MODULE, memory_bytes=_MEMORY_BYTES, deadline_seconds=_DEADLINE_SECONDS
        )
        # One thread: it starts the child, which ends with it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._newest: Future[AnyReply] | None = None
        self._rest: asyncio.TimerHandle | None = None

    async def draw(self, request: DrawPage) -> AnyReply:
        """Draw a page; one asked for before and not begun is answered with "superseded"."""
        if self._newest is not None:
            self._newest.cancel()
        if self._rest is not None:
            self._rest.cancel()
        mine = self._newest = self._thread.submit(self._answer, request)
        try:
            return await asyncio.wrap_future(mine)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not mine.cancelled() or (task is not None and task.cancelling()):
                raise
            return Error(id=request.id, code="superseded", message="Another page is asked for.")
        finally:
            if self._newest is mine:
                self._newest = None
                loop = asyncio.get_running_loop()
                self._rest = loop.call_later(self._idle_seconds, self._end_child)

    def close(self) -> None:
        """End the child, after the page it may be drawing, and draw nothing further."""
        if self._rest is not None:
            self._rest.cancel()
        if self._newest is not None:
            self._newest.cancel()
        self._thread.submit(self._sandbox.close)
        self._thread.shutdown(wait=False)

    def _end_child(self) -> None:
        self._rest = None
        self._thread.submit(self._sandbox.close)

    def _answer(self, request: DrawPage) -> AnyReply:
        """Draw in the thread of its own."""
        try:
            return self._drawn(request)
        except ValueError as error:
            return Error(id=request.id, code="invalid", message=str(error))
        except MagpieError as error:
            log.warning("%s", error)
            return Error(id=request.id, code="failed", message="Pages cannot be drawn now.")

    def _drawn(self, request: DrawPage) -> AnyReply:
        if not 1 <= request.width <= WIDEST_PAGE:
            raise ValueError(f"width lies in 1…{WIDEST_PAGE}, not at {request.width}.")
        answer = self._sandbox.call(_encoder.encode(self._wanted(request)))
        if isinstance(answer, Failure):
            problem = _PROBLEMS.get(answer.code, "The page cannot be drawn.")
            return Error(id=request.id, code="failed", message=problem)
        drawn = _decoder.decode(answer)
        if drawn.problem:
            return Error(id=request.id, code="failed", message=drawn.problem)
        return DrawnPage(
            id=request.id, image=drawn.image, page=request.page, pages=drawn.pages,
            passage=drawn.passage, words=drawn.words,
        )  # fmt: skip

    def _wanted(self, request: DrawPage) -> PageRequest:
        """Look up what the child needs to know."""
        catalog = self._catalogs.here()
        document = document_of(catalog, request.hit)
        if document.mime != _PDF:
            raise ValueError("Only a PDF's pages are drawn.")
        start, end = request.start, min(request.end, request.start + _LONGEST_PASSAGE)
        passage, line = "", 1
        if 0 <= start < end:
            passage = catalog.reading.text(document.id, start, end)
            around = catalog.reading.passages_between(document.id, start, end)
            line = next((one.passage.line_start for one in around), 1)
        return PageRequest(
            document.path, self._max_file_bytes, request.page, request.width, passage,
            [(low, high) for low, high in request.words if 0 <= low < high <= len(passage)], line,
        )  # fmt: skip
