"""Builds small documents of each format, byte by byte where no library writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Pack files into a zip, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def pdf(
    pages: Sequence[str], *, info: str = "", trailer: str = "", outline: Sequence[int] = ()
) -> bytes:
    """Write a PDF whose pages show the given lines; `outline` bookmarks pages, 0-based."""
    count = len(pages)
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {'/Outlines 5 0 R' if outline else ''} >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
        f"<< /Type /Outlines /Count {len(outline)} /First 100 0 R /Last {99 + len(outline)} 0 R >>",
    ]
    numbered = dict(enumerate(objects, 1))
    for index, text in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -20 Td" for line in text.split("\n") if text)
        content = f"BT /F1 12 Tf 50 700 Td {shown} ET"
        numbered[10 + 2 * index] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {11 + 2 * index} 0 R >>"
        )
        numbered[11 + 2 * index] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    for place, page in enumerate(outline):
        following = f"/Next {101 + place} 0 R" if place + 1 < len(outline) else ""
        numbered[100 + place] = (
            f"<< /Title (Chapter {place + 1}) /Parent 5 0 R {following} "
            f"/Dest [{10 + 2 * page} 0 R /Fit] >>"
        )
    return _assembled(numbered, trailer)


def _assembled(numbered: dict[int, str], trailer: str) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = {}
    for number, content in numbered.items():
        offsets[number] = len(body)
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(body)
    body += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        body += f"{number} 1\n{offset:010} 00000 n \n".encode()
    size = max(numbered) + 1
    body += f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R {trailer} >>\n".encode()
    return body + f"startxref\n{start}\n%%EOF\n".encode()


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("meta", "meta"), ("presentation", "presentation"),
        ("svg", "svg-compatible"),
    )
)  # fmt: skip


def opendocument(kind: str, body: str, *, meta: str = "", styles: str = "") -> bytes:
    """Write an OpenDocument file; `kind` is text, presentation or drawing."""
    family = "graphics" if kind == "drawing" else kind
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{family}",
            "content.xml": f"<office:document-content {_ODF} {dc}><office:body>"
            f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF} {dc}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
        }
    )


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, parts: dict[str, str] | None = None, namespace: str = _W) -> bytes:
    """Write a Word document from the inside of its body, with further parts such as footnotes."""
    parts = parts or {}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = {name: "".join(c for c in name if c.isalpha()) for name in parts}
    links = "".join(
        f'<Relationship Id="r{i}" Type="{office}/{kinds[name]}" Target="{name}.xml"/>'
        for i, name in enumerate(parts)
    )
    extra = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{namespace}" {extra}><w:body>{body}'
            "</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{links}'
            "</Relationships>",
            **{
                f"word/{name}.xml": f'<w:root xmlns:w="{namespace}">{inside}</w:root>'
                for name, inside in parts.items()
            },
        }
    )


def epub(chapters: dict[str, str], *, nav: str = "", extra: dict[str, str] | None = None) -> bytes:
    """Write a book: file name → the body of each chapter, in the order of the spine."""
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(chapters)
    )
    if nav:
        items += (
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    xhtml = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>'
        "<body>{}</body></html>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles>'
            "</container>",
            "OEBPS/content.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Book</dc:title>'
            "<dc:creator>A. Writer</dc:creator><dc:language>en</dc:language></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **({"OEBPS/nav.xhtml": xhtml.format(f"<nav>{nav}</nav>")} if nav else {}),
            **{f"OEBPS/{name}": xhtml.format(body) for name, body in chapters.items()},
            **(extra or {}),
        }
    )
