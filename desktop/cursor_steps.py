"""The way from the end of a text that was just written back to where the cursor belongs."""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QTextBoundaryFinder

from desktop.system.ports import Step

MOST_STEPS: Final = 500  # more keys take a program longer than the person should wait


def steps_back(text: str, cursor: int) -> tuple[Step, ...] | None:
    """Return the keys from the end of `text` to `cursor`, a place in it in characters.

    One press goes over a grapheme cluster (UAX #29) or the end of a line, as in nearly all
    programs. In a line that runs from right to left it is the right arrow that leads back. None
    where there would be more presses than `MOST_STEPS`.
    """
    before, after = text[:cursor], text[cursor:].replace("\r\n", "\n")
    if after.count("\n") > MOST_STEPS:
        return None
    lines = after.split("\n")
    steps: list[Step] = []
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        whole = line if number else before.rpartition("\n")[2] + line
        times = clusters(line) + (number > 0)
        key = "Right" if runs_from_right(whole) else "Left"
        if steps and steps[-1].key == key:
            steps[-1] = Step(steps[-1].key, steps[-1].times + times)
        elif times:
            steps.append(Step("Right" if key == "Right" else "Left", times))
    return tuple(steps) if sum(step.times for step in steps) <= MOST_STEPS else None


def clusters(text: str) -> int:
    """Return how many grapheme clusters a text has."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    count = 0
    while finder.toNextBoundary() != -1:
        count += 1
    return count


def runs_from_right(line: str) -> bool:
    """Tell whether a line runs from right to left: by its first letter, as UAX #9 says (P2, P3)."""
    strong = (unicodedata.bidirectional(character) for character in line)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
