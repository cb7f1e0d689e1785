"""What is remembered across generations is what a new reader finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents import DocId
from indexer.keyword.caches import Cache
from indexer.keyword.reader import WhooshReader
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.storage import MemoryStorage
from indexer.keyword.writer import WhooshWriter
from tests.keyword.building import ATTRIBUTES, document

WORDS = ("ant", "bee", "cat", "beetle")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
WRITES = st.tuples(
    st.dictionaries(st.integers(1, 12).map(DocId), TEXTS, max_size=3),
    st.sets(st.integers(1, 12).map(DocId), max_size=2),
    st.booleans(),  # whether segments are merged afterwards
)


def everything(reader: WhooshReader) -> list[object]:
    snapshot = reader._snapshot
    found: list[object] = []
    for field in TEXT_FIELDS:
        found.append(snapshot.starting_with(field, b"be", 8))
        for word in WORDS:
            postings = snapshot.joined(field, word.encode())
            found.append(postings and (postings.docs.tolist(), postings.weights.tolist()))
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(WRITES, min_size=2, max_size=14))
def test_a_reader_that_follows_commits_knows_what_a_new_one_does(
    writes: list[tuple[dict[DocId, str], set[DocId], bool]],
) -> None:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    following = WhooshReader(storage)
    for documents, deleted, merged in writes:
        rows = [(doc_id, document(text, "", ""), ATTRIBUTES) for doc_id, text in documents.items()]
        writer.write(rows, deleted)
        while merged and writer.merge():
            pass
        following.refresh()
        assert everything(following) == everything(WhooshReader(storage))
    writer.close()


def test_the_least_recently_used_goes_first() -> None:
    cache: Cache[str] = Cache(6, len)
    cache.keep("a", "xxx")
    cache.keep("b", "xx")
    assert cache.find("a") == "xxx"
    cache.keep("c", "xx")
    assert (cache.find("a"), cache.find("b"), cache.find("c")) == ("xxx", None, "xx")


def test_a_value_takes_the_place_of_an_earlier_one() -> None:
    cache: Cache[str] = Cache(6, len)
    cache.keep("b", "xx")
    cache.keep("a", "xxxx")
    cache.keep("a", "x")
    cache.keep("c", "xxx")
    assert [cache.find(key) for key in "abc"] == ["x", "xx", "xxx"]


def test_what_is_larger_than_the_limit_is_kept_alone() -> None:
    cache: Cache[str] = Cache(2, len)
    cache.keep("a", "x")
    cache.keep("b", "xxxxx")
    assert (cache.find("a"), cache.find("b")) == (None, "xxxxx")
