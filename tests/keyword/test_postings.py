"""Postings survive their encoding, whichever of its forms they take."""

from __future__ import annotations

import pickle  # noqa: TID251  # what the postings are made of

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.keyword.packing import PackedValues, pack_numbers, unpack_numbers
from indexer.keyword.positions import encode_positions
from indexer.keyword.postings import (
    BLOCK,
    Lists,
    as_arrays,
    encode_few,
    encode_one,
    encode_postings,
    inlined_lists,
    read_lists,
    read_postings,
    term_extent,
)

POSITIONS = st.lists(st.integers(0, 1 << 20), min_size=1, max_size=4, unique=True).map(sorted)
POSTINGS = st.dictionaries(st.integers(0, (1 << 31) - 1), POSITIONS, min_size=1, max_size=60)


def lists_of(postings: dict[int, list[int]]) -> Lists:
    docs = sorted(postings)
    return Lists(
        docs,
        [len(postings[doc]) for doc in docs],
        [encode_positions(postings[doc]) for doc in docs],
    )


def same(one: Lists, other: Lists) -> bool:
    return [list(part) for part in one] == [list(part) for part in other]


@given(st.lists(st.integers(0, (1 << 32) - 1), min_size=1, max_size=50))
def test_packed_numbers_come_back(numbers: list[int]) -> None:
    packed = pickle.loads(pickle.dumps(pack_numbers(numbers), 3))  # noqa: S301
    assert list(packed) == numbers
    assert unpack_numbers(packed).tolist() == numbers


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=40))
def test_packed_values_come_back(values: list[bytes]) -> None:
    packed = pickle.loads(pickle.dumps(PackedValues.pack(values), 3))  # noqa: S301
    assert list(packed) == values
    assert [packed[index] for index in range(len(packed))] == values


@given(POSTINGS)
def test_postings_of_the_postings_file_come_back(postings: dict[int, list[int]]) -> None:
    lists = lists_of(postings)
    data, info = encode_postings(*lists, [1] * len(postings), 12345)
    assert term_extent(info) == (12345, len(data))
    assert inlined_lists(info) is None
    assert same(read_lists(data), lists)
    found = read_postings(data)
    assert found.docs.tolist() == lists.docs
    assert found.weights.tolist() == lists.weights
    for index in range(len(lists.docs)):
        assert found.values_of(np.array([index])).tobytes() == lists.values[index]
        assert found.value_at(index) == lists.values[index]


@given(POSTINGS)
def test_postings_of_the_term_table_come_back(postings: dict[int, list[int]]) -> None:
    lists = lists_of(postings)
    few = inlined_lists(encode_few(*lists, [1] * len(postings)))
    assert few
    assert same(few, lists)
    assert as_arrays(few).docs.tolist() == lists.docs


@given(st.integers(0, (1 << 31) - 1), st.integers(1, 1000), st.binary(max_size=600))
def test_one_posting_comes_back(doc: int, weight: int, value: bytes) -> None:
    assert inlined_lists(encode_one(doc, weight, value, 7)) == ((doc,), (weight,), (value,))


@settings(max_examples=20)
@given(st.integers(BLOCK - 1, 2 * BLOCK + 1), st.data())
def test_several_blocks_come_back(count: int, data: st.DataObject) -> None:
    lists = lists_of({3 * doc: [doc % 300, doc % 300 + 1] for doc in range(count)})
    found = read_postings(encode_postings(*lists, [1] * count, 0)[0])
    assert found.docs.tolist() == lists.docs
    chosen = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=9, unique=True))
    indices = np.array(sorted(chosen))
    wanted = b"".join(lists.values[index] for index in indices.tolist())
    assert found.values_of(indices).tobytes() == wanted


def test_what_is_no_posting_is_refused() -> None:
    lists = lists_of({doc: [1] for doc in range(30)})
    data, _ = encode_postings(*lists, [1] * 30, 0)
    with pytest.raises(ValueError, match="no postings"):
        read_postings(b"else" + data[4:])
    with pytest.raises(ValueError, match="term info"):
        term_extent(b"\0" * 30)
    with pytest.raises(ValueError, match="without"):
        read_postings(data, values=False).values_of(np.array([1]))
