"""Postings survive their encoding, whichever of its forms they take."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.util.numeric import byte_to_length

from indexer.documents import TERM_END, AnalysedField
from indexer.keyword.encoding import Terms, encode
from indexer.keyword.gathering import FieldPostings, counted_by_term
from indexer.keyword.positions import encode_positions
from indexer.keyword.postings import (
    BLOCK,
    INLINED,
    Lists,
    inlined_lists,
    read_lists,
    read_postings,
    term_extent,
)

# Positions by document: single ones, few, and with numbers and values of more than a byte.
POSITIONS = st.one_of(
    st.lists(st.integers(0, 200), min_size=1, max_size=3, unique=True).map(sorted),
    st.integers(120, 300).map(lambda count: list(range(0, 1000 * count, 1000))),
)
POSTINGS = st.dictionaries(st.integers(0, (1 << 31) - 1), POSITIONS, min_size=1, max_size=30)


def lists_of(postings: dict[int, list[int]]) -> Lists:
    docs = sorted(postings)
    return Lists(
        docs,
        [len(postings[doc]) for doc in docs],
        [encode_positions(postings[doc]) for doc in docs],
    )


def columns(terms: list[Lists]) -> Terms:
    docs = [doc for term in terms for doc in term.docs]
    values = [value for term in terms for value in term.values]
    return Terms(
        np.array([len(term.docs) for term in terms]),
        np.array(docs),
        np.array([weight for term in terms for weight in term.weights]),
        bytes(doc % 256 for doc in docs),
        np.array([len(value) for value in values]),
        b"".join(values),
    )


def decoded(info: bytes, data: bytes, offset: int = 0) -> Lists:
    found = inlined_lists(info)
    if found is None:
        start, length = term_extent(info)
        found = read_lists(data[start - offset : start - offset + length])
    return Lists(list(found.docs), list(found.weights), list(found.values))


@settings(deadline=None)
@given(st.lists(POSTINGS, min_size=1, max_size=8), st.integers(0, 1 << 40))
def test_postings_come_back(terms: list[dict[int, list[int]]], offset: int) -> None:
    lists = [lists_of(term) for term in terms]
    infos, data = encode(columns(lists), offset)
    assert [decoded(info, data, offset) for info in infos] == lists
    assert [inlined_lists(info) is not None for info in infos] == [
        len(term) <= INLINED for term in terms
    ]


@settings(deadline=None)
@given(st.lists(POSTINGS, min_size=1, max_size=8))
def test_whoosh_reads_the_same_term_infos(terms: list[dict[int, list[int]]]) -> None:
    infos, _ = encode(columns([lists_of(term) for term in terms]), 0)
    for term, info in zip(terms, infos, strict=True):
        docs, weights, values = lists_of(term)
        found = W3TermInfo.from_bytes(info)
        assert found.doc_frequency() == len(docs)
        assert found.weight() == sum(weights)
        assert found.max_weight() == max(weights)
        assert (found.min_id(), found.max_id()) == (docs[0], docs[-1])
        assert found.min_length() == byte_to_length(min(doc % 256 for doc in docs))
        assert found.max_length() == byte_to_length(max(doc % 256 for doc in docs))
        if found.is_inlined():
            assert found.inlined_postings() == (tuple(docs), tuple(weights), tuple(values))


@settings(max_examples=20, deadline=None)
@given(st.integers(BLOCK - 1, 2 * BLOCK + 1), st.data())
def test_several_blocks_come_back(count: int, data: st.DataObject) -> None:
    lists = lists_of({3 * doc: [doc % 300, doc % 300 + 1] for doc in range(count)})
    found = read_postings(encode(columns([lists]), 0)[1])
    assert found.docs.tolist() == lists.docs
    assert found.weights.tolist() == lists.weights
    chosen = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=9, unique=True))
    indices = np.array(sorted(chosen))
    wanted = b"".join(lists.values[index] for index in indices.tolist())
    assert found.values_of(indices).tobytes() == wanted


def field(positions: dict[bytes, list[int]]) -> AnalysedField:
    values = [encode_positions(places) for places in positions.values()]
    sizes = b"".join(len(value).to_bytes(4, "little") for value in values)
    return AnalysedField(TERM_END.join(positions), sizes, b"".join(values), 100)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([b"one", b"two", "drüben".encode(), b"a", b"aa", b"b.c"]),
            st.lists(st.integers(0, 99), min_size=1, max_size=4, unique=True).map(sorted),
        ),
        max_size=12,
    )
)
def test_documents_are_sorted_by_term(documents: list[dict[bytes, list[int]]]) -> None:
    gathered = FieldPostings()
    for number, document in enumerate(documents):
        gathered.add(number, field(document))
    found: dict[bytes, Lists] = {}
    for names, terms in gathered.by_term(bytes(range(len(documents)))):
        assert names == sorted(names)
        assert terms.lengths == bytes(terms.docs.tolist())
        infos, data = encode(terms, 0)
        found |= {name: decoded(info, data) for name, info in zip(names, infos, strict=True)}
    everywhere = sorted({term for document in documents for term in document})
    assert list(found) == everywhere
    for term in everywhere:
        holders = {n: document[term] for n, document in enumerate(documents) if term in document}
        assert found[term] == lists_of(holders)


def test_many_terms_come_in_several_runs() -> None:
    gathered = FieldPostings()
    names = [str(number).encode() for number in range(20_000)]
    gathered.add(0, field({name: [1] for name in names}))
    gathered.add(1, field({names[7]: [2, 3]}))
    runs = list(gathered.by_term(b"\1\2"))
    assert len(runs) > 1
    assert [name for run, _ in runs for name in run] == sorted(names)
    assert sum(int(terms.weights.sum()) for _, terms in runs) == 20_002


def test_fields_without_positions_count_once() -> None:
    gathered = FieldPostings()
    gathered.add(3, AnalysedField(b"md" + TERM_END + b"txt", b"", b"", 0))
    ((names, terms),) = gathered.by_term(bytes(4))
    assert names == [b"md", b"txt"]
    assert terms.docs.tolist() == [3, 3]
    assert terms.weights.tolist() == [1, 1]


@pytest.mark.parametrize(
    "wrong",
    [
        AnalysedField(b"one", b"\2\0\0\0", b"\1", 1),
        AnalysedField(b"one", b"\1\0\0\0\1\0\0\0", b"\1\1", 1),
        AnalysedField(b"one" + TERM_END + b"two", b"\1\0\0\0", b"\1", 1),
    ],
)
def test_fields_that_contradict_themselves_are_refused(wrong: AnalysedField) -> None:
    gathered = FieldPostings()
    gathered.add(0, wrong)
    with pytest.raises(ValueError, match="do not fit"):
        list(gathered.by_term(b"\1"))


@given(st.dictionaries(st.binary(min_size=1, max_size=4), st.integers(1, 1000), max_size=30))
def test_counted_terms_have_one_posting(counts: dict[bytes, int]) -> None:
    found: dict[bytes, Lists] = {}
    for names, terms in counted_by_term(counts):
        infos, data = encode(terms, 0)
        found |= {name: decoded(info, data) for name, info in zip(names, infos, strict=True)}
    assert list(found) == sorted(counts)
    assert found == {name: Lists([0], [count], [b""]) for name, count in counts.items()}
