"""Documents as stored: what the worker writes of a file, and how a file is recognised again."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from indexer.catalog.folders import under
from indexer.documents import DocId, Extracted, Failure, Passage

BLOCK_CHARACTERS = 1 << 15
_DEFLATE_LEVEL = 1  # text halves at the speed of a read; more levels cost more than they save


_LATEST_NS = (1 << 63) - 1


def storable(mtime_ns: int) -> int:
    """Bring a file's time into what SQLite holds: some claim to be of the year 2400."""
    return max(min(mtime_ns, _LATEST_NS), -_LATEST_NS)


@dataclass(frozen=True)
class FileFacts:
    """What the file system says of a file; size in bytes, time in nanoseconds, see `storable`."""

    path: bytes
    device: int
    inode: int
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class Stored:
    """A document's row, as far as recognising the file takes."""

    id: DocId
    facts: FileFacts
    digest: bytes
    extractor: str
    failure: str | None
    gone: bool

    def unchanged(self, facts: FileFacts) -> bool:
        """Tell whether the file system shows the same file state."""
        mine = self.facts
        return (mine.size, mine.mtime_ns, mine.inode) == (facts.size, facts.mtime_ns, facts.inode)

    @property
    def may_mend(self) -> bool:
        """Whether it failed for a reason that may have gone without a change of the file."""
        return self.failure in {"unreadable", "timeout", "memory", "crash"}


@dataclass(frozen=True)
class Content:
    """What became of reading a file: its text and passages, or why there are none."""

    digest: bytes
    extractor: str
    extracted: Extracted
    failure: Failure | None
    language: str
    passages: Sequence[Passage]
    positions: Sequence[int]


_ROW = "id, path, device, inode, size, mtime_ns, digest, extractor, failure, gone"


def embedded_text(text: str, heading: str) -> str:
    """Return what is embedded of a passage: its headings, then its text."""
    return f"{heading}\n{text}" if heading else text


def _stored(row: tuple[int, bytes, int, int, int, int, bytes, str, str | None, int]) -> Stored:
    doc_id, path, device, inode, size, mtime_ns, digest, extractor, failure, gone = row
    facts = FileFacts(path, device, inode & 0xFFFFFFFFFFFFFFFF, size, mtime_ns)
    return Stored(DocId(doc_id), facts, digest, extractor, failure, bool(gone))


def _signed(number: int) -> int:
    """Fit an unsigned 64-bit inode into SQLite's signed integer."""
    return number - (1 << 64) if number >= 1 << 63 else number


