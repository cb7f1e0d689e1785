"""Writing segments: from analysed documents, and from older segments when they are merged."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby
from operator import itemgetter
from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import Storage
from whoosh.util.numeric import byte_to_length

from indexer.documents import AnalysedDocument, AnalysedField, DocId, Posting
from indexer.keyword.analysis import INITIALS, VOCABULARY
from indexer.keyword.postings import (
    TermTableWriter,
    encode_postings,
    length_bytes,
    with_extent,
)
from indexer.keyword.reading import SegmentFiles
from indexer.keyword.schema import COLUMNS, EXACT_FIELDS, INDEXED_FIELDS, TEXT_FIELDS
from indexer.keyword.storage import INDEX_NAME
from indexer.ports import Attributes

_WRITE_AT: Final = 1 << 20  # bytes of postings gathered before they are written
_SCALARS: Final = {code: np.dtype(f">{kind}") for code, kind in (("q", "i8"), ("d", "f8"))}


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
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0

    def add_term(
        self,
        key: bytes,
        docs: Sequence[int],
        weights: Sequence[int],
        values: Sequence[bytes],
        lengths: bytes,
    ) -> None:
        """Write a term's postings; keys ascend."""
        data, info = encode_postings(docs, weights, values, lengths)
        self._table.add(key, with_extent(info, self._offset, len(data)))
        self._offset += len(data)
        self._waiting.append(data)
        self._waiting_bytes += len(data)
        if self._waiting_bytes >= _WRITE_AT:
            self._write()

    def _write(self) -> None:
        self._file.write(b"".join(self._waiting))
        self._waiting.clear()
        self._waiting_bytes = 0

    def column(self, name: str, data: bytes) -> None:
        """Write a column's bytes."""
        with self._storage.create_file(W3Codec.column_filename(self.segment, name)) as file:
            file.write(data)

    def finish(self, count: int, totals: dict[str, int]) -> W3Segment:
        """Close the files and return the segment."""
        self._write()
        self._table.close()
        self._file.close()
        self.segment.set_doc_count(count)
        self.segment._fieldlengths = totals
        return self.segment


def field_key(field: str, term: bytes) -> bytes:
    """Return the key of a term in a segment's term table."""
    return INDEXED_FIELDS.index(field).to_bytes(2, "big") + term


class SegmentBuilder:
    """Collects analysed documents and writes them as one segment."""

    def __init__(self) -> None:
        self.count = 0
        # For each field, term → [document, frequency, positions, document, …].
        self._terms: dict[str, defaultdict[bytes, list[Any]]] = {
            name: defaultdict(list) for name in INDEXED_FIELDS
        }
        self._lengths: dict[str, list[int]] = {name: [] for name in TEXT_FIELDS}
        self._columns: dict[str, list[float]] = {name: [] for name in COLUMNS}

    def add(self, doc_id: DocId, document: AnalysedDocument, attributes: Attributes) -> None:
        """Add a document; the caller sees to it that its id is not there yet."""
        number = self.count
        for name in TEXT_FIELDS:
            field = document.fields.get(name)
            self._lengths[name].append(field.length if field else 0)
            if field:
                terms = self._terms[name]
                for posting in field.postings:
                    terms[posting.term] += (number, posting.frequency, posting.positions)
        exact = {"ext": attributes.ext, "language": document.language}
        for name in EXACT_FIELDS:
            if exact[name]:
                self._terms[name][exact[name].encode("utf-8", "replace")] += (number, 1, b"")
        if initials := document.fields.get(INITIALS):
            for posting in initials.postings:
                self._terms[INITIALS][posting.term] += (number, 1, b"")
        words = document.fields.get(VOCABULARY, AnalysedField((), 0))
        self._add_vocabulary(words.postings)
        values = {"doc_id": doc_id, "modified": attributes.modified, "size": attributes.size}
        for name, value in values.items():
            self._columns[name].append(value)
        self.count += 1

    def _add_vocabulary(self, postings: Iterable[Posting]) -> None:
        # One posting for the whole segment: its weight says how many documents have the word.
        terms = self._terms[VOCABULARY]
        for posting in postings:
            found = terms[posting.term]
            if found:
                found[1] += 1
            else:
                found += (0, 1, b"")

    def write(self, storage: Storage) -> W3Segment:
        """Write the segment's files; they are durable when this returns."""
        writer = _SegmentWriter(storage)
        none = bytes(self.count)
        for field in INDEXED_FIELDS:
            prefix = field_key(field, b"")
            lengths = length_bytes(self._lengths[field]) if field in self._lengths else none
            terms = self._terms[field]
            for term in sorted(terms):
                flat = terms[term]
                docs = flat[::3]
                writer.add_term(
                    prefix + term, docs, flat[1::3], flat[2::3], bytes([lengths[n] for n in docs])
                )
            if field in self._lengths:
                writer.column(f"_{field}_len", lengths)
        for name, code in COLUMNS.items():
            writer.column(name, np.array(self._columns[name], _SCALARS[code]).tobytes())
        totals = {name: sum(lengths) for name, lengths in self._lengths.items()}
        return writer.finish(self.count, totals)


