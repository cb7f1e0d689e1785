"""How much meaning counts beside words in a search: it follows the query (pure).

The shape was chosen for what tells queries apart, its figures were fitted on six collections (see
ARCHITECTURE.md): words count more the further the best documents by words stand out from the
rest, the more words were asked for, and the less the model knows of the query's language.
"""

from __future__ import annotations

from collections.abc import Sequence

# The weight of a query that tells nothing; what `search.semantic_weight` stands for by default.
DEFAULT_SETTING = 0.8

_FULL = 1.0
_STANDING_OUT = 0.22  # taken away when the tenth document has none of the words
_PER_WORD = 0.024
_WORDS = range(3, 10)  # that this counts for
_PER_CHARACTER = 0.115
_FAMILIAR = 4.5  # characters a word piece from which the model knows a language well
_LEAST, _MOST = 0.4, 0.97
# A word or two name a thing more often than they ask about it.
_NAMING = 0.6

_FEEDBACK = 0.38
_CERTAIN = 0.32  # cosine between the best document and the tenth, from which feedback adds nothing
_RANK = 10


def semantic_weight(
    keyword_scores: Sequence[float], words: int, characters_per_piece: float, setting: float
) -> float:
    """Return the share of meaning in a fused score, 0…1.

    Args:
        keyword_scores: BM25F scores of the documents that words found, best first.
        words: how many things the query asks for, stop words left out.
        characters_per_piece: of the query, in the model's vocabulary; about 5 in a language it
            was made for, 3 in one spelt with its letters, 1 in one that it can only spell out.
        setting: what the person wants, 0…1; 0.8 leaves the weight as it is.
    """
    weight = (
        _FULL
        - _STANDING_OUT * standing_out(keyword_scores)
        - _PER_WORD * (min(max(words, _WORDS.start), _WORDS.stop) - _WORDS.start)
        - _PER_CHARACTER * max(_FAMILIAR - characters_per_piece, 0.0)
    )
    weight = min(max(weight, _LEAST), _MOST if words >= _WORDS.start else _NAMING)
    return min(max(weight * setting / DEFAULT_SETTING, 0.0), 1.0)


def standing_out(scores: Sequence[float]) -> float:
    """Return how far the best of descending scores is above the tenth next, as a share: 0…1."""
    if not scores or scores[0] <= 0:
        return 0.0
    return 1.0 - scores[min(_RANK, len(scores) - 1)] / scores[0]


def feedback_weight(cosines: Sequence[float]) -> float:
    """Return how much of the best passages' vectors is added to a query's, 0 or more.

    The less the best document (of descending cosines) stands out, the more: then the query alone
    does not say well enough what is meant. Rocchio's feedback on vectors, as in Li et al.,
    "Pseudo Relevance Feedback with Deep Language Models and Dense Retrievers" (2021).
    """
    if not cosines:
        return 0.0
    gap = cosines[0] - cosines[min(_RANK, len(cosines) - 1)]
    return _FEEDBACK * max(1.0 - gap / _CERTAIN, 0.0)
