"""Rows of vectors: both kinds do the same, one of them nearly."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.semantic.flat import FlatStore
from indexer.semantic.rows import ByteRows, FloatRows, Rows

_DIMENSION = 32


def unit(count: int, seed: int = 1) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    found = np.random.default_rng(seed).normal(size=(count, _DIMENSION)).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


@pytest.fixture(params=[FloatRows, ByteRows])
def rows(request: pytest.FixtureRequest) -> Rows:
    made: Rows = request.param(_DIMENSION)
    return made


def tolerance(rows: Rows) -> float:
    return 0.004 if isinstance(rows, ByteRows) else 1e-6


def filled(rows: Rows, count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    vectors = unit(count)
    rows.grow(count, 0)
    for row, vector in enumerate(vectors):
        rows.put(row, vector)
    return vectors


def test_what_is_put_is_taken(rows: Rows) -> None:
    vectors = filled(rows, 5)
    taken = rows.take(np.array([4, 0, 2]))
    assert taken.dtype == np.float32
    np.testing.assert_allclose(taken, vectors[[4, 0, 2]], atol=tolerance(rows))


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 700])
def test_products_are_those_of_all_rows(rows: Rows, count: int) -> None:
    vectors, query = filled(rows, 700), unit(1, seed=2)[0]
    expected = vectors[:count] @ query
    np.testing.assert_allclose(rows.products(query, count), expected, atol=tolerance(rows))


def test_growing_keeps_and_moving_copies(rows: Rows) -> None:
    vectors = filled(rows, 3)
    rows.grow(10, 3)
    rows.move(2, 0)
    found = rows.take(np.array([0, 1, 2]))
    np.testing.assert_allclose(found, vectors[[2, 1, 2]], atol=tolerance(rows))


def test_a_vector_of_nothing_is_nothing(rows: Rows) -> None:
    rows.grow(1, 0)
    rows.put(0, np.zeros(_DIMENSION, np.float32))
    assert rows.products(unit(1)[0], 1).tolist() == [0.0]


def test_a_store_in_bytes_finds_what_an_exact_one_finds() -> None:
    vectors, keys = unit(400), np.arange(400) * 3
    exact, small = FlatStore(_DIMENSION), FlatStore(_DIMENSION, in_bytes=True)
    for store in (exact, small):
        store.add(keys, vectors)
        store.remove(keys[::7])
    query = unit(1, seed=3)[0]
    for allowed in (None, keys[1:200]):
        (found, cosines), (near, others) = (
            store.search(query, 5, allowed) for store in (exact, small)
        )
        np.testing.assert_allclose(cosines, others, atol=0.004)
        assert len(set(found.tolist()) & set(near.tolist())) >= 4
