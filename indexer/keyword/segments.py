"""Writing segments: from analysed documents, and from older segments when they are merged."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import compress, groupby
from operator import itemgetter
from typing import Any, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import Storage
from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.documents import AnalysedDocument, AnalysedField, DocId
from indexer.keyword.analysis import INITIALS, VOCABULARY
from indexer.keyword.encoding import Terms, encode
from indexer.keyword.gathering import FieldPostings, counted_by_term
from indexer.keyword.postings import Lists
from indexer.keyword.reading import SegmentFiles
from indexer.keyword.schema import COLUMNS, INDEXED_FIELDS, TEXT_FIELDS
from indexer.keyword.storage import INDEX_NAME
from indexer.keyword.term_table import TermTableWriter
from indexer.ports import Attributes

MERGE_STEP: Final = 1 << 15  # terms and postings that a merge writes at once: tenths of a second
_SCALARS: Final = {code: np.dtype(f">{kind}") for code, kind in (("q", "i8"), ("d", "f8"))}
_NOTHING: Final = AnalysedField(b"", b"", b"", 0)

_Numbers = npt.NDArray[np.int32]


class _SegmentWriter:
    """The files of one segment, written in the order Whoosh's codec expects."""

    def __init__(self, storage: Storage) -> None:
        self.segment = W3Segment(W3Codec(), INDEX_NAME)
        self._storage = storage
        self._table = TermTableWriter(self.segment.create_file(storage, W3Codec.TERMS_EXT))
        self._table.extras["fieldmap"] = {
            name: number for number, name in enumerate(INDEXED_FIELDS)
        }
        self._file = self.segment.create_file(storage, W3Codec.POSTS_EXT)
        self._offset = 0

    def add(self, keys: Sequence[bytes], terms: Terms) -> None:
        """Write terms of one field; keys ascend, from call to call too."""
        infos, data = encode(terms, self._offset)
        self._table.add_all(keys, infos)
        self._file.write(data)
        self._offset += len(data)

    def column(self, name: str, data: bytes) -> None:
        """Write a column's bytes."""
        with self._storage.create_file(W3Codec.column_filename(self.segment, name)) as file:
            file.write(data)

    def finish(self, count: int, totals: dict[str, int]) -> W3Segment:
        """Close the files and return the segment."""
        self._table.close()
        self._file.close()
        self.segment.set_doc_count(count)
        self.segment._fieldlengths = totals
        return self.segment

    def abandon(self) -> None:
        """Close the files as they are."""
        try:
            self._table.dbfile.close()
        finally:
            self._file.close()


def field_key(field: str, term: bytes) -> bytes:
    """Return the key of a term in a segment's term table."""
    return INDEXED_FIELDS.index(field).to_bytes(2, "big") + term


class SegmentBuilder:
    """Collects analysed documents and writes them as one segment."""

    def __init__(self) -> None:
        self.count = 0
        self._fields = {name: FieldPostings() for name in INDEXED_FIELDS if name != VOCABULARY}
        # One posting for the whole segment: its weight says how many documents have the word.
        self._vocabulary: Counter[bytes] = Counter()
        self._lengths: dict[str, list[int]] = {name: [] for name in TEXT_FIELDS}
        self._columns: dict[str, list[float]] = {name: [] for name in COLUMNS}

    def add(self, doc_id: DocId, document: AnalysedDocument, attributes: Attributes) -> None:
        """Add a document; the caller sees to it that its id is not there yet."""
        number = self.count
        for name in TEXT_FIELDS:
            field = document.fields.get(name, _NOTHING)
            self._lengths[name].append(field.length)
            self._fields[name].add(number, field)
        for name, value in (("ext", attributes.ext), ("language", document.language)):
            term = value.encode("utf-8", "replace")
            self._fields[name].add(number, AnalysedField(term, b"", b"", 0))
        self._fields[INITIALS].add(number, document.fields.get(INITIALS, _NOTHING))
        self._vocabulary.update(document.fields.get(VOCABULARY, _NOTHING).split())
        values = {"doc_id": doc_id, "modified": attributes.modified, "size": attributes.size}
        for name, number_of in values.items():
            self._columns[name].append(number_of)
        self.count += 1

    def write(self, storage: Storage) -> W3Segment:
        """Write the segment's files; they are durable when this returns."""
        writer = _SegmentWriter(storage)
        for field in INDEXED_FIELDS:
            lengths = bytes(map(length_to_byte, self._lengths.get(field, [0] * self.count)))
            runs = (
                self._fields[field].by_term(lengths)
                if field in self._fields
                else counted_by_term(self._vocabulary)
            )
            prefix = field_key(field, b"")
            for names, terms in runs:
                writer.add([prefix + name for name in names], terms)
            if field in self._lengths:
                writer.column(f"_{field}_len", lengths)
        for name, code in COLUMNS.items():
            writer.column(name, np.array(self._columns[name], _SCALARS[code]).tobytes())
        totals = {name: sum(lengths) for name, lengths in self._lengths.items()}
        return writer.finish(self.count, totals)


