"""What a file's name is found by beside its words: the first letters of its parts (pure)."""

from __future__ import annotations

import os
from typing import Final

from indexer.keyword.folding import NGRAM, fold, tokens
from indexer.keyword.tokens import split_token

_MOST_PARTS: Final = 16  # of a name; the first ones hold
_LEAST_INITIALS: Final = 2


def parts_of(text: str) -> list[str]:
    """Return the folded parts of a text's words in their order.

    ``getNewCategory_2`` has the parts get, new, category and 2; scripts without spaces have a
    part for each character.
    """
    return [
        fold(piece.word)
        for token in tokens(text)
        for piece in split_token(token).pieces
        if not piece.compound
    ]


def initials_of(name: str) -> str:
    """Return the first letters of a name's parts, without its extension."""
    parts = parts_of(os.path.splitext(name)[0])[:_MOST_PARTS]
    return "".join(part[0] for part in parts if part and not NGRAM.match(part))


def initial_terms(name: str) -> set[bytes]:
    """Return the index terms of a name's initials: from each part on, those of all that follow.

    So any run of them is the beginning of a term: ``qb`` and ``br`` of Quarterly Business Review.
    """
    initials = initials_of(name)
    starts = range(len(initials) - _LEAST_INITIALS + 1)
    return {initials[start:].encode("utf-8", "replace") for start in starts}
