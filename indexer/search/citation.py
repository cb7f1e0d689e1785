"""Says where a passage stands, for people and for programs."""

from __future__ import annotations

from indexer.contract.messages import Citation
from indexer.documents import Passage, Unit


def cite(passage: Passage, unit: Unit) -> Citation:
    """Make the citation of a passage of a document with these units."""
    return Citation(
        page=passage.page,
        line_start=passage.line_start,
        line_end=passage.line_end,
        char_start=passage.start,
        char_end=passage.end,
        label=label(passage, unit),
    )


def label(passage: Passage, unit: Unit) -> str:
    """Spell where a passage stands: "p. 3, lines 41–44"."""
    first, last = passage.line_start, passage.line_end
    counted = ("row", "rows") if unit == "sheet" else ("line", "lines")
    lines = f"{counted[0]} {first}" if first == last else f"{counted[1]} {first}–{last}"
    part = part_label(passage, unit)
    return f"{part}, {lines}" if part else lines


def part_label(passage: Passage, unit: Unit) -> str:
    """Spell which part of its document a passage is in: "p. 3"; "" where there are none."""
    match unit:
        case "page":
            return f"p. {passage.page}"
        case "slide":
            return f"slide {passage.page}"
        case "sheet":
            return f"sheet {passage.part_name or passage.page}"
        case "chapter":
            name = f" “{passage.part_name}”" if passage.part_name else ""
            return f"ch. {passage.page}{name}"
        case "none":
            return ""
