"""PDF by PDFium: the text layer of each physical page, lines numbered within the page."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from indexer.documents import Extracted, Heading
from indexer.extract.building import TextBuilder
from indexer.extract.decoding import clean
from indexer.extract.failing import Code, UnextractableError

NO_TEXT_LAYER = "no text layer"
_MIME = "application/pdf"
_MAX_OUTLINE = 3_000
_MAX_EMPTY_PAGES = 20_000
# PDFium puts this mark where a line ended in a hyphen, most often in place of the line's end. The
# word stays whole; lines are counted as PDFium counts them, so that others find the same ones.
_HYPHENATED = re.compile("[\ufffe\x02](?:(\n)([^\\s\ufffe\x02]*)[ ]?)?")
_REASONS: dict[int | None, tuple[Code, str]] = {
    raw.FPDF_ERR_FORMAT: ("corrupt", "The PDF is damaged or not a PDF at all."),
    raw.FPDF_ERR_PASSWORD: ("encrypted", "The PDF is password-protected."),
    raw.FPDF_ERR_SECURITY: ("encrypted", "The PDF is protected by an unsupported method."),
    raw.FPDF_ERR_PAGE: ("corrupt", "The PDF has no readable pages."),
}  # fmt: skip
_JUNK_TITLE = re.compile(
    r"^(?:Microsoft \w+ - )|^(?:untitled|unknown|none|document\d*|slide 1|title)$"
    r"|\.(?:dvi|indd|qxd|tmp|ps|eps)$", re.IGNORECASE,
)  # fmt: skip


def extract(data: bytes, name: str) -> Extracted:
    """Extract every page's text; a PDF of scans yields no text and a note of it."""
    del name
    document = _opened(data)
    try:
        return _read(document)
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code, reason = _REASONS.get(
            getattr(error, "err_code", None), ("corrupt", "The PDF cannot be opened.")
        )
        raise UnextractableError(code, reason) from error


def _read(document: pdfium.PdfDocument) -> Extracted:
    builder = TextBuilder()
    count = len(document)
    if not count:
        raise UnextractableError("corrupt", "The PDF has no pages.")
    any_text = False
    unreadable = 0
    for index in range(count):
        if builder.full or (not any_text and index > _MAX_EMPTY_PAGES):
            break
        try:
            text = page_text(document, index)
        except pdfium.PdfiumError:
            text = ""
            unreadable += 1
        any_text = any_text or bool(text)
        builder.part(index + 1)
        builder.line(text)
    fields, title = _metadata(document)
    if unreadable == count:
        raise UnextractableError("corrupt", "None of the PDF's pages can be read.")
    if not any_text:
        return TextBuilder().finish(
            _MIME, title=title, unit="page", fields={**fields, "note": NO_TEXT_LAYER}
        )
    if unreadable:
        fields["note"] = f"{unreadable} of {count} pages cannot be read"
    return _with_outline(builder.finish(_MIME, title=title, unit="page", fields=fields), document)


def page_text(document: pdfium.PdfDocument, index: int) -> str:
    """Return the text of a page, 0-based; raises PdfiumError for a page that cannot be loaded."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            text: str = text_page.get_text_range()
        finally:
            text_page.close()
    finally:
        page.close()
    text = _HYPHENATED.sub("\\2\\1", clean(text)) if text else ""
    # Empty lines at the top stay: they count.
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def _metadata(document: pdfium.PdfDocument) -> tuple[dict[str, str], str]:
    found: dict[str, str] = {}
    with contextlib.suppress(UnicodeDecodeError):  # the pages are worth having without
        found = document.get_metadata_dict(skip_empty=True)
    fields = {
        field: " ".join(clean(found[key]).split())
        for key, field in (("Author", "author"), ("Keywords", "tags"), ("Subject", "description"))
        if key in found
    }
    date = re.match(r"D:(\d{4})(\d\d)(\d\d)", found.get("CreationDate", ""))
    if date:
        fields["date"] = "-".join(date.groups())
    title = " ".join(clean(found.get("Title", "")).split())
    return fields, "" if _JUNK_TITLE.search(title) else title


def _with_outline(extracted: Extracted, document: pdfium.PdfDocument) -> Extracted:
    """Take the bookmarks as headings, each where its words stand on its page."""
    starts = {part.number: part.start for part in extracted.parts}
    headings: list[Heading] = []
    with contextlib.suppress(UnicodeDecodeError, pdfium.PdfiumError):
        headings.extend(_bookmarks(extracted, document, starts))
    if not headings:
        return extracted
    headings.sort(key=lambda heading: heading.start)
    return Extracted(
        text=extracted.text, mime=_MIME, title=extracted.title, unit="page",
        parts=extracted.parts, headings=tuple(headings), fields=extracted.fields,
    )  # fmt: skip


def _bookmarks(
    extracted: Extracted, document: pdfium.PdfDocument, starts: dict[int, int]
) -> Iterator[Heading]:
    for position, item in enumerate(document.get_toc()):
        if position >= _MAX_OUTLINE:
            break
        words = " ".join(clean(item.get_title()).split())
        target = item.get_dest()
        index = target.get_index() if target is not None else None
        if words and index is not None and index + 1 in starts:
            start = starts[index + 1]
            end = starts.get(index + 2, len(extracted.text))
            found = extracted.text.find(words, start, end)
            yield Heading(found if found >= 0 else start, item.level + 1, words)
