"""Whoosh's own searcher and matchers over the index that ours wrote."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.query import FuzzyTerm, Or, Phrase, Prefix, Query, Term
from whoosh.scoring import BM25F

from indexer.keyword import WhooshReader
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.scoring import FIELD_WEIGHTS, K1, B
from indexer.keyword.storage import INDEX_NAME, FolderStorage
from tests.bench.engines.engine import HITS, Piece, Question, Written
from tests.bench.engines.magpie import parsed


class WhooshEngine:
    """The same files and terms through Whoosh's matchers, scored by its BM25F."""

    name = "whoosh"

    def write(self, pieces: Sequence[Piece], folder: Path) -> Written | None:  # noqa: ARG002
        """Write nothing: ours did."""
        return None

    def open(self, folder: Path) -> _Searcher:
        """Open the index."""
        return _Searcher(folder)


class _Searcher:
    def __init__(self, folder: Path) -> None:
        # Only for the terms: which stems a word has is not part of the comparison.
        self._terms = WhooshReader.in_folder(os.fspath(folder), cache_bytes=0)
        index = FileIndex(FolderStorage(os.fspath(folder)), indexname=INDEX_NAME)
        weighting = BM25F(K1=K1, **{f"{field}_B": b for field, b in B.items()})
        self._searcher = index.searcher(weighting=weighting)

    def search(self, question: Question) -> int | None:
        hits = self._searcher.search(self._query(question), limit=HITS)
        return len(hits.top_n)

    def _query(self, question: Question) -> Query:
        (word, *_) = question.words
        match question.kind:
            case "prefix":
                return Or([Prefix(field, word) for field in TEXT_FIELDS])
            case "typo":
                return Or([FuzzyTerm(field, word, prefixlength=1) for field in TEXT_FIELDS])
            case "phrase":
                phrases = self._terms.terms(parsed(question)).phrases
                words = [min(slot.terms).decode() for phrase in phrases for slot in phrase]
                return Or([Phrase(field, words) for field in TEXT_FIELDS])
        terms = self._terms.terms(parsed(question))
        return Or([
            Term(field, term.decode(), boost=FIELD_WEIGHTS[field] * weight)
            for group in (*terms.groups, *terms.minor)
            for term, weight in group.items()
            for field in TEXT_FIELDS
        ])  # fmt: skip

    def close(self) -> None:
        self._searcher.close()
