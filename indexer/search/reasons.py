"""Tells a person what a hit's score is made of (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.contract.messages import Contribution
from indexer.search.ranking import Ranked

_WORDS = "words"
_WHERE = {"name": "name", "title": "title", "path": "path", "body": "text"}


def explained(ranked: Ranked, fields: Mapping[str, float]) -> list[Contribution]:
    """Return the contributions of a hit, the largest first; they sum to its score.

    Args:
        ranked: the hit's place in the ranking model.
        fields: what each field of the keyword index adds to its BM25F score.
    """
    total = sum(fields.values())
    shares: dict[str, float] = {}
    for part in ranked.contributions:
        if part.reason == _WORDS and total > 0:
            for field, score in fields.items():
                reason = f"{_WORDS} in its {_WHERE.get(field, field)}"
                shares[reason] = part.share * score / total
        else:
            shares[part.reason] = part.share
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    return [Contribution(reason, round(share, 4)) for reason, share in ordered]
