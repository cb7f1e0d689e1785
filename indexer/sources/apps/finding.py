"""Finds applications by what the person types, within a fraction of a millisecond.

In three steps, each taken only where the one before found nothing good: letters that stand
together, and initials; then beginnings of several words in one ("lowri") and one typo; at last
letters that are there in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from indexer.sources.apps.application import Application
from indexer.sources.apps.entries import WEIGHTS, Called, Entry, Label, entries_of, labels_of
from indexer.sources.apps.letters import Letters, Span, letters_of, merged, words_of
from indexer.sources.apps.lookup import Lookup, Values

_APART: Final = 0.8  # what it is worth that only several labels together have all words
_GOOD: Final = 0.25  # a score from which on nothing less exact is looked for
_LONGEST_QUERY: Final = 64
_MOST_WORDS: Final = 8  # that are looked for one by one; nobody types more for an application
_LEAST_KEYWORD: Final = 2  # letters: one alone begins a keyword of most applications
_NAMES: Final = frozenset[Called](("name", "english name", "executable"))


class Found(NamedTuple):
    """An entry that answers a query."""

    entry: Entry
    score: float  # 0…1
    spans: tuple[Span, ...]  # what matches in the title, [start, end); empty if something else does
    called: Called  # what the match is in
    matched: str  # its text

    @property
    def exact(self) -> bool:
        """Tell whether the query is the name, in the person's language or in English."""
        return self.score >= WEIGHTS["english name"]


class Finder:
    """An unchanging index over applications; a change makes a new one."""

    def __init__(self, applications: Iterable[Application]) -> None:
        # By title, so that equal scores are in its order.
        self._entries = sorted(entries_of(applications), key=lambda entry: entry.title)
        self._numbers = {entry.key: number for number, entry in enumerate(self._entries)}
        letters: dict[str, Letters] = {}
        texts: dict[Letters, int] = {}  # many applications share their keywords
        self._labels: list[Label] = []  # of all entries, one entry's after the other's
        label_texts: list[int] = []
        self._first: list[int] = []  # of each entry's labels
        for entry in self._entries:
            self._first.append(len(self._labels))
            # Only the title's letters are asked where they are from.
            for label in labels_of(entry):
                if label.text not in letters:
                    letters[label.text] = letters_of(label.text)._replace(spans=())
                if letters[label.text].whole or label.called == "name":
                    self._labels.append(label)
                    label_texts.append(texts.setdefault(letters[label.text], len(texts)))
        names = {
            text
            for text, label in zip(label_texts, self._labels, strict=True)
            if label.called in _NAMES
        }
        self._label_texts = np.array(label_texts, dtype=np.intp)
        counts = np.diff([*self._first, len(self._labels)])
        self._owners = np.repeat(np.arange(len(self._entries)), counts)
        self._weights = np.array([label.weight for label in self._labels])
        is_name = [label.called in _NAMES for label in self._labels]
        self._name_weights = np.where(is_name, self._weights, 0.0)
        self._lookup = Lookup(list(texts), [number in names for number in range(len(texts))])

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a key, None if there is none."""
        number = self._numbers.get(key)
        return None if number is None else self._entries[number]

    def find(self, query: str, limit: int = 10, also: Iterable[str] = ()) -> list[Found]:
        """Return the entries that answer a query, best first.

        An exact name has the score 1 and goes before all others. Those of the keys in `also` are
        returned beyond the limit, after the others, as far as they answer the query.
        """
        words = words_of(query[:_LONGEST_QUERY])
        if not words or not self._entries:
            return []
        whole = "".join(words)
        weights = self._weights if len(whole) >= _LEAST_KEYWORD else self._name_weights
        of_labels = self._lookup.together(whole)[self._label_texts] * weights
        apart = np.zeros(len(self._entries))
        distinct = tuple(dict.fromkeys(words))
        if 1 < len(distinct) <= _MOST_WORDS:
            apart = self._apart(distinct, of_labels)
        if max(of_labels.max(), apart.max()) < _GOOD:
            _raise(of_labels, self._lookup.chained(whole)[self._label_texts] * self._name_weights)
            _raise(of_labels, self._lookup.mistyped(whole)[self._label_texts] * self._weights)
        if not of_labels.any() and not apart.any():
            _raise(of_labels, self._lookup.scattered(whole)[self._label_texts] * self._name_weights)
        together = self._of_entries(of_labels)
        scores = np.maximum(together, apart)
        best = np.argsort(-scores, kind="stable")[:limit].tolist()
        chosen = dict.fromkeys(
            [*best, *(self._numbers[key] for key in also if key in self._numbers)]
        )
        return [
            self._found(number, float(scores[number]), words, of_labels)
            if together[number] >= apart[number]
            else self._found_apart(number, float(scores[number]), words)
            for number in chosen
            if scores[number] > 0
        ]

    def _apart(self, words: Sequence[str], of_labels: Values) -> Values:
        """Return the scores of entries that have all words at beginnings, in whatever order.

        Those that have them in one label raise that label's score, too.
        """
        begun = [self._lookup.begun(word) for word in words]
        shared = np.logical_and.reduce([values > 0 for values in begun])
        if shared.any():
            in_one = np.zeros(len(shared))
            for text in np.flatnonzero(shared).tolist():
                in_one[text] = self._lookup.in_one(text, words)
            _raise(of_labels, in_one[self._label_texts] * self._weights)
        entries = [self._of_entries(values[self._label_texts] * self._weights) for values in begun]
        everywhere = np.logical_and.reduce([scores > 0 for scores in entries])
        apart: Values = np.where(everywhere, _APART * np.mean(entries, axis=0), 0.0)
        return apart

    def _of_entries(self, of_labels: Values) -> Values:
        """Return the best score of each entry's labels."""
        best = np.zeros(len(self._entries))
        found = np.flatnonzero(of_labels)
        np.maximum.at(best, self._owners[found], of_labels[found])
        return best

    def _labels_of(self, number: int) -> range:
        following = number + 1
        last = self._first[following] if following < len(self._first) else len(self._labels)
        return range(self._first[number], last)

    def _found(self, number: int, score: float, words: Sequence[str], of_labels: Values) -> Found:
        """Return an entry with the label that has all words."""
        labels = self._labels_of(number)
        place = labels.start + int(np.argmax(of_labels[labels.start : labels.stop]))
        runs: Sequence[Span] = ()
        if self._labels[place].text == self._entries[number].title:
            runs = self._lookup.runs(int(self._label_texts[place]), words)
        return self._made(number, score, place, runs)

    def _found_apart(self, number: int, score: float, words: Sequence[str]) -> Found:
        """Return an entry with the strongest of the labels that have the words together."""
        places, title_runs = [], []
        for word in words:
            for place in self._labels_of(number):
                runs = self._lookup.begun_runs(int(self._label_texts[place]), word)
                if runs:
                    places.append(place)
                    if self._labels[place].text == self._entries[number].title:
                        title_runs += runs
                    break
        return self._made(number, score, min(places), title_runs)

    def _made(self, number: int, score: float, place: int, runs: Sequence[Span]) -> Found:
        entry, label = self._entries[number], self._labels[place]
        origin = letters_of(entry.title).spans if runs else ()
        spans = merged([origin[at] for start, end in runs for at in range(start, end)])
        return Found(entry, score, spans, label.called, label.text)


def _raise(values: Values, others: Values) -> None:
    np.maximum(values, others, out=values)