def merge_segments(storage: Storage, segments: Sequence[W3Segment]) -> W3Segment:
    """Write the living documents of several segments as one."""
    sources = [SegmentFiles(storage, segment) for segment in segments]
    numbers: list[np.ndarray[Any, np.dtype[np.int32]]] = []  # old to new; -1 is deleted
    count = 0
    for source, segment in zip(sources, segments, strict=True):
        living = np.ones(source.count, bool)
        living[list(segment.deleted_docs())] = False
        renumbered = np.where(living, np.cumsum(living) - 1 + count, -1)
        numbers.append(renumbered.astype(np.int32))
        count += int(living.sum())
    writer = _SegmentWriter(storage)
    lengths: dict[int, bytes] = {}
    totals: dict[str, int] = {}
    for number, field in enumerate(INDEXED_FIELDS):
        lengths[number] = bytes(count)
        if field in TEXT_FIELDS:
            kept = [
                source.length_bytes[field][mapping >= 0]
                for source, mapping in zip(sources, numbers, strict=True)
            ]
            lengths[number] = np.concatenate(kept).tobytes() if kept else b""
            totals[field] = sum(map(byte_to_length, lengths[number]))
            writer.column(f"_{field}_len", lengths[number])
    for name, code in COLUMNS.items():
        kept = [
            source.columns[name][mapping >= 0]
            for source, mapping in zip(sources, numbers, strict=True)
        ]
        writer.column(name, np.concatenate(kept).astype(_SCALARS[code]).tobytes() if kept else b"")
    if count:
        _merge_terms(writer, sources, numbers, lengths)
    return writer.finish(count, totals)


def _merge_terms(
    writer: _SegmentWriter,
    sources: Sequence[SegmentFiles],
    numbers: Sequence[np.ndarray[Any, np.dtype[np.int32]]],
    lengths: dict[int, bytes],
) -> None:
    vocabulary = INDEXED_FIELDS.index(VOCABULARY)
    streams = [_keys(index, source) for index, source in enumerate(sources)]
    mappings = [mapping.tolist() for mapping in numbers]
    deletions = [bool((mapping < 0).any()) for mapping in numbers]
    for key, holders in groupby(heapq.merge(*streams), key=itemgetter(0)):
        field = int.from_bytes(key[:2], "big")
        docs: list[int] = []
        weights: list[int] = []
        values: list[bytes] = []
        for _, index, offset, length in holders:
            found, found_weights, found_values = sources[index].lists_at(offset, length)
            if field == vocabulary:
                docs, values = [0], [b""]
                weights = [sum(weights) + found_weights[0]]
                continue
            mapping = mappings[index]
            renumbered = [mapping[doc] for doc in found]
            if deletions[index]:
                living = [doc >= 0 for doc in renumbered]
                docs += compress(renumbered, living)
                weights += compress(found_weights, living)
                values += compress(found_values, living)
            else:
                docs += renumbered
                weights += found_weights
                values += found_values
        if docs:
            column = lengths[field]
            writer.add_term(key, docs, weights, values, bytes([column[n] for n in docs]))


def _keys(index: int, source: SegmentFiles) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield (key, segment, offset, length) for each term, ascending."""
    for key, offset, length in source.terms():
        yield key, index, offset, length
