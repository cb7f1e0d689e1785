"""Clips as hits: found by their words and their meaning, ranked on the scale of files."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final, NamedTuple

import msgspec
import numpy as np

from indexer.contract.clips import CLIP_KINDS, ClipKind, ClipRow, ListClips, title_of
from indexer.contract.messages import Hit
from indexer.contract.query_language import Choice, Filters, ParsedQuery, Spoken
from indexer.ports import Clock, Ids
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
from indexer.search.ranking import ABOUT, OPENED, OPENED_FOR_QUERY, RECENT, persuasion
from indexer.search.spoken_time import COPIED_THEN, closeness, time_of_clips
from indexer.usage import NO_HABIT, Habit, Usage
from indexer.vault import ClipVault, VaultMeaning, VaultWords

CLIP: Final = "clip:"  # before a clip's id, in a hit's
_LOOKED_AT: Final = 60  # of the best by the fused score, more closely
_DAY: Final = 86_400.0
_FRESH_DAYS: Final = 2.0  # what was copied lately is looked for most
_REASONS: Final = (
    "words", "meaning", "opened for this query", "opened before", "recent", "copied then",
)  # fmt: skip


class RankedClip(NamedTuple):
    """A clip with its score in 0…1 and what it is the sum of."""

    row: ClipRow
    score: float
    exact: bool
    by_words: bool
    by_meaning: bool
    shares: tuple[float, ...]  # in the order of _REASONS

    @property
    def hit_id(self) -> str:
        """Return the id of its hit."""
        return f"{CLIP}{self.row.id}"


class ClipSearch:
    """Finds clips for a search; runs in any thread."""

    def __init__(
        self, vault: ClipVault, words: VaultWords, meaning: VaultMeaning, usage: Usage, clock: Clock
    ) -> None:
        self._vault = vault
        self._held = HeldSearch(words, meaning)
        self._usage = usage
        self._clock = clock

    def find(
        self,
        query: str,
        parsed: ParsedQuery,
        limit: int,
        vector: Vector | None = None,
        semantic_weight: float = 0.0,
        *,
        alone: bool = False,
    ) -> list[RankedClip]:
        """Return the best clips for a query, best first; for filters alone the latest.

        A time that its words name lifts the clips of that time.

        Args:
            query: as typed, for the habits.
            parsed: the same, understood.
            limit: how many to return at most.
            vector: the query's, with the key of its model; without one words alone decide.
            semantic_weight: the share of meaning, 0…1.
            alone: whether nothing but clips is searched.
        """
        allowed = self._allowed(parsed.filters)
        if allowed is not None and not len(allowed):
            return []
        if not parsed.has_terms:
            return self._latest(parsed, allowed, limit)
        asked = _Asked(query, parsed, time_of_clips(parsed, alone=alone))
        found, near = self._held.candidates(parsed, vector, allowed)
        best = blend(found, near, semantic_weight)[:_LOOKED_AT]
        if asked.time is not None:
            # Those of that time are looked at however many others have the words as well.
            then = self._of_time(asked.time, allowed)
            among, close = self._held.candidates(parsed, vector, then)
            if not parsed.timeless.has_terms:
                among = dict.fromkeys(then[:_LOOKED_AT].tolist(), 0.0) | among
            known = {one.doc_id for one in best}
            everything = blend(found | among, near | close, semantic_weight)
            of_time = [one for one in everything if int(one.doc_id) in among.keys() | close.keys()]
            best += [one for one in of_time[:_LOOKED_AT] if one.doc_id not in known]
        return self._ranked(asked, best)[:limit]

    def _of_time(self, time: Spoken, allowed: Ids | None) -> Ids:
        """Return the clips that were copied at a time, latest first."""
        with self._vault.clips() as clips:
            then = clips.matching(ListClips(since=time.since, until=time.until))
        found = np.array(then, np.int64)
        return found if allowed is None else found[np.isin(found, allowed)]

    def quote(
        self, clips: Sequence[RankedClip], parsed: ParsedQuery, *, explain: bool
    ) -> list[Hit]:
        """Make the hits of clips."""
        quoter = self._held.quoter(parsed)
        with self._vault.clips() as held:
            bodies = {text.id: text.body for text in held.texts([one.row.id for one in clips])}
        return [
            _hit(one, quoter, bodies[one.row.id][:QUOTED], explain=explain)
            for one in clips
            if one.row.id in bodies
        ]

    def rows(self, clips: Sequence[RankedClip], parsed: ParsedQuery) -> list[ClipRow]:
        """Return clips as lists show them, with what matches in their beginnings."""
        quoter = self._held.quoter(parsed)
        return [
            msgspec.structs.replace(one.row, highlights=quoter.spans(one.row.text)) for one in clips
        ]

    def knows(self, hit: str) -> bool:
        """Tell whether there is such a clip, by the id of its hit."""
        number = hit.removeprefix(CLIP)
        if number == hit or not (number.isascii() and number.isdigit() and len(number) < 19):
            return False
        with self._vault.clips() as clips:
            return bool(clips.by_id([int(number)]))

    def _allowed(self, filters: Filters) -> Ids | None:
        """Return the clips that filters let through, None for all."""
        wanted = _listed(filters)
        if wanted is None:
            return None
        with self._vault.clips() as clips:
            found = np.array(clips.matching(wanted), np.int64)
            without = [clips.matching(ListClips(application=name)) for name in filters.app.none_of]
            one_of = [clips.matching(ListClips(application=name)) for name in filters.app.any_of]
        if one_of:
            found = found[np.isin(found, np.concatenate([np.array(o, np.int64) for o in one_of]))]
        for gone in without:
            found = found[~np.isin(found, np.array(gone, np.int64))]
        return found

    def _latest(self, parsed: ParsedQuery, allowed: Ids | None, limit: int) -> list[RankedClip]:
        if not parsed.filters:
            return []
        with self._vault.clips() as clips:
            if allowed is None:
                rows, _ = clips.rows(ListClips(limit=limit))
            else:
                chosen = allowed[:limit].tolist()
                found = clips.by_id(chosen)
                rows = [found[clip] for clip in chosen if clip in found]
        now = self._clock.now()
        return [
            RankedClip(row, fresh, False, True, False, (0.0, 0.0, 0.0, 0.0, fresh, 0.0))
            for row, fresh in ((row, RECENT * _freshness(row, now)) for row in rows)
        ]

    def _ranked(self, asked: _Asked, fused: Sequence[Fused]) -> list[RankedClip]:
        ids = [int(one.doc_id) for one in fused]
        with self._vault.clips() as clips:
            rows = clips.by_id(ids)
        coverage = self._held.coverage(ids, asked.parsed)
        if asked.time is not None:  # what has all but the words of the time has all
            without = self._held.coverage(ids, asked.parsed.timeless)
            coverage = {clip: max(coverage.get(clip, 1.0), without.get(clip, 1.0)) for clip in ids}
        habits = self._usage.habits(asked.query, [f"{CLIP}{clip}" for clip in ids])
        now = self._clock.now()
        ranked = [
            _scored(
                one,
                rows[int(one.doc_id)],
                coverage.get(int(one.doc_id), 1.0),
                habits.get(f"{CLIP}{one.doc_id}", NO_HABIT),
                now,
                asked,
            )
            for one in fused
            if int(one.doc_id) in rows
        ]
        ranked.sort(key=lambda one: (-one.exact, -one.score))
        return ranked


class _Asked(NamedTuple):
    """A query as typed and understood, and the time that it names for clips."""

    query: str
    parsed: ParsedQuery
    time: Spoken | None


def _listed(filters: Filters) -> ListClips | None:
    """Return what filters narrow clips to, beside applications; None for nothing at all."""
    if not (filters.app or filters.type) and filters.after is None and filters.before is None:
        return None
    kinds = [kind for kind in CLIP_KINDS if _lets_through(filters.type, kind)]
    return ListClips(kinds=kinds, since=filters.after, until=filters.before)


def _lets_through(choice: Choice, kind: ClipKind) -> bool:
    return (not choice.any_of or kind in choice.any_of) and kind not in choice.none_of


def _freshness(row: ClipRow, now: float) -> float:
    return exp(-max(now - row.copied, 0.0) / (_FRESH_DAYS * _DAY))


def _scored(
    fused: Fused, row: ClipRow, coverage: float, habit: Habit, now: float, asked: _Asked
) -> RankedClip:
    having = having_few(coverage)
    then = closeness((row.copied, row.first), asked.time) if asked.time is not None else 0.0
    typed = " ".join(asked.query.casefold().split())
    shares = (
        ABOUT * fused.by_words * having,
        ABOUT * fused.by_meaning,
        OPENED_FOR_QUERY * persuasion(habit.for_query),
        OPENED * persuasion(habit.overall),
        RECENT * _freshness(row, now),
        COPIED_THEN * then,
    )
    exact = len(typed) > 1 and " ".join(row.text.casefold().split()) == typed
    return RankedClip(
        row,
        min(sum(shares), 1.0),
        exact,
        fused.keyword is not None,
        fused.cosine is not None,
        shares,
    )


def _hit(one: RankedClip, quoter: TextQuoter, body: str, *, explain: bool) -> Hit:
    row = one.row
    title = title_of(row)
    return Hit(
        id=one.hit_id,
        kind="clip",
        title=title,
        uri=f"magpie://clip/{row.id}",
        score=round(one.score, 4),
        found_by=found_by(words=one.by_words, meaning=one.by_meaning),
        passages=[quoter.passage(body, by_line=row.kind == "code")] if body else [],
        modified=iso_time(row.copied),
        mime=_mime(row),
        contributions=contributions(_REASONS, one.shares) if explain else [],
        title_highlights=quoter.spans(title),
        subtitle=" · ".join(part for part in (row.application, row.window) if part),
        clip=row,
    )


def _mime(row: ClipRow) -> str:
    if row.mime and row.kind == "image":
        return row.mime
    return {"html": "text/html", "files": "text/uri-list"}.get(row.kind, "text/plain")
