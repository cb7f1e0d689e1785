"""The service's own parts for snippets, over a vault in a folder of the test's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from indexer.contract.locations import Locations
from indexer.contract.settings import Clipboard, Settings
from indexer.kept import SnippetCollection
from indexer.server.expanding import Expander
from indexer.server.snippets import SnippetRequests
from indexer.usage import Usage
from indexer.vault import ClipVault
from indexer.vault.errors import KeyringAbsentError
from tests.fakes import FakeClock, FakeSecrets


class SnippetParts:
    """Snippets and clips, and what answers for the snippets; without a model of meaning.

    Made in a running loop. `upkeep` runs what follows a change: at once, or in another thread.
    """

    def __init__(
        self,
        folder: Path,
        failure: KeyringAbsentError | None,
        locale: str,
        upkeep: Callable[[Callable[[], None]], None] = lambda task: task(),
    ) -> None:
        self.clock = FakeClock()
        self.clips = ClipVault(
            folder / "clips.vault", FakeSecrets(), self.clock, Clipboard(keep=True)
        )
        self.collection = SnippetCollection(
            Locations(folder, folder, folder, folder), Settings(), FakeSecrets(failure),
            Usage(folder / "usage", "test", self.clock),
            lambda: None, lambda _: None, lambda: 0.8, self.clock,
            upkeep, quiet_seconds=0.05,
        )  # fmt: skip
        self.vault = self.collection.vault
        parts = self.collection
        expander = Expander(self.vault, self.clips, self.clock, lambda: locale)
        self.requests = SnippetRequests(self.vault, parts.files, expander, parts.search, self.clock)
        self.vault.changed = self.requests.changed
        parts.words.load()

    def stop(self) -> None:
        """End all of it."""
        self.requests.stop()
        self.collection.stop()
        self.clips.stop()
