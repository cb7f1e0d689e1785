"""Copied HTML as blocks: headings, paragraphs, lists, quotes, code (pure).

What is copied from web pages is read, never rendered: styles, scripts and forms are left out, and
nothing is ever fetched.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from desktop.preview.blocks import Block, Kind, Piece, Run, Style, split

MOST: Final = 400_000  # characters of HTML that are read
_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
_BREAKS: Final = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "dl",
    "dd", "dt", "table", "tr", "figure", "figcaption", "address", "form", "fieldset", "body",
    "blockquote", "pre", "li", *_LEVELS,
})  # fmt: skip
_APART: Final = frozenset({"p", "ul", "ol", "table", "blockquote", "pre", "figure", *_LEVELS})
_SKIPPED: Final = frozenset({
    "script", "style", "head", "title", "template", "noscript", "svg", "math", "select", "button",
    "iframe", "object", "textarea",
})  # fmt: skip
_EMPTY: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col", "source"})
_STYLES: Final[dict[str, Style]] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis",
    "s": "struck", "del": "struck", "strike": "struck", "code": "inline-code",
    "kbd": "inline-code", "samp": "inline-code", "tt": "inline-code", "a": "link",
}  # fmt: skip
_BULLETS: Final = ("•", "◦", "▪")
_DEEPEST: Final = 6
_CELLS: Final = frozenset({"td", "th"})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text = ""
        self._runs: list[Run] = []
        self._styles: list[tuple[str, Style]] = []
        self._skipping: list[str] = []
        self._lists: list[int | None] = []  # the next number of each list, None for bullets
        self._label = ""
        self._level = 0
        self._quotes = 0
        self._pre = 0
        self._apart = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping or tag in _SKIPPED:
            if tag not in _EMPTY:
                self._skipping.append(tag)
            return
        if tag == "br":
            self._line_break()
        elif tag == "hr":
            self._end_block()
            self.blocks.append(Block("", "rule", 0, apart=bool(self.blocks)))
        elif tag == "img":
            name = dict(attrs).get("alt") or ""
            self._add(f"[{name}]" if name.strip() else "")
        elif tag in _CELLS:
            self._add("   " if self._text.strip() else "")
        elif tag in _STYLES:
            self._styles.append((tag, _STYLES[tag]))
        if tag in _BREAKS:
            self._begin(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag in self._skipping:
                while self._skipping.pop() != tag:
                    pass
            return
        if tag in _STYLES:
            for at in range(len(self._styles) - 1, -1, -1):
                if self._styles[at][0] == tag:
                    del self._styles[at]
                    break
        if tag in _BREAKS:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._pre:
            head, *rest = data.split("\n")
            self._add(head)
            for line in rest:
                self._end_block(even_empty=True)
                self._add(line)
            return
        data = _SPACE.sub(" ", data)
        if not self._text or self._text.endswith((" ", "\n")):
            data = data.lstrip(" ")
        self._add(data)

    def finish(self) -> list[Block]:
        """End the last block, and return all."""
        self.close()
        self._end_block()
        return self.blocks

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._end_block()
        self._apart = self._apart or (tag in _APART and bool(self.blocks))
        if tag in _LEVELS:
            self._level = _LEVELS[tag]
        elif tag in ("ul", "ol"):
            self._apart = self._apart and not self._lists
            start = attrs.get("start") or "1"
            number = int(start) if start.isascii() and start.isdigit() else 1
            self._lists.append(number if tag == "ol" else None)
        elif tag == "li":
            self._label = self._next_label()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1

    def _end(self, tag: str) -> None:
        self._end_block()
        self._apart = self._apart or (tag in _APART and bool(self.blocks))
        if tag in _LEVELS:
            self._level = 0
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._label = ""
        elif tag == "li":
            self._label = ""
        elif tag == "blockquote":
            self._quotes = max(self._quotes - 1, 0)
        elif tag == "pre":
            self._pre = max(self._pre - 1, 0)

    def _next_label(self) -> str:
        if not self._lists or self._lists[-1] is None:
            depth = min(max(len(self._lists), 1), len(_BULLETS))
            return _BULLETS[depth - 1]
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}."

    def _line_break(self) -> None:
        if self._text.strip() or self._pre:
            self._end_block()

    def _add(self, text: str) -> None:
        if not text:
            return
        start = len(self._text)
        self._text += text
        if self._styles and not self._pre:
            self._runs.append(Run(start, len(self._text), self._styles[-1][1]))

    def _end_block(self, *, even_empty: bool = False) -> None:
        text = self._text if self._pre else self._text.rstrip()
        if text.strip() or (self._pre and even_empty and self.blocks):
            runs = tuple(
                Run(run.start, min(run.end, len(text)), run.style)
                for run in self._runs
                if run.start < min(run.end, len(text))
            )
            deep = min(max(len(self._lists) - 1, 0), _DEEPEST)
            kind = self._kind()
            level = self._level if kind == "heading" else deep
            label = self._label if kind == "item" else ""
            apart = self._apart and bool(self.blocks)
            self.blocks.append(Block(text, kind, 0, level, label, runs, (), apart))
            self._label, self._apart = "", False
        self._text, self._runs = "", []

    def _kind(self) -> Kind:
        if self._pre:
            return "code"
        if self._level:
            return "heading"
        if self._quotes:
            return "quote"
        return "item" if self._lists else "text"


def rich(html: str) -> list[Block]:
    """Return the blocks of some HTML, their places counted in the text that is shown.

    What browsers add around a copied piece (a head, comments) is left out.
    """
    reader = _Reader()
    reader.feed(html[:MOST])
    return placed(reader.finish())


def placed(blocks: list[Block]) -> list[Block]:
    """Give blocks their places one after the other, a line's end between two of them."""
    found: list[Block] = []
    at = 0
    for block in blocks:
        pieces = (Piece(0, at, len(block.text)),)
        whole = Block(
            block.text, block.kind, at, block.level, block.label, block.runs, pieces, block.apart
        )
        found += split(whole)
        at += len(block.text) + 1
    return found
