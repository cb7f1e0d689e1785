"""OpenDocument texts, presentations and drawings, read straight from their XML.

odfdo offers no one walk that keeps paragraphs, notes, tables and text boxes in their order.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from lxml import etree

from indexer.documents import Extracted, Unit
from indexer.extract.building import TextBuilder
from indexer.extract.failing import UnextractableError
from indexer.extract.zips import Package, all_text

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT = f"{_URN}office:1.0}}", f"{_URN}text:1.0}}"
_TABLE, _DRAW = f"{_URN}table:1.0}}", f"{_URN}drawing:1.0}}"
_STYLE, _META = f"{_URN}style:1.0}}", f"{_URN}meta:1.0}}"
_PRESENTATION = f"{_URN}presentation:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_P, _H, _ROW, _CELL = f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row", f"{_TABLE}table-cell"
_CLASS = f"{_PRESENTATION}class"
_PAGE, _NOTES = f"{_DRAW}page", f"{_PRESENTATION}notes"
_SKIPPED = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls",
     f"{_OFFICE}forms", f"{_OFFICE}scripts", f"{_TABLE}covered-table-cell",
     f"{_TEXT}note-citation", f"{_OFFICE}event-listeners", f"{_DRAW}page-thumbnail"}
)  # fmt: skip
_ASIDE = frozenset({f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TABLE}table"})
_SVG = f"{_URN}svg-compatible:1.0}}"
_DESCRIPTIONS = frozenset({f"{_SVG}title", f"{_SVG}desc"})  # of pictures
_FIELDS = {
    f"{_DC}creator": "author", f"{_META}initial-creator": "author", f"{_META}keyword": "tags",
    f"{_DC}subject": "subject", f"{_DC}description": "description",
    f"{_META}creation-date": "date", f"{_DC}language": "language",
}  # fmt: skip
_FURNITURE = frozenset({"page-number", "date-time", "header", "footer"})
_SIDES = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_MAX_SPACES = 100
_TEXT_FAMILY: tuple[str, Unit] = ("text", "none")
_FAMILIES: dict[str, tuple[str, Unit]] = {
    f"{_OFFICE}presentation": ("presentation", "slide"),
    f"{_OFFICE}drawing": ("graphics", "page"),
}


def extract(data: bytes, name: str) -> Extracted:
    """Extract the body in order, then the headers and footers; slides become parts."""
    del name
    package = Package(data)
    _refuse_encrypted(package)
    content = package.find("content.xml")
    if content is None:
        raise UnextractableError("corrupt", "The package holds no document.")
    root = package.xml(content)
    body = root.find(f"{_OFFICE}body")
    if body is None or not len(body):
        raise UnextractableError("corrupt", "The document has no body.")
    family, unit = _FAMILIES.get(str(body[0].tag), _TEXT_FAMILY)
    builder = TextBuilder()
    if unit == "none":
        _Reader(builder).blocks(body[0])
        _around(builder, package)
    else:
        _pages(builder, body[0])
    title, fields = _properties(package)
    mime = f"application/vnd.oasis.opendocument.{family}"
    return builder.finish(mime, title=title, unit=unit, fields=fields)


class _Reader:
    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder

    def blocks(self, container: Iterable[etree._Element]) -> None:
        """Add what a container holds, paragraph by paragraph and row by row."""
        for child in container:
            tag = child.tag
            if self._builder.full:
                return
            if tag in {_P, _H}:
                self._paragraph(child)
            elif tag == _ROW:
                self._row(child)
            elif tag in _DESCRIPTIONS:
                self._builder.line(" ".join(all_text(child).split()))
            elif tag not in _SKIPPED and child.get(_CLASS) not in _FURNITURE:
                self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        aside: list[etree._Element] = []
        text = "".join(_words(paragraph, aside)).strip(" \n")
        if text and paragraph.tag == _H:
            level = paragraph.get(f"{_TEXT}outline-level", "1")
            self._builder.heading(int(level) if level.isdecimal() else 1, text.replace("\n", " "))
        elif text:
            self._builder.line(text)
        for element in aside:
            self.blocks(element)

    def _row(self, row: etree._Element) -> None:
        """Make one line of a row, or, where cells hold several paragraphs, a line of each."""
        cells = list(row.iterchildren(_CELL))
        if any(len(list(cell.iter(_P, _H))) > 1 for cell in cells):
            for cell in cells:
                self.blocks(cell)
            return
        aside: list[etree._Element] = []
        texts = [
            " ".join("".join(_words(p, aside)).strip() for p in cell.iter(_P, _H)).replace(
                "\n", " "
            )
            for cell in cells
        ]
        if any(texts):
            self._builder.line("\t".join(texts).rstrip())
        for element in aside:
            self.blocks(element)


def _words(element: etree._Element, aside: list[etree._Element]) -> Iterator[str]:
    """Yield an element's text; white space counts as one space, as the format says."""
    yield _spaced(element.text)
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES)
        elif tag == f"{_TEXT}tab":
            yield "\t"
        elif tag == f"{_TEXT}line-break":
            yield "\n"
        elif tag in _ASIDE or (isinstance(tag, str) and tag.startswith(_DRAW)):
            aside.append(child)
        elif tag not in _SKIPPED:
            yield from _words(child, aside)
        yield _spaced(child.tail)


def _spaced(text: str | None) -> str:
    if not text:
        return ""
    if "\n" in text or "  " in text or "\t" in text:
        lead, trail = text[0].isspace(), text[-1].isspace()
        text = " ".join(text.split())
        return f"{' ' if lead else ''}{text}{' ' if trail and text else ''}"
    return text


def _pages(builder: TextBuilder, body: etree._Element) -> None:
    reader = _Reader(builder)
    for number, page in enumerate(body.iter(_PAGE), 1):
        if builder.full:
            return
        titles = [shape for shape in page if shape.get(_CLASS) == "title"]
        title = next(filter(None, (" ".join(all_text(t).split()) for t in titles)), "")
        builder.part(number, title)
        if title:
            builder.heading(1, title)
        before = builder.length
        reader.blocks([shape for shape in page if shape not in titles and shape.tag != _NOTES])
        reader.blocks(page.iterchildren(_NOTES))
        if builder.length == before and not title:
            builder.line("")


def _around(builder: TextBuilder, package: Package) -> None:
    """Add headers and footers, each wording once."""
    name = package.find("styles.xml")
    if name is None:
        return
    reader = _Reader(builder)
    seen: set[str] = set()
    with contextlib.suppress(UnextractableError):  # the body is worth having alone
        root = package.xml(name)
        for side in _SIDES:
            for element in root.iter(f"{_STYLE}{side}"):
                words = all_text(element)
                if words.strip() and words not in seen:
                    seen.add(words)
                    reader.blocks(element)


def _properties(package: Package) -> tuple[str, dict[str, str]]:
    title = ""
    fields: dict[str, str] = {}
    name = package.find("meta.xml")
    with contextlib.suppress(UnextractableError):
        for item in package.xml(name).iter() if name is not None else ():
            words = " ".join((item.text or "").split())
            if words and item.tag == f"{_DC}title":
                title = words
            elif words and item.tag in _FIELDS:
                field = _FIELDS[str(item.tag)]
                more = field == "tags" and field in fields
                fields[field] = f"{fields[field]}, {words}" if more else words
    if "date" in fields:
        fields["date"] = fields["date"][:10]
    return title, fields


def _refuse_encrypted(package: Package) -> None:
    name = package.find("META-INF/manifest.xml")
    if name is not None and b"encryption-data" in package.read(name):
        raise UnextractableError("encrypted", "The document is password-protected.")
