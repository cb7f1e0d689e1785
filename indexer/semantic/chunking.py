"""Cut a document into passages that fit the embedding model, each at the best border near by.

Passages tile the text: none overlaps, only white space falls between them, and none crosses a
part (page, slide, sheet, chapter) or a section, so that a citation is exact.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from indexer.documents import Extracted, Heading, Passage

BUDGET = 900  # a passage's weight: 150-250 word pieces of Latin prose; the window is 256
CODE_BUDGET = 680  # names and brackets come to more pieces a character
# A vocabulary made for English spells other languages out: German comes to 3.0 characters a
# piece where English comes to 4.8, and what is past the window has no vector.
FOREIGN_BUDGET = 600
SLACK = 60  # what a last passage may weigh above that, rather than leave a tiny one
SMALLEST = 160  # weight below which a passage is joined to its neighbour
_LATIN, _MIDDLE, _DENSE = 1, 2, 4  # weight of a character: BUDGET / 4 dense ones fill the window
_MOSTLY_LATIN = 1.25  # a character's mean weight, below
_SEPARATOR = " › "

# One character is about one token in scripts written without spaces; other non-Latin scripts
# come to about two characters a token with a vocabulary made for English. Each row: the first
# code point of a range and the weight of its characters.
_RANGES = (
    (0x0000, _LATIN), (0x0250, _MIDDLE), (0x0E00, _DENSE), (0x0F00, _MIDDLE),
    (0x1000, _DENSE), (0x10A0, _MIDDLE), (0x1780, _DENSE), (0x1800, _MIDDLE),
    (0x1E00, _LATIN), (0x1F00, _MIDDLE), (0x2000, _LATIN), (0x2070, _MIDDLE),
    (0x2E80, _DENSE), (0xA4D0, _MIDDLE), (0xAC00, _DENSE), (0xD7B0, _MIDDLE),
    (0xF900, _DENSE), (0xFB00, _MIDDLE), (0xFF00, _DENSE), (0xFFF0, _MIDDLE),
    (0x1F000, _DENSE), (0x40000, _MIDDLE),
)  # fmt: skip
_PLAIN = re.compile("[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]*")

# Borders, best first: (pattern whose match's end is the border, least share of the window that
# a passage cut there must fill).
_DEFINITION = (
    r"\n(?=(?:async |export |public |private |static |pub )*(?:def|class|fn|func|function|impl"
    r"|struct|enum|interface|type|const|module|namespace|template|void|int|@\w)\b)"
)
_PROSE_BORDERS = (
    (re.compile(r"\n[ \t]*\n"), 0.4),
    (re.compile(r"[.!?…][\"'”’»)\]]?\s|[。！？．｡]"), 0.4),
    (re.compile(r"\n"), 0.3),
    (re.compile(r"[;:,، 、，；：]"), 0.3),
    (re.compile(r"\s"), 0.1),
)
_CODE_BORDERS = (
    (re.compile(_DEFINITION), 0.4),
    (re.compile(r"\n[ \t]*\n(?=\S)"), 0.4),
    (re.compile(r"\n[ \t]*\n"), 0.3),
    (re.compile(r"\n"), 0.2),
    (re.compile(r"\s"), 0.1),
)
_Borders = tuple[tuple[re.Pattern[str], float], ...]

_CODE_MIMES = re.compile(
    r"text/x-(?!markdown|rst|log)|application/(?:x-)?(?:javascript|typescript|json|sh|perl|ruby|php"
    r"|sql|toml|yaml|xml)|text/(?:javascript|css)"
)


class _Section(NamedTuple):
    """A stretch of text that no passage may leave: one part, one heading."""

    start: int
    end: int
    heading: str


def passages(extracted: Extracted, language: str = "") -> list[Passage]:
    """Return the passages of a document, in order; none for a text of white space only.

    `language` is the text's (ISO 639-1, "" when unknown). `text[start:end]` has no white space at
    its ends. Time is linear in the text.
    """
    text = extracted.text
    code = is_code(extracted.mime)
    borders = _CODE_BORDERS if code else _PROSE_BORDERS
    weights = _Weights(text, CODE_BUDGET if code else BUDGET)
    if not code and language not in ("", "en") and weights.mean < _MOSTLY_LATIN:
        weights.budget = FOREIGN_BUDGET
    locate = _Lines(extracted)
    result: list[Passage] = []
    for section in _sections(extracted):
        for start, end in _cut(text, section.start, section.end, borders, weights):
            result.append(locate.passage(start, end, section.heading))
    return result


def is_code(mime: str) -> bool:
    """Tell whether documents of a mime type are read by the line, as code is."""
    return _CODE_MIMES.match(mime) is not None


class _Lines:
    """Finds the lines and the part of a passage: bisection over offsets found once."""

    def __init__(self, extracted: Extracted) -> None:
        self._extracted = extracted
        self._breaks = [match.start() for match in re.finditer("\n", extracted.text)]

    def passage(self, start: int, end: int, heading: str) -> Passage:
        part = self._extracted.part_at(start)
        first = self._index(start)
        last = self._index(end - 1)
        lines = self._extracted.lines
        if lines is not None:
            numbers = (_entry(lines, first), _entry(lines, last))
        elif part is not None:
            origin = self._index(part.start)
            numbers = (first - origin + 1, last - origin + 1)
        else:
            numbers = (first + 1, last + 1)
        return Passage(
            start=start,
            end=end,
            page=part.number if part else None,
            line_start=numbers[0],
            line_end=numbers[1],
            part_name=part.name if part else "",
            heading=heading,
        )

    def _index(self, offset: int) -> int:
        """Return the 0-based line of a character; a line end belongs to the line it ends."""
        return bisect_right(self._breaks, offset - 1)


def _entry(lines: tuple[int, ...], index: int) -> int:
    # An extractor that gives too few lines must not lose the document.
    return lines[min(index, len(lines) - 1)] if lines else index + 1


def _sections(extracted: Extracted) -> Iterator[_Section]:
    """Yield the stretches between the borders of parts and headings, small ones joined."""
    size = len(extracted.text)
    hard = {part.start for part in extracted.parts}
    headings = {heading.start: heading for heading in extracted.headings}
    offsets = sorted({0, size, *(o for o in (*hard, *headings) if 0 < o < size)})
    path: list[Heading] = []
    start = 0
    label = ""
    open_section = False
    for offset, following in itertools.pairwise(offsets):
        heading = headings.get(offset)
        if heading is not None:
            path = [above for above in path if above.level < heading.level]
            path.append(heading)
        here = _SEPARATOR.join(above.text for above in path if above.text)
        if not open_section:
            start, label = offset, here
        elif here.startswith(label):
            label = here  # a bare title, then the first section under it
        # A stretch too short to stand alone, such as a bare heading, goes with what follows it.
        open_section = following - start < SMALLEST and following not in hard
        if not open_section or following == size:
            yield _Section(start, following, label)
            open_section = False


def _cut(
    text: str, start: int, end: int, borders: _Borders, weights: _Weights
) -> Iterator[tuple[int, int]]:
    """Yield the passages of one section as (start, end), without white space at the ends."""
    start, end = _strip(text, start, end)
    while start < end:
        limit = weights.reach(start, end)
        cut = limit if limit >= end else _border(text, start, limit, borders)
        piece = _strip(text, start, cut)
        start, _ = _strip(text, cut, end)
        if start < end and weights.between(piece[0], end) <= weights.budget + SLACK:
            # What is left is tiny: it joins this passage rather than stand alone.
            yield piece[0], end
            return
        if piece[0] < piece[1]:
            yield piece


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class _Weights:
    """How much of the model's window a slice takes, by sums found once for the whole text."""

    def __init__(self, text: str, budget: int) -> None:
        self.budget = budget
        self._sums = None
        if text.isascii() or _PLAIN.fullmatch(text):
            return  # every character weighs one
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        firsts, weights = (np.array(column) for column in zip(*_RANGES, strict=True))
        rows = np.searchsorted(firsts, points, side="right") - 1
        self._sums = np.cumsum(weights.astype(np.uint8)[rows], dtype=np.int64)

    @property
    def mean(self) -> float:
        """Return a character's mean weight: near 1 in a Latin script."""
        return 1.0 if self._sums is None else int(self._sums[-1]) / len(self._sums)

    def between(self, start: int, end: int) -> int:
        """Return the weight of text[start:end]."""
        if self._sums is None or end <= start:
            return max(0, end - start)
        before = int(self._sums[start - 1]) if start else 0
        return int(self._sums[end - 1]) - before

    def reach(self, start: int, end: int) -> int:
        """Return the furthest end, up to `end`, of a passage that starts here and fits."""
        if self._sums is None:
            return min(end, start + self.budget)
        before = int(self._sums[start - 1]) if start else 0
        window = self._sums[start : min(end, start + self.budget)]
        return start + max(1, int(np.searchsorted(window, before + self.budget, side="right")))


def _border(text: str, start: int, limit: int, borders: _Borders) -> int:
    """Return the last offset of the best kind of border in the window; a hard cut at worst."""
    for pattern, share in borders:
        earliest = start + int((limit - start) * share)
        best = -1
        for match in pattern.finditer(text, earliest, limit):
            best = match.end()
        if best > start and not text[start:best].isspace():
            return best
    return limit
