"""Chooses the few sentences of a passage that show why it was found (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from indexer.keyword.highlighting import Match

Span = tuple[int, int]

LENGTH = 280  # characters, about
_REPEATED = 0.05  # what a word that matches again is worth beside its first match


def choose_excerpt(
    text: str,
    sentences: Sequence[Span],
    matches: Sequence[Match],
    weights: Sequence[float],
    closest: Span | None = None,
) -> Span:
    """Return the sentences in a row, of `LENGTH` characters at most, that hold most of the query.

    Each of the query's words counts once, by its weight, so that one rare word outweighs a common
    one and two words outweigh one twice. Among equals, what matches stands in the middle.

    Args:
        text: the passage.
        sentences: spans that tile it; one that is longer than `LENGTH` is taken alone.
        matches: what matches the query, in the order it begins.
        weights: what each of the query's groups is worth.
        closest: a sentence that must be in the excerpt.

    Returns:
        [start, end) in the text, without white space at its ends.
    """
    if len(text) <= LENGTH:
        return trimmed(text, 0, len(text))
    windows = [_from(sentences, first) for first in range(len(sentences))]
    if closest is not None:
        holding = [w for w in windows if w[0] <= closest[0] and closest[1] <= w[1]]
        windows = holding or [closest]

    def value(window: Span) -> tuple[float, float, int]:
        low, high = window
        held = [match for match in matches if low <= match[0] and match[1] <= high]
        distinct = {group for match in held for group in match[2]}
        worth = _REPEATED * len(held)
        for group in distinct:
            # A prefix that no known word completes has no weight of its own.
            worth += weights[group] if group < len(weights) else 1.0
        first, last = closest or _extent(held) or window
        return worth, -abs(first + last - low - high) / 2, -low

    start, end = max(windows, key=value)
    return trimmed(text, start, end)


def _from(sentences: Sequence[Span], first: int) -> Span:
    """Return as many sentences from the first as there is room for."""
    start, end = sentences[first]
    held = takewhile(lambda span: span[1] - start <= LENGTH, sentences[first:])
    return start, max((span[1] for span in held), default=end)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span of a text without the white space at its ends."""
    part = text[start:end]
    stripped = part.strip()
    if not stripped:
        return start, start
    low = start + len(part) - len(part.lstrip())
    return low, low + len(stripped)


def _extent(matches: Sequence[Match]) -> Span | None:
    """Return from where to where there are matches."""
    return (matches[0][0], max(match[1] for match in matches)) if matches else None
