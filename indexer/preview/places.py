"""Finds a passage among a page's characters whatever the white space and hyphens between them.

The extracted text has lost white space, hyphens at line ends and what is no character; what is
left stands in the same order on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom
_HYPHENS: Final = frozenset("\ufffe\x02")  # PDFium's marks where a line ended in one
_SHARED: Final = 0.5  # of the lower one's height, for two to be on one line
_APART: Final = 3.0  # heights between two characters of one line; more is another column


def kept(char: str) -> bool:
    """Tell whether a character is compared."""
    return not (char.isspace() or char in _HYPHENS or char == "\0" or "\ud800" <= char <= "\udfff")


def find(
    chars: Sequence[str], passage: str, words: Sequence[tuple[int, int]], line: int
) -> tuple[list[int], list[list[int]]]:
    """Return the indexes of a page's characters that a passage is, and those that its words are.

    `words` are spans in the passage; `line`, 1-based, tells equal passages apart: the one that
    begins nearest to it counts. Both are empty when the page does not have the passage.
    """
    at = [index for index, char in enumerate(chars) if kept(char)]
    page = "".join(chars[index] for index in at)
    inside = [index for index, char in enumerate(passage) if kept(char)]
    needle = "".join(passage[index] for index in inside)
    lines = _lines(chars)
    starts = [match.start() for match in re.finditer(f"(?={re.escape(needle)})", page)]
    if not needle or not starts:
        return [], []
    best = min(starts, key=lambda start: abs(lines[at[start]] - line))
    place = {index: at[best + order] for order, index in enumerate(inside)}
    marked = [[place[index] for index in range(*word) if index in place] for word in words]
    return list(place.values()), [found for found in marked if found]


def _lines(chars: Sequence[str]) -> list[int]:
    """Return the line, 1-based, that each character is in."""
    lines, line = [], 1
    for char in chars:
        lines.append(line)
        line += char == "\n"
    return lines


def joined(rectangles: Iterable[Rectangle]) -> list[Rectangle]:
    """Join the rectangles of characters, in reading order, to one for each line of them."""
    found: list[Rectangle] = []
    for left, top, right, bottom in rectangles:
        if found and _same_line(found[-1], (left, top, right, bottom)):
            last = found[-1]
            found[-1] = (
                min(last[0], left), min(last[1], top), max(last[2], right), max(last[3], bottom)
            )  # fmt: skip
        else:
            found.append((left, top, right, bottom))
    return found


def _same_line(line: Rectangle, char: Rectangle) -> bool:
    """Tell whether a character stands beside a line's last one, not too far off."""
    height = min(line[3] - line[1], char[3] - char[1])
    shared = min(line[3], char[3]) - max(line[1], char[1])
    apart = max(char[0] - line[2], line[0] - char[2])
    return shared > _SHARED * height and apart < _APART * max(height, line[3] - line[1])
