"""Postings as bytes, those of thousands of terms at a time; `postings` says how they are laid out.

Most terms of a segment are in one document or a few. Their pickles differ in little more than
their numbers, so that NumPy writes those of all these terms side by side.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from pickle import dumps  # noqa: TID251  # Whoosh's postings are pickles
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from indexer.keyword.packing import PackedValues, pack_numbers
from indexer.keyword.postings import BLOCK, EXTENT, INLINED, TERM_INFO

if TYPE_CHECKING:
    from indexer.keyword.packing import Numbers

_PACK_FROM: Final = 24  # values; fewer are cheaper as a tuple
_PROTOCOL: Final = 3  # the first that writes bytes as bytes; later ones add a frame to each pickle
_INT: Final = struct.Struct("!i")
_SMALL: Final = 0xFF  # the greatest number that a pickle has in one byte
# A term info, field by field, as `TERM_INFO` has it.
_INFO: Final = [
    ("inlined", "u1"), ("weight", ">f4"), ("documents", ">u4"), ("shortest", "u1"),
    ("longest", "u1"), ("greatest", ">f4"), ("first", ">u4"), ("last", ">u4"),
]  # fmt: skip
# The same for a term of one document, and the pickle of ((document,), (weight,), (value,)) up to
# the value, without what is there for objects that come again.
_SINGLE: Final = np.dtype(
    [
        *_INFO, ("begin", "S3"), ("document", "<i4"), ("then", "S2"), ("times", "u1"),
        ("finally", "S2"), ("size", "u1"),
    ]
)  # fmt: skip
_SINGLE_OPCODES: Final = {"begin": b"\x80\x03J", "then": b"\x85K", "finally": b"\x85C"}
_SINGLE_END: Final = b"\x85\x87."

_Numbers = npt.NDArray[np.int64]
_Mask = npt.NDArray[np.bool_]


class Terms(NamedTuple):
    """Postings of several terms, one term's after another's; each term has at least one."""

    counts: _Numbers  # of each term, how many postings it has
    docs: _Numbers  # of each posting, its document's number; ascending within a term
    weights: _Numbers
    lengths: bytes  # its field's length in the document as Whoosh's length byte
    sizes: _Numbers  # how many bytes of `values` are its own
    values: bytes  # encoded positions


def encode(terms: Terms, offset: int) -> tuple[list[bytes], bytes]:
    """Return the terms' infos and their part of the postings file, which begins at this offset."""
    encoder = _Encoder(terms)
    wide = np.maximum.reduceat(terms.sizes, encoder.starts) > _SMALL
    wide |= np.maximum.reduceat(terms.weights, encoder.starts) > _SMALL
    inlined = terms.counts <= INLINED
    encoder.put_singles((terms.counts == 1) & ~wide)
    encoder.put_few((terms.counts > 1) & inlined & ~wide)
    encoder.put_few_wide(inlined & wide)
    return encoder.infos, encoder.put_many(~inlined, offset)


