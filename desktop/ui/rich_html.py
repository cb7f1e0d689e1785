"""Rich templates between HTML and Qt's documents: what the editor shows is what is written.

The HTML is plain: paragraphs, headings, lists, quotes, code, tables, and a few styles of text. No
styles, scripts or pictures come in from what is pasted or taken over.
"""

from __future__ import annotations

import html as markup
import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from desktop.preview.offsets import Utf16
from desktop.search.html_meaning import meaning
from indexer.contract.templates import Text, parse

_QUOTE: Final = 40  # pixels by which Qt indents a quote
_ORDERED: Final = frozenset({
    QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha, QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
})  # fmt: skip
_PICTURE: Final = "\ufffc"
_BREAK: Final = "\u2028"
# Space behind a block, of which Qt would make a part of it.
_BETWEEN: Final = re.compile(r"(</(?:p|h[1-6]|li|ul|ol|blockquote|table|tr|td|pre)>)\s+(?=<|\Z)")
# What is written as it is, and takes one place for each character.
_PLAIN: Final = re.compile("[^&<>\u2028\ufffc\U00010000-\U0010ffff]*")
# Spaces that a reader of HTML would leave out.
_LOST: Final = re.compile(r"(?:^ +)|(?: +$)|(?<= ) +|\u00a0")


class RichDocument(QTextDocument):
    """A document that fetches nothing, whatever it refers to."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802  # Qt's name
        """Load nothing."""
        del kind, name
        return None


@dataclass(frozen=True)
class Written:
    """HTML, and for each of its characters the place in the document, -1 where it is markup."""

    html: str
    places: tuple[int, ...]

    def place(self, at: int) -> int:
        """Return the place of a character of the HTML, or of the next one that has any."""
        found = takewhile(lambda place: place < 0, self.places[at:])
        after = at + sum(1 for _ in found)
        if after < len(self.places):
            return self.places[after]
        return max(self.places, default=-1) + 1


def fill(document: QTextDocument, html: str) -> None:
    """Show HTML in a document; placeholders in it are text, whatever they hold."""
    nodes = [node for node in parse(html).nodes if not isinstance(node, Text)]
    parts, at = [], 0
    for node in nodes:
        parts += [html[at : node.start], markup.escape(html[node.start : node.end], quote=False)]
        at = node.end
    document.setHtml(_BETWEEN.sub(r"\1", "".join((*parts, html[at:]))))


def raw(document: QTextDocument) -> str:
    """Return a document's text, a character for each of its places but for wide ones."""
    text = document.toRawText()
    return re.sub("[\u2028\u2029\ufdd0\ufdd1]", "\n", text)


def written(document: QTextDocument, *, wrapped: bool = False) -> Written:
    """Return a document as HTML; one paragraph alone is running text unless `wrapped`."""
    return _Writer(document).write(wrapped=wrapped)


def holds(document: QTextDocument, html: str) -> bool:
    """Tell whether a document that was filled with HTML holds all of it, and writes it again."""
    return meaning(written(document, wrapped=is_wrapped(html)).html) == meaning(html)


def cleaned(html: str) -> str:
    """Return HTML from elsewhere as the editor writes it, "" where it is no more than text."""
    document = RichDocument()
    document.setHtml(_BETWEEN.sub(r"\1", html))
    clean = written(document).html
    rich = any(
        token[2:] if token[0] == "text" else token[1] not in ("p", "br") for token in meaning(clean)
    )
    return clean if rich else ""


def is_wrapped(html: str) -> bool:
    """Tell whether HTML begins with a paragraph rather than with running text."""
    return html.lstrip()[:2].lower() == "<p"


def of_text(text: str) -> str:
    """Return a plain template as HTML."""
    lines = (markup.escape(line, quote=False) for line in text.split("\n"))
    whole = "".join(f"<p>{line or '<br>'}</p>" for line in lines)
    return whole if "\n" in text else whole[3:-4] if text else ""


def plain(document: QTextDocument) -> str:
    """Return a document's text with a dash before each item of a list."""
    lines = []
    block = document.begin()
    while block.isValid():
        item = _list_of(block)
        dash = "" if item is None else "  " * max(item.format().indent() - 1, 0) + "- "
        lines.append(dash + block.text().replace(_BREAK, "\n").replace(_PICTURE, ""))
        block = block.next()
    return "\n".join(lines).replace("\u00a0", " ")


