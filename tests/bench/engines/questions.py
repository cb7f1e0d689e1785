"""Questions drawn from the passages themselves, the same ones for the same passages."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from whoosh.lang.stopwords import stoplists

from indexer.keyword.language import stem
from tests.bench.engines.engine import KINDS, Kind, Piece, Question

_SEED: Final = 7
_WORD: Final = re.compile(r"(?<![\w.@'-])[a-z]{3,14}(?![\w@'-]|\.\w)")
_RUN: Final = re.compile(r"(?<![\w.@'-])[A-Za-z]?[a-z]{1,14}(?: [a-z]{1,14})+(?![\w@'-]|\.\w)")
_STOP: Final = frozenset(stoplists["en"])
_COMMON: Final = 60  # the most frequent words are drawn from so many
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def draw(pieces: Sequence[Piece], count: int) -> dict[Kind, list[Question]]:
    """Draw so many different questions of each kind."""
    drawing = _Drawing(pieces)
    makers: dict[Kind, Callable[[], tuple[str, ...] | None]] = {
        "rare": lambda: (drawing.among(drawing.rare),),
        "common": lambda: (drawing.among(drawing.common),),
        "two": lambda: drawing.run(2, stop_words=False),
        "six": lambda: drawing.run(6, stop_words=True),
        "prefix": lambda: (drawing.among(drawing.long)[:3],),
        "phrase": lambda: drawing.run(drawing.chance.choice((2, 3)), stop_words=False),
        "typo": drawing.typo,
    }
    questions: dict[Kind, list[Question]] = {}
    for kind in KINDS:
        found: dict[tuple[str, ...], None] = {}
        for _ in range(count * 1000):
            if len(found) == count:
                break
            if words := makers[kind]():
                found[words] = None
        questions[kind] = [Question(kind, words) for words in found]
    return questions


class _Drawing:
    """Draws words and runs of words from the passages."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.chance = random.Random(_SEED)
        self._pieces = pieces
        counts: Counter[str] = Counter()
        for piece in pieces:
            counts.update(set(_WORD.findall(piece.text)))
        ranked = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        words = [word for word in ranked if word not in _STOP]
        self._known = frozenset(counts)
        self.common = words[:_COMMON]
        self.rare = [word for word in words if 2 <= counts[word] <= 5 and len(word) > 4]
        self.long = [word for word in words if counts[word] >= 5 and len(word) > 5]
        # A stem of its own, so that engines which spell by stems and by words have equal chances.
        self._spelt = [w for w in self.long if counts[w] >= 20 and stem(w, "en") == w]

    def among(self, words: Sequence[str]) -> str:
        """Draw one of the words."""
        return self.chance.choice(words)

    def run(self, length: int, *, stop_words: bool) -> tuple[str, ...] | None:
        """Draw neighbouring words from a passage; None when the passage drawn has no such run."""
        runs = [
            words
            for match in _RUN.findall(self.among_pieces())
            if len(words := match.lower().split()) >= length
        ]
        if not runs:
            return None
        words = self.chance.choice(runs)
        start = self.chance.randrange(len(words) - length + 1)
        drawn = tuple(words[start : start + length])
        if stop_words:
            return drawn if sum(word not in _STOP for word in drawn) >= 3 else None
        return None if any(word in _STOP or len(word) < 3 for word in drawn) else drawn

    def among_pieces(self) -> str:
        """Draw a passage's text."""
        return self.chance.choice(self._pieces).text

    def typo(self) -> tuple[str, ...] | None:
        """Draw a word with one letter changed, lost, added or swapped; None if that is a word."""
        word = self.among(self._spelt)
        at = self.chance.randrange(1, len(word) - 1)
        letter = self.chance.choice(_LETTERS)
        wrong = self.chance.choice(
            (
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        return None if wrong in self._known else (wrong,)
