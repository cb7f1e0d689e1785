from __future__ import annotations

import pytest

from indexer.documents import DocId
from indexer.errors import IndexCorruptError
from indexer.keyword.portable import pack, unpack
from indexer.keyword.reader import WhooshReader
from indexer.keyword.storage import MemoryStorage
from indexer.keyword.writer import WhooshWriter
from tests.keyword.building import batch, found


def test_packed_segments_make_the_index_again() -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    writer.write(batch({1: "blue umbrella", 2: "ferry"}))
    writer.write(batch({3: "blue ferry"}))
    values = [pack(storage, segment) for segment in writer.segments]
    again = unpack(values)
    reader = WhooshReader(again)
    assert found(reader, '"blue umbrella"') == [1]
    assert sorted(found(reader, "ferry")) == [2, 3]
    # It goes on as any index does.
    more = WhooshWriter(again, create=False)
    more.write(batch({4: "ferry"}), [DocId(2)])
    reader.refresh()
    assert sorted(found(reader, "ferry")) == [3, 4]


def test_a_segment_with_deletions_is_rewritten_before_it_is_packed() -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    writer.write(batch({1: "umbrella", 2: "ferry"}))
    writer.write([], [DocId(1)])
    [segment] = writer.segments
    with pytest.raises(ValueError, match="deletions"):
        pack(storage, segment)
    writer.rewrite([segment])
    [segment] = writer.segments
    value = pack(storage, segment)
    assert b"ferri" in value
    assert b"umbrella" not in value
    assert writer.documents_by_segment() == {segment.segment_id(): [2]}


@pytest.mark.parametrize("value", [b"", b"\xc0", b"garbage", b"\x94\xa1a\x01\x80"])
def test_what_is_no_segment_is_said_to_be_none(value: bytes) -> None:
    with pytest.raises(IndexCorruptError):
        unpack([value])


def test_no_segments_make_an_empty_index() -> None:
    assert len(WhooshReader(unpack([]))) == 0
