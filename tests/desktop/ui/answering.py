"""What the service answers a preview, from a real catalog in this process."""

from __future__ import annotations

import mimetypes
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.background import Background
from indexer.catalog import Catalogs, FileFacts
from indexer.catalog.documents import Content
from indexer.contract import codec
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    DrawnPage,
    DrawPage,
    Error,
    Hit,
    Passage,
    ReadAround,
)
from indexer.documents import Extracted, Failure
from indexer.extract import extract
from indexer.preview import text_around
from indexer.preview.page_child import draw
from indexer.preview.page_request import PageRequest
from indexer.preview.text import document_of
from indexer.search.citation import cite
from indexer.semantic.chunking import passages
from tests.desktop.qt import until

_LIMIT = 50 << 20


@dataclass
class Answering:
    """Stands for a connection to a service that knows the files that were added.

    As the service's, its work is done beside Qt's thread.
    """

    folder: Path
    asked: list[AnyRequest] = field(default_factory=list)
    gone: bool = False  # the service does not answer any more
    _forgotten: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._catalogs = Catalogs(self.folder / "catalog.sqlite")
        self._service = Background(in_order=True)

    def close(self) -> None:
        """Answer nothing any more."""
        self._service.close()

    def add(self, name: str, content: str | bytes, words: str = "") -> Hit:
        """Write a file, and return its hit: the passages that have the words, or the first."""
        future = self._service.run(lambda: self._added(name, content, words))
        until(future.done, "the file is indexed")
        return future.result()

    def _added(self, name: str, content: str | bytes, words: str) -> Hit:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        facts = path.stat()
        extracted, version = extract(os.fsencode(path), max_bytes=_LIMIT)
        failure = extracted if isinstance(extracted, Failure) else None
        if isinstance(extracted, Failure):
            mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
            extracted = Extracted("", mime)
        cut = tuple(passages(extracted))
        file = FileFacts(os.fsencode(path), 1, facts.st_ino, facts.st_size, facts.st_mtime_ns)
        stored = Content(b"", version, extracted, failure, "", cut, [0] * len(cut))
        catalog = self._catalogs.here()
        with catalog.transaction():
            doc_id = catalog.documents.store(file, stored, 1.0)
        quoted = []
        for one in cut:
            text = extracted.text[one.start : one.end]
            spans = [m.span() for m in re.finditer(re.escape(words), text)] if words else []
            if spans or not words:
                quoted.append(Passage(text, spans, cite(one, extracted.unit), (0, len(text))))
        return Hit(
            id=f"file:{doc_id}", kind="file", title=name, uri=path_to_uri(file.path), score=0.5,
            found_by=["keyword"], passages=quoted[:3], modified="2026-10-01T10:00:00Z",
            mime=extracted.mime,
        )  # fmt: skip

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> int:
        """Answer a request when the event loop comes to it."""
        self.asked.append(request)
        number = len(self.asked)

        def hand_out(reply: AnyReply) -> None:
            if number not in self._forgotten:
                on_reply(codec.decode_reply(codec.encode(reply)))

        self._service.run(lambda: self._answer(request), hand_out)
        return number

    def forget(self, number: int) -> None:
        """Hand out no reply."""
        self._forgotten.add(number)

    def _answer(self, request: AnyRequest) -> AnyReply:
        if self.gone:
            return Error(code="failed", message="Magpie's service does not answer.")
        catalog = self._catalogs.here()
        if isinstance(request, ReadAround):
            return text_around(catalog, request)
        assert isinstance(request, DrawPage)
        document = document_of(catalog, request.hit)
        passage = catalog.reading.text(document.id, request.start, request.end)
        drawn = draw(
            PageRequest(document.path, _LIMIT, request.page, request.width, passage,
                        request.words, 1)
        )  # fmt: skip
        if drawn.problem:
            return Error(code="failed", message=drawn.problem)
        return DrawnPage(image=drawn.image, page=request.page, pages=drawn.pages,
                         passage=drawn.passage, words=drawn.words)  # fmt: skip
