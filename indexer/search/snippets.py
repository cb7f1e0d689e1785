"""Snippets as hits: found by keyword, words and meaning, ranked on the scale of files."""

from __future__ import annotations

import logging
import mimetypes
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from urllib.parse import quote as quoted

import msgspec

from indexer.contract.messages import Hit
from indexer.contract.query_language import ParsedQuery, filter_spans, parse
from indexer.contract.snippet_messages import SNIPPET, SnippetRow
from indexer.errors import ModelError
from indexer.failures import log_failure
from indexer.ports import Clock
from indexer.search.fusion import Fused
from indexer.search.held import (
    QUOTED,
    HeldSearch,
    TextQuoter,
    Vector,
    blend,
    contributions,
    found_by,
    having_few,
    iso_time,
)
from indexer.search.keywords import Called, Keywords
from indexer.search.kinds import wanted_kinds
from indexer.search.names import Asked, name_score, written_words
from indexer.search.ranking import ABOUT, OPENED, OPENED_FOR_QUERY, RECENT, persuasion, recency
from indexer.snippets.rows import row_of, text_of
from indexer.usage import NO_HABIT, Habit, Usage
from indexer.vault import SnippetVault, VaultMeaning, VaultWords
from indexer.vault.book import Book
from indexer.vault.snippets import Held

log = logging.getLogger(__name__)

_LOOKED_AT: Final = 60  # of those found by words and meaning, more closely
_CALLED: Final = 20  # of those with a keyword that begins so
# Two short texts are never near: "polite refusal" and a polite refusal have a cosine of 0.25.
_LEAST_COSINE: Final = 0.15
_LEAST_BESIDE: Final = 0.2  # files
# A word or two are about as near to anything; what is meant stands out from that.
_LEAST_SHARE: Final = 0.6  # of the best cosine
_LEAST_SHARE_BESIDE: Final = 0.8
_MEANS_SOMETHING: Final = re.compile(r"[^\W\d_]{2}")
_ALL: Final = 0.999  # of a query's words, by their weight
_REASONS: Final = (
    "keyword", "name", "words", "meaning", "opened for this query", "opened before", "recent",
)  # fmt: skip
_NAME: Final = _REASONS.index("name")
_WORDS: Final = _REASONS.index("words")


def standing_out(near: Mapping[int, float], share: float) -> dict[int, float]:
    """Return what is nearly as near as the nearest: its cosine is at least a share of the best."""
    least = share * max(near.values(), default=0.0)
    return {row: cosine for row, cosine in near.items() if cosine >= least}


class RankedSnippet(NamedTuple):
    """A snippet with its score in 0…1 and what it is the sum of."""

    held: Held
    score: float
    exact: bool  # what was typed is its keyword
    by_words: bool
    by_meaning: bool
    place: int  # among snippets alone, before the score: a keyword, its beginning, all the words
    shares: tuple[float, ...]  # in the order of _REASONS

    @property
    def hit_id(self) -> str:
        """Return the id of its hit."""
        return f"{SNIPPET}{self.held.snippet.uid}"


class _Query(NamedTuple):
    """A query as typed and understood, what of it may be a keyword, and its words for names."""

    text: str
    parsed: ParsedQuery
    keyword: str
    words: list[Asked]