class Merge:
    """Writes the living documents of several segments as one, a step at a time.

    The segments are read as they were at the start; between steps, commits may go on.
    """

    def __init__(
        self, storage: Storage, segments: Sequence[W3Segment], step: int = MERGE_STEP
    ) -> None:
        """`step` is how many terms and postings are written at once."""
        self._size = step
        self._sources = [SegmentFiles(storage, segment) for segment in segments]
        self._numbers: list[_Numbers] = []  # old to new; -1 is deleted
        self._count = 0
        for source, segment in zip(self._sources, segments, strict=True):
            living = np.ones(source.count, bool)
            living[list(segment.deleted_docs())] = False
            renumbered = np.where(living, np.cumsum(living) - 1 + self._count, -1)
            self._numbers.append(renumbered.astype(np.int32))
            self._count += int(living.sum())
        self._writer = _SegmentWriter(storage)
        self._steps = self._run()

    @property
    def names(self) -> frozenset[str]:
        """The segments that are merged."""
        return frozenset(source.name for source in self._sources)

    @property
    def merged(self) -> W3Segment:
        """The segment being written; whole when `step` has said so."""
        return self._writer.segment

    def step(self) -> bool:
        """Do a little; true when the segment is written."""
        return next(self._steps, True) is True

    def abandon(self) -> None:
        """Close the files; they are named nowhere."""
        self._steps.close()
        self._writer.abandon()

    def deleted_since(self, segments: Iterable[W3Segment]) -> set[int]:
        """Return the numbers, in the merged segment, of the documents deleted since the start.

        Of `segments`, those now, one that is there no more has lost all its documents.
        """
        now = {segment.segment_id(): segment for segment in segments}
        gone: set[int] = set()
        for source, numbers in zip(self._sources, self._numbers, strict=True):
            lost: Iterable[int] = range(source.count)
            if source.name in now:
                lost = now[source.name].deleted_docs()
            gone.update(numbers[list(lost)].tolist())
        return gone - {-1}

    def _run(self) -> Generator[bool, None, None]:
        lengths, totals = self._write_columns()
        yield False
        if self._count:
            yield from self._write_terms(lengths)
        self._writer.finish(self._count, totals)

    def _write_columns(self) -> tuple[dict[int, bytes], dict[str, int]]:
        """Write all columns; return the length bytes by field number and the fields' totals."""
        lengths: dict[int, bytes] = {}
        totals: dict[str, int] = {}
        for number, field in enumerate(INDEXED_FIELDS):
            lengths[number] = bytes(self._count)
            if field in TEXT_FIELDS:
                lengths[number] = self._kept([s.length_bytes[field] for s in self._sources], "u1")
                totals[field] = sum(map(byte_to_length, lengths[number]))
                self._writer.column(f"_{field}_len", lengths[number])
        for name, code in COLUMNS.items():
            data = self._kept([s.columns[name] for s in self._sources], _SCALARS[code])
            self._writer.column(name, data)
        return lengths, totals

    def _kept(self, columns: Sequence[npt.NDArray[Any]], kind: npt.DTypeLike) -> bytes:
        """Return the living documents' values."""
        kept = [
            column[numbers >= 0] for column, numbers in zip(columns, self._numbers, strict=True)
        ]
        return np.concatenate(kept).astype(kind).tobytes() if kept else b""

    def _write_terms(self, lengths: dict[int, bytes]) -> Iterator[bool]:
        vocabulary = INDEXED_FIELDS.index(VOCABULARY)
        streams = [_keys(index, source) for index, source in enumerate(self._sources)]
        living = [_Living(numbers) for numbers in self._numbers]
        held = _Held()
        waiting = _Waiting()
        last = 0
        for key, holders in groupby(heapq.merge(*streams), key=itemgetter(0)):
            field = int.from_bytes(key[:2], "big")
            if waiting.size >= self._size or field != last:
                waiting.write(self._writer, lengths[last])
                last = field
                yield False
            docs: list[int] = []
            weights: list[int] = []
            values: list[bytes] = []
            for _, index, info in holders:
                found = self._sources[index].lists(info)
                if field == vocabulary:
                    # Not what only documents had that are gone by now.
                    if key.rpartition(b"\0")[2] in held:
                        docs, values = [0], [b""]
                        weights = [sum(weights) + found.weights[0]]
                else:
                    living[index].extend(docs, weights, values, found)
            waiting.add(key, docs, weights, values)
            if docs and field < len(TEXT_FIELDS):
                held.add(key[2:])
        waiting.write(self._writer, lengths[last])


