"""What a vault holds as hits: found by words and by meaning in one way, and quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec
import numpy as np
import numpy.typing as npt

from indexer.contract.messages import Citation, Contribution, Passage
from indexer.contract.query_language import Filters, ParsedQuery
from indexer.documents import DocId
from indexer.keyword import Highlighter, QueryTerms, WhooshReader, matched_spans
from indexer.ports import Ids
from indexer.search.excerpt import choose_excerpt
from indexer.search.fusion import Fused, fuse
from indexer.search.sentences import sentences
from indexer.vault import VaultMeaning, VaultWords
from indexer.vault.meaning import LEAST_COSINE

Vector = tuple[npt.NDArray[np.float32], str]  # a query's, with the key of its model

QUOTED: Final = 2000  # characters of an item that a hit shows
_CANDIDATES: Final = 200
# An item is short: one word of several in it says less than in a file that is about the rest too.
_HAVING_FEW: Final = 2.0


class HeldSearch:
    """Finds a vault's items by what is searched of them; runs in any thread."""

    def __init__(self, words: VaultWords, meaning: VaultMeaning) -> None:
        self._words = words
        self._meaning = meaning

    def candidates(
        self,
        parsed: ParsedQuery,
        vector: Vector | None,
        allowed: Ids | None = None,
        least: float = LEAST_COSINE,
    ) -> tuple[dict[int, float], dict[int, float]]:
        """Return the scores of what words find, and the cosines of what meaning does.

        Filters are none of its business: `allowed` are the items that they let through. `least` is
        the cosine below which an item means something else.
        """
        words = msgspec.structs.replace(parsed, filters=Filters())
        nothing: dict[int, float] = {}

        def look_up(reader: WhooshReader) -> dict[int, float]:
            hits = reader.search(words, _CANDIDATES, allowed) if len(reader) else []
            return {int(hit.doc_id): hit.score for hit in hits}

        found = self._words.ask(look_up, nothing)
        if vector is None or parsed.phrases or parsed.excluded:
            return found, nothing
        return found, self._meaning.nearest(*vector, _CANDIDATES, allowed, least)

    def coverage(self, ids: Sequence[int], parsed: ParsedQuery) -> dict[int, float]:
        """Return which share of a query's words, by their weight, each item has.

        Nothing for a query of one word, which all have that it finds.
        """
        words = msgspec.structs.replace(parsed, filters=Filters())

        def look_up(reader: WhooshReader) -> dict[int, float]:
            groups = reader.terms(words).groups if len(reader) else ()
            if len(groups) < 2:
                return {}
            weights = np.array(reader.weights(groups))
            having = reader.having([DocId(item) for item in ids], groups)
            shares = (having @ weights) / (weights.sum() or 1.0)
            return dict(zip(ids, shares.tolist(), strict=True))

        none: dict[int, float] = {}
        return self._words.ask(look_up, none)

    def quoter(self, parsed: ParsedQuery) -> TextQuoter:
        """Return what marks the query's matches."""
        nothing: tuple[QueryTerms, list[float]] = (QueryTerms(groups=()), [])

        def look_up(reader: WhooshReader) -> tuple[QueryTerms, list[float]]:
            terms = reader.terms(parsed)
            return terms, reader.weights(terms.matching)

        terms, weights = self._words.ask(look_up, nothing) if parsed.has_terms else nothing
        return TextQuoter(terms, weights)


class TextQuoter:
    """Marks what matches a query in texts that are no documents."""

    def __init__(self, terms: QueryTerms, weights: Sequence[float]) -> None:
        """`weights` are what each group of the terms is worth."""
        self._highlighter = Highlighter(terms)
        self._weights = weights

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return what matches in a text."""
        return matched_spans(self._highlighter.matches(text))

    def passage(self, text: str, *, by_line: bool = False) -> Passage:
        """Quote a text, its lines in place of sentences where they are what it consists of."""
        matches = self._highlighter.matches(text)
        return Passage(
            text=text,
            highlights=matched_spans(matches),
            citation=Citation(None, 1, text.count("\n") + 1, 0, len(text), ""),
            excerpt=choose_excerpt(text, sentences(text, by_line=by_line), matches, self._weights),
        )


def blend(
    found: Mapping[int, float], near: Mapping[int, float], semantic_weight: float
) -> list[Fused]:
    """Fuse what words and meaning found, best first; without a cosine words alone decide."""
    return fuse(_documents(found), _documents(near), semantic_weight if near else 0.0)


def having_few(coverage: float) -> float:
    """Return what is left of a score by words of an item that has this share of them."""
    return float(coverage**_HAVING_FEW)


def found_by(*, words: bool, meaning: bool) -> list[Literal["keyword", "semantic"]]:
    """Return what a hit tells of how it was found."""
    found: list[Literal["keyword", "semantic"]] = []
    if words:
        found.append("keyword")
    if meaning:
        found.append("semantic")
    return found


def contributions(reasons: Sequence[str], shares: Sequence[float]) -> list[Contribution]:
    """Return what a score is made of, as it is told."""
    named = zip(reasons, shares, strict=True)
    return [Contribution(reason, round(share, 4)) for reason, share in named if share]


def iso_time(seconds: float) -> str:
    """Return seconds since the epoch as a hit tells them."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _documents(scores: Mapping[int, float]) -> dict[DocId, float]:
    return {DocId(item): score for item, score in scores.items()}
