"""Segments as single values, for an index in memory whose segments are kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.index import TOC

from indexer.errors import IndexCorruptError
from indexer.keyword.schema import build_schema
from indexer.keyword.storage import INDEX_NAME, MemoryStorage, write_version


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """All of a segment without deletions."""

    number: str  # Whoosh's id of it, a few random letters
    count: int
    totals: dict[str, int]
    files: dict[str, bytes]


_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(_Packed).decode


def pack(storage: MemoryStorage, segment: W3Segment) -> bytes:
    """Return a segment that has no deletions as one value."""
    if segment.deleted_count():
        raise ValueError("a segment with deletions is not whole")
    names = segment.list_files(storage)
    files = {name: bytes(storage.files[name]) for name in names}
    totals = dict(segment._fieldlengths)
    return _encode(_Packed(segment.segid, segment.doc_count_all(), totals, files))


def unpack(values: Iterable[bytes]) -> MemoryStorage:
    """Make an index in memory of packed segments.

    Raises:
        IndexCorruptError: when one of them is none.
    """
    storage = MemoryStorage()
    segments = []
    for value in values:
        try:
            packed = _decode(value)
        except msgspec.MsgspecError:
            raise IndexCorruptError("A segment of the keyword index is damaged.") from None
        segment = W3Segment(W3Codec(), INDEX_NAME, packed.count, packed.number, set())
        segment._fieldlengths = packed.totals
        storage.files.update(packed.files)
        segments.append(segment)
    TOC(build_schema(), segments, 0).write(storage, INDEX_NAME)
    write_version(storage)
    return storage
