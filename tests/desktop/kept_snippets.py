"""The service's own part for snippets behind a socket of the test's: nothing stands for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest

from indexer.contract.messages import AnyReply, AnyRequest
from indexer.contract.settings import Clipboard
from indexer.contract.snippet_messages import SnippetRequest, SnippetStatus
from indexer.contract.snippets import Snippet
from indexer.server.expanding import Expander
from indexer.server.snippets import SnippetRequests
from indexer.vault import ClipVault, SnippetVault
from indexer.vault.errors import KeyringAbsentError
from tests.desktop.answering import AnsweringService
from tests.fakes import FakeClock, FakeSecrets


class KeptSnippets:
    """Snippets in a vault in a folder; `asked` are the requests that came."""

    def __init__(self, folder: Path, failure: KeyringAbsentError | None = None) -> None:
        self.clock = FakeClock()
        self.clips = ClipVault(
            folder / "clips.vault", FakeSecrets(), self.clock, Clipboard(keep=True)
        )
        QTest.qWait(1)  # to make all of it is no stall
        self.vault = SnippetVault(folder / "snippets.vault", FakeSecrets(failure), self.clock)
        expander = Expander(self.vault, self.clips, self.clock, lambda: "en_GB.UTF-8")
        self._loop = asyncio.new_event_loop()
        self.requests = self._loop.run_until_complete(self._made(expander))
        self.service = AnsweringService(folder / "socket")
        for kind in SnippetRequest.__args__:
            self.service.answers[kind] = self._answer
        self.service.open()

    async def _made(self, expander: Expander) -> SnippetRequests:
        return SnippetRequests(self.vault, expander, self.clock)

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
        self.requests.stop()
        self.vault.stop()
        self.clips.stop()
        self._loop.close()


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