class _Writer:
    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._parts: list[str] = []
        self._places: list[int] = []
        self._lists: list[tuple[str, int, int]] = []  # tag, indent and number of those open
        self._table: tuple[int, int, int] | None = None  # number, row and column
        self._quotes = 0
        self._code = False
        self._raw = self._placeholders()

    def write(self, *, wrapped: bool) -> Written:
        first = self._document.begin()
        if not wrapped and self._document.blockCount() == 1 and _is_paragraph(first):
            self._inline(first)
        else:
            block = first
            while block.isValid():
                if not self._is_edge(block):
                    self._block(block)
                block = block.next()
            self._end_all()
        return Written("".join(self._parts), tuple(self._places))

    def _is_edge(self, block: QTextBlock) -> bool:
        """Whether Qt has put a block there: before a table that is the first, and behind one."""
        if block.text() or _in_table(block):
            return False
        after, before = block.next(), block.previous()
        if before.isValid():
            return _in_table(before)
        return after.isValid() and _in_table(after)

    def _placeholders(self) -> frozenset[int]:
        """Return where placeholders stand: what they hold is no markup, and not escaped."""
        text = raw(self._document)
        count = Utf16(text)
        return frozenset(
            place
            for node in parse(text).nodes
            if not isinstance(node, Text)
            for place in range(count.units(node.start), count.units(node.end))
        )

    def _add(self, text: str, place: int = -1) -> None:
        self._parts.append(text)
        self._places += [place] * len(text)

    # Blocks

    def _block(self, block: QTextBlock) -> None:
        self._enter_table(block)
        code = block.blockFormat().nonBreakableLines()
        item = _list_of(block)
        if item is None:
            self._end_lists()
        self._enter_quote(_quotes(block) if item is None else 0)
        if code and self._code:
            self._add("\n")
        elif code:
            self._add("<pre>")
        elif self._code:
            self._add("</pre>")
        self._code = code
        if item is not None:
            self._enter_item("ol" if item.format().style() in _ORDERED else "ul",
                             item.format().indent(), item.objectIndex())  # fmt: skip
            self._inline(block)
        elif code:
            self._inline(block, code=True)
        else:
            self._paragraph(block)

    def _paragraph(self, block: QTextBlock) -> None:
        form = block.blockFormat()
        if form.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth):
            if block.text():
                self._wrap("p", block)
            self._add("<hr>")
        elif self._table is not None and not block.text() and not form.headingLevel():
            pass  # an empty cell, or where the table ends
        elif self._table is not None and not form.headingLevel():
            self._inline(block)
        else:
            self._wrap(f"h{form.headingLevel()}" if form.headingLevel() else "p", block)

    def _wrap(self, tag: str, block: QTextBlock) -> None:
        self._add(f"<{tag}>")
        if block.text() in ("", _BREAK):
            self._add("<br>", block.position())
        else:
            self._inline(block)
        self._add(f"</{tag}>")

    def _enter_item(self, tag: str, indent: int, number: int) -> None:
        while self._lists and self._lists[-1][1] > indent:
            self._end_list()
        if self._lists and self._lists[-1] == (tag, indent, number):
            self._add("</li><li>")
            return
        if self._lists and self._lists[-1][1] == indent:
            self._end_list()
        self._lists.append((tag, indent, number))
        self._add(f"<{tag}><li>")

    def _end_list(self) -> None:
        tag = self._lists.pop()[0]
        self._add(f"</li></{tag}>")

    def _end_lists(self) -> None:
        while self._lists:
            self._end_list()

    def _enter_quote(self, quotes: int) -> None:
        if quotes != self._quotes and self._code:
            self._add("</pre>")
            self._code = False
        self._add("<blockquote>" * max(quotes - self._quotes, 0))
        self._add("</blockquote>" * max(self._quotes - quotes, 0))
        self._quotes = quotes

    def _enter_table(self, block: QTextBlock) -> None:
        """Begin and end tables, rows and cells; the block behind a table is outside of it."""
        table = _table_of(block)
        if table is None and self._table is None:
            return
        there: tuple[int, int, int] | None = None
        if table is not None:
            cell = table.cellAt(block.position())
            there = (table.objectIndex(), cell.row(), cell.column())
        before = self._table
        if there == before:
            self._add("<br>")
            return
        self._end_lists()
        self._enter_quote(0)
        if self._code:
            self._add("</pre>")
            self._code = False
        if before is not None:
            same_row = there is not None and there[:2] == before[:2]
            self._add("</td>" if same_row else "</td></tr>")
            self._add("" if there is not None and there[0] == before[0] else "</table>")
        if there is not None:
            self._add("<table>" if before is None or there[0] != before[0] else "")
            same_row = before is not None and there[:2] == before[:2]
            self._add("<td>" if same_row else "<tr><td>")
        self._table = there

    def _end_all(self) -> None:
        self._end_lists()
        self._enter_quote(0)
        self._add("</pre>" if self._code else "")
        self._add("</td></tr></table>" if self._table is not None else "")

    # What stands in a block

    def _inline(self, block: QTextBlock, *, code: bool = False) -> None:
        units = block.text().encode("utf-16-le")
        lost = set() if code else _lost(block.text())
        open_tags: list[str] = []
        heading = bool(block.blockFormat().headingLevel())
        for part in block.textFormats():
            tags = _tags(part.format, heading=heading, code=code)
            same = _common(open_tags, tags)
            self._close(open_tags[same:])
            for tag in tags[same:]:
                self._add(f"<{tag}>")
            open_tags = tags
            text = units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
            self._text(text, block.position(), part.start, lost)
        self._close(open_tags)

    def _close(self, tags: list[str]) -> None:
        for tag in reversed(tags):
            self._add(f"</{tag.partition(' ')[0]}>")

    def _text(self, text: str, block: int, start: int, lost: set[int]) -> None:
        places = range(block + start, block + start + len(text))
        if _PLAIN.fullmatch(text) and not lost and self._raw.isdisjoint(places):
            self._parts.append(text)
            self._places += places
            return
        at = start
        for char in text:
            place = block + at
            if char == _BREAK:
                self._add("<br>", place)
            elif place in self._raw:
                self._add(char, place)
            elif at in lost:
                self._add("&nbsp;", place)
            elif char != _PICTURE:
                self._add(markup.escape(char, quote=False), place)
            at += 2 if char > "\uffff" else 1


