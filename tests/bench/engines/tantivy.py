"""Tantivy, the search engine library in Rust, through its own Python package."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import tantivy

from tests.bench.engines.engine import HITS, Piece, Question, Written, folder_bytes

_HEAP_BYTES = 128_000_000
_FIELDS = ["name", "body"]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", fast=True)
    for field in _FIELDS:
        builder.add_text_field(field, tokenizer_name="en_stem")
    return builder.build()


class TantivyEngine:
    """Stemmed English with positions, written by one thread."""

    name = "tantivy"

    def write(self, pieces: Sequence[Piece], folder: Path) -> Written:
        """Index in one commit."""
        started = time.perf_counter()
        writer = tantivy.Index(_schema(), path=os.fspath(folder)).writer(_HEAP_BYTES, 1)
        for number, piece in enumerate(pieces):
            writer.add_document(tantivy.Document(number=number, name=piece.name, body=piece.text))
        writer.commit()
        writer.wait_merging_threads()
        return Written(time.perf_counter() - started, folder_bytes(folder))

    def open(self, folder: Path) -> _Searcher:
        """Open the index."""
        return _Searcher(folder)


class _Searcher:
    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(os.fspath(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def search(self, question: Question) -> int | None:
        # Without counting, it may pass over what cannot be among the best.
        hits = self._searcher.search(self._query(question), HITS, count=False).hits
        numbers = self._searcher.fast_field_values("number", [address for _, address in hits])
        return len(numbers)

    def _query(self, question: Question) -> tantivy.Query:
        (word, *_) = question.words
        match question.kind:
            case "prefix":
                parts = [tantivy.Query.regex_query(self._schema, f, f"{word}.*") for f in _FIELDS]
            case "typo":
                parts = [tantivy.Query.fuzzy_term_query(self._schema, f, word) for f in _FIELDS]
            case "phrase":
                return self._index.parse_query(f'"{" ".join(question.words)}"', _FIELDS)
            case _:
                return self._index.parse_query(" ".join(question.words), _FIELDS)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    def close(self) -> None:
        pass
