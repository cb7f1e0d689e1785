"""Postings are read alike from the term table and from the postings file."""

from __future__ import annotations

import pickle  # noqa: TID251  # what the postings are made of

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.keyword.encoding import Terms, encode
from indexer.keyword.packing import PackedValues, pack_numbers, unpack_numbers
from indexer.keyword.postings import (
    Lists,
    as_arrays,
    inlined_lists,
    read_lists,
    read_postings,
    term_extent,
)


def encoded(count: int) -> tuple[bytes, bytes]:
    """Return the info and the postings of a term that is once in so many documents."""
    ones = np.ones(count, np.int64)
    values = bytes(doc % 100 for doc in range(count))
    terms = Terms(np.array([count]), np.arange(count) * 3, ones, bytes(count), ones, values)
    (info,), data = encode(terms, 12345)
    return info, data


@given(st.lists(st.integers(0, (1 << 32) - 1), min_size=1, max_size=50))
def test_packed_numbers_come_back(numbers: list[int]) -> None:
    packed = pickle.loads(pickle.dumps(pack_numbers(numbers), 3))  # noqa: S301
    assert list(packed) == numbers
    assert unpack_numbers(packed).tolist() == numbers


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=40))
def test_packed_values_come_back(values: list[bytes]) -> None:
    values_packed = PackedValues(b"".join(values), pack_numbers(list(map(len, values))))
    packed = pickle.loads(pickle.dumps(values_packed, 3))  # noqa: S301
    assert list(packed) == values
    assert [packed[index] for index in range(len(packed))] == values


@pytest.mark.parametrize("count", [9, 23, 24, 300])
def test_postings_of_the_postings_file_are_read_alike(count: int) -> None:
    info, data = encoded(count)
    assert term_extent(info) == (12345, len(data))
    assert inlined_lists(info) is None
    lists = read_lists(data)
    assert lists.docs == [3 * number for number in range(count)]
    assert lists.values == [bytes([number % 100]) for number in range(count)]
    found = read_postings(data)
    assert found.docs.tolist() == lists.docs
    assert found.weights.tolist() == lists.weights == [1] * count
    for index in range(count):
        assert found.values_of(np.array([index])).tobytes() == lists.values[index]
        assert found.value_at(index) == lists.values[index]


@pytest.mark.parametrize("count", [1, 2, 8])
def test_postings_of_the_term_table_are_read_alike(count: int) -> None:
    info, data = encoded(count)
    assert not data
    few = inlined_lists(info)
    assert few
    docs = tuple(range(0, 3 * count, 3))
    assert few == Lists(docs, (1,) * count, tuple(bytes([number]) for number in range(count)))
    arrays = as_arrays(few)
    assert arrays.docs.tolist() == list(docs)
    assert arrays.values_of(np.arange(count)).tobytes() == b"".join(few.values)
    with pytest.raises(ValueError, match="term info"):
        term_extent(info)


def test_what_is_no_posting_is_refused() -> None:
    _, data = encoded(30)
    with pytest.raises(ValueError, match="no postings"):
        read_postings(b"else" + data[4:])
    with pytest.raises(ValueError, match="term info"):
        term_extent(b"\0" * 30)
    with pytest.raises(ValueError, match="without"):
        read_postings(data, values=False).values_of(np.array([1]))
