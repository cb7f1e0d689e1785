"""What a search asks of the catalog: which documents a filter allows, and what to show of a hit."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.catalog.documents import BLOCK_CHARACTERS
from indexer.catalog.failed import FAILED
from indexer.catalog.folders import under
from indexer.contract.locations import shown
from indexer.documents import DocId, Passage, PassageId, Unit


def read_text(
    connection: sqlite3.Connection, doc_id: DocId, start: int = 0, end: int | None = None
) -> str:
    """Return a document's text between two character offsets; inflates only the blocks needed."""
    first = start // BLOCK_CHARACTERS
    last = 1 << 40 if end is None else max(end - 1, start) // BLOCK_CHARACTERS
    rows = connection.execute(
        "SELECT body FROM texts WHERE document = ? AND block BETWEEN ? AND ? ORDER BY block",
        (doc_id, first, last),
    )
    text = "".join(zlib.decompress(row[0]).decode("utf-8") for row in rows)
    offset = first * BLOCK_CHARACTERS
    return text[start - offset : None if end is None else end - offset]


@dataclass(frozen=True)
class Shown:
    """What a hit shows of its document."""

    id: DocId
    path: bytes
    title: str
    mime: str
    language: str
    unit: Unit
    size: int
    mtime_ns: int
    digest: bytes  # of its content; empty where copies of it mean nothing


@dataclass(frozen=True)
class Copy:
    """What tells copies of the same content apart: the newest is preferred, then the nearest."""

    digest: bytes
    mtime_ns: int
    path: bytes

    @property
    def preference(self) -> tuple[int, int, bytes]:
        """Return what is higher for the copy to show."""
        return self.mtime_ns, -len(self.path), self.path


@dataclass(frozen=True)
class StoredPassage:
    """A passage, its number, its document, and the position of its first token."""

    id: PassageId
    document: DocId
    passage: Passage
    position: int


@dataclass(frozen=True)
class Condition:
    """One filter, as SQL over the documents table `d` with its values."""

    sql: str
    values: tuple[str | bytes | float | int, ...]


@dataclass(frozen=True)
class Counts:
    """How many of what there is; `queued` are not yet searchable by keyword."""

    documents: int
    passages: int
    embedded: int
    queued: int
    failed: int
    unread: int  # of those queued, the ones that are to be read first


# Two empty files are no copies of each other, nor are two pictures known by their names only.
_HAS_TEXT = "failure IS NULL AND EXISTS (SELECT 1 FROM passages WHERE document = documents.id)"
_PASSAGE = 'id, document, start, "end", page, line_start, line_end, part_name, heading, position'


@dataclass(frozen=True)
class FolderCounts:
    """How many files a folder has, and how they are found; those `by_name` have no text."""

    documents: int
    failed: int
    by_words: int
    by_meaning: int
    by_name: int


def _passage(row: tuple[int, int, int, int, int | None, int, int, str, str, int]) -> StoredPassage:
    return StoredPassage(PassageId(row[0]), DocId(row[1]), Passage(*row[2:9]), row[9])


