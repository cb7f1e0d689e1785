"""Lets go of the words that this process remembers to be quicker the next time."""

from __future__ import annotations

from indexer.keyword.folding import fold
from indexer.keyword.highlighting import forget_tokens
from indexer.keyword.lexicon import lexicon_of


def forget_words() -> None:
    """Forget the words of all texts that were analysed or highlighted so far."""
    fold.cache_clear()
    lexicon_of.cache_clear()
    forget_tokens()
