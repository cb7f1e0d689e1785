"""HTML: the visible text, each of its lines with the line of the file it comes from."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.decoding import decode

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
_HIDING = frozenset({"script", "style", "template", "iframe", "object", "noembed", "datalist"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr"}
)  # fmt: skip
_LINE_ENDING = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
     "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
     "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
     "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
     "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"}
)  # fmt: skip
_PARAGRAPHS = frozenset(
    {"p", "pre", "blockquote", "table", "ul", "ol", "dl", "section", "article", "h1", "h2", "h3",
     "h4", "h5", "h6", "hr", "figure"}
)  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META_FIELDS = {"author": "author", "keywords": "tags", "description": "description",
                "date": "date", "dc.creator": "author", "dc.date": "date"}  # fmt: skip
_CELL = "\x1f"  # between a table's cells until white space is collapsed

Attributes = list[tuple[str, str | None]]


class VisibleText(HTMLParser):
    """Feeds what a browser would show to a `TextBuilder`.

    With `keep_lines`, a line of the text never spans lines of the file, so that a citation of
    lines is exact; without it, a paragraph becomes one line, as a browser would lay it out.
    """

    def __init__(self, builder: TextBuilder, *, keep_lines: bool = True) -> None:
        # Character references are handled here: one that stands for a line end ends no line.
        super().__init__(convert_charrefs=False)
        self.title = ""
        self.fields: dict[str, str] = {}
        self._builder = builder
        self._keep_lines = keep_lines
        self._pieces: list[str] = []  # of the line that is being put together
        self._number = 0
        self._blank_due = False
        self._hidden_by = ""  # the element that hides what is inside
        self._hidden_depth = 0
        self._pre = 0
        self._heading: list[str] | None = None  # words of the heading that is open
        self._heading_level = 0
        self._title_parts: list[str] | None = None
        self._svg = 0

    def run(self, text: str) -> None:
        """Read a whole document."""
        self.feed(text)
        self.close()
        self.flush()
        self.title = " ".join("".join(self._title_parts or []).split()) or self.title

    # What the parser tells

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin an element: it may end a line, hide what is inside, or be a heading."""
        if self._hidden_by:
            self._hidden_depth += tag == self._hidden_by
            return
        if tag in _LINE_ENDING:
            self._end_line(tag)
        if tag in _HIDING or (tag not in _VOID and attrs and _is_hidden(attrs)):
            self._hidden_by, self._hidden_depth = tag, 1
        elif tag == "meta":
            self._meta(dict(attrs))
        elif tag == "title" and not self._svg:
            if not self.title and self._title_parts is None:
                self._title_parts = []
        elif tag in {"td", "th"}:
            if self._pieces:
                self._pieces.append(_CELL)
        elif tag in _HEADINGS:
            self._heading, self._heading_level = [], _HEADINGS[tag]
        elif tag == "pre":
            self._pre += 1
        elif tag == "svg":
            self._svg += 1

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Begin and end an empty element."""
        if tag in _VOID or self._svg:
            self.handle_starttag(tag, attrs)
            if tag not in _VOID:
                self.handle_endtag(tag)
        elif tag not in _HIDING and tag != "title":  # XHTML's <script/> hides nothing after it
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element, and the line where it is a block."""
        if self._hidden_by:
            if tag == self._hidden_by:
                self._hidden_depth -= 1
                if not self._hidden_depth:
                    self._hidden_by = ""
            return
        if tag == "title" and self._title_parts is not None and not self.title:
            self.title = " ".join("".join(self._title_parts).split())
            self._title_parts = None
        if tag in _HEADINGS:
            self.flush()
            self._heading = None
        if tag in _LINE_ENDING:
            self._end_line(tag)
        if tag == "pre" and self._pre:
            self._pre -= 1
        elif tag == "svg" and self._svg:
            self._svg -= 1

    def handle_data(self, data: str) -> None:
        """Take text, line by line."""
        if self._hidden_by or self._builder.full:
            return
        if self._title_parts is not None:
            self._title_parts.append(data)
            return
        if not self._keep_lines and not self._pre:
            self._pieces.append(data)
            return
        number = self.getpos()[0]
        first, *others = data.split("\n")
        self._add(first, number)
        for offset, piece in enumerate(others, 1):
            self._add(piece, number + offset)

    def handle_charref(self, name: str) -> None:
        """Take a numbered character."""
        self._reference(html.unescape(f"&#{name};"))

    def handle_entityref(self, name: str) -> None:
        """Take a named character; a name that is none is text."""
        known = html.unescape(f"&{name};")
        self._reference(f"&{name}" if known == f"&{name};" else known.removesuffix(";"))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Take ``<![…`` as a browser does: as a comment. The base class raises on most."""
        return self.parse_bogus_comment(i, bool(report))

    # Lines

    def flush(self) -> None:
        """End the line that is being put together."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        words = text.rstrip() if self._pre else _collapsed(text)
        if not words.strip():
            return
        number = self._number if self._keep_lines else None
        if self._blank_due and not self._builder.ends_blank:
            self._builder.line("", number)
        self._blank_due = False
        if self._heading is None:
            self._builder.line(words, number)
        elif not self._heading:
            self._builder.heading(self._heading_level, words, number)
            self._heading.append(words)
        else:
            self._builder.line(words, number)

    def _end_line(self, tag: str) -> None:
        self.flush()
        self._blank_due = self._blank_due or tag in _PARAGRAPHS

    def _add(self, piece: str, number: int) -> None:
        if number != self._number:
            self.flush()
            self._number = number
        if piece:
            self._pieces.append(piece)

    def _reference(self, text: str) -> None:
        if self._hidden_by:
            return
        text = text.replace("\n", " ")
        if self._title_parts is not None:
            self._title_parts.append(text)
        elif self._keep_lines or self._pre:
            self._add(text, self.getpos()[0])
        else:
            self._pieces.append(text)

    def _meta(self, attributes: dict[str, str | None]) -> None:
        field = _META_FIELDS.get((attributes.get("name") or "").lower())
        content = attributes.get("content")
        if field and content and content.strip():
            self.fields.setdefault(field, " ".join(content.split()))


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


def _is_hidden(attributes: Attributes) -> bool:
    return any(
        name == "hidden" or (name == "style" and value and _NO_DISPLAY.search(value))
        for name, value in attributes
    )


def _collapsed(text: str) -> str:
    if _CELL not in text:
        return " ".join(text.split())
    cells = (" ".join(cell.split()) for cell in text.split(_CELL))
    return "\t".join(cells).strip()
