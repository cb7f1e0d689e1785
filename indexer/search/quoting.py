"""Turns stored passages into what a reply shows of them: text, matches, excerpt, citation."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from indexer.catalog.reading import Shown, StoredPassage
from indexer.contract.messages import Passage
from indexer.keyword import Highlighter, QueryTerms, matched_spans
from indexer.search.citation import cite
from indexer.search.excerpt import choose_excerpt
from indexer.search.sentences import sentences
from indexer.semantic.chunking import is_code

Span = tuple[int, int]

_TABLES = frozenset({"text/csv", "text/tab-separated-values"})


class Quoter:
    """Quotes passages for one query."""

    def __init__(self, terms: QueryTerms, weights: Sequence[float]) -> None:
        """`weights` are what each group of the terms is worth."""
        self._highlighter = Highlighter(terms)
        self._weights = weights

    def quote(self, document: Shown, stored: StoredPassage, text: str) -> Passage:
        """Quote a passage of a document, whose text this is."""
        matches = self._highlighter.matches(text, document.language)
        return Passage(
            text=text,
            highlights=matched_spans(matches),
            citation=cite(stored.passage, document.unit),
            excerpt=choose_excerpt(text, sentences_of(document, text), matches, self._weights),
        )

    def spans(self, text: str, document: Shown) -> list[Span]:
        """Return what matches in a text about a document, such as its name."""
        return matched_spans(self._highlighter.matches(text, document.language))

    def mark(self, passage: Passage, document: Shown, closest: Span) -> Passage:
        """Mark a passage's closest sentence, which its excerpt then holds."""
        text = passage.text
        matches = self._highlighter.matches(text, document.language)
        spans = sentences_of(document, text)
        excerpt = choose_excerpt(text, spans, matches, self._weights, closest)
        return msgspec.structs.replace(passage, excerpt=excerpt, closest=closest)


def unmarked(document: Shown, stored: StoredPassage, text: str) -> Passage:
    """Quote a passage whole, without a look at what matches."""
    citation = cite(stored.passage, document.unit)
    return Passage(text=text, highlights=[], citation=citation, excerpt=(0, len(text)))


def sentences_of(document: Shown, text: str) -> list[Span]:
    """Return the sentences of a passage; in code and tables, its lines."""
    by_line = document.unit == "sheet" or document.mime in _TABLES or is_code(document.mime)
    return sentences(text, by_line=by_line)