class Documents:
    """The documents table and what hangs on it. Callers wrap changes in a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, path: bytes) -> Stored | None:
        """Return the document at a path."""
        row = self._connection.execute(
            f"SELECT {_ROW} FROM documents WHERE path = ?",
            (path,),
        ).fetchone()
        return _stored(row) if row else None

    def with_inode(self, facts: FileFacts) -> list[Stored]:
        """Return the documents that were this very file, perhaps under another path."""
        rows = self._connection.execute(
            f"SELECT {_ROW} FROM documents WHERE device = ? AND inode = ?",
            (facts.device, _signed(facts.inode)),
        )
        return [_stored(row) for row in rows]

    def under(self, root: bytes) -> Iterator[Stored]:
        """Yield the documents inside a folder."""
        rows = self._connection.execute(
            f"SELECT {_ROW} FROM documents WHERE path >= ? AND path < ?",
            under(root),
        )
        return (_stored(row) for row in rows)

    def facts_under(self, root: bytes) -> dict[bytes, tuple[int, int, int, int]]:
        """Map each path inside a folder to (inode, size, mtime_ns, gone)."""
        rows = self._connection.execute(
            "SELECT path, inode, size, mtime_ns, gone FROM documents WHERE path >= ? AND path < ?",
            under(root),
        )
        return {
            path: (inode & 0xFFFFFFFFFFFFFFFF, size, mtime_ns, gone)
            for path, inode, size, mtime_ns, gone in rows
        }

    def mark_file_gone(self, path: bytes) -> None:
        """Hide one vanished file."""
        self._connection.execute("UPDATE documents SET gone = 1 WHERE path = ?", (path,))

    def mark_gone(self, path: bytes) -> list[bytes]:
        """Hide a vanished file, or all of a vanished folder; return the paths hidden."""
        low, high = under(path)
        rows = self._connection.execute(
            "UPDATE documents SET gone = 1 WHERE NOT gone AND"
            " (path = ? OR path >= ? AND path < ?) RETURNING path",
            (path, low, high),
        ).fetchall()
        return [row[0] for row in rows]

    def touch(self, doc_id: DocId, facts: FileFacts) -> None:
        """Note a file's new state where its content is the same."""
        self._connection.execute(
            "UPDATE documents SET device = ?, inode = ?, size = ?, mtime_ns = ?, gone = 0,"
            " revision = revision + (mtime_ns <> ?) WHERE id = ?",
            (
                facts.device,
                _signed(facts.inode),
                facts.size,
                facts.mtime_ns,
                facts.mtime_ns,
                doc_id,
            ),
        )

    def rename(self, doc_id: DocId, facts: FileFacts) -> None:
        """Give a document another path; its text, passages and vectors stay as they are."""
        other = self.find(facts.path)
        if other is not None and other.id != doc_id:
            self.remove(other.id)
        self._connection.execute(
            "UPDATE documents SET path = ?, device = ?, inode = ?, size = ?, mtime_ns = ?,"
            " gone = 0, revision = revision + 1 WHERE id = ?",
            (facts.path, facts.device, _signed(facts.inode), facts.size, facts.mtime_ns, doc_id),
        )

    def remove(self, doc_id: DocId) -> None:
        """Remove a document and all that hangs on it; the keyword index is told later."""
        self._connection.execute("DELETE FROM documents WHERE id = ?", (doc_id,))
        self._connection.execute("INSERT OR IGNORE INTO keyword_deletions VALUES (?)", (doc_id,))

    def forget_under(self, root: bytes, keep: Sequence[bytes] = ()) -> int:
        """Remove the documents inside a folder, but for those inside the folders to keep."""
        ranges = [under(folder) for folder in keep]
        doomed = [
            stored.id
            for stored in self.under(root)
            if not any(low <= stored.facts.path < high for low, high in ranges)
        ]
        for doc_id in doomed:
            self.remove(doc_id)
        return len(doomed)

    def forget_outside(self, folders: Sequence[bytes]) -> int:
        """Remove the documents that no watched folder holds; return how many there were."""
        ranges = [under(folder) for folder in folders]
        rows = self._connection.execute("SELECT id, path FROM documents").fetchall()
        doomed = [
            DocId(key) for key, path in rows if not any(low <= path < high for low, high in ranges)
        ]
        for doc_id in doomed:
            self.remove(doc_id)
        return len(doomed)

    def store(self, facts: FileFacts, content: Content, now: float) -> DocId:
        """Add or replace the document at a path, reusing passages whose text is the same."""
        doc_id = self._upsert(facts, content, now)
        self._connection.execute("DELETE FROM texts WHERE document = ?", (doc_id,))
        text = content.extracted.text
        self._connection.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)",
            (
                (
                    doc_id,
                    start // BLOCK_CHARACTERS,
                    zlib.compress(
                        text[start : start + BLOCK_CHARACTERS].encode("utf-8"), _DEFLATE_LEVEL
                    ),
                )
                for start in range(0, len(text), BLOCK_CHARACTERS)
            ),
        )
        self._store_passages(doc_id, content)
        return doc_id

    def _upsert(self, facts: FileFacts, content: Content, now: float) -> DocId:
        extracted, failure = content.extracted, content.failure
        row = self._connection.execute(
            "INSERT INTO documents (path, device, inode, size, mtime_ns, digest, extractor,"
            " failure, reason, mime, title, language, unit, fields, indexed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET device = excluded.device, inode = excluded.inode,"
            " size = excluded.size, mtime_ns = excluded.mtime_ns, digest = excluded.digest,"
            " extractor = excluded.extractor, failure = excluded.failure, reason = excluded.reason,"
            " mime = excluded.mime, title = excluded.title, language = excluded.language,"
            " unit = excluded.unit, fields = excluded.fields, indexed_at = excluded.indexed_at,"
            " gone = 0, revision = revision + 1, embedded_model = NULL RETURNING id",
            (
                facts.path, facts.device, _signed(facts.inode), facts.size, facts.mtime_ns,
                content.digest, content.extractor, failure.code if failure else None,
                failure.reason if failure else None, extracted.mime, extracted.title,
                content.language, extracted.unit, msgspec.json.encode(extracted.fields), now,
            ),
        ).fetchone()  # fmt: skip
        return DocId(row[0])

    def _store_passages(self, doc_id: DocId, content: Content) -> None:
        old: dict[bytes, list[int]] = {}
        for passage_id, digest in self._connection.execute(
            "SELECT id, digest FROM passages WHERE document = ? ORDER BY ordinal DESC", (doc_id,)
        ):
            old.setdefault(digest, []).append(passage_id)
        text = content.extracted.text
        kept, added = [], []
        for ordinal, (passage, position) in enumerate(
            zip(content.passages, content.positions, strict=True)
        ):
            digest = hashlib.blake2b(
                embedded_text(text[passage.start : passage.end], passage.heading).encode(),
                digest_size=16,
            ).digest()
            values = (
                ordinal, passage.start, passage.end, passage.page, passage.line_start,
                passage.line_end, passage.part_name, passage.heading, position,
            )  # fmt: skip
            if reusable := old.get(digest):
                kept.append((*values, reusable.pop()))
            else:
                added.append((doc_id, *values, digest))
        self._connection.executemany(
            "DELETE FROM passages WHERE id = ?", ((key,) for keys in old.values() for key in keys)
        )
        self._connection.executemany(
            'UPDATE passages SET ordinal = ?, start = ?, "end" = ?, page = ?, line_start = ?,'
            " line_end = ?, part_name = ?, heading = ?, position = ? WHERE id = ?",
            kept,
        )
        self._connection.executemany(
            'INSERT INTO passages (document, ordinal, start, "end", page, line_start, line_end,'
            " part_name, heading, position, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            added,
        )
