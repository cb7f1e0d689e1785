"""Brings the keyword index up to the catalog: one durable commit, then a note in the catalog."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.catalog import Catalog
from indexer.catalog.indexing import Pending
from indexer.documents import AnalysedDocument, DocId
from indexer.ingest.prepare import analyse_parts, names
from indexer.ports import Attributes, KeywordWriter

Fresh = Mapping[tuple[DocId, int], AnalysedDocument]
COMMIT_DOCUMENTS = 500


class KeywordStage:
    """Writes pending documents; what was analysed just now need not be analysed again."""

    def __init__(self, catalog: Catalog, writer: KeywordWriter) -> None:
        self._catalog = catalog
        self._writer = writer

    def write(self, fresh: Fresh, count: int = COMMIT_DOCUMENTS) -> int:
        """Commit up to `count` documents and all deletions; return how many documents.

        A crash between the commit and the note writes the same documents again, in their place.
        """
        indexing = self._catalog.indexing
        pending = indexing.pending_keyword(count)
        deleted = indexing.keyword_deletions()
        if not pending and not deleted:
            return 0
        self._writer.write(
            ((doc.id, self._analysed(doc, fresh), _attributes(doc)) for doc in pending), deleted
        )
        with self._catalog.transaction():
            indexing.keyword_written(((doc.id, doc.revision) for doc in pending), deleted)
        return len(pending)

    def _analysed(self, doc: Pending, fresh: Fresh) -> AnalysedDocument:
        if (analysed := fresh.get((doc.id, doc.revision))) is not None:
            return analysed
        starts = self._catalog.indexing.passage_starts(doc.id)
        text = self._catalog.indexing.text(doc.id)
        analysed = analyse_parts(doc.path, doc.title, text, starts, doc.language)
        with self._catalog.transaction():
            self._catalog.indexing.positions_changed(doc.id, analysed.passage_positions)
        return analysed


def _attributes(doc: Pending) -> Attributes:
    return Attributes(ext=names(doc.path)[2], modified=doc.mtime_ns / 1e9, size=doc.size)
