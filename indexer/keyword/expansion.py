"""From a parsed query to the index terms it asks for: stems, accentless spellings, prefixes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from whoosh.lang.stopwords import stoplists

from indexer.contract.query_language import ParsedQuery
from indexer.keyword.analysis import VOCABULARY, Group, query_words
from indexer.keyword.correction import MAX_LANGUAGES, Correction, terms_of, widen
from indexer.keyword.folding import fold
from indexer.keyword.scoring import Synonyms
from indexer.keyword.snapshot import Snapshot

_MAX_GROUPS: Final = 128  # of a query, and of each of its phrases: a paste's first ones hold
_MOST_SPELT: Final = 32  # groups of a query whose spelling is looked at: a paste is not typed
_PLACED: Final = 8  # terms of a group whose positions are read: those of a letter's would be many
_COMPLETIONS: Final = 16  # terms that a prefix stands for
_MINOR: Final = (
    0.25  # what a stop word is worth beside a word: best of 0 to 0.5 over four test sets
)
_FIRST_SYLLABLE: Final = 0xAC00  # of Hangul; the finals of one beginning follow each other
_SYLLABLES: Final = range(_FIRST_SYLLABLE, 0xD7A4)
_FINALS: Final = 28
_COMPLETION: Final = 0.8  # what a completion is worth beside the word itself
_SHORT_PREFIX: Final = 2  # characters; shorter ones are completed in names and titles first
_FEW_WORDS: Final = 3  # a query shorter than this keeps its stop words
_STOP_WORDS: Final = {
    language: frozenset(fold(word.casefold()) for word in words)
    for language, words in stoplists.items()
}
# Question words and auxiliaries that Snowball's list lacks and questions are full of.
_STOP_WORDS["en"] |= frozenset(
    {"can", "could", "do", "does", "how", "what", "when", "where", "which", "who", "why", "will",
     "would", "should", "did", "has", "had", "was", "were", "been", "being", "into", "about",
     "any", "there", "their", "if", "so", "than", "then", "these", "those", "such", "also", "may",
     "must"}
)  # fmt: skip


class Slot(NamedTuple):
    """One position of a phrase: any of these terms stands there."""

    offset: int  # from the start of the phrase, in token positions
    terms: frozenset[bytes]


Phrase = tuple[Slot, ...]


class QueryTerms(NamedTuple):
    """What a query looks for in the index."""

    groups: tuple[Synonyms, ...] = ()  # each stands for one thing asked for; one of them matches
    minor: tuple[Synonyms, ...] = ()  # stop words: they tell matches apart but make none
    phrases: tuple[Phrase, ...] = ()  # required
    excluded: tuple[Phrase, ...] = ()
    prefixes: tuple[bytes, ...] = ()  # folded: words that start so are highlighted
    below: tuple[Synonyms, ...] = ()  # near spellings: found below all that the groups find
    corrections: tuple[Correction, ...] = ()

    @property
    def matching(self) -> tuple[Synonyms, ...]:
        """Return all groups of which a term matches."""
        return (*self.groups, *self.below)

    @property
    def terms(self) -> frozenset[bytes]:
        """Return the terms whose places tell passages apart: of many synonyms, the first ones."""
        return frozenset(term for group in self.matching for term in islice(group, _PLACED))


def expand(query: ParsedQuery, snapshot: Snapshot) -> QueryTerms:
    """Return the terms of a query in this generation of the index."""
    languages = snapshot.languages[:MAX_LANGUAGES]
    plain = [group for text in query.words for group in _groups(text, languages)][:_MAX_GROUPS]
    started = [_groups(text, languages) for text in query.prefixes]
    kept, minor = _split_stop_words(plain, bool(started or query.phrases), languages)
    typed = len(kept) + sum(map(len, started)) <= _MOST_SPELT
    spelling = _Spelling(snapshot if typed else None)
    merged: dict[frozenset[bytes], Synonyms] = {}
    for group in kept:
        if group.terms not in merged:
            merged[group.terms] = spelling.widened(group, _spellings(group, snapshot))
    for groups in started:
        for index, group in enumerate(groups):
            synonyms = _spellings(group, snapshot)
            complete = index in {0, len(groups) - 1}
            if complete:
                synonyms = _completed(group, synonyms, snapshot)
            merged[group.terms] = spelling.widened(group, synonyms, prefix=complete)
    phrases = [_phrase(text, languages, snapshot) for text in query.phrases]
    for phrase in phrases:
        for slot in phrase:
            merged.setdefault(slot.terms, dict.fromkeys(slot.terms, 1.0))
    excluded = (_phrase(text, languages, snapshot) for text in query.excluded)
    return QueryTerms(
        groups=tuple(merged.values())[:_MAX_GROUPS],
        minor=tuple({group.terms: dict.fromkeys(group.terms, _MINOR) for group in minor}.values()),
        phrases=tuple(phrase for phrase in phrases if phrase),
        excluded=tuple(phrase for phrase in excluded if phrase),
        prefixes=tuple(groups[-1].written for groups in started if groups),
        below=tuple(spelling.below),
        corrections=tuple(spelling.corrections),
    )


class _Spelling:
    """Adds to a query's groups what they may stand for where they are misspelt."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        """None takes every word as it is."""
        self._snapshot = snapshot
        self.below: list[Synonyms] = []
        self.corrections: list[Correction] = []

    def widened(self, group: Group, synonyms: Synonyms, *, prefix: bool = False) -> Synonyms:
        """Return what a group stands for, near spellings and all."""
        if self._snapshot is None:
            return synonyms
        found = widen(group, synonyms, self._snapshot, prefix=prefix)
        if found.below:
            self.below.append(found.below)
        if found.correction:
            self.corrections.append(found.correction)
        return found.within


