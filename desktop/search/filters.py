"""Which filters of a query become chips, and how chips and text make the query (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from indexer.contract.query_language import filter_spans

_LONGEST: Final = 1000  # characters; in a longer text, which was pasted, no chips are made


def ended_filter(text: str, cursor: int, now: datetime) -> tuple[int, int] | None:
    """Return where the filter is that the space just typed before the cursor has ended."""
    if not 1 < cursor <= len(text) <= _LONGEST or text[cursor - 1] != " ":
        return None
    spans = filter_spans(text, now)
    return next((span for span in spans if span[1] == cursor - 1), None)


def without(text: str, span: tuple[int, int]) -> tuple[str, int]:
    """Take a filter and the space after it out of a text; return the rest and the cursor in it."""
    start, end = span
    return text[:start] + text[end + 1 :], start


def composed(chips: Sequence[str], text: str) -> str:
    """Return the query that chips and the text after them stand for."""
    return "".join(f"{chip} " for chip in chips) + text


def split(query: str, now: datetime) -> tuple[tuple[str, ...], str]:
    """Split a query into the filters that it begins with, each before one space, and the rest."""
    chips: list[str] = []
    at = 0
    for start, end in filter_spans(query, now):
        if start != at or query[end : end + 1] != " ":
            break
        chips.append(query[start:end])
        at = end + 1
    return tuple(chips), query[at:]
