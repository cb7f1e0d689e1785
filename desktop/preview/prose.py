"""Plain text as blocks: its lines, or its paragraphs where a page broke them into lines (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from desktop.preview.blocks import Block, Piece, split, whole

_BULLET: Final = re.compile(r"\s*(?:[•‣◦▪·*\-–—]|\(?\d{1,3}[.)]|[a-z]\))\s")
_FULL: Final = 0.72  # of the usual length of a line: a shorter one ends its paragraph
_SHORT: Final = 40  # characters; lines of verses and tables are no longer
_WIDE: Final = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"))

Part = tuple[int, str]  # where it begins in the extracted text, and its name


def prose(text: str, start: int, parts: Sequence[Part] = (), *, broken: bool) -> list[Block]:
    """Return the blocks of a stretch of extracted text that begins at `start`.

    Where parts such as pages begin, their names stand. With `broken` the lines are a page's, and
    paragraphs are made of them.
    """
    borders = {at: name for at, name in parts if name}
    blocks: list[Block] = []
    lines = list(_lines(text, start))
    usual = _usual_length(lines) if broken else 0
    apart = False
    open_ended = False  # whether the last line goes on in the next
    for at, line in lines:
        name = next((borders.pop(key) for key in sorted(borders) if key <= at + len(line)), None)
        if name is not None:
            blocks.append(Block(name, "part", at, apart=bool(blocks)))
            apart = open_ended = False
        if not line.strip():
            apart, open_ended = bool(blocks), False
            continue
        if open_ended and not _BULLET.match(line):
            blocks[-1] = _joined(blocks[-1], at, line)
        else:
            ended = bool(blocks) and len(blocks[-1].pieces) > 1  # a paragraph made of lines
            blocks.append(whole(line, "text", at, apart=apart or ended))
        apart = False
        open_ended = usual > _SHORT and len(line) >= _FULL * usual
    return [cut for block in blocks for cut in split(block)]


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _usual_length(lines: Sequence[tuple[int, str]]) -> int:
    """Return the length that a line of full width has: that of the longer ones."""
    lengths = sorted(len(line) for _, line in lines if line.strip())
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _joined(block: Block, at: int, line: str) -> Block:
    lead = len(line) - len(line.lstrip())
    line, at = line[lead:], at + lead
    glue = "" if _wide(block.text[-1:]) and _wide(line[:1]) else " "
    pieces = (*block.pieces, Piece(len(block.text) + len(glue), at, len(line)))
    return Block(block.text + glue + line, "text", block.source, pieces=pieces, apart=block.apart)


def _wide(char: str) -> bool:
    """Tell whether a character is of a script that is written without spaces."""
    return any(low <= char <= high for low, high in _WIDE)