class _Encoder:
    """Makes the infos of some terms, by kind."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._ends = np.cumsum(terms.counts)
        self.starts = self._ends - terms.counts
        self._value_ends = np.cumsum(terms.sizes)
        self._value_starts = self._value_ends - terms.sizes
        self._summaries = self._summarise()
        self.infos = [b""] * len(terms.counts)

    def _summarise(self) -> npt.NDArray[Any]:
        terms, starts = self._terms, self.starts
        lengths = np.frombuffer(terms.lengths, np.uint8)
        summaries = np.empty(len(starts), np.dtype(_INFO))
        summaries["inlined"] = terms.counts <= INLINED
        summaries["weight"] = np.add.reduceat(terms.weights, starts)
        summaries["documents"] = terms.counts
        summaries["shortest"] = np.minimum.reduceat(lengths, starts)
        summaries["longest"] = np.maximum.reduceat(lengths, starts)
        summaries["greatest"] = np.maximum.reduceat(terms.weights, starts)
        summaries["first"] = terms.docs[starts]
        summaries["last"] = terms.docs[self._ends - 1]
        return summaries

    def put_singles(self, chosen: _Mask) -> None:
        """Terms of one document."""
        which = np.flatnonzero(chosen)
        postings = self.starts[which]
        rows = np.empty(len(which), _SINGLE)
        for name, _ in _INFO:
            rows[name] = self._summaries[name][which]
        for name, opcodes in _SINGLE_OPCODES.items():
            rows[name] = opcodes
        rows["document"] = self._terms.docs[postings]
        rows["times"] = self._terms.weights[postings]
        rows["size"] = self._terms.sizes[postings]
        infos, values, end = self.infos, self._terms.values, _SINGLE_END
        for term, row, low, high in zip(
            which.tolist(), _rows(rows), self._value_starts[postings].tolist(),
            self._value_ends[postings].tolist(), strict=True,
        ):  # fmt: skip
            infos[term] = row + values[low:high] + end

    def put_few(self, chosen: _Mask) -> None:
        """Terms of few documents: a tuple of tuples, each of them opened by a mark."""
        which = np.flatnonzero(chosen)
        among = np.repeat(chosen, self._terms.counts)
        docs = _tagged(b"J", self._terms.docs[among], "<i4")
        weights = _tagged(b"K", self._terms.weights[among], "u1")
        values, ends = self._tagged_values(among)
        last = np.cumsum(self._terms.counts[which])
        first = last - self._terms.counts[which]
        starts = np.concatenate(([0], ends))[first]
        infos = self.infos
        for term, summary, low, high, start, end in zip(
            which.tolist(), _rows(self._summaries[which]), first.tolist(), last.tolist(),
            starts.tolist(), ends[last - 1].tolist(), strict=True,
        ):  # fmt: skip
            infos[term] = b"%b\x80\x03(%bt(%bt(%bt\x87." % (
                summary, docs[5 * low : 5 * high], weights[2 * low : 2 * high], values[start:end],
            )  # fmt: skip

    def _tagged_values(self, among: _Mask) -> tuple[bytes, _Numbers]:
        """Return these postings' values, each after its type and size, and where each ends."""
        sizes = self._terms.sizes[among]
        ends = np.cumsum(sizes + 2)
        tags = ends - sizes - 2
        tagged = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
        content = np.ones(len(tagged), bool)
        content[tags] = content[tags + 1] = False
        tagged[tags] = ord("C")
        tagged[tags + 1] = sizes
        values = np.frombuffer(self._terms.values, np.uint8)
        tagged[content] = values[np.repeat(among, self._terms.sizes)]
        return tagged.tobytes(), ends

    def put_few_wide(self, chosen: _Mask) -> None:
        """Terms of few documents with a weight or a value that is large."""
        for term in np.flatnonzero(chosen).tolist():
            low, high = int(self.starts[term]), int(self._ends[term])
            postings = (
                tuple(self._terms.docs[low:high].tolist()),
                tuple(self._terms.weights[low:high].tolist()),
                tuple(self._values(low, high)),
            )
            self.infos[term] = self._summaries[term].tobytes() + dumps(postings, _PROTOCOL)

    def put_many(self, chosen: _Mask, offset: int) -> bytes:
        """Terms whose postings go to the postings file; returns those."""
        chunks: list[bytes] = []
        if not chosen.any():
            return b""
        blocks = _Blocks(self._terms, self._value_ends)
        for term in np.flatnonzero(chosen).tolist():
            low, high = int(self.starts[term]), int(self._ends[term])
            data = blocks.of(low, high)
            chunks.append(data)
            self.infos[term] = self._summaries[term].tobytes() + EXTENT.pack(offset, len(data))
            offset += len(data)
        return b"".join(chunks)

    def _values(self, low: int, high: int) -> list[bytes]:
        starts, ends = self._value_starts[low:high].tolist(), self._value_ends[low:high].tolist()
        values = self._terms.values
        return [values[start:end] for start, end in zip(starts, ends, strict=True)]


class _Blocks:
    """Makes the postings of terms that are in many documents; slices of lists are the quickest."""

    def __init__(self, terms: Terms, value_ends: _Numbers) -> None:
        self._docs: list[int] = terms.docs.tolist()
        self._deltas: list[int] = np.diff(terms.docs, prepend=0).tolist()
        self._weights: list[int] = terms.weights.tolist()
        self._sizes: list[int] = terms.sizes.tolist()
        self._bounds: list[int] = [0, *value_ends.tolist()]  # of the postings' values
        self._lengths, self._values = terms.lengths, terms.values

    def of(self, low: int, high: int) -> bytes:
        """Return the postings of the term that has these, as they are in the postings file."""
        chunks = [WHOOSH3_HEADER_MAGIC]
        for start in range(low, high, BLOCK):
            end = min(start + BLOCK, high)
            block = self._block(start, end)
            chunks += (_INT.pack(-len(block) if end == high else len(block)), block)
        return b"".join(chunks)

    def _block(self, low: int, high: int) -> bytes:
        weights, lengths = self._weights[low:high], self._lengths[low:high]
        greatest = max(weights)
        packed_weights: float | Numbers | None = None
        if greatest > 1:
            same = min(weights) == greatest
            packed_weights = float(greatest) if same else pack_numbers(weights)
        deltas = self._deltas[low:high]
        deltas[0] = self._docs[low]
        header = (high - low, self._docs[high - 1], float(greatest), 0, min(lengths), max(lengths))
        data = (pack_numbers(deltas), packed_weights, self._packed_values(low, high))
        return dumps(header, _PROTOCOL) + dumps(data, _PROTOCOL)

    def _packed_values(self, low: int, high: int) -> Sequence[bytes] | None:
        bounds, values = self._bounds[low : high + 1], self._values
        if bounds[0] == bounds[-1]:
            return None  # as Whoosh does in fields that keep none
        if high - low < _PACK_FROM:
            return tuple([values[start:end] for start, end in pairwise(bounds)])
        return PackedValues(values[bounds[0] : bounds[-1]], pack_numbers(self._sizes[low:high]))


def _rows(table: npt.NDArray[Any]) -> list[bytes]:
    """Return the bytes of each row."""
    rows: list[bytes] = table.view(f"V{table.itemsize}").tolist()
    return rows


def _tagged(opcode: bytes, numbers: _Numbers, kind: str) -> bytes:
    """Return numbers as pickle has them, each after the opcode of its type."""
    tagged = np.empty(len(numbers), np.dtype([("opcode", "S1"), ("number", kind)]))
    tagged["opcode"] = opcode
    tagged["number"] = numbers
    return tagged.tobytes()


assert np.dtype(_INFO).itemsize == TERM_INFO.size, "a term info has other fields"
