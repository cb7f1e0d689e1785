"""The marks inside a line of Markdown: what they style, and what is left to show (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from desktop.preview.blocks import Piece, Run, Style

_MARK: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)(?P<code>(?!`).+?(?<!`))(?P=ticks)(?!`)"
    r"|!?\[(?P<words>[^\[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\))?(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
    r"|\[\[(?:[^\[\]|]*\|)?(?P<wiki>[^\[\]|]+)\]\]"
    r"|<(?P<address>(?:https?|mailto):[^<>\s]+)>"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|(?P<weak>\*|(?<!\w)_)(?=[^\s*_])(?P<slanted>[^*]+?)(?<=[^\s*_])(?P=weak)(?!\w)"
    r"|~~(?=\S)(?P<struck>.+?)(?<=\S)~~"
    r"|(?P<bare>https?://[^\s<>()\[\]]+[^\s<>()\[\].,;:!?'\"])"
)
_STYLED: Final[tuple[tuple[str, Style], ...]] = (
    ("code", "inline-code"),
    ("words", "link"),
    ("wiki", "link"),
    ("address", "link"),
    ("bare", "link"),
    ("bold", "strong"),
    ("slanted", "emphasis"),
    ("struck", "struck"),
)
_VERBATIM: Final = {"code", "address", "bare"}  # in these, nothing is a mark
_DEEPEST: Final = 4


@dataclass
class Line:
    """A text in the making, with its styles and where its characters come from."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def take(self, text: str, source: int) -> None:
        """Add characters that stand at `source`."""
        if not text:
            return
        last = self.pieces[-1] if self.pieces else None
        at = len(self.text)
        if last and (last.at + last.length, last.source + last.length) == (at, source):
            self.pieces[-1] = Piece(last.at, last.source, last.length + len(text))
        else:
            self.pieces.append(Piece(at, source, len(text)))
        self.text += text

    def add(self, text: str, source: int, deep: int = 0) -> None:
        """Add Markdown that stands at `source`, without its marks."""
        done = 0
        for match in _MARK.finditer(text):
            self.take(text[done : match.start()], source + done)
            done = match.end()
            if match["escaped"]:
                self.take(match["escaped"], source + match.start("escaped"))
                continue
            name, style = next((n, s) for n, s in _STYLED if match[n] is not None)
            begin = len(self.text)
            inside, at = match[name], source + match.start(name)
            if name in _VERBATIM or deep >= _DEEPEST:
                self.take(inside, at)
            else:
                self.add(inside, at, deep + 1)
            if len(self.text) > begin:
                self.runs.append(Run(begin, len(self.text), style))
        self.take(text[done:], source + done)
