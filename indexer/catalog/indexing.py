"""What the derived indexes still owe the catalog: documents to write, passages to embed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.catalog.documents import embedded_text
from indexer.catalog.reading import read_text
from indexer.documents import DocId, PassageId

SERVING_MODEL = "serving_model"  # where the catalog notes which model queries are embedded with


@dataclass(frozen=True)
class Pending:
    """A document that the keyword index must see at this revision."""

    id: DocId
    revision: int
    path: bytes
    title: str
    language: str
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class Unembedded:
    """A passage without a vector, and the digest of its text."""

    id: PassageId
    digest: bytes
    text: str


class Indexing:
    """Bookkeeping between the catalog and its derived indexes. Callers wrap changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # Keyword index

    def pending_keyword(self, count: int) -> list[Pending]:
        """Return documents whose newest revision the keyword index has not."""
        rows = self._connection.execute(
            "SELECT id, revision, path, title, language, size, mtime_ns FROM documents"
            " WHERE keyword_revision <> revision ORDER BY id LIMIT ?",
            (count,),
        )
        return [Pending(*row) for row in rows]

    def revision(self, doc_id: DocId) -> int:
        """Return a document's revision.

        Raises:
            KeyError: when there is no such document.
        """
        row = self._connection.execute(
            "SELECT revision FROM documents WHERE id = ?", (doc_id,)
        ).fetchone()
        if row is None:
            raise KeyError(doc_id)
        return int(row[0])

    def keyword_deletions(self) -> list[DocId]:
        """Return removed documents that the keyword index may still hold."""
        return [row[0] for row in self._connection.execute("SELECT * FROM keyword_deletions")]

    def keyword_written(
        self, written: Iterable[tuple[DocId, int]], deleted: Iterable[DocId]
    ) -> None:
        """Note that a commit holds these (document, revision) pairs and not these documents."""
        self._connection.executemany(
            "UPDATE documents SET keyword_revision = ? WHERE id = ?",
            ((revision, doc_id) for doc_id, revision in written),
        )
        self._connection.executemany(
            "DELETE FROM keyword_deletions WHERE document = ?", ((doc_id,) for doc_id in deleted)
        )

    def keyword_lost(self, doc_ids: Iterable[DocId] | None = None) -> None:
        """Have documents written again: these, or all of them."""
        if doc_ids is None:
            self._connection.execute("UPDATE documents SET keyword_revision = 0")
            self._connection.execute("DELETE FROM keyword_deletions")
        else:
            self._connection.executemany(
                "UPDATE documents SET keyword_revision = 0 WHERE id = ?",
                ((doc_id,) for doc_id in doc_ids),
            )

    def keyword_surplus(self, doc_ids: Iterable[DocId]) -> None:
        """Have documents deleted from the keyword index that the catalog does not know."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO keyword_deletions VALUES (?)", ((doc_id,) for doc_id in doc_ids)
        )

    def written_documents(self) -> set[int]:
        """Return the documents that the keyword index should hold at some revision."""
        rows = self._connection.execute("SELECT id FROM documents WHERE keyword_revision > 0")
        return {row[0] for row in rows}

    def all_documents(self) -> set[int]:
        """Return the ids of all documents."""
        return {row[0] for row in self._connection.execute("SELECT id FROM documents")}

    def extractors(self) -> list[str]:
        """Return the extractor versions that documents were read with."""
        return [
            row[0] for row in self._connection.execute("SELECT DISTINCT extractor FROM documents")
        ]

    def paths_extracted_by(self, extractor: str) -> list[tuple[bytes, int, int]]:
        """Return (path, size, mtime_ns) of the documents read with an extractor version."""
        return self._connection.execute(
            "SELECT path, size, mtime_ns FROM documents WHERE extractor = ? AND NOT gone",
            (extractor,),
        ).fetchall()

    def passage_starts(self, doc_id: DocId) -> list[int]:
        """Return the character at which each passage starts, in order."""
        rows = self._connection.execute(
            "SELECT start FROM passages WHERE document = ? ORDER BY ordinal", (doc_id,)
        )
        return [row[0] for row in rows]

    def positions_changed(self, doc_id: DocId, positions: Sequence[int]) -> None:
        """Note the token position of each passage after another analysis."""
        self._connection.executemany(
            "UPDATE passages SET position = ? WHERE document = ? AND ordinal = ?",
            ((position, doc_id, ordinal) for ordinal, position in enumerate(positions)),
        )

    def text(self, doc_id: DocId) -> str:
        """Return a document's whole text."""
        return read_text(self._connection, doc_id)

    # Embeddings

    def model(self, key: str) -> int:
        """Return a model's number, giving it one at first."""
        self._connection.execute("INSERT OR IGNORE INTO models (key) VALUES (?)", (key,))
        (number,) = self._connection.execute(
            "SELECT id FROM models WHERE key = ?", (key,)
        ).fetchone()
        return int(number)

    def unembedded_documents(self, model_key: str, count: int) -> list[DocId]:
        """Return documents with passages that may lack vectors of a model, newest first."""
        # One look-up in the index for each value that is not the model's: OR would scan.
        rows = self._connection.execute(
            "SELECT id FROM (SELECT * FROM (SELECT id, mtime_ns FROM documents"
            " WHERE embedded_model IS NULL AND NOT gone ORDER BY mtime_ns DESC LIMIT ?1)"
            " UNION ALL SELECT * FROM (SELECT id, mtime_ns FROM documents"
            " WHERE embedded_model <> ?2 AND NOT gone ORDER BY mtime_ns DESC LIMIT ?1))"
            " ORDER BY mtime_ns DESC LIMIT ?1",
            (count, model_key),
        )
        return [row[0] for row in rows]

    def lacks_vectors(self, model_name: str | None) -> bool:
        """Tell whether a document may lack vectors of the model of this name."""
        row = self._connection.execute(
            "SELECT 1 FROM documents WHERE NOT gone"
            " AND (embedded_model IS NULL OR ? IS NULL) LIMIT 1",
            (model_name,),
        ).fetchone()
        return row is not None

    def unembedded_passages(self, doc_id: DocId, model: int) -> list[Unembedded]:
        """Return a document's passages without a vector of a model."""
        rows = self._connection.execute(
            'SELECT p.id, p.digest, p.start, p."end", p.heading FROM passages p'
            " LEFT JOIN vectors v ON v.passage = p.id AND v.model = ?"
            " WHERE p.document = ? AND v.seq IS NULL ORDER BY p.ordinal",
            (model, doc_id),
        ).fetchall()
        if not rows:
            return []
        text = self.text(doc_id)
        return [
            Unembedded(key, digest, embedded_text(text[start:end], heading))
            for key, digest, start, end, heading in rows
        ]

    def vector_of(self, digest: bytes, model: int) -> bytes | None:
        """Return the vector of an equal passage, when one has been embedded."""
        row = self._connection.execute(
            "SELECT v.vector FROM passages p JOIN vectors v ON v.passage = p.id"
            " WHERE p.digest = ? AND v.model = ? LIMIT 1",
            (digest, model),
        ).fetchone()
        return row[0] if row else None

    def store_vectors(self, model: int, vectors: Iterable[tuple[PassageId, bytes]]) -> None:
        """Keep vectors (float16 bytes) of passages that still exist."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO vectors (passage, model, vector)"
            " SELECT id, ?, ? FROM passages WHERE id = ?",
            ((model, vector, passage_id) for passage_id, vector in vectors),
        )

    def mark_embedded(self, model_key: str, model: int, doc_ids: Iterable[DocId]) -> None:
        """Note the documents of these whose passages all have vectors of the model."""
        self._connection.executemany(
            "UPDATE documents SET embedded_model = ? WHERE id = ? AND NOT EXISTS"
            " (SELECT 1 FROM passages p LEFT JOIN vectors v ON v.passage = p.id AND v.model = ?"
            "  WHERE p.document = documents.id AND v.seq IS NULL)",
            ((model_key, doc_id, model) for doc_id in doc_ids),
        )

    def drop_other_models(self, model: int) -> int:
        """Remove the vectors of every other model; return how many there were."""
        return self._connection.execute("DELETE FROM vectors WHERE model <> ?", (model,)).rowcount

    def vectors_since(
        self, model: int, seq: int, count: int
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float16], int]:
        """Return passage ids and vectors stored after `seq`, and the seq reached."""
        rows = self._connection.execute(
            "SELECT seq, passage, vector FROM vectors WHERE model = ? AND seq > ?"
            " ORDER BY seq LIMIT ?",
            (model, seq, count),
        ).fetchall()
        if not rows:
            return np.empty(0, np.int64), np.empty((0, 0), np.float16), seq
        keys = np.array([row[1] for row in rows], np.int64)
        vectors = np.frombuffer(b"".join(row[2] for row in rows), np.float16)
        return keys, vectors.reshape(len(rows), -1), rows[-1][0]

    def vectors_of(
        self, model: int, passage_ids: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float16]]:
        """Return (ids, vectors) of those of the passages that have a vector of a model."""
        marks = ",".join("?" * len(passage_ids))
        rows = self._connection.execute(
            f"SELECT passage, vector FROM vectors WHERE model = ? AND passage IN ({marks})",
            (model, *passage_ids.tolist()),
        ).fetchall()
        keys = np.array([row[0] for row in rows], np.int64)
        vectors = np.frombuffer(b"".join(row[1] for row in rows), np.float16)
        return keys, vectors.reshape(len(rows), -1) if rows else vectors.reshape(0, 0)

    def last_seq(self, model: int) -> int:
        """Return the number of the newest vector of a model, 0 when there is none."""
        row = self._connection.execute(
            "SELECT max(seq) FROM vectors WHERE model = ?", (model,)
        ).fetchone()
        return int(row[0] or 0)

    def embedded_keys(self, model: int) -> npt.NDArray[np.int64]:
        """Return the ids of all passages with a vector of a model, ascending."""
        rows = self._connection.execute(
            "SELECT passage FROM vectors WHERE model = ? ORDER BY passage", (model,)
        )
        return np.fromiter((row[0] for row in rows), np.int64)