def expand_name(text: str, snapshot: Snapshot) -> list[Synonyms]:
    """Return the groups a ``name:`` filter asks for, all required; the last may go on."""
    groups = _groups(text, snapshot.languages[:MAX_LANGUAGES])
    found: list[Synonyms] = [_spellings(group, snapshot) for group in groups]
    if groups:
        terms = snapshot.starting_with("name", groups[-1].written, 1 << 10)
        found[-1] = dict(found[-1]) | dict.fromkeys((term for term, _ in terms), 1.0)
    return found


def _groups(text: str, languages: Sequence[str]) -> list[Group]:
    groups = (group for word in query_words(text, languages) for group in word.groups)
    return list(islice(groups, _MAX_GROUPS))


def _split_stop_words(
    groups: list[Group], others: bool, languages: Iterable[str]
) -> tuple[list[Group], list[Group]]:
    """Tell the stop words of the one language that has most of them from the other words.

    All count as words in a short query, and where nothing else would be left.
    """
    if len(groups) < _FEW_WORDS:
        return groups, []
    written = [group.written.decode("utf-8", "replace") for group in groups]
    present = {"en", *languages} & _STOP_WORDS.keys()
    counts = {language: sum(w in _STOP_WORDS[language] for w in written) for language in present}
    stop_words = _STOP_WORDS[max(sorted(counts), key=counts.__getitem__)]
    pairs = list(zip(groups, written, strict=True))
    kept = [group for group, word in pairs if word not in stop_words]
    if not kept and not others:
        return groups, []
    return kept, [group for group, word in pairs if word in stop_words]


def _spellings(group: Group, snapshot: Snapshot) -> Synonyms:
    """Return a group's terms with those that documents have the word as written under."""
    terms = group.terms.union(terms_of(group.written, snapshot))
    return dict.fromkeys(sorted(terms), 1.0)


def _completed(group: Group, synonyms: Synonyms, snapshot: Snapshot) -> Synonyms:
    """Return the synonyms with what the group may be the beginning of.

    A single letter begins too many words: it is completed in names and titles, and elsewhere only
    where these have nothing.
    """
    written = group.written.decode("utf-8", "replace")
    weights: dict[bytes, float] = {}
    for fields in (("name", "title"), (VOCABULARY, "body", "path")):
        if weights and len(written) < _SHORT_PREFIX:
            break
        for field in fields:
            for entry, weight in _going_on(written, field, snapshot):
                term = entry.partition(b"\0")[2] if field == VOCABULARY else entry
                weights[term] = max(weights.get(term, 0.0), weight)
    best = sorted(weights, key=lambda term: (-weights[term], term))[:_COMPLETIONS]
    return dict.fromkeys(best, _COMPLETION) | dict(synonyms)


def _going_on(written: str, field: str, snapshot: Snapshot) -> list[tuple[bytes, float]]:
    """Return the terms that a beginning goes on as, with their weights.

    A Korean syllable without a final consonant may yet get one: 하 goes on as 한.
    """
    last = ord(written[-1])
    if (last - _FIRST_SYLLABLE) % _FINALS or last not in _SYLLABLES:
        start = written.encode("utf-8", "replace")
        return snapshot.starting_with(field, start, _COMPLETIONS)
    syllables = [written[:-1] + chr(last + final) for final in range(_FINALS)]
    # All but the last byte are the same for 64 neighbours.
    starts = {syllable.encode()[:-1] for syllable in (syllables[0], syllables[-1])}
    kept = tuple(syllable.encode() for syllable in syllables)
    return [
        found
        for start in sorted(starts)
        for found in snapshot.starting_with(field, start, 4 * _COMPLETIONS)
        if found[0].startswith(kept)
    ]


def _phrase(text: str, languages: Sequence[str], snapshot: Snapshot) -> Phrase:
    slots: dict[int, frozenset[bytes]] = {}
    for group in _groups(text, languages):
        terms = frozenset(_spellings(group, snapshot))
        slots[group.offset] = slots.get(group.offset, frozenset()) | terms
    return tuple(Slot(offset, terms) for offset, terms in sorted(slots.items()))
