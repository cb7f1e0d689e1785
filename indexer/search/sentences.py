"""Where the sentences of a passage end, in any script; in code and tables, where its lines do."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

Span = tuple[int, int]

LONGEST: Final = 240  # characters; a longer sentence is cut at a clause, or else at a space
_CLOSERS: Final = r"\"'”’»›)\]」』】》）"
# What ends a sentence: a full stop before white space, or a mark of its own in the scripts that
# have one. Thai and Lao have none: there a space parts clauses, see `_LOOSE`.
_END: Final = re.compile(
    rf"(?:(?P<dot>\.)|[!?…؟۔।॥։።။។៕])[.!?…]*[{_CLOSERS}]*\s+|[。！？．｡]+[{_CLOSERS}]*\s*"
)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
_LINE_END: Final = re.compile(r"\n+")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+•‣–—]\s|\d{1,3}[.)]\s|#{1,6}\s|[>|])")
_LOOSE: Final = re.compile(r"(?<=[\u0e01-\u0eff])[ \t]+(?=[\u0e01-\u0eff])")
_LOOSE_LEAST: Final = 24  # characters before a space of Thai or Lao counts as a border
_WRAPPED: Final = 0.6  # of the longest line: a shorter one ends because its sentence does
_WORD_BEFORE: Final = re.compile(r"[\w.]{1,12}\Z")
_ABBREVIATIONS: Final = re.compile(
    "mrs?|ms|dr|prof|st|[sj]r|vs|approx|dept|est|cf|ca|usw|vgl|evtl|ggf|bzw|hrsg|mme|mlle|av"
    "|jan|feb|apr|jun|jul|aug|sept?|o[ck]t|nov|de[cz]"
)
_BEFORE_NUMBERS: Final = re.compile("figs?|eq|n[ro]|vol|pp?|ch|sec|art|abs|bd")
_CLAUSE: Final = re.compile(r"[;:,،؛]\s+|[、，；：]\s*")
_SPACE: Final = re.compile(r"\s+")
_BALANCE: Final = 0.6  # how far from an even share a long sentence may be cut
_JOINERS: Final = "\u200c\u200d"
_CLUSTER: Final = 32  # characters that a mark is followed back at most


def sentences(text: str, *, by_line: bool = False) -> list[Span]:
    """Return the sentences of a passage as [start, end), each with the white space after it.

    The spans tile the text in order and none is longer than `LONGEST`. With `by_line` (code,
    tables) they are its lines. No span parts a character from its combining marks.
    """
    if not text:
        return []
    borders = {match.end() for match in _LINE_END.finditer(text)} if by_line else _borders(text)
    plain = text.isascii()  # no character belongs to the one before it
    inner = sorted(at for at in borders if at < len(text) and (plain or not _belongs(text, at)))
    spans: Iterable[Span] = itertools.pairwise([0, *inner, len(text)])
    if not (by_line or plain):
        spans = (part for span in spans for part in _loose(text, *span))
    return [piece for span in spans for piece in _pieces(text, *span)]


def _borders(text: str) -> set[int]:
    """Return where sentences of prose end."""
    found = {match.end() for match in _BLANK_LINE.finditer(text)}
    for match in _END.finditer(text):
        if match["dot"] is None or not _goes_on(text, match.start(), match.end()):
            found.add(match.end())
    found.update(_line_borders(text))
    return found


def _loose(text: str, start: int, end: int) -> Iterator[Span]:
    """Part Thai and Lao at their spaces."""
    for match in _LOOSE.finditer(text, start, end):
        if match.start() - start >= _LOOSE_LEAST and not _belongs(text, match.end()):
            yield start, match.end()
            start = match.end()
    yield start, end


def _goes_on(text: str, dot: int, following: int) -> bool:
    """Tell whether a full stop is that of an abbreviation, an initial or an ordinal number."""
    next_char = text[following : following + 1]
    if next_char.islower():
        return True
    before = _WORD_BEFORE.search(text, max(dot - 12, 0), dot)
    if before is None or not text[dot + 1].isspace():
        return False
    word = before.group().casefold()
    short_number = word.isdigit() and len(word) <= 2
    initial = len(word.rpartition(".")[2]) == 1 and word[-1].isalpha()
    numbered = next_char.isdigit() and _BEFORE_NUMBERS.fullmatch(word) is not None
    return short_number or initial or numbered or _ABBREVIATIONS.fullmatch(word) is not None


def _line_borders(text: str) -> Iterator[int]:
    """Yield the line ends that end a sentence: those before an item and those of short lines."""
    longest = max(map(len, text.split("\n")))
    start = 0
    for end in _LINE_END.finditer(text):
        if end.start() - start < _WRAPPED * longest or _ITEM.match(text, end.end()):
            yield end.end()
        start = end.end()


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a sentence into even pieces where it is too long."""
    while end - start > LONGEST:
        share = -(-(end - start) // LONGEST)
        even = (end - start) // share
        low = start + int(even * _BALANCE)
        high = min(start + int(even * (2 - _BALANCE)), start + LONGEST)
        cut = _cut(text, start, low, high)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, low: int, high: int) -> int:
    """Return the best place to cut between two offsets: a clause, a space, a cluster's end."""
    for pattern in (_CLAUSE, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, low, high)]
        ends = [at for at in ends if not _belongs(text, at)]
        if ends:
            return ends[-1]
    least = max(start + 1, high - _CLUSTER)
    for at in range(high, least - 1, -1):
        if not _belongs(text, at):
            return at
    # Nothing but marks: a surrogate pair is still kept whole.
    return high - 1 if _second_surrogate(text, high) and high - 1 > start else high


def _belongs(text: str, at: int) -> bool:
    """Tell whether the character at an offset belongs to the one before it."""
    char = text[at]
    return (
        unicodedata.category(char)[0] == "M"
        or char in _JOINERS
        or text[at - 1] in _JOINERS
        or _second_surrogate(text, at)
    )


def _second_surrogate(text: str, at: int) -> bool:
    return "\udc00" <= text[at : at + 1] <= "\udfff" and "\ud800" <= text[at - 1] <= "\udbff"