class _Waiting:
    """Merged terms that wait to be written together."""

    def __init__(self) -> None:
        self.size = 0  # terms looked at, and postings
        self._keys: list[bytes] = []
        self._counts: list[int] = []
        self._docs: list[int] = []
        self._weights: list[int] = []
        self._values: list[bytes] = []

    def add(
        self, key: bytes, docs: Sequence[int], weights: Sequence[int], values: Sequence[bytes]
    ) -> None:
        """Append a term, unless it has no postings."""
        self.size += 1 + len(docs)
        if docs:
            self._keys.append(key)
            self._counts.append(len(docs))
            self._docs += docs
            self._weights += weights
            self._values += values

    def write(self, writer: _SegmentWriter, lengths: bytes) -> None:
        """Write what waits, and forget it. `lengths` is its field's column of length bytes."""
        if self._keys:
            docs = np.array(self._docs)
            column = np.frombuffer(lengths, np.uint8)
            sizes = np.array(list(map(len, self._values)))
            terms = Terms(
                np.array(self._counts), docs, np.array(self._weights), column[docs].tobytes(),
                sizes, b"".join(self._values),
            )  # fmt: skip
            writer.add(self._keys, terms)
            for waited in (self._keys, self._counts, self._docs, self._weights, self._values):
                waited.clear()
        self.size = 0


class _Held:
    """The terms that living documents have, and one in a hundred others for a million of them.

    A bit for each hash takes a tenth of the memory that a set of them would.
    """

    def __init__(self) -> None:
        self._bits = bytearray(1 << 23)

    def add(self, term: bytes) -> None:
        """Note a term."""
        bit = crc32(term) & 0x3FFFFFF
        self._bits[bit >> 3] |= 1 << (bit & 7)

    def __contains__(self, term: bytes) -> bool:
        bit = crc32(term) & 0x3FFFFFF
        return bool(self._bits[bit >> 3] & 1 << (bit & 7))


class _Living:
    """Renumbers one segment's postings and leaves out those of deleted documents."""

    def __init__(self, numbers: _Numbers) -> None:
        self._numbers: list[int] = numbers.tolist()
        self._deletes = bool((numbers < 0).any())

    def extend(
        self, docs: list[int], weights: list[int], values: list[bytes], found: Lists
    ) -> None:
        """Append the postings found."""
        numbers = self._numbers
        renumbered = [numbers[doc] for doc in found.docs]
        if not self._deletes:
            docs += renumbered
            weights += found.weights
            values += found.values
            return
        living = [doc >= 0 for doc in renumbered]
        docs += compress(renumbered, living)
        weights += compress(found.weights, living)
        values += compress(found.values, living)


def _keys(index: int, source: SegmentFiles) -> Iterator[tuple[bytes, int, bytes]]:
    """Yield (key, segment, term info) for each term, ascending."""
    for key, info in source.terms():
        yield key, index, info