# Qt's own types do not say that there may be none.
def _list_of(block: QTextBlock) -> QTextList | None:
    return block.textList()


def _table_of(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _in_table(block: QTextBlock) -> bool:
    return _table_of(block) is not None


def _common(one: list[str], other: list[str]) -> int:
    """Return how many of the first are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_paragraph(block: QTextBlock) -> bool:
    form = block.blockFormat()
    rule = form.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth)
    plainly = not form.headingLevel() and not form.nonBreakableLines() and not _quotes(block)
    return plainly and _list_of(block) is None and not rule


def _quotes(block: QTextBlock) -> int:
    """Return how deep a block is quoted."""
    return round(block.blockFormat().leftMargin() / _QUOTE)


def _lost(text: str) -> set[int]:
    """Return where spaces stand, as Qt counts, that are to be written so that they are kept."""
    count = Utf16(text)
    return {
        count.units(index)
        for found in _LOST.finditer(text)
        for index in range(found.start(), found.end())
    }


def _tags(form: QTextCharFormat, *, heading: bool, code: bool) -> list[str]:
    """Return the tags of a stretch of text, in the order in which they are opened."""
    tags = []
    if form.anchorHref():
        tags.append(f'a href="{markup.escape(form.anchorHref())}"')
    if form.fontWeight() >= QFont.Weight.DemiBold and not heading:
        tags.append("b")
    if form.fontItalic():
        tags.append("i")
    if form.fontUnderline() and not form.anchorHref():
        tags.append("u")
    if form.fontStrikeOut():
        tags.append("s")
    families: list[str] = list(form.fontFamilies() or ())
    if "monospace" in families and not code:
        tags.append("code")
    return tags
