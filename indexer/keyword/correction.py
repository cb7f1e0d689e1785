"""Decides which words of a query are misspelt, and what they may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log
from typing import Final, NamedTuple

from indexer.keyword.analysis import VOCABULARY, Group
from indexer.keyword.folding import NGRAM
from indexer.keyword.language import stem
from indexer.keyword.schema import TEXT_FIELDS
from indexer.keyword.snapshot import Snapshot
from indexer.keyword.spelling import Likeness

MAX_LANGUAGES: Final = 16  # the most frequent ones of the index
_LIKE: Final = 8  # words that a misspelt one may stand for
_LOOKED_UP: Final = 16  # of which these are chosen
_NEAR: Final = {1: 0.6, 2: 0.35}  # by their distance, what they are worth beside the word itself
_BY_CHANCE: Final = 0.1
_UNLIKELY: Final = 0.2  # times that for those that are seldom meant, beside others
_MOST: Final = 0.9
_FEW: Final = 3  # documents; a word that so few have may still be misspelt
_MORE_FREQUENT: Final = 20  # times, for another word to be the one that was probably meant
_SPELLINGS: Final = 8  # terms that a word as written is looked up under
_ENDING: Final = 3  # characters that forms of a word may differ in
_LEAST_START: Final = 4
_MANY: Final = 0.05  # of the documents
_INFLECTIONS: Final = 256  # words looked at for such forms


class Correction(NamedTuple):
    """A word of a query that is probably misspelt."""

    written: bytes  # folded, as the query has it
    word: str  # folded, as documents have it
    unknown: bool  # no document has it as the query does


class Widened(NamedTuple):
    """A word's terms, and what else it may stand for where it is misspelt, with weights."""

    within: Mapping[bytes, float]  # what the word is looked up by
    below: Mapping[bytes, float] = {}  # ranks below every document with the word itself
    correction: Correction | None = None


def terms_of(written: bytes, snapshot: Snapshot) -> list[bytes]:
    """Return the index terms that documents have a word as written under."""
    known = snapshot.starting_with(VOCABULARY, written + b"\0", _SPELLINGS)
    return [entry.partition(b"\0")[2] for entry, _ in known]


def widen(
    group: Group, synonyms: Mapping[bytes, float], snapshot: Snapshot, *, prefix: bool
) -> Widened:
    """Return what a word stands for: its synonyms, and near spellings if it is misspelt.

    Misspelt is a word that no document has, or hardly any. The beginning of a word is when
    nothing begins so. Numbers and scripts without spaces are not.
    """
    word = group.written.decode("utf-8", "replace")
    if group.compound or _has_others(word) or NGRAM.search(word):
        return Widened(synonyms)
    exact = _documents(synonyms, snapshot)
    known = _known(group.written, snapshot, prefix=prefix)
    known = known or bool(exact and _inflected(word, group, snapshot))
    if known and (exact > _FEW or (exact and prefix)):
        return Widened(synonyms)
    if exact and not known:
        # No document has the word: one of its stems is there by chance.
        synonyms = dict.fromkeys(synonyms, _BY_CHANCE)
        exact = 0
    near = _near(word, snapshot, prefix=prefix)
    if not near:
        return Widened(synonyms)
    weights = _weights(word, near, snapshot)
    correction = None
    if not exact or near[0].documents >= _MORE_FREQUENT * exact:
        correction = Correction(group.written, near[0].written.decode(), not exact)
    if exact:
        others = {term: weight for term, weight in weights.items() if term not in synonyms}
        return Widened(synonyms, others, correction)
    return Widened({**synonyms, **weights}, {}, correction)


def _known(written: bytes, snapshot: Snapshot, *, prefix: bool) -> bool:
    """Tell whether a document has the word as it is written, or one that begins so."""
    if terms_of(written, snapshot):
        return True
    fields = (VOCABULARY, "name", "title", "body", "path") if prefix else ()
    return any(snapshot.starting_with(field, written, 1) for field in fields)


def _has_others(word: str) -> bool:
    """Tell whether a word has other characters than letters and their vowel signs."""
    return any(char.isnumeric() or (char.isascii() and not char.isalpha()) for char in word)


