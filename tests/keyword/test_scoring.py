"""Our scores are Whoosh's BM25F, and Whoosh reads what we write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import FileIndex
from whoosh.query import And, Or, Phrase, Prefix, Term
from whoosh.scoring import BM25F

from indexer.documents import DocId
from indexer.keyword.expansion import Slot
from indexer.keyword.phrases import documents_with
from indexer.keyword.postings import BLOCK
from indexer.keyword.reader import WhooshReader
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.scoring import FIELD_WEIGHTS, K1, B, Scorer
from indexer.keyword.storage import INDEX_NAME, MemoryStorage
from indexer.keyword.writer import WhooshWriter
from tests.keyword.building import ATTRIBUTES, Batch, document, query

WORDS = ("ant", "bee", "cat", "dog", "eel")
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
DOCUMENTS = st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=12)
COMMITS = st.lists(DOCUMENTS, min_size=1, max_size=3)


def build(commits: list[list[tuple[str, str, str]]], deleted: set[int]) -> MemoryStorage:
    storage = MemoryStorage()
    writer = WhooshWriter(storage)
    number = 0
    for documents in commits:
        rows: Batch = []
        for body, name, title in documents:
            number += 1
            rows.append((DocId(number), document(body, name, title), ATTRIBUTES))
        writer.write(rows)
    writer.write([], [DocId(doc_id) for doc_id in deleted])
    writer.close()
    return storage


@settings(max_examples=60, deadline=None)
@given(
    COMMITS, st.sets(st.integers(1, 36), max_size=4), st.sets(st.sampled_from(WORDS), min_size=1)
)
def test_scores_are_whooshs(
    commits: list[list[tuple[str, str, str]]], deleted: set[int], words: set[str]
) -> None:
    storage = build(commits, deleted)
    reader = WhooshReader(storage)
    snapshot = reader._snapshot
    scorer = Scorer(snapshot)
    for word in words:
        scorer.add({word.encode(): 1.0})
    ours = {n: s for n, s in enumerate(scorer.scores.tolist()) if s > 0 and snapshot.live[n]}
    weighting = BM25F(K1=K1, **{f"{field}_B": b for field, b in B.items()})
    with FileIndex(storage, indexname=INDEX_NAME).searcher(weighting=weighting) as searcher:
        asked = Or([Term(f, w, boost=FIELD_WEIGHTS[f]) for f in TEXT_FIELDS for w in words])
        hits = searcher.search(asked, limit=None)
        whooshs = {hit.docnum: hit.score for hit in hits}
    assert ours == pytest.approx(whooshs, rel=1e-5)


@settings(max_examples=40, deadline=None)
@given(COMMITS, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3))
def test_phrases_are_whooshs(commits: list[list[tuple[str, str, str]]], words: list[str]) -> None:
    storage = build(commits, set())
    snapshot = WhooshReader(storage)._snapshot
    phrase = tuple(Slot(n, frozenset({word.encode()})) for n, word in enumerate(words))
    ours = documents_with(phrase, snapshot, snapshot.live.copy()).nonzero()[0].tolist()
    with FileIndex(storage, indexname=INDEX_NAME).searcher() as searcher:
        asked = Or([Phrase(field, words) for field in TEXT_FIELDS])
        assert ours == sorted(hit.docnum for hit in searcher.search(asked, limit=None))


@settings(max_examples=40, deadline=None)
@given(COMMITS, st.sampled_from(["be", "ca", "dog", "eel"]))
def test_prefixes_find_what_whooshs_do(
    commits: list[list[tuple[str, str, str]]], prefix: str
) -> None:
    storage = build(commits, {2})
    hits = WhooshReader(storage).search(query(f"{prefix}*"), 100)
    with FileIndex(storage, indexname=INDEX_NAME).searcher() as searcher:
        asked = Or([Prefix(field, prefix) for field in TEXT_FIELDS])
        whooshs = {hit.docnum for hit in searcher.search(asked, limit=None)}
        ids = searcher.reader().column_reader("doc_id")
        assert sorted(hit.doc_id for hit in hits) == sorted(ids[number] for number in whooshs)


@settings(max_examples=40, deadline=None)
@given(COMMITS, st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_filters_and_exclusions_leave_what_whooshs_do(
    commits: list[list[tuple[str, str, str]]], word: str, named: str, without: str
) -> None:
    storage = build(commits, {3})
    hits = WhooshReader(storage).search(query(f"{word} name:{named} -{without}"), 100)
    with FileIndex(storage, indexname=INDEX_NAME).searcher() as searcher:
        anywhere = {w: Or([Term(field, w) for field in TEXT_FIELDS]) for w in (word, without)}
        # Whoosh's AndNot passes documents that it should not, so its parts are asked for.
        asked = And([anywhere[word], Term("name", named)])
        whooshs = {hit.docnum for hit in searcher.search(asked, limit=None)}
        whooshs -= {hit.docnum for hit in searcher.search(anywhere[without], limit=None)}
        ids = searcher.reader().column_reader("doc_id")
        assert sorted(hit.doc_id for hit in hits) == sorted(ids[number] for number in whooshs)


def test_scores_are_whooshs_in_many_postings() -> None:
    rows = [("ant " * (n % 5 + 1) + "bee " * (n % 7), "", "") for n in range(BLOCK + 100)]
    storage = build([rows], {5})
    snapshot = WhooshReader(storage)._snapshot
    scorer = Scorer(snapshot, {"body": 1.0})
    scorer.add({b"ant": 1.0})
    phrase = (Slot(0, frozenset({b"ant"})), Slot(1, frozenset({b"bee"})))
    ours = documents_with(phrase, snapshot, snapshot.live.copy()).nonzero()[0].tolist()
    weighting = BM25F(K1=K1, body_B=B["body"])
    with FileIndex(storage, indexname=INDEX_NAME).searcher(weighting=weighting) as searcher:
        found = {hit.docnum: hit.score for hit in searcher.search(Term("body", "ant"), limit=None)}
        asked = Phrase("body", ["ant", "bee"])
        assert ours == sorted(hit.docnum for hit in searcher.search(asked, limit=None))
    scores = {n: s for n, s in enumerate(scorer.scores.tolist()) if s > 0 and snapshot.live[n]}
    assert scores == pytest.approx(found, rel=1e-5)


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_synonyms_do_not_add_up(documents: list[tuple[str, str, str]]) -> None:
    storage = build([documents], set())
    snapshot = WhooshReader(storage)._snapshot
    scorer = Scorer(snapshot, {"body": 1.0})
    scorer.add({b"ant": 1.0, b"bee": 1.0})
    with FileIndex(storage, indexname=INDEX_NAME).searcher() as searcher:
        # All synonyms have the most frequent one's inverse document frequency. (Whoosh's own
        # DisjunctionMax compares scores of different documents, so the best is taken here.)
        idf = min(searcher.idf("body", word) for word in ("ant", "bee"))
        whooshs: dict[int, float] = {}
        for word in ("ant", "bee"):
            term = Term("body", word, boost=idf / searcher.idf("body", word))
            for hit in searcher.search(term, limit=None):
                whooshs[hit.docnum] = max(whooshs.get(hit.docnum, 0.0), hit.score)
    ours = {n: s for n, s in enumerate(scorer.scores.tolist()) if s > 0}
    assert ours == pytest.approx(whooshs, rel=1e-5)
