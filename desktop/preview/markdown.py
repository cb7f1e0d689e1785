"""Markdown as blocks: headings, paragraphs, lists, quotes, code (pure).

A reader's view, not a renderer's: tables stay as written, pictures are named, nothing is loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from desktop.preview.blocks import Block, Kind, Piece, Run, split, whole
from desktop.preview.inline import Line

_FENCE: Final = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})[^`]*$")
_HEADING: Final = re.compile(
    r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|$)(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$"
)
_UNDERLINE: Final = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*$")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM: Final = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<box>[ xX])\][ \t]+)?(?P<text>.*)$"
)
_QUOTE: Final = re.compile(r" {0,3}>[ \t]?")
_TABLE: Final = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_FRONT: Final = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*$")
_COMMENT: Final = re.compile(r"[ \t]*<!--.*-->[ \t]*$")
_DEEPEST: Final = 6
_BULLETS: Final = ("•", "◦", "▪")


@dataclass
class _Open:
    """A paragraph that the next line may go on in."""

    kind: Kind
    source: int
    level: int
    label: str
    line: Line = field(default_factory=Line)


class _Reader:
    """Reads line after line into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: _Open | None = None
        self._fence = ""
        self._apart = False

    def front_matter(self, line: str, at: int) -> None:
        """Take a line of front matter, which is shown faintly."""
        self._add(Block(line, "code", at, 0, "", (Run(0, len(line), "faint"),), _of(line, at)))

    def line(self, line: str, at: int) -> None:
        """Take a line."""
        if self._fence:
            self._inside_fence(line, at)
        elif fence := _FENCE.match(line):
            self.close()
            self._fence = fence["mark"]
            self._apart = True
        elif not line.strip():
            self.close()
            self._apart = bool(self.blocks)
        elif not self._structure(line, at):
            self._text(line, at)

    def close(self) -> None:
        """End the paragraph that is open."""
        now, self._open = self._open, None
        if now is not None:
            line = now.line
            self._add(
                Block(
                    line.text, now.kind, now.source, now.level, now.label,
                    tuple(line.runs), tuple(line.pieces),
                )
            )  # fmt: skip

    def _inside_fence(self, line: str, at: int) -> None:
        if line.strip() and not line.strip().strip(self._fence[0]) and (
            len(line.strip()) >= len(self._fence)
        ):  # fmt: skip
            self._fence = ""
            self._apart = True
        else:
            self._add(whole(line, "code", at))

    def _structure(self, line: str, at: int) -> bool:
        """Take a line that is more than text; false when it is not."""
        under = _UNDERLINE.match(line)
        if under and self._open is not None and self._open.kind == "text":
            self._open.kind, self._open.level = "heading", 1 if under["mark"][0] == "=" else 2
            self.close()
        elif _RULE.match(line):
            self.close()
            self._add(Block("", "rule", at, pieces=()))
        elif heading := _HEADING.match(line):
            self.close()
            self._begin("heading", at, heading["text"], at + heading.start("text"),
                        len(heading["marks"]))  # fmt: skip
            self.close()
        elif item := _ITEM.match(line):
            self.close()
            self._item(item, at)
        elif _TABLE.match(line):
            self.close()
            self._add(whole(line, "code", at))
        else:
            return bool(_COMMENT.match(line))
        return True

    def _item(self, item: re.Match[str], at: int) -> None:
        level = min(len(item["indent"].expandtabs(4)) // 2, _DEEPEST)
        label = item["mark"] if item["mark"][0].isdigit() else _BULLETS[min(level, 2)]
        if item["box"]:
            label = "☐" if item["box"] == " " else "☑"
        self._begin("item", at, item["text"], at + item.start("text"), level, label)

    def _text(self, line: str, at: int) -> None:
        quote = _QUOTE.match(line)
        kind: Kind = "quote" if quote else "text"
        begin = quote.end() if quote else len(line) - len(line.lstrip())
        words = line[begin:]
        now = self._open
        if now is None or (quote and now.kind != "quote"):
            self.close()
            self._begin(kind, at, words.rstrip(), at + begin)
            now = self._open
        elif words.strip():
            now.line.text += " "
            now.line.add(words.rstrip(), at + begin)
        if now is not None and (words.endswith(("  ", "\\")) or not words.strip()):
            self.close()  # the line is broken here, or the quote has an empty one

    def _begin(
        self, kind: Kind, at: int, words: str, source: int, level: int = 0, label: str = ""
    ) -> None:
        self._open = _Open(kind, at, level, label)
        self._open.line.add(words, source)

    def _add(self, block: Block) -> None:
        apart = bool(self.blocks) and (self._apart or block.kind == "heading")
        self._apart = block.kind in ("heading", "rule")
        self.blocks += split(
            Block(
                block.text, block.kind, block.source, block.level, block.label, block.runs,
                block.pieces, apart,
            )
        )  # fmt: skip


def markdown(text: str, start: int) -> list[Block]:
    """Return the blocks of Markdown that begins at `start` in the extracted text."""
    reader = _Reader()
    at = start
    front = ""
    for number, line in enumerate(text.split("\n")):
        mark = _FRONT.match(line) if not start and (not number or front) else None
        if front:
            if mark and mark["mark"] == front:
                front = ""
            else:
                reader.front_matter(line, at)
        elif mark and _closes(text, mark["mark"]):
            front = mark["mark"]
        else:
            reader.line(line, at)
        at += len(line) + 1
    reader.close()
    return reader.blocks


def _closes(text: str, mark: str) -> bool:
    """Tell whether front matter that begins a text has an end."""
    return re.search(rf"\n{re.escape(mark)}[ \t]*(?:\n|$)", text) is not None


def _of(line: str, at: int) -> tuple[Piece, ...]:
    return (Piece(0, at, len(line)),)