class SnippetSearch:
    """Finds snippets for a search; runs in any thread.

    Keywords are looked up in memory, without an index: they are found as soon as the vault is open.
    """

    def __init__(
        self,
        vault: SnippetVault,
        words: VaultWords,
        meaning: VaultMeaning,
        usage: Usage,
        clock: Clock,
        embed: Callable[[str], Vector | None],
        weight: Callable[[], float],
    ) -> None:
        """`embed` returns a query's vector, None before there is a model, `weight` the share of
        meaning in a search in snippets alone, 0…1.
        """
        self._vault = vault
        self._held = HeldSearch(words, meaning)
        self._usage = usage
        self._clock = clock
        self._embed = embed
        self._weight = weight
        self._keywords = Keywords()
        self._following = threading.Lock()
        self._followed: Book | None = None  # the state whose keywords these are
        self._uids: dict[int, str] = {}  # of all rows that were there, until they are told gone

    def hear(self, gone: Sequence[int]) -> None:
        """Take in what is another in the vault, and forget what was opened of rows that went.

        Not to be called by who changes the vault: it asks the vault in turn.
        """
        book = self._now()
        uids = {uid for row in gone if (uid := self._uids.pop(row, None)) is not None}
        self._usage.drop([f"{SNIPPET}{uid}" for uid in uids if book.by_uid(uid) is None])

    def find(
        self,
        query: str,
        parsed: ParsedQuery,
        limit: int,
        vector: Vector | None = None,
        semantic_weight: float = 0.0,
        *,
        alone: bool = False,
    ) -> list[RankedSnippet]:
        """Return the best snippets for a query, best first; for filters alone the last used.

        Args:
            query: as typed, for the keywords and the habits.
            parsed: the same, understood.
            limit: how many to return at most.
            vector: the query's; without one meaning has no say.
            semantic_weight: the share of meaning, 0…1.
            alone: whether nothing but snippets is searched: then those whose keyword is or begins
                with the query go first, then those with all its words.

        What is typed with the marks of a keyword finds keywords alone, without an index.
        """
        return self._found(query, parsed, limit, lambda: vector, semantic_weight, alone=alone)

    def _found(
        self,
        query: str,
        parsed: ParsedQuery,
        limit: int,
        vector: Callable[[], Vector | None],
        semantic_weight: float,
        *,
        alone: bool,
    ) -> list[RankedSnippet]:
        book = self._now()
        asked = self._asked(query, parsed)
        if not (asked.keyword or parsed.has_terms):
            return self._latest(book, limit) if alone or parsed.filters else []
        most = max(limit, _CALLED)
        called = {
            one.item: one for one in self._keywords.find(asked.keyword, most, self._opened(book))
        }
        fused: dict[int, Fused] = {}
        if parsed.has_terms and not any(one.marked for one in called.values()):
            least = _LEAST_COSINE if alone else _LEAST_BESIDE
            share = _LEAST_SHARE if alone else _LEAST_SHARE_BESIDE
            meant = vector() if _MEANS_SOMETHING.search(parsed.free_text) else None
            found, near = self._held.candidates(parsed, meant, least=least)
            near = standing_out(near, share)
            fused = {int(one.doc_id): one for one in blend(found, near, semantic_weight)}
        rows = dict.fromkeys((*called, *list(fused)[:_LOOKED_AT]))
        held = [one for row in rows if (one := book.by_id(row)) is not None]
        ranked = self._ranked(asked, held, called, fused)
        ranked.sort(key=lambda one: (-one.exact, -one.place if alone else 0, -one.score))
        return ranked[:limit]

    def rows(self, query: str, limit: int, *, as_you_type: bool) -> Found:
        """Search in snippets alone, by meaning too once there is a model.

        Args:
            query: as typed.
            limit: how many to return at most.
            as_you_type: whether its last word may go on.
        """
        now = datetime.fromtimestamp(self._clock.now()).astimezone()
        parsed = parse(query, now, as_you_type=as_you_type)
        if "snippet" not in wanted_kinds("snippet", parsed.filters):
            return Found([], False)
        weight = self._weight()
        found = self._found(
            query, parsed, limit + 1, lambda: self._vector(parsed.free_text), weight, alone=True
        )
        approved, quoter = self._vault.approvals(), self._quoter(found, parsed)
        rows = [_row(one.held, quoter, approved) for one in found[:limit]]
        return Found(rows, len(found) > limit)

    def quote(
        self, snippets: Sequence[RankedSnippet], parsed: ParsedQuery, *, explain: bool
    ) -> list[Hit]:
        """Make the hits of snippets."""
        approved, quoter = self._vault.approvals(), self._quoter(snippets, parsed)
        return [_hit(one, quoter, approved, explain=explain) for one in snippets]

    def knows(self, hit: str) -> bool:
        """Tell whether there is such a snippet, by the id of its hit."""
        uid = hit.removeprefix(SNIPPET)
        return uid != hit and self._now().by_uid(uid) is not None

    def _quoter(self, snippets: Sequence[RankedSnippet], parsed: ParsedQuery) -> TextQuoter:
        """Return what marks the matches; there are none where words found nothing."""
        worded = any(one.shares[_NAME] or one.shares[_WORDS] for one in snippets)
        return self._held.quoter(parsed if worded else ParsedQuery())

    def _now(self) -> Book:
        """Return the snippets as they are, and have their keywords at hand."""
        with self._following:
            book = self._vault.book()
            before = self._followed
            if book is not before:
                came = [one for one in book if before is None or before.by_id(one.id) is None]
                gone = [one.id for one in before or () if book.by_id(one.id) is None]
                if came or gone:
                    self._keywords.put({one.id: one.snippet.keywords for one in came}, gone)
                    self._uids |= {one.id: one.snippet.uid for one in came}
                self._followed = book
        return book

    def _asked(self, query: str, parsed: ParsedQuery) -> _Query:
        typed = query
        if parsed.filters:
            now = datetime.fromtimestamp(self._clock.now()).astimezone()
            for start, end in reversed(filter_spans(query, now)):
                typed = f"{typed[:start]} {typed[end:]}"
        return _Query(query, parsed, typed.strip(), written_words(parsed.free_text))

    def _opened(self, book: Book) -> list[int]:
        """Return the rows of the snippets that were ever opened."""
        uids = (hit.removeprefix(SNIPPET) for hit in self._usage.hits() if hit.startswith(SNIPPET))
        return [held.id for uid in uids if (held := book.by_uid(uid)) is not None]

    def _vector(self, text: str) -> Vector | None:
        try:
            return self._embed(text)
        except ModelError as error:
            log_failure(log, "embedding what is searched in snippets", error)
            return None  # words find without

    def _latest(self, book: Book, limit: int) -> list[RankedSnippet]:
        latest = sorted(book, key=lambda one: (-one.used, -one.snippet.modified, -one.id))[:limit]
        now = self._clock.now()
        nothing = _Query("", ParsedQuery(), "", [])
        return [_scored(nothing, one, None, None, 1.0, NO_HABIT, now) for one in latest]

    def _ranked(
        self,
        asked: _Query,
        held: Sequence[Held],
        called: Mapping[int, Called],
        fused: Mapping[int, Fused],
    ) -> list[RankedSnippet]:
        worded = [one.id for one in held if one.id in fused]
        coverage = self._held.coverage(worded, asked.parsed) if worded else {}
        habits = self._usage.habits(asked.text, [f"{SNIPPET}{one.snippet.uid}" for one in held])
        now = self._clock.now()
        return [
            _scored(
                asked,
                one,
                called.get(one.id),
                fused.get(one.id),
                coverage.get(one.id, 1.0),
                habits.get(f"{SNIPPET}{one.snippet.uid}", NO_HABIT),
                now,
            )
            for one in held
        ]


