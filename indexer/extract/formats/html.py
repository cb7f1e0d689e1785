"""HTML: the visible text, each of its lines with the line of the file it comes from."""

from __future__ import annotations

import re
from html import unescape

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.decoding import decode
from indexer.extract.markup import Tag, tokens

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
_HIDING = frozenset({"script", "style", "template", "iframe", "object", "noembed", "datalist"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr"}
)  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LINE_ENDING = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
     "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
     "form", "frameset", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
     "nav", "ol", "optgroup", "option", "p", "pre", "section", "summary", "table", "tbody",
     "textarea", "tfoot", "thead", "title", "tr", "ul", *_HEADINGS}
)  # fmt: skip
_PARAGRAPHS = frozenset(
    {"p", "pre", "blockquote", "table", "ul", "ol", "dl", "section", "article", "hr", "figure",
     *_HEADINGS}
)  # fmt: skip
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META_FIELDS = {"author": "author", "keywords": "tags", "description": "description",
                "date": "date", "dc.creator": "author", "dc.date": "date"}  # fmt: skip
_CELL = "\x1f"  # between a table's cells until white space is collapsed


class VisibleText:
    """Feeds what a browser would show to a `TextBuilder`.

    With `keep_lines`, a line of the text never spans lines of the file, so that a citation of
    lines is exact; without it, a paragraph becomes one line, as a browser would lay it out.
    """

    def __init__(self, builder: TextBuilder, *, keep_lines: bool = True) -> None:
        self.title = ""
        self.fields: dict[str, str] = {}
        self._builder = builder
        self._keep_lines = keep_lines
        self._pieces: list[str] = []  # of the line that is being put together
        self._number = 0  # its line in the file
        self._blank_due = False
        self._hidden_by = ""  # the element that hides what is inside
        self._hidden_depth = 0
        self._pre = 0
        self._svg = 0
        self._in_title = False
        self._heading = 0  # level of the heading whose first line is still to come

    def run(self, source: str) -> None:
        """Read a whole document, whose line ends are ``\\n``."""
        line, counted = 1, 0
        for position, token in tokens(source):
            if self._builder.full:
                break
            if isinstance(token, Tag):
                (self._end if token.closes else self._begin)(token)
            elif not self._hidden_by:
                line += source.count("\n", counted, position)
                counted = position
                self._text(token, line)
        self._flush()

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        closes_itself = name in _VOID or tag.is_empty
        if self._hidden_by:
            self._hidden_depth += name == self._hidden_by and not closes_itself
            return
        if name in _LINE_ENDING:
            self._end_line(name)
        if name == "meta":
            self._meta(tag.attributes())
        elif name in {"td", "th"}:
            if self._pieces:
                self._pieces.append(_CELL)
        elif closes_itself:
            return  # XHTML's <script/> hides nothing after it
        elif name in _HIDING or _is_hidden(tag):
            self._hidden_by, self._hidden_depth = name, 1
        elif name in _HEADINGS:
            self._heading = _HEADINGS[name]
        elif name == "title":
            self._in_title = not self._svg
        elif name == "pre":
            self._pre += 1
        elif name == "svg":
            self._svg += 1

    def _end(self, tag: Tag) -> None:
        name = tag.name
        if self._hidden_by:
            if name == self._hidden_by:
                self._hidden_depth -= 1
                if not self._hidden_depth:
                    self._hidden_by = ""
            return
        if name in _LINE_ENDING:
            self._end_line(name)
        if name in _HEADINGS:
            self._heading = 0
        elif name == "title":
            self._in_title = False
        elif name == "pre" and self._pre:
            self._pre -= 1
        elif name == "svg" and self._svg:
            self._svg -= 1

    def _text(self, source: str, number: int) -> None:
        if self._in_title:
            self.title = self.title or " ".join(unescape(source).split())
            return
        if not self._keep_lines and not self._pre:
            self._pieces.append(unescape(source))
            return
        # Unescaped line by line: a reference that stands for a line end ends no line.
        for offset, line in enumerate(source.split("\n")):
            if number + offset != self._number:
                self._flush()
                self._number = number + offset
            if line:
                self._pieces.append(unescape(line) if "&" in line else line)

    def _flush(self) -> None:
        """End the line that is being put together."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        words = text.replace("\n", " ").rstrip() if self._pre else _collapsed(text)
        if not words.strip():
            return
        number = self._number if self._keep_lines else None
        if self._blank_due and not self._builder.ends_blank:
            self._builder.line("", number)
        self._blank_due = False
        if self._heading:
            self._builder.heading(self._heading, words, number)
            self._heading = 0
        else:
            self._builder.line(words, number)

    def _end_line(self, name: str) -> None:
        self._flush()
        self._blank_due = self._blank_due or name in _PARAGRAPHS

    def _meta(self, attributes: dict[str, str]) -> None:
        field = _META_FIELDS.get(attributes.get("name", "").lower())
        content = " ".join(attributes.get("content", "").split())
        if field and content:
            self.fields.setdefault(field, content)


def extract(data: bytes, name: str) -> Extracted:
    """Extract the visible text; script, style and hidden elements are dropped."""
    del name
    builder = TextBuilder()
    visible = VisibleText(builder)
    visible.run(decode(data, declared_encoding(data)))
    return builder.finish("text/html", title=visible.title, fields=visible.fields)


def declared_encoding(data: bytes) -> str:
    """Return the encoding an HTML or XML file names, "" when it names none."""
    match = _XML_DECLARED.match(data) or _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def _is_hidden(tag: Tag) -> bool:
    inside = tag.inside.lower()
    if "hidden" not in inside and "display" not in inside:
        return False
    attributes = tag.attributes()
    return "hidden" in attributes or bool(_NO_DISPLAY.search(attributes.get("style", "")))


def _collapsed(text: str) -> str:
    if _CELL not in text:
        return " ".join(text.split())
    cells = (" ".join(cell.split()) for cell in text.split(_CELL))
    return "\t".join(cells).strip()
