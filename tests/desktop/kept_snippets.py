"""The service's own part for snippets behind a socket of the test's: nothing stands for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.contract.messages import AnyReply, AnyRequest
from indexer.contract.snippet_messages import SnippetRequest, SnippetStatus
from indexer.contract.snippets import Snippet
from indexer.vault.errors import KeyringAbsentError
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.server.snippet_parts import SnippetParts


class KeptSnippets:
    """Snippets in a vault in a folder, behind `service`."""

    def __init__(self, folder: Path, failure: KeyringAbsentError | None = None) -> None:
        self._loop = asyncio.new_event_loop()
        made: list[SnippetParts] = []

        def make() -> None:
            made.append(self._loop.run_until_complete(_parts(folder, failure)))

        making = threading.Thread(target=make)  # not in Qt's thread: it takes its time
        making.start()
        until(lambda: not making.is_alive(), "the vault is there")
        (self._parts,) = made
        self.clock, self.vault = self._parts.clock, self._parts.vault
        self.requests = self._parts.requests
        self.service = AnsweringService(folder / "socket")
        for kind in SnippetRequest.__args__:
            self.service.answers[kind] = self._answer
        self.service.open()

    def _answer(self, request: AnyRequest) -> AnyReply | None:
        if isinstance(request, SnippetStatus) and request.known is not None:
            return None  # there will be no other
        return self.requests._guarded(request)  # type: ignore[arg-type]

    @property
    def all(self) -> tuple[Snippet, ...]:
        """What is kept."""
        return self.vault.all()

    def keep(self, *snippets: Snippet) -> None:
        """Keep these beforehand."""
        self.vault.keep(snippets)

    def close(self) -> None:
        """End all of it."""
        self.service.close()
        self._parts.stop()
        self._loop.close()


async def _parts(folder: Path, failure: KeyringAbsentError | None) -> SnippetParts:
    parts = SnippetParts(folder, failure, "en_GB.UTF-8")
    parts.vault._begin()  # not only with the first that is kept, in Qt's thread
    return parts


@contextmanager
def kept_snippets(
    folder: Path, failure: KeyringAbsentError | None = None
) -> Iterator[KeptSnippets]:
    """Serve snippets for as long as the block lasts."""
    made = KeptSnippets(folder, failure)
    try:
        yield made
    finally:
        made.close()
