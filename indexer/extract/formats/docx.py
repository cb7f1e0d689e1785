"""Word documents, read straight from their XML.

python-docx leaves out text boxes, notes, headers and content controls, and takes six times as
long: it makes an object of every run.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from lxml import etree

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.failing import UnextractableError
from indexer.extract.formats.office import drop_fallbacks, main_part, properties
from indexer.extract.zips import Package, all_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _TBL, _TR, _TC = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_BOX = f"{_W}txbxContent"
_WORDS = frozenset({f"{_W}t", f"{_M}t"})
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-",
    f"{_W}ptab": "\t",
}  # fmt: skip
_PROPERTIES = frozenset({f"{_W}pPr", f"{_W}rPr"})
_SKIPPED = frozenset({*_PROPERTIES, f"{_W}tblPr", f"{_W}tblGrid", f"{_W}sectPr", f"{_W}del",
                      f"{_W}moveFrom"})  # fmt: skip
_HEADING_NAME = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_AROUND = (
    ("footnotes", f"{_W}footnote"), ("endnotes", f"{_W}endnote"), ("comments", f"{_W}comment"),
    ("header", None), ("footer", None),
)  # fmt: skip


def extract(data: bytes, name: str) -> Extracted:
    """Extract the body, then notes, comments, headers and footers, each once."""
    del name
    package = Package(data)
    main = main_part(package, "word/document.xml")
    relations = sorted(package.relations(main).values())
    styles = [target for kind, target in relations if kind == "styles"]
    reader = _Reader(_heading_styles(package, styles[0] if styles else "word/styles.xml"))
    root = package.xml(main)
    body = root.find(f"{_W}body")
    reader.read(body if body is not None else root)
    reader.read_around(package, relations)
    title, fields = properties(package)
    return reader.builder.finish(_MIME, title=title or reader.title, fields=fields)


class _Reader:
    def __init__(self, styles: dict[str, int]) -> None:
        self.builder = TextBuilder()
        self.title = ""  # the first paragraph in the style Title
        self._styles = styles

    def read(self, container: etree._Element) -> None:
        drop_fallbacks(container)
        self._blocks(container)

    def read_around(self, package: Package, relations: list[tuple[str, str]]) -> None:
        """Add what stands outside the body; a header that several sections share comes once."""
        seen: set[str] = set()
        for wanted, element in _AROUND:
            for kind, target in relations:
                found = package.find(target)
                if kind != wanted or found is None:
                    continue
                with contextlib.suppress(UnextractableError):  # the body is worth having alone
                    root = package.xml(found)
                    content = all_text(root)
                    if content not in seen:
                        seen.add(content)
                        for item in root.iter(element) if element else (root,):
                            self.read(item)

    def _blocks(self, container: etree._Element) -> None:
        for child in container:
            if self.builder.full:
                return
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                for row in _rows(child):
                    self._row(row)
            elif tag not in _SKIPPED:  # content controls, insertions, custom XML
                self._blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        text = "".join(_words(paragraph, boxes)).strip(" \n")
        if text:
            level = self._level(paragraph)
            if level is None:
                self.builder.line(text)
            else:
                if level == 0 and not self.title:
                    self.title = text
                self.builder.heading(max(1, level), text.replace("\n", " "))
        for box in boxes:
            self._blocks(box)

    def _row(self, row: etree._Element) -> None:
        """Make one line of a row, or, where cells hold several paragraphs, a line of each."""
        cells = list(_below(row, _TC))
        if any(len(list(cell.iter(_P))) > 1 for cell in cells):
            for cell in cells:
                self._blocks(cell)
            return
        boxes: list[etree._Element] = []
        texts = ["".join(_words(cell, boxes)).strip().replace("\n", " ") for cell in cells]
        if any(texts):
            self.builder.line("\t".join(texts).rstrip())
        for box in boxes:
            self._blocks(box)

    def _level(self, paragraph: etree._Element) -> int | None:
        """Return a paragraph's heading level, 0 for a title, None for text."""
        settings = paragraph.find(f"{_W}pPr")
        if settings is None:
            return None
        outline = settings.find(f"{_W}outlineLvl")
        if outline is not None:
            return _outline_level(outline)
        style = settings.find(f"{_W}pStyle")
        return self._styles.get(style.get(f"{_W}val", "")) if style is not None else None


def _words(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """Yield an element's text; text boxes inside are set aside, they stand elsewhere."""
    for child in element:
        tag = child.tag
        if tag in _WORDS:
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[str(tag)]
        elif tag == _BOX:
            boxes.append(child)
        elif tag not in _SKIPPED:
            yield from _words(child, boxes)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from _below(table, _TR)


def _below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the nearest elements of a tag, through content controls and the like."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag not in {_P, _TBL}:
            yield from _below(child, tag)


def _heading_styles(package: Package, name: str) -> dict[str, int]:
    """Return the level of each paragraph style that makes a heading; 0 is the title."""
    found = package.find(name)
    if found is None:
        return {}
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    with contextlib.suppress(UnextractableError):
        for style in package.xml(found).iter(f"{_W}style"):
            identifier = style.get(f"{_W}styleId", "")
            level = _style_level(style)
            if level is not None:
                levels[identifier] = level
            parent = style.find(f"{_W}basedOn")
            if parent is not None:
                based[identifier] = parent.get(f"{_W}val", "")
    for identifier in based:
        above, steps = identifier, 0
        while above in based and above not in levels and steps < 20:
            above, steps = based[above], steps + 1
        if above in levels and identifier not in levels:
            levels[identifier] = levels[above]
    return {identifier: level for identifier, level in levels.items() if level < 10}


def _style_level(style: etree._Element) -> int | None:
    name = style.find(f"{_W}name")
    words = name.get(f"{_W}val", "").lower() if name is not None else ""
    match = _HEADING_NAME.match(words)
    if match:
        return int(match[1])
    if words == "title":
        return 0
    outline = style.find(f"{_W}pPr/{_W}outlineLvl")
    return (_outline_level(outline) or 10) if outline is not None else None


def _outline_level(outline: etree._Element) -> int | None:
    """Return the level; Word counts from 0, and 9 means text."""
    value = outline.get(f"{_W}val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None
