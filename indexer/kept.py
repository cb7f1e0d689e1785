"""What a person keeps beside files: clips and snippets, each with its vault and what follows it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final

from indexer.catalog import Catalogs
from indexer.contract.locations import Locations
from indexer.contract.settings import Settings
from indexer.failures import log_failure
from indexer.ports import Clock, Embedder, SecretStore
from indexer.search.clips import CLIP, ClipSearch
from indexer.search.held import Vector
from indexer.search.snippets import SnippetSearch
from indexer.server.snippet_files import QUIET_SECONDS, SnippetFiles
from indexer.usage import Usage
from indexer.vault import (
    ClipPause,
    Clips,
    ClipVault,
    ImageReader,
    Snippets,
    SnippetVault,
    VaultMeaning,
    VaultWords,
)

log = logging.getLogger(__name__)

Run = Callable[[Callable[[], None]], None]
_KEYWORDS: Final = "upkeep of the keywords of snippets"


class ClipHistory:
    """The clipboard history: its vault, its words and meaning, the text in its images."""

    def __init__(
        self,
        locations: Locations,
        settings: Settings,
        secrets: SecretStore,
        catalogs: Catalogs,
        usage: Usage,
        embedder: Callable[[], Embedder | None],
        clock: Clock,
    ) -> None:
        self._usage = usage
        self.vault = ClipVault(locations.vault, secrets, clock, settings.clipboard)
        self.words = VaultWords(self.vault, Clips)
        self.meaning = VaultMeaning(self.vault, Clips, embedder)
        self.pause = ClipPause(catalogs, clock)
        self.search = ClipSearch(self.vault, self.words, self.meaning, usage, clock)
        self._images = ImageReader(self.vault)
        self._images.on_read = lambda clip: self._changed([clip], [])
        self.vault.on_store, self.vault.on_items = self._opened, self._changed

    def start(self) -> None:
        """Begin to open the vault, if a history is wanted."""
        self.words.load()
        self.vault.start()

    def stop(self) -> None:
        """End the upkeep and close the vault."""
        self._images.stop()
        self.words.stop()
        self.meaning.stop()
        self.vault.stop()

    def _opened(self) -> None:
        self.words.load()
        self.meaning.load()
        self._images.load()

    def _changed(self, came: Sequence[int], gone: Sequence[int]) -> None:
        self.words.hear(came, gone)
        self.meaning.hear(came, gone)
        self._images.hear(came)
        opened = {f"{CLIP}{clip}" for clip in gone}.intersection(self._usage.hits())
        self._usage.drop(opened)


class SnippetCollection:
    """The snippets: their vault, their words and meaning, the files they come from and go to."""

    def __init__(
        self,
        locations: Locations,
        settings: Settings,
        secrets: SecretStore,
        usage: Usage,
        embedder: Callable[[], Embedder | None],
        vector: Callable[[str], Vector | None],
        weight: Callable[[], float],
        clock: Clock,
        upkeep: Run,
        *,
        quiet_seconds: float = QUIET_SECONDS,
    ) -> None:
        """`vector` and `weight` are those of a query's meaning; `upkeep` runs in another thread."""
        self.vault = SnippetVault(locations.snippets, secrets, clock)
        self.words = VaultWords(self.vault, Snippets)
        self.meaning = VaultMeaning(self.vault, Snippets, embedder)
        self.search = SnippetSearch(
            self.vault, self.words, self.meaning, usage, clock, vector, weight
        )
        self.files = SnippetFiles(
            self.vault,
            clock,
            locations.snippet_manifest,
            settings.snippets,
            quiet_seconds=quiet_seconds,
        )
        self._upkeep = upkeep
        self.vault.on_store, self.vault.on_items = self._opened, self._changed

    def start(self) -> None:
        """Begin to open the vault, where there is one, and to follow files."""
        self.words.load()
        self.vault.start()
        self.files.start()

    def stop(self) -> None:
        """End the upkeep and close the vault."""
        self.files.stop()
        self.words.stop()
        self.meaning.stop()
        self.vault.stop()

    def _opened(self) -> None:
        self.words.load()
        self.meaning.load()
        self._upkeep(lambda: self._hear([]))

    def _changed(self, came: Sequence[int], gone: Sequence[int]) -> None:
        self.words.hear(came, gone)
        self.meaning.hear(came, gone)
        self._upkeep(lambda: self._hear(gone))

    def _hear(self, gone: Sequence[int]) -> None:
        try:
            self.search.hear(gone)
        except Exception as error:  # noqa: BLE001 # the barrier of this thread
            log_failure(log, _KEYWORDS, error)