def _documents(terms: Iterable[bytes], snapshot: Snapshot) -> int:
    """Return about how many documents have any of the terms: more than a few, or exactly."""
    most = 0
    for term in terms:
        for field in TEXT_FIELDS:
            most = max(most, snapshot.living(field, term))
            if most > _FEW:
                return most
    return most


def _inflected(word: str, group: Group, snapshot: Snapshot) -> bool:
    """Tell whether documents have another form of the word: with its beginning and its stem.

    The two must have their stem in the same language, and one that many documents are in: among
    the stems of many languages one is often there by chance.
    """
    start = word[: max(len(word) - _ENDING, _LEAST_START)].encode()
    entries = snapshot.starting_with(VOCABULARY, start, _INFLECTIONS)
    pairs = (entry.split(b"\0") for entry, _ in entries)
    forms = {written.decode() for written, term in pairs if term in group.terms}
    counts = snapshot.starting_with("language", b"", MAX_LANGUAGES)
    least = _MANY * sum(count for _, count in counts)
    languages = ("", *(name.decode() for name, count in counts if count >= least))
    return any(stem(form, name) == stem(word, name) for name in languages for form in forms)


def _near(word: str, snapshot: Snapshot, *, prefix: bool) -> list[Likeness]:
    """Return the likeliest words: of the nearest ones the most frequent, whole words first."""
    near = [like for like in snapshot.speller.like(word) if like.distance]
    if prefix:
        whole = {like.written for like in near}
        beginnings = snapshot.speller.like(word, prefix=True)
        near += [like for like in beginnings if like.distance and like.written not in whole]
    least = min((like.distance for like in near), default=0)
    nearest = [like for like in near if like.distance == least]

    def preference(like: Likeness) -> tuple[bool, float]:
        return not _likely(word, like), -like.documents

    # What a vocabulary says of a word's documents counts those deleted and each version of one
    # that was written anew.
    nearest = [
        like._replace(documents=min(like.documents, _most_living(like, snapshot)))
        for like in sorted(nearest, key=preference)[:_LOOKED_UP]
    ]
    return sorted((like for like in nearest if like.documents), key=preference)[:_LIKE]


def _most_living(like: Likeness, snapshot: Snapshot) -> int:
    """Return how many documents have a word at most: those that have it in any form."""
    terms = terms_of(like.written, snapshot)
    return max((snapshot.living(f, term) for term in terms for f in TEXT_FIELDS), default=0)


def _likely(word: str, like: Likeness) -> bool:
    """Tell whether a word differs by a letter left out or by two swapped.

    There are few ways to do so, and many to hit another key, so that each of those is likelier
    (Kernighan, Church and Gale, "A spelling correction program based on a noisy channel model",
    1990).
    """
    written = like.written.decode()
    left_out = len(written) == len(word) + 1
    return like.distance == 1 and (left_out or sorted(written) == sorted(word))


def _weights(word: str, near: list[Likeness], snapshot: Snapshot) -> dict[bytes, float]:
    """Return what the terms of near spellings are worth beside the word itself.

    All terms of a group are scored by the frequency of its most frequent one. Here they are no
    synonyms: a rare word must not drown among the documents of a frequent one.
    """
    terms: dict[bytes, float] = {}
    for like in near:
        less_likely = _likely(word, near[0]) and not _likely(word, like)
        weight = _NEAR[like.distance] * (_UNLIKELY if less_likely else 1.0)
        for term in terms_of(like.written, snapshot):
            terms.setdefault(term, weight)
    rarities = {term: _rarity(term, snapshot) for term in terms}
    least = min(rarities.values(), default=1.0)
    return {term: min(terms[term] * rarities[term] / least, _MOST) for term in terms}


def _rarity(term: bytes, snapshot: Snapshot) -> float:
    """Return a term's inverse document frequency, in the field where it is most frequent."""
    found = (snapshot.joined(field, term) for field in TEXT_FIELDS)
    most = max((len(postings.docs) for postings in found if postings), default=0)
    return log(snapshot.count / (most + 1)) + 1
