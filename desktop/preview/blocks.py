"""A text as a preview shows it: blocks with styles, each knowing where it comes from (pure)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

Span = tuple[int, int]  # [start, end), in characters
Kind = Literal["text", "heading", "quote", "item", "code", "source", "rule", "part"]
Style = Literal[
    "strong", "emphasis", "struck", "inline-code", "link", "faint",
    "comment", "keyword", "string", "number", "type", "function", "tag", "added", "removed",
    "token", "field",  # of a snippet: a placeholder, and what the person is asked for
]  # fmt: skip

LONGEST: Final = 1200  # characters of a block: what is laid out at once


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a block in a style."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a block from `at` on that stand at `source` in the extracted text."""

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or line of code.

    `source` is where it stands in the extracted text. `level` is a heading's level or how deep an
    item or quote lies; `label` is an item's bullet, a line's number or a part's name. `apart`
    tells whether there is room before it.
    """

    text: str
    kind: Kind
    source: int
    level: int = 0
    label: str = ""
    runs: tuple[Run, ...] = ()
    pieces: tuple[Piece, ...] = ()
    apart: bool = False


def spans_in(block: Block, spans: Iterable[Span]) -> list[Span]:
    """Return the characters of a block that spans of the extracted text are, ascending.

    What is joined in the block is one span, with what stands between.
    """
    if not block.pieces:
        return []
    last = block.pieces[-1]
    begins, ends = block.pieces[0].source, last.source + last.length
    found: list[Span] = []
    for start, end in spans:
        if end <= begins or start >= ends:
            continue
        low, high = -1, -1
        for piece in block.pieces:
            first = max(start, piece.source)
            beyond = min(end, piece.source + piece.length)
            if first < beyond:
                low = piece.at + first - piece.source if low < 0 else low
                high = piece.at + beyond - piece.source
        if low >= 0:
            found.append((low, high))
    return sorted(found)


def position_in(block: Block, source: int) -> int:
    """Return the character of a block at or after a place in the extracted text."""
    for piece in block.pieces:
        if source < piece.source + piece.length:
            return piece.at + max(source - piece.source, 0)
    return len(block.text)


def block_at(blocks: Sequence[Block], source: int) -> int:
    """Return the number of the block that holds a place of the extracted text; -1 of none.

    Blocks stand in the order of their sources; of several at one place it is the last.
    """
    if not blocks:
        return -1
    return max(bisect_right(blocks, source, key=lambda block: block.source) - 1, 0)


def whole(text: str, kind: Kind, source: int, *, apart: bool = False) -> Block:
    """Make a block whose text is the extracted text's."""
    return Block(text, kind, source, pieces=(Piece(0, source, len(text)),), apart=apart)


def split(block: Block) -> Iterator[Block]:
    """Cut a block that is too long to be laid out at once, at white space where there is some."""
    text, start = block.text, 0
    if len(text) <= LONGEST:
        yield block
        return
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            space = text.rfind(" ", start + LONGEST // 2, end)
            end = space + 1 if space >= 0 else end
        yield _cut(block, start, end)
        start = end


def _cut(block: Block, start: int, end: int) -> Block:
    pieces = tuple(
        Piece(low - start, piece.source + low - piece.at, high - low)
        for piece in block.pieces
        if (low := max(piece.at, start)) < (high := min(piece.at + piece.length, end))
    )
    runs = tuple(
        Run(max(run.start, start) - start, min(run.end, end) - start, run.style)
        for run in block.runs
        if run.start < end and run.end > start
    )
    return replace(
        block,
        text=block.text[start:end],
        source=pieces[0].source if pieces else block.source,
        label=block.label if not start else "",
        runs=runs,
        pieces=pieces,
        apart=block.apart and not start,
    )
