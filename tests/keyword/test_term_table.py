"""The term table: what was put in is found, by us and by Whoosh's own reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filetables import OrderedHashReader

from indexer.keyword.storage import MemoryStorage
from indexer.keyword.term_table import TermTable, TermTableWriter

KEYS = st.sets(st.binary(min_size=1, max_size=6), max_size=400)


def written(keys: set[bytes], at_once: int = 7) -> MemoryStorage:
    storage = MemoryStorage()
    writer = TermTableWriter(storage.create_file("table"))
    rows = [(key, key[::-1] * 2) for key in sorted(keys)]
    for low in range(0, len(rows), at_once):
        part = rows[low : low + at_once]
        writer.add_all([key for key, _ in part], [value for _, value in part])
    writer.close()
    return storage


@given(KEYS, st.binary(min_size=1, max_size=6))
def test_keys_are_found(keys: set[bytes], other: bytes) -> None:
    storage = written(keys)
    length = storage.file_length("table")
    ours = TermTable(storage.open_file("table"), length)
    whooshs = OrderedHashReader(storage.open_file("table"), length)
    for key in (*keys, other):
        expected = key[::-1] * 2 if key in keys else None
        assert ours.value(key) == expected
        assert whooshs.get(key) == expected
    assert [key for key, _ in ours.items()] == sorted(keys)


@given(KEYS, st.binary(max_size=6))
def test_the_first_key_from_another_on(keys: set[bytes], start: bytes) -> None:
    storage = written(keys)
    table = TermTable(storage.open_file("table"), storage.file_length("table"))
    assert len(table.places) == len(keys)
    ordered = sorted(keys)
    index = table.first_from(start)
    assert index == sum(key < start for key in keys)
    assert [table.key_at_place(int(place)) for place in table.places[index:]] == ordered[index:]


@pytest.mark.parametrize("rows", [[b"b", b"a"], [b"a", b"a"]])
def test_keys_must_ascend(rows: list[bytes]) -> None:
    for at_once in (1, 2):
        writer = TermTableWriter(MemoryStorage().create_file("table"))
        with pytest.raises(ValueError, match="ascend"):  # noqa: PT012
            for low in range(0, 2, at_once):
                part = rows[low : low + at_once]
                writer.add_all(part, [b""] * len(part))
