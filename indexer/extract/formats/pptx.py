"""PowerPoint presentations, read straight from their XML: slides in order, each with its notes.

python-pptx leaves out the text of SmartArt and of shapes it has no class for, and its import
alone takes longer than reading fifty presentations.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from lxml import etree

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.failing import UnextractableError
from indexer.extract.formats.office import drop_fallbacks, main_part, properties
from indexer.extract.zips import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = frozenset({"title", "ctrTitle"})
_SMALL_PRINT = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
_MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def extract(data: bytes, name: str) -> Extracted:
    """Extract each slide's shapes, tables, groups and diagrams, and its notes."""
    del name
    package = Package(data)
    main = main_part(package, "ppt/presentation.xml")
    relations = package.relations(main)
    builder = TextBuilder()
    first_title = ""
    for number, entry in enumerate(package.xml(main).iter(f"{_P}sldId"), 1):
        kind, target = relations.get(entry.get(f"{_R}id") or "", ("", ""))
        found = package.find(target)
        if kind != "slide" or found is None or builder.full:
            continue
        with contextlib.suppress(UnextractableError):  # the other slides may be whole
            title = _slide(builder, package, found, number)
            first_title = first_title or title
    title, fields = properties(package)
    if title.lower() in {"powerpoint presentation", "presentation", "slide 1"}:
        title = ""
    return builder.finish(_MIME, title=title or first_title, unit="slide", fields=fields)


def _slide(builder: TextBuilder, package: Package, name: str, number: int) -> str:
    """Add a slide, and return its title."""
    root = package.xml(name)
    shapes = list(_shapes(root))
    title = next((" ".join(lines) for role, lines in shapes if role in _TITLES), "")
    builder.part(number, title)
    if not shapes:
        builder.line("")
    for role, lines in shapes:
        if role in _TITLES:
            builder.heading(1, " ".join(lines))
        else:
            for line in lines:
                builder.line(line)
    for kind, target in sorted(package.relations(name).values()):
        found = package.find(target)
        if found is not None and kind in {"notesSlide", "diagramData", "comments"}:
            with contextlib.suppress(UnextractableError):
                _beside(builder, package.xml(found), notes=kind == "notesSlide")
    return title


def _beside(builder: TextBuilder, root: etree._Element, *, notes: bool) -> None:
    """Add the notes of a slide, or the words of a diagram or a comment on it."""
    if notes:
        for _, lines in _shapes(root):
            for line in lines:
                builder.line(line)
        return
    for item in root.iter(f"{_A}p", f"{_P}text"):  # a comment's words are in `text`
        words = _paragraph(item) if item.tag == f"{_A}p" else (item.text or "").strip()
        if words:
            builder.line(words)


def _shapes(root: etree._Element) -> Iterator[tuple[str, list[str]]]:
    """Yield each text in drawing order, also inside groups: its role and its lines."""
    drop_fallbacks(root)
    for element in root.iter(f"{_P}txBody", f"{_A}tbl"):
        if element.tag == f"{_A}tbl":
            lines = list(_table(element))
        else:
            lines = [words for p in element.iter(f"{_A}p") if (words := _paragraph(p))]
        role = _role(element)
        if lines and role not in _SMALL_PRINT:
            yield role, lines


def _role(body: etree._Element) -> str:
    """Return what a shape is on the slide: "title", "body", "sldNum" …, "" for any other."""
    parent = body.getparent()
    holder = parent.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph") if parent is not None else None
    return holder.get("type", "body") if holder is not None else ""


def _table(table: etree._Element) -> Iterator[str]:
    for row in table.iter(f"{_A}tr"):
        cells = [
            " ".join(filter(None, map(_paragraph, cell.iter(f"{_A}p")))).replace("\n", " ")
            for cell in row.iter(f"{_A}tc")
        ]
        if any(cells):
            yield "\t".join(cells).rstrip()


def _paragraph(paragraph: etree._Element) -> str:
    pieces = []
    for element in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"):
        if element.tag == f"{_A}t":
            pieces.append(element.text or "")
        else:
            pieces.append("\n" if element.tag == f"{_A}br" else "\t")
    return "".join(pieces).strip()
