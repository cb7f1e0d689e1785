"""The serving side of words: the keyword reader of whichever index serves."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from indexer.catalog import Catalogs
from indexer.errors import IndexCorruptError
from indexer.ingest.generations import (
    order_rebuild,
    rebuild_is_under_way,
    serving_folders,
)
from indexer.keyword import WhooshReader

log = logging.getLogger(__name__)

T = TypeVar("T")


class Words:
    """Gives searches the newest sound reader; a damaged index is ordered anew, once."""

    def __init__(self, catalogs: Catalogs, root: Path, on_damage: Callable[[], None]) -> None:
        self._catalogs = catalogs
        self._root = root
        self._on_damage = on_damage
        self._lock = threading.Lock()
        self._reader: WhooshReader | None = None
        self._folder: Path | None = None
        self._broken: Path | None = None
        self._catching_up = threading.Lock()

    def ask(self, question: Callable[[WhooshReader], T], default: T, *, again: bool = False) -> T:
        """Ask the reader, or another one when it turns out to be damaged; else the default.

        `again` is for the further questions of a search: they need not see a newer commit.
        """
        for attempt in range(3):
            reader = self._reader if again and not attempt else None
            if reader is None and (reader := self._current()) is None:
                return default
            try:
                return question(reader)
            except IndexCorruptError as error:
                self._damaged(reader, error)
        return default

    def catch_up(self) -> None:
        """See what was committed, beside the searches, which go on with what they see by now.

        When it returns, every search sees what was committed before it was called.
        """
        with self._catching_up:
            reader = self._reader
            if reader is not None:
                try:
                    reader.refresh()
                except IndexCorruptError as error:
                    self._damaged(reader, error)

    def let_go(self) -> None:
        """Drop what the reader remembers of earlier questions."""
        reader = self._reader
        if reader is not None:
            reader.let_go()

    def document_count(self) -> int | None:
        """Return how many documents the serving index holds, None when there is no index."""
        return self.ask(len, None)

    def _current(self) -> WhooshReader | None:
        """Return the reader at the newest commit, None when no index can be read yet."""
        catalog = self._catalogs.here()
        with self._lock:
            for folder in serving_folders(catalog, self._root):
                if folder == self._broken:
                    continue
                try:
                    if folder == self._folder and self._reader is not None:
                        if not self._catching_up.locked():
                            self._reader.refresh()
                    else:
                        self._reader = WhooshReader.in_folder(os.fspath(folder))
                        self._folder = folder
                except IndexCorruptError as error:
                    self._drop(folder, error)
                else:
                    return self._reader
        return None

    def _damaged(self, reader: WhooshReader, error: IndexCorruptError) -> None:
        with self._lock:
            if reader is self._reader and self._folder is not None:
                self._drop(self._folder, error)

    def _drop(self, folder: Path, error: IndexCorruptError) -> None:
        """Let go of a damaged index and do not look at it again; the lock is held."""
        if folder == self._folder:
            self._reader = self._folder = None
        catalog = self._catalogs.here()
        if folder not in serving_folders(catalog, self._root):
            return  # another one serves by now
        log.warning("the keyword index cannot be read: %s", error)
        if folder.name == catalog.get("keyword_active"):
            self._broken = folder
        if not rebuild_is_under_way(catalog):
            order_rebuild(catalog)
            self._on_damage()
