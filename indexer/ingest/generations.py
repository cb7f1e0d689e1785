"""Which folder holds the keyword index: the one that serves, and the one being built beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import uuid
from pathlib import Path

from indexer.catalog import Catalog
from indexer.documents import DocId
from indexer.errors import IndexCorruptError
from indexer.keyword import FolderStorage, WhooshWriter

_ACTIVE = "keyword_active"
_BUILDING = "keyword_building"
_REBUILD = "keyword_rebuild"


def serving_folders(catalog: Catalog, root: Path) -> list[Path]:
    """Return the folders a reader may serve from, the complete one first."""
    names = [catalog.get(_ACTIVE), catalog.get(_BUILDING)]
    return [root / name for name in names if name]


def order_rebuild(catalog: Catalog) -> None:
    """Have the index built anew; the old one serves until then."""
    with catalog.transaction():
        catalog.put(_BUILDING, "")
        catalog.put(_REBUILD, "1")


def rebuild_is_under_way(catalog: Catalog) -> bool:
    """Tell whether a new index is ordered or being built."""
    return bool(catalog.get(_BUILDING)) or catalog.get(_REBUILD) == "1"


class Generations:
    """The writer's view: opens the folder to write, and swaps it in when it is complete."""

    def __init__(self, catalog: Catalog, root: Path) -> None:
        self._catalog = catalog
        self._root = root

    def open_writer(self) -> WhooshWriter:
        """Open the index to write to: the sound one, or a new one in which all must be written."""
        name = self._catalog.get(_BUILDING)
        if not name and self._catalog.get(_REBUILD) != "1":
            name = self._catalog.get(_ACTIVE)
        if name and (self._root / name).is_dir():
            with contextlib.suppress(IndexCorruptError):
                writer = WhooshWriter(FolderStorage(os.fspath(self._root / name)), create=False)
                self._compare(writer)
                return writer
        return self._start_anew()

    def _start_anew(self) -> WhooshWriter:
        name = f"index-{uuid.uuid4().hex[:12]}"
        writer = WhooshWriter.in_folder(os.fspath(self._root / name))
        with self._catalog.transaction():
            self._catalog.put(_BUILDING, name)
            self._catalog.put(_REBUILD, "0")
            self._catalog.indexing.keyword_lost()
        return writer

    def _compare(self, writer: WhooshWriter) -> None:
        """Have written again what the index should hold and does not, and the other way round."""
        indexing = self._catalog.indexing
        held = {int(doc_id) for doc_id in writer.doc_ids()}
        noted = indexing.written_documents()
        with self._catalog.transaction():
            indexing.keyword_lost(DocId(key) for key in noted - held)
            indexing.keyword_surplus(DocId(key) for key in held - indexing.all_documents())

    def complete(self) -> bool:
        """Let the index that was built serve, now that it holds everything; true when it did."""
        building = self._catalog.get(_BUILDING)
        if not building:
            return False
        with self._catalog.transaction():
            self._catalog.put(_ACTIVE, building)
            self._catalog.put(_BUILDING, "")
        for folder in self._root.iterdir():
            if folder.name != building:
                with contextlib.suppress(OSError):
                    shutil.rmtree(folder)
        return True
