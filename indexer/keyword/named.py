"""Which documents are called what a query says: by beginnings of their name's words or initials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from indexer.keyword.analysis import INITIALS, VOCABULARY
from indexer.keyword.folding import casefold, fold, tokens
from indexer.keyword.naming import parts_of
from indexer.keyword.snapshot import Mask, Snapshot

_MOST_WORDS: Final = 8  # a longer query is no name
_LETTERS: Final = range(2, 256)  # of a query: file systems have no longer names
_COMPLETIONS: Final = 128  # terms that a beginning stands for
_INITIALS: Final = range(2, 9)  # how many letters are looked up as initials


def named_documents(words: Iterable[str], snapshot: Snapshot) -> Mask | None:
    """Return the documents whose name has all of the words; None without any.

    A word is in a name if each of its parts begins a word of the name, or if the name's initials
    are the word's letters: ``quar rev``, ``q3bud`` and ``qbr`` are.
    """
    words = [token for text in words for token in tokens(text)]
    if not 0 < len(words) <= _MOST_WORDS or sum(map(len, words)) not in _LETTERS:
        return None
    mask = snapshot.live.copy()
    for word in sorted(words, key=len, reverse=True):  # the longest is in the fewest names
        mask &= _spelt(word, snapshot) | _abbreviated(word, snapshot)
        if not mask.any():
            return None
    return mask


def _spelt(word: str, snapshot: Snapshot) -> Mask:
    mask = snapshot.live.copy()
    parts = parts_of(word)
    for part in sorted(parts, key=len, reverse=True):
        mask &= _beginning(part.encode("utf-8", "replace"), "name", snapshot)
        if not mask.any():
            break
    if len(parts) == 1:
        return mask
    # A name may hold it as one word: `getNewCat` is in getnewcategory.py.
    whole = fold(casefold(word)).encode("utf-8", "replace")
    return mask | _beginning(whole, "name", snapshot)


def _abbreviated(word: str, snapshot: Snapshot) -> Mask:
    letters = fold(casefold(word))
    if len(letters) not in _INITIALS or not letters.isalnum():
        return np.zeros(snapshot.count, bool)
    return _beginning(letters.encode("utf-8", "replace"), INITIALS, snapshot)


def _beginning(start: bytes, field: str, snapshot: Snapshot) -> Mask:
    """Return the documents with a term in this field that begins so."""
    terms = {term for term, _ in snapshot.starting_with(field, start, _COMPLETIONS)}
    if field != INITIALS:  # the field has stems; a word as written may be longer
        entries = snapshot.starting_with(VOCABULARY, start, _COMPLETIONS)
        terms |= {entry.partition(b"\0")[2] for entry, _ in entries}
    mask: Mask = np.zeros(snapshot.count, bool)
    for term in terms:
        found = snapshot.joined(field, term)
        if found is not None:
            mask[found.docs] = True
    return mask
