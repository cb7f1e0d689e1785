"""Reads the extracted text around a place of a document from the catalog."""

from __future__ import annotations

from typing import Final

from indexer.catalog import Catalog
from indexer.catalog.reading import Shown, StoredPassage
from indexer.contract import codec
from indexer.contract.messages import (
    MAX_MESSAGE_BYTES,
    MOST_AROUND,
    PartStart,
    ReadAround,
    TextAround,
)
from indexer.documents import DocId
from indexer.search.citation import part_label

_LONGEST: Final = 50_000  # characters of a passage: by far more than one ever has
_LINE: Final = 400  # characters looked through for the beginning of a line
_PREFIX: Final = "file:"
_VERBATIM: Final = ("text", "markdown")  # extractors whose text is the file's, line by line


class NoSuchHitError(ValueError):
    """The hit is not, or no longer, one of a file that is known."""


def document_of(catalog: Catalog, hit: str) -> Shown:
    """Return the document that a hit is about.

    Raises:
        NoSuchHitError: when there is none.
    """
    number = hit.removeprefix(_PREFIX)
    if number != hit and number.isascii() and number.isdigit() and len(number) < 19:
        doc_id = DocId(int(number))
        document = catalog.reading.shown([doc_id]).get(doc_id)
        if document is not None:
            return document
    raise NoSuchHitError("There is no such file any more.")


def text_around(catalog: Catalog, request: ReadAround) -> TextAround:
    """Answer a request for the text around a place.

    Raises:
        ValueError: when there is no such hit, or the place is no span.
    """
    if not 0 <= request.start <= request.end <= request.start + _LONGEST:
        raise ValueError("start and end are no span of characters.")
    if not 0 <= request.around <= MOST_AROUND:
        raise ValueError(f"around lies in 0…{MOST_AROUND}, not at {request.around}.")
    document = document_of(catalog, request.hit)
    around = request.around
    reply = _around(catalog, document, request, around)
    while len(codec.encode(reply)) > MAX_MESSAGE_BYTES and around:
        around = around // 2
        reply = _around(catalog, document, request, around)
    return reply


def _around(catalog: Catalog, document: Shown, request: ReadAround, around: int) -> TextAround:
    reading = catalog.reading
    low = max(request.start - around, 0)
    high = request.end + around
    # One character more tells whether there is more.
    read = reading.text(document.id, max(low - 1, 0), high + 1)
    before = low - max(low - 1, 0)
    text = read[before : before + high - low]
    more = len(read) > before + len(text)
    if low and read[:1] != "\n":
        cut = text.find("\n", 0, min(_LINE, request.start - low)) + 1
        low, text = low + cut, text[cut:]
    if more and (kept := text.rfind("\n", max(request.end - low, len(text) - _LINE))) > 0:
        text = text[: kept + 1]
    passages = reading.passages_between(document.id, low, low + max(len(text), 1))
    failure, reason, *_ = reading.failure(document.id)
    line = _line(catalog, document, passages, low)
    return TextAround(
        id=request.id,
        text=text,
        start=low,
        more=more,
        parts=_parts(passages, document, low),
        line=line,
        lines=reading.last_line(document.id) if line is not None else 0,
        size=document.size,
        problem=(reason or failure or "") if failure else "",
    )


def _parts(passages: list[StoredPassage], document: Shown, low: int) -> list[PartStart]:
    """Return the parts that begin in a stretch, and first the one that it begins in."""
    found: list[PartStart] = []
    number: int | None = None
    for stored in passages:
        passage = stored.passage
        if passage.page is not None and passage.page != number:
            label = part_label(passage, document.unit)
            found.append(PartStart(max(passage.start, low), label))
            number = passage.page
    return found


def _line(catalog: Catalog, document: Shown, passages: list[StoredPassage], low: int) -> int | None:
    """Return the line of the file that a stretch begins in, where that can be counted."""
    stored = catalog.documents.find(document.path)
    if stored is None or stored.extractor.partition("/")[0] not in _VERBATIM:
        return None
    if not low:
        return 1
    if not passages:
        return None
    first = passages[0].passage
    if first.start <= low:
        between = catalog.reading.text(document.id, first.start, low)
        return first.line_start + between.count("\n")
    return first.line_start - catalog.reading.text(document.id, low, first.start).count("\n")
