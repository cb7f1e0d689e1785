"""The contract of a VectorIndex, for the real one in both its forms and for an exact fake."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import IndexCorruptError
from indexer.ports import Ids, VectorIndex, Vectors
from indexer.semantic import UsearchVectors
from indexer.semantic.graph import GraphStore
from indexer.semantic.vector_file import VectorFile, write_vector_file

DIMENSION = 16
Floats = npt.NDArray[np.float32]


class FakeVectors:
    """A dictionary of vectors, compared one by one."""

    def __init__(self) -> None:
        self._vectors: dict[int, Floats] = {}

    def __len__(self) -> int:
        return len(self._vectors)

    def keys(self) -> Ids:
        return np.array(list(self._vectors), dtype=np.int64)

    def add(self, keys: Ids, vectors: Vectors) -> None:
        self._vectors.update(zip(keys.tolist(), vectors.astype(np.float32), strict=True))

    def remove(self, keys: Ids) -> None:
        for key in keys.tolist():
            self._vectors.pop(key, None)

    def search(self, vector: Floats, count: int, allowed: Ids | None = None) -> tuple[Ids, Floats]:
        chosen = set(self._vectors) if allowed is None else set(allowed.tolist())
        scored = sorted(
            ((float(v @ vector), key) for key, v in self._vectors.items() if key in chosen),
            key=lambda pair: -pair[0],
        )[: max(0, count)]
        return (
            np.array([key for _, key in scored], dtype=np.int64),
            np.array([cosine for cosine, _ in scored], dtype=np.float32),
        )


Factory = Callable[[], VectorIndex]


def real(exact_limit: int) -> UsearchVectors:
    return UsearchVectors(DIMENSION, "model", exact_limit)


@pytest.fixture(
    params=[FakeVectors, lambda: real(10_000), lambda: real(0)], ids=["fake", "flat", "graph"]
)
def index(request: pytest.FixtureRequest) -> VectorIndex:
    factory: Factory = request.param
    return factory()


def unit(count: int, seed: int = 0) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    normed: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


def ids(*keys: int) -> Ids:
    return np.array(keys, dtype=np.int64)


def test_empty(index: VectorIndex) -> None:
    keys, cosines = index.search(unit(1)[0], 5)
    assert (len(index), len(keys), len(cosines), len(index.keys())) == (0, 0, 0, 0)


def test_finds_itself_first_best_first(index: VectorIndex) -> None:
    vectors = unit(200)
    index.add(np.arange(200), vectors)
    keys, cosines = index.search(vectors[7], 10)
    assert keys[0] == 7
    assert cosines[0] == pytest.approx(1, abs=2e-3)
    assert list(cosines) == sorted(cosines, reverse=True)
    assert len(keys) == len(set(keys.tolist())) == 10


def test_asks_for_more_than_there_is(index: VectorIndex) -> None:
    index.add(ids(4, 9), unit(2))
    assert set(index.search(unit(1)[0], 50)[0].tolist()) == {4, 9}
    assert len(index.search(unit(1)[0], 0)[0]) == 0


def test_replaces(index: VectorIndex) -> None:
    vectors = unit(3)
    index.add(ids(1, 2), vectors[:2])
    index.add(ids(1), vectors[2:])
    assert len(index) == 2
    assert index.search(vectors[2], 1)[0].tolist() == [1]


def test_of_a_key_given_twice_the_last_counts(index: VectorIndex) -> None:
    vectors = unit(2)
    index.add(ids(5, 5), vectors)
    assert len(index) == 1
    assert index.search(vectors[1], 1)[1][0] == pytest.approx(1, abs=2e-3)


def test_removes_and_adds_again(index: VectorIndex) -> None:
    vectors = unit(60)
    index.add(np.arange(60), vectors)
    for _ in range(4):
        index.remove(np.arange(0, 60, 2))
        index.remove(ids(10_000))
        assert sorted(index.keys().tolist()) == list(range(1, 60, 2))
        assert sorted(index.search(vectors[0], 60)[0].tolist()) == list(range(1, 60, 2))
        index.add(np.arange(0, 60, 2), vectors[::2])
        assert sorted(index.search(vectors[0], 60)[0].tolist()) == list(range(60))
    index.remove(np.arange(60))
    assert len(index) == len(index.search(vectors[0], 5)[0]) == 0
    index.add(ids(3), vectors[3:4])
    assert index.search(vectors[0], 5)[0].tolist() == [3]


def test_allowed_limits_the_answer(index: VectorIndex) -> None:
    vectors = unit(100)
    index.add(np.arange(100), vectors)
    keys, _ = index.search(vectors[0], 100, ids(3, 50, 50, 999))
    assert sorted(keys.tolist()) == [3, 50]
    assert len(index.search(vectors[0], 5, ids())[0]) == 0


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 30), max_size=8)), max_size=20))
def test_agrees_with_the_fake(steps: list[tuple[bool, list[int]]]) -> None:
    vectors = unit(31)
    query = unit(1, seed=9)[0]
    for index in (real(1000), real(6)):
        fake = FakeVectors()
        for adds, keys in steps:
            for target in (fake, index):
                if adds:
                    target.add(ids(*keys), vectors[ids(*keys)])
                else:
                    target.remove(ids(*keys))
        assert sorted(index.keys().tolist()) == sorted(fake.keys().tolist())
        np.testing.assert_allclose(index.search(query, 5)[1], fake.search(query, 5)[1], atol=4e-3)


def test_recall_of_the_graph() -> None:
    vectors = unit(3000)
    index, fake = real(0), FakeVectors()
    index.add(np.arange(3000), vectors)
    fake.add(np.arange(3000), vectors)
    found = [
        len(set(index.search(q, 10)[0].tolist()) & set(fake.search(q, 10)[0].tolist())) / 10
        for q in unit(50, seed=3)
    ]
    assert np.mean(found) >= 0.95


def test_many_allowed_keys_are_found_in_the_graph() -> None:
    vectors = unit(3000)
    index, fake = real(0), FakeVectors()
    index.add(np.arange(3000), vectors)
    fake.add(np.arange(3000), vectors)
    odd = np.arange(1, 3000, 2)
    found, expected = (target.search(vectors[0], 10, odd)[0] for target in (index, fake))
    assert (found % 2 == 1).all()
    assert len(set(found.tolist()) & set(expected.tolist())) >= 9
    # The allowed ones are the furthest: every vector is compared in the end.
    far = fake.search(vectors[0], 3000)[0][-1200:]
    assert (
        index.search(vectors[0], 3, far)[0].tolist() == fake.search(vectors[0], 3, far)[0].tolist()
    )


def test_wrong_shapes_are_refused() -> None:
    index = real(10)
    with pytest.raises(ValueError, match="expected shape"):
        index.add(ids(1), np.zeros((1, 3), dtype=np.float32))
    with pytest.raises(ValueError, match="expected shape"):
        index.search(np.zeros(3, dtype=np.float32), 1)
    with pytest.raises(ValueError, match="finite"):
        index.add(ids(1), np.full((1, DIMENSION), np.nan, dtype=np.float32))


def test_searches_while_others_add_and_remove() -> None:
    index = real(50)
    vectors = unit(400)
    failures: list[AssertionError] = []
    done = threading.Event()

    def searching() -> None:
        try:
            while not done.is_set():
                keys, _ = index.search(vectors[0], 10)
                assert len(set(keys.tolist())) == len(keys)
        except AssertionError as error:  # handed to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=searching) for _ in range(3)]
    for thread in threads:
        thread.start()
    for start in range(0, 400, 40):
        index.add(np.arange(start, start + 40), vectors[start : start + 40])
        index.remove(np.arange(start, start + 20))
    done.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(index) == 200


@pytest.fixture(params=[10_000, 0], ids=["flat", "graph"])
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    index = real(request.param)
    index.add(np.arange(100), unit(100))
    index.remove(ids(1, 2))
    index.save(tmp_path / "vectors.idx")
    return tmp_path / "vectors.idx"


def load(path: Path) -> UsearchVectors:
    return UsearchVectors.load(path, "model", DIMENSION, exact_limit=1000)


def test_saves_and_loads(saved: Path) -> None:
    index = load(saved)
    assert len(index) == 98
    assert index.search(unit(100)[7], 1)[0].tolist() == [7]
    index.add(ids(1), unit(100)[1:2])
    index.save(saved)
    assert load(saved).search(unit(100)[1], 1)[0].tolist() == [1]
    assert [path.name for path in saved.parent.iterdir()] == ["vectors.idx"]


def test_another_model_means_rebuild(saved: Path) -> None:
    for key, dimension in (("other", DIMENSION), ("model", DIMENSION + 1)):
        with pytest.raises(IndexCorruptError, match="another model"):
            UsearchVectors.load(saved, key, dimension)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(IndexCorruptError):
        load(tmp_path / "none.idx")


@settings(max_examples=150)
@given(data=st.data())
@pytest.mark.parametrize("exact_limit", [10_000, 0])
def test_any_damage_is_noticed(
    exact_limit: int, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"damaged-{exact_limit}.idx"
    index = real(exact_limit)
    index.add(np.arange(20), unit(20))
    index.save(path)
    whole = path.read_bytes()
    if data.draw(st.booleans()):
        broken = whole[: data.draw(st.integers(0, len(whole) - 1))]
    else:
        at = data.draw(st.integers(0, len(whole) - 1))
        flip = data.draw(st.integers(1, 255))
        broken = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
    path.write_bytes(broken)
    with pytest.raises(IndexCorruptError):
        load(path)


@pytest.mark.parametrize("kind", ["flat", "graph"])
@pytest.mark.parametrize("body", [b"", b"\x01", b"\xff" * 8, b"\x02" + bytes(7) + bytes(16)])
def test_a_wrong_body_under_a_right_checksum(kind: str, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "vectors.idx"
    file = VectorFile("graph" if kind == "graph" else "flat", "model", DIMENSION, body)
    write_vector_file(path, file)
    with pytest.raises(IndexCorruptError):
        load(path)


def test_tombstones_are_compacted() -> None:
    index = real(0)
    index.add(np.arange(100), unit(100))
    index.remove(np.arange(50))
    store = index._store
    assert isinstance(store, GraphStore)
    assert (store.slots, store.tombstones) == (50, 0)