class Found(NamedTuple):
    """What a search in snippets alone found, and whether there is more."""

    rows: list[SnippetRow]
    more: bool


def _scored(
    asked: _Query,
    held: Held,
    called: Called | None,
    fused: Fused | None,
    coverage: float,
    habit: Habit,
    now: float,
) -> RankedSnippet:
    """Work out a snippet's score: its keyword first, the rest by words and meaning, then its name.

    Each takes its share of what those before it leave.
    """
    worth = called.worth if called else 0.0
    rest = ABOUT * (1.0 - worth)
    words = rest * fused.by_words * having_few(coverage) if fused else 0.0
    meaning = rest * fused.by_meaning if fused else 0.0
    name = name_score(asked.words, held.snippet.name) if asked.words else 0.0
    shares = (
        ABOUT * worth,
        (rest - words - meaning) * name,
        words,
        meaning,
        OPENED_FOR_QUERY * persuasion(habit.for_query),
        OPENED * persuasion(habit.overall),
        RECENT * recency(held.snippet.modified, now),
    )
    by_words = fused is not None and fused.keyword is not None
    exact = called is not None and called.exact
    all_words = by_words and coverage >= _ALL
    place = 3 if exact else 2 if called else 1 if name or all_words else 0
    return RankedSnippet(
        held,
        min(sum(shares), 1.0),
        exact,
        by_words or called is not None or fused is None,
        fused is not None and fused.cosine is not None,
        place,
        shares,
    )


def _row(held: Held, quoter: TextQuoter, approved: frozenset[str]) -> SnippetRow:
    """Return a snippet as lists show it, with what matches."""
    row = row_of(held.snippet, held.uses, held.used, approved)
    return msgspec.structs.replace(
        row, highlights=quoter.spans(row.text), title_highlights=quoter.spans(row.title)
    )


def _hit(one: RankedSnippet, quoter: TextQuoter, approved: frozenset[str], *, explain: bool) -> Hit:
    row, snippet = _row(one.held, quoter, approved), one.held.snippet
    text = text_of(snippet)[:QUOTED]
    return Hit(
        id=one.hit_id,
        kind="snippet",
        title=row.title,
        uri=f"magpie://snippet/{quoted(row.uid, safe='')}",
        score=round(one.score, 4),
        found_by=found_by(words=one.by_words, meaning=one.by_meaning),
        passages=[quoter.passage(text)] if text else [],
        modified=iso_time(row.modified) if row.modified else "",
        mime=_mime(snippet.html, snippet.markdown, "" if text else snippet.image),
        contributions=contributions(_REASONS, one.shares) if explain else [],
        title_highlights=row.title_highlights,
        subtitle=" · ".join(part for part in (", ".join(row.keywords), row.folder) if part),
        snippet=row,
    )


def _mime(html: str, markdown: str, image: str) -> str:
    if image:
        return mimetypes.guess_type(image)[0] or "application/octet-stream"
    return "text/html" if html else "text/markdown" if markdown else "text/plain"