class Reading:
    """Read-only questions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def allowed(self, conditions: Sequence[Condition]) -> npt.NDArray[np.int64] | None:
        """Return the ids of the documents that meet all conditions, ascending.

        None means all: with no condition and nothing gone there is nothing to leave out.
        """
        if not conditions and not self._any_gone():
            return None
        where = "".join(f" AND ({condition.sql})" for condition in conditions)
        values = [value for condition in conditions for value in condition.values]
        rows = self._connection.execute(
            f"SELECT id FROM documents d WHERE NOT gone{where} ORDER BY id",
            values,
        )
        return np.fromiter((row[0] for row in rows), np.int64)

    def shown(self, doc_ids: Sequence[DocId]) -> dict[DocId, Shown]:
        """Return what to show of documents; those removed meanwhile are missing."""
        rows = self._connection.execute(
            "SELECT id, path, title, mime, language, unit, size, mtime_ns,"
            f" CASE WHEN {_HAS_TEXT} THEN digest ELSE x'' END FROM documents"
            f" WHERE NOT gone AND id IN ({_marks(doc_ids)})",
            list(doc_ids),
        )
        return {row[0]: Shown(*row) for row in rows}

    def copies(self, doc_ids: Sequence[DocId]) -> dict[DocId, Copy]:
        """Return those of documents that may have copies: the ones with text."""
        rows = self._connection.execute(
            "SELECT id, digest, mtime_ns, path FROM documents"
            f" WHERE {_HAS_TEXT} AND id IN ({_marks(doc_ids)})",
            list(doc_ids),
        )
        return {DocId(row[0]): Copy(*row[1:]) for row in rows}

    def places(
        self,
        digests: Collection[bytes],
        count: int,
        first: npt.NDArray[np.int64] | None = None,
    ) -> dict[bytes, list[bytes]]:
        """Return, of contents, the paths of the documents that have them, the shortest first.

        With `first`, ids of documents, the paths of these go before all others. There are `count`
        at most of each, and fewer where others have very many.
        """
        rows = self._connection.execute(
            "SELECT digest, path, id FROM documents"
            f" WHERE digest IN ({_marks(digests)}) AND failure IS NULL AND NOT gone LIMIT ?",
            [*digests, count * len(digests)],
        ).fetchall()
        ids = np.fromiter((row[2] for row in rows), np.int64, len(rows))
        behind = np.zeros(len(rows), bool) if first is None else np.isin(ids, first, invert=True)
        found: dict[bytes, list[tuple[bool, int, bytes]]] = {}
        for (digest, path, _), later in zip(rows, behind.tolist(), strict=True):
            found.setdefault(digest, []).append((later, len(path), path))
        return {
            digest: [path for _, _, path in sorted(paths)[:count]]
            for digest, paths in found.items()
        }

    def names(self, doc_ids: Sequence[DocId]) -> dict[DocId, tuple[str, float]]:
        """Return the file names of documents, as they are shown, and when they were modified.

        Times are seconds since the epoch.
        """
        rows = self._connection.execute(
            f"SELECT id, path, mtime_ns FROM documents WHERE id IN ({_marks(doc_ids)})",
            list(doc_ids),
        )
        return {
            DocId(key): (shown(path.rpartition(b"/")[2]), mtime_ns / 1e9)
            for key, path, mtime_ns in rows
        }

    def passages(self, passage_ids: Sequence[PassageId]) -> dict[PassageId, StoredPassage]:
        """Return passages by their ids; those removed meanwhile are missing."""
        rows = self._connection.execute(
            f"SELECT {_PASSAGE} FROM passages WHERE id IN ({_marks(passage_ids)})",
            list(passage_ids),
        )
        return {PassageId(row[0]): _passage(row) for row in rows}

    def passages_between(self, doc_id: DocId, start: int, end: int) -> list[StoredPassage]:
        """Return a document's passages that have characters of [start, end), in order.

        The last one that begins before them comes with them.
        """
        rows = self._connection.execute(
            f"SELECT {_PASSAGE} FROM passages WHERE document = ?1 AND start < ?3 AND ordinal >="
            " coalesce((SELECT max(ordinal) FROM passages WHERE document = ?1 AND start <= ?2), 0)"
            " ORDER BY ordinal",
            (doc_id, start, end),
        )
        return [_passage(row) for row in rows]

    def last_line(self, doc_id: DocId) -> int:
        """Return the line that a document's last passage ends in, 0 without passages."""
        row = self._connection.execute(
            "SELECT line_end FROM passages WHERE document = ? ORDER BY ordinal DESC LIMIT 1",
            (doc_id,),
        ).fetchone()
        return row[0] if row else 0

    def documents_of(self, passage_ids: npt.NDArray[np.int64]) -> dict[PassageId, DocId]:
        """Map passages to their documents; those removed meanwhile are missing."""
        keys = passage_ids.tolist()
        rows = self._connection.execute(
            f"SELECT id, document FROM passages WHERE id IN ({_marks(keys)})", keys
        ).fetchall()
        found = {PassageId(key): DocId(doc_id) for key, doc_id in rows}
        if self._any_gone():  # seldom: the documents' own rows need not be read
            owners = list(set(found.values()))
            there = self._connection.execute(
                f"SELECT id FROM documents WHERE NOT gone AND id IN ({_marks(owners)})", owners
            )
            kept = {doc_id for (doc_id,) in there}
            found = {key: doc_id for key, doc_id in found.items() if doc_id in kept}
        return found

    def _any_gone(self) -> bool:
        row = self._connection.execute("SELECT 1 FROM documents WHERE gone LIMIT 1").fetchone()
        return row is not None

    def passage_ids_of(self, doc_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the ids of all passages of these documents."""
        found: list[int] = []
        keys = doc_ids.tolist()
        for low in range(0, len(keys), 10_000):
            part = keys[low : low + 10_000]
            rows = self._connection.execute(
                f"SELECT id FROM passages WHERE document IN ({_marks(part)})",
                part,
            )
            found.extend(row[0] for row in rows)
        return np.array(found, np.int64)

    def passage_places(
        self, doc_ids: Sequence[DocId]
    ) -> dict[DocId, tuple[list[PassageId], list[int]]]:
        """Return, of documents, the passages in order and the position of each one's first token.

        Documents without passages are missing.
        """
        rows = self._connection.execute(
            "SELECT document, id, position FROM passages"
            f" WHERE document IN ({_marks(doc_ids)}) ORDER BY document, ordinal",
            list(doc_ids),
        )
        found: dict[DocId, tuple[list[PassageId], list[int]]] = {}
        for doc_id, passage_id, position in rows:
            ids, positions = found.setdefault(DocId(doc_id), ([], []))
            ids.append(PassageId(passage_id))
            positions.append(position)
        return found

    def texts(self, passages: Iterable[StoredPassage]) -> dict[PassageId, str]:
        """Return the texts of passages; each block of a document is inflated once."""
        wanted = [(stored, _blocks_of(stored.passage)) for stored in passages]
        keys = {(stored.document, number) for stored, numbers in wanted for number in numbers}
        blocks = self._blocks(keys)
        found: dict[PassageId, str] = {}
        for stored, numbers in wanted:
            text = "".join(blocks.get((stored.document, number), "") for number in numbers)
            offset = numbers.start * BLOCK_CHARACTERS
            found[stored.id] = text[stored.passage.start - offset : stored.passage.end - offset]
        return found

    def _blocks(self, keys: Collection[tuple[DocId, int]]) -> dict[tuple[DocId, int], str]:
        """Return these blocks of documents' texts; those removed meanwhile are missing."""
        if not keys:
            return {}
        values = ",".join(["(?,?)"] * len(keys))
        rows = self._connection.execute(
            f"WITH wanted (document, block) AS (VALUES {values})"
            " SELECT document, block, body FROM wanted JOIN texts USING (document, block)",
            [part for key in keys for part in key],
        )
        return {
            (DocId(document), block): zlib.decompress(body).decode("utf-8")
            for document, block, body in rows
        }

    def text(self, doc_id: DocId, start: int = 0, end: int | None = None) -> str:
        """Return a document's text between two character offsets."""
        return read_text(self._connection, doc_id, start, end)

    def failure(self, doc_id: DocId) -> tuple[str | None, str | None, float, str]:
        """Return a document's failure code and reason, when it was read, and its mime type.

        Raises:
            KeyError: when there is no such document.
        """
        row = self._connection.execute(
            "SELECT failure, reason, indexed_at, mime FROM documents WHERE id = ?", (doc_id,)
        ).fetchone()
        if row is None:
            raise KeyError(doc_id)
        failure, reason, indexed_at, mime = row
        return failure, reason, indexed_at, mime

    def progress(self, doc_id: DocId, model: int) -> tuple[bool, int, int]:
        """Return whether keyword search has a document, its passages, and how many are embedded."""
        row = self._connection.execute(
            "SELECT keyword_revision = revision,"
            " (SELECT count(*) FROM passages WHERE document = d.id),"
            " (SELECT count(*) FROM passages p JOIN vectors v ON v.passage = p.id AND v.model = ?1"
            "  WHERE p.document = d.id) FROM documents d WHERE id = ?2",
            (model, doc_id),
        ).fetchone()
        return bool(row[0]), row[1], row[2]

    def counts(self, model: int) -> Counts:
        """Count documents, passages, vectors of the model, and what waits or failed."""
        row = self._connection.execute(
            # From indexes alone, as it is asked for while all is being indexed.
            "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM documents WHERE gone),"
            " (SELECT count(*) FROM passages),"
            " (SELECT count(*) FROM vectors WHERE model = ?),"
            " (SELECT count(*) FROM queue) + (SELECT count(*) FROM documents"
            "   WHERE keyword_revision <> revision) + (SELECT count(*) FROM keyword_deletions),"
            f" (SELECT count(*) FROM documents WHERE NOT gone AND {FAILED}),"
            " (SELECT count(*) FROM queue)",
            (model,),
        ).fetchone()
        return Counts(*row)

    def folder_counts(self, folder: bytes, model: int = 0) -> FolderCounts:
        """Count a folder's documents by how they are found; `model` is the serving one's number."""
        row = self._connection.execute(
            f"SELECT count(*), coalesce(sum({FAILED}), 0),"
            " coalesce(sum(failure IS NULL AND keyword_revision = revision), 0),"
            " coalesce(sum(failure IS NULL AND embedded_model ="
            "  (SELECT key FROM models WHERE id = ?1)), 0),"
            " coalesce(sum(failure IN ('unsupported', 'empty')), 0)"
            " FROM documents WHERE NOT gone AND path >= ?2 AND path < ?3",
            (model, *under(folder)),
        ).fetchone()
        return FolderCounts(*row)

    def newest(self, allowed: npt.NDArray[np.int64] | None, count: int) -> list[DocId]:
        """Return the documents changed last, of those allowed."""
        rows = self._connection.execute(
            "SELECT id FROM documents WHERE NOT gone ORDER BY mtime_ns DESC"
        )
        chosen = None if allowed is None else set(allowed.tolist())
        found: list[DocId] = []
        for (key,) in rows:
            if chosen is None or key in chosen:
                found.append(DocId(key))
                if len(found) == count:
                    break
        return found

    def failures(self, count: int) -> list[tuple[bytes, str]]:
        """Return up to `count` failed documents with their reasons."""
        rows = self._connection.execute(
            f"SELECT path, reason FROM documents WHERE NOT gone AND {FAILED} ORDER BY path LIMIT ?",
            (count,),
        )
        return [(path, reason) for path, reason in rows]


def _blocks_of(passage: Passage) -> range:
    """Return the blocks of a text that a passage lies in."""
    last = max(passage.end - 1, passage.start) // BLOCK_CHARACTERS
    return range(passage.start // BLOCK_CHARACTERS, last + 1)


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
