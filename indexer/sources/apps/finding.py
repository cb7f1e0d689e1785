"""Finds applications by what the person types, within a fraction of a millisecond.

In three steps, each taken only where the one before found nothing good: letters that stand
together, and initials; then beginnings of several words in one ("lowri") and one typo; at last
letters that are there in their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from indexer.sources.apps.application import Application
from indexer.sources.apps.entries import WEIGHTS, Called, Entry, Label, entries_of, labels_of
from indexer.sources.apps.letters import Letters, Span, letters_of, merged, words_of
from indexer.sources.apps.lookup import LATER_WORDS, Lookup, Match

_APART: Final = 0.8  # what it is worth that only several labels together have all words
_GOOD: Final = 0.25  # a score from which on nothing less exact is looked for
_LONGEST_QUERY: Final = 64
_LEAST_KEYWORD: Final = 2  # letters: one alone begins a keyword of most applications
_NAMES: Final = min(WEIGHTS[called] for called in ("name", "english name", "executable")) * 0.9


class Found(NamedTuple):
    """An entry that answers a query."""

    entry: Entry
    score: float  # 0…1
    spans: tuple[Span, ...]  # what matches in the title, [start, end); empty if something else does
    called: Called  # what the match is in
    matched: str  # its text


class _Use(NamedTuple):
    """A text is one of the things that an entry is called."""

    entry: int
    label: Label


class _Part(NamedTuple):
    score: float
    label: Label
    match: Match


_Hits = dict[int, tuple[_Part, ...]]  # by entry: what of it matches, the strongest label first


class Finder:
    """An unchanging index over applications; a change makes a new one."""

    def __init__(self, applications: Iterable[Application]) -> None:
        self._entries = entries_of(applications)
        self._titles = [entry.title for entry in self._entries]
        self._keys = {entry.key: entry for entry in self._entries}
        texts: dict[Letters, list[_Use]] = {}  # many applications share their keywords
        letters: dict[str, Letters] = {}
        for number, entry in enumerate(self._entries):
            for label in labels_of(entry):
                if label.text not in letters:
                    letters[label.text] = letters_of(label.text)._replace(spans=())
                texts.setdefault(letters[label.text], []).append(_Use(number, label))
        shown = {text: uses for text, uses in texts.items() if text.whole}
        self._uses = [sorted(uses, key=lambda use: -use.label.weight) for uses in shown.values()]
        self._lookup = Lookup(list(shown))

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a key, None if there is none."""
        return self._keys.get(key)

    def find(self, query: str, limit: int = 10) -> list[Found]:
        """Return the entries that answer a query, best first.

        An exact name has the score 1 and goes before all others.
        """
        words = words_of(query[:_LONGEST_QUERY])
        if not words or not self._entries:
            return []
        whole = "".join(words)
        hits: _Hits = {}
        self._keep(hits, self._lookup.together(whole), keywords=len(whole) >= _LEAST_KEYWORD)
        if len(words) > 1:
            self._keep_apart(hits, words)
        if not any(_score(parts) >= _GOOD for parts in hits.values()):
            self._keep(hits, self._lookup.chained(whole), keywords=False)
            self._keep(hits, self._lookup.mistyped(whole))
        if not hits:
            self._keep(hits, self._lookup.scattered(whole), keywords=False)
        best = heapq.nsmallest(
            limit, hits, key=lambda number: (-_score(hits[number]), self._titles[number])
        )
        return [self._found(number, hits[number]) for number in best]

    def _keep(
        self,
        hits: _Hits,
        matches: Iterable[tuple[int, Match]],
        *,
        keywords: bool = True,
        among: set[int] | None = None,
    ) -> None:
        """Keep the matches that are better than what was known of their entries.

        Args:
            hits: what is known.
            matches: texts and what matches in them.
            keywords: whether matches in more than names count.
            among: the only entries that count, if given.
        """
        least = 0.0 if keywords else _NAMES
        for text, match in matches:
            value = match.value
            for number, label in self._uses[text]:
                if label.weight < least:
                    break
                if among is not None and number not in among:
                    continue
                score = label.weight * value
                before = hits.get(number)
                if before is None or score > before[0].score:
                    hits[number] = (_Part(score, label, match),)

    def _keep_apart(self, hits: _Hits, words: Sequence[str]) -> None:
        """Keep what has all words at beginnings of its own, in whatever order and labels."""
        begun = [_best(self._lookup.begun(word)) for word in words]
        for text in set.intersection(*(set(found) for found in begun)):
            matches = [found[text] for found in begun]
            # All words of a name in another order are not the name.
            worth = min(*(match.worth for match in matches), LATER_WORDS)
            runs = sorted({run for match in matches for run in match.runs})
            self._keep(hits, [(text, self._lookup.match(text, worth, runs))])
        among = set.intersection(*(self._called(found) for found in begun))
        if among:
            self._keep_in_several(hits, begun, among)

    def _keep_in_several(
        self, hits: _Hits, begun: Sequence[dict[int, Match]], among: set[int]
    ) -> None:
        """Keep those of some entries that have the words in several labels."""
        parts: list[_Hits] = [{} for _ in begun]
        for part, found in zip(parts, begun, strict=True):
            self._keep(part, found.items(), among=among)
        for number in among:
            several = [part[number][0] for part in parts]
            score = _APART * sum(part.score for part in several) / len(several)
            if number not in hits or score > _score(hits[number]):
                several.sort(key=lambda part: -part.label.weight)
                hits[number] = tuple(part._replace(score=score) for part in several)

    def _called(self, texts: Iterable[int]) -> set[int]:
        """Return the entries that any of these texts is of."""
        return {use.entry for text in texts for use in self._uses[text]}

    def _found(self, number: int, parts: Sequence[_Part]) -> Found:
        title = self._titles[number]
        spans = [
            letters_of(title).spans[place]
            for part in parts
            if part.label.text == title
            for start, end in part.match.runs
            for place in range(start, end)
        ]
        label = parts[0].label
        return Found(self._entries[number], _score(parts), merged(spans), label.called, label.text)


def _score(parts: Sequence[_Part]) -> float:
    return parts[0].score


def _best(matches: Iterable[tuple[int, Match]]) -> dict[int, Match]:
    """Return the best match in each text."""
    best: dict[int, Match] = {}
    for text, match in matches:
        if text not in best or match.value > best[text].value:
            best[text] = match
    return best
