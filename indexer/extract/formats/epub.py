"""EPUB: the chapters of the spine in reading order, read from the zip (ebooklib is AGPL)."""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Iterable, Iterator

from lxml import etree

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.decoding import decode
from indexer.extract.failing import UnextractableError
from indexer.extract.formats.html import VisibleText, declared_encoding
from indexer.extract.zips import Package, all_text, resolve

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENCRYPTION = "{http://www.w3.org/2001/04/xmlenc#}"
_FONT_METHODS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_FIELDS = {"creator": "author", "subject": "tags", "date": "date", "language": "language",
           "publisher": "publisher", "description": "description"}  # fmt: skip


def extract(data: bytes, name: str) -> Extracted:
    """Extract each chapter of the spine as a part, named as the table of contents names it."""
    del name
    package = Package(data)
    _refuse_locked(package)
    opf_name = _opf_name(package)
    opf = package.xml(opf_name)
    manifest = {
        item.get("id", ""): (resolve(posixpath.dirname(opf_name), item.get("href", "")), item)
        for item in opf.iter(f"{_OPF}item")
    }
    names = _contents(package, manifest.values())
    builder = TextBuilder()
    for number, target in enumerate(_spine(opf, manifest), 1):
        found = package.find(target)
        if found is None or builder.full:
            continue
        with contextlib.suppress(UnextractableError):  # the other chapters may be whole
            _chapter(builder, package.read(found), number, names.get(target, ""))
    title, fields = _metadata(opf)
    return builder.finish("application/epub+zip", title=title, unit="chapter", fields=fields)


def _chapter(builder: TextBuilder, data: bytes, number: int, name: str) -> None:
    """Add a chapter; without a name in the contents it is named by its first heading."""
    inner = TextBuilder()
    visible = VisibleText(inner, keep_lines=False)
    visible.run(decode(data, declared_encoding(data)))
    chapter = inner.finish("")
    if not chapter.text:
        return
    headings = {heading.start: heading for heading in chapter.headings}
    first = chapter.headings[0].text if chapter.headings else ""
    builder.part(number, name or first or visible.title)
    offset = 0
    for line in chapter.text.split("\n"):
        if offset in headings:
            builder.heading(headings[offset].level, line)
        else:
            builder.line(line)
        offset += len(line) + 1


def _opf_name(package: Package) -> str:
    container = package.find("META-INF/container.xml")
    if container is not None:
        for item in package.xml(container).iter(f"{_CONTAINER}rootfile"):
            found = package.find(resolve("", item.get("full-path", "")))
            if found is not None:
                return found
    for found in sorted(package.names):
        if found.endswith(".opf"):
            return found
    raise UnextractableError("corrupt", "The book holds no list of its chapters.")


def _spine(opf: etree._Element, manifest: dict[str, tuple[str, etree._Element]]) -> Iterator[str]:
    for reference in opf.iter(f"{_OPF}itemref"):
        target, item = manifest.get(reference.get("idref", ""), ("", None))
        if item is not None and item.get("media-type", "") in _CHAPTERS:
            yield target


def _contents(package: Package, items: Iterable[tuple[str, etree._Element]]) -> dict[str, str]:
    """Return the name the table of contents gives to each chapter's file."""
    names: dict[str, str] = {}
    for target, item in items:
        is_nav = "nav" in item.get("properties", "").split()
        found = package.find(target)
        if found is None or not (is_nav or item.get("media-type") == "application/x-dtbncx+xml"):
            continue
        with contextlib.suppress(UnextractableError):
            root = package.xml(found)
            for link, words in _nav_links(root) if is_nav else _ncx_links(root):
                chapter = resolve(posixpath.dirname(found), link)
                if words and chapter not in names:
                    names[chapter] = words
    return names


def _nav_links(root: etree._Element) -> Iterator[tuple[str, str]]:
    for link in root.iter(f"{_XHTML}a"):
        yield link.get("href", ""), " ".join(all_text(link).split())


def _ncx_links(root: etree._Element) -> Iterator[tuple[str, str]]:
    for point in root.iter(f"{_NCX}navPoint"):
        label = point.find(f"{_NCX}navLabel/{_NCX}text")
        content = point.find(f"{_NCX}content")
        if label is not None and content is not None:
            yield content.get("src", ""), " ".join((label.text or "").split())


def _metadata(opf: etree._Element) -> tuple[str, dict[str, str]]:
    title = ""
    fields: dict[str, list[str]] = {}
    for item in opf.iter():
        if not isinstance(item.tag, str) or not item.tag.startswith(_DC):
            continue
        key, words = item.tag.removeprefix(_DC), " ".join((item.text or "").split())
        if key == "title":
            title = title or words
        elif key in _FIELDS and words:
            fields.setdefault(_FIELDS[key], []).append(words)
    return title, {key: ", ".join(values) for key, values in fields.items()}


def _refuse_locked(package: Package) -> None:
    """Raise where more than fonts is encrypted: that is copy protection."""
    name = package.find("META-INF/encryption.xml")
    if name is None:
        return
    for method in package.xml(name).iter(f"{_ENCRYPTION}EncryptionMethod"):
        if not method.get("Algorithm", "").startswith(_FONT_METHODS):
            raise UnextractableError("encrypted", "The book is copy-protected (DRM).")
