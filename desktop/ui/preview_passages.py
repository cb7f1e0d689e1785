"""Where a hit's passages stand in its extracted text, and which is which by now (pure)."""

from __future__ import annotations

from desktop.preview.blocks import Span
from desktop.ui.preview_layout import Marks
from indexer.contract.messages import Hit, Passage


def marks_of(hit: Hit, passage: Passage | None) -> Marks:
    """Return what to mark while a passage is shown, in characters of the extracted text."""
    if passage is None:
        return Marks()
    return Marks(
        (passage.citation.char_start, passage.citation.char_end),
        tuple(span for each in hit.passages for span in _moved(each, each.highlights)),
        tuple(span for each in hit.passages if each.closest
              for span in _moved(each, [each.closest])),
    )  # fmt: skip


def important(passage: Passage) -> int:
    """Return the place of the extracted text that must be seen: the excerpt's end."""
    return passage.citation.char_start + max(passage.excerpt[1] - 1, 0)


def state_of(hit: Hit) -> tuple[str, str]:
    """Return what tells one state of a file from the next."""
    return hit.id, hit.modified


def _moved(passage: Passage, spans: list[Span]) -> list[Span]:
    """Return spans of a passage as spans of the extracted text."""
    start = passage.citation.char_start
    return [(start + low, start + high) for low, high in spans]


def same_passage(before: Hit | None, number: int, hit: Hit) -> int:
    """Return the number that a passage has by now, 0 where it is not there any more."""
    if before is None or number >= len(before.passages) or number == 0:
        return 0
    start = before.passages[number].citation.char_start
    starts = [passage.citation.char_start for passage in hit.passages]
    return starts.index(start) if start in starts else 0
