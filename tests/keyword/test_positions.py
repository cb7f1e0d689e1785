"""Positions survive their encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.keyword.positions import (
    count_positions,
    decode_positions,
    encode_all,
    encode_positions,
)


@given(st.sets(st.integers(0, 1 << 40)))
def test_round_trip(positions: set[int]) -> None:
    ascending = sorted(positions)
    encoded = encode_positions(ascending)
    assert decode_positions(encoded) == ascending
    assert count_positions(encoded) == len(ascending)


@given(st.lists(st.sets(st.integers(0, 1 << 20), min_size=1), max_size=5))
def test_many_are_encoded_like_one(postings: list[set[int]]) -> None:
    ascending = [sorted(positions) for positions in postings]
    assert encode_all(ascending) == [encode_positions(positions) for positions in ascending]


def test_positions_that_do_not_ascend_are_refused() -> None:
    with pytest.raises(ValueError, match="ascend"):
        encode_positions([5, 3])
    with pytest.raises(ValueError, match="ascend"):
        encode_positions([-1])


def test_bytes_cut_short_are_noticed() -> None:
    with pytest.raises(ValueError, match="cut short"):
        decode_positions(encode_positions([300])[:-1])
