"""The sandboxed child that draws one page of an untrusted PDF at a time."""

from __future__ import annotations

import ctypes
import io
import math
import sys
from typing import Final

import msgspec
import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from indexer.contract.messages import Box
from indexer.documents import Failure
from indexer.extract import VanishedError, read_file, serve
from indexer.preview.page_request import PageAnswer, PageRequest
from indexer.preview.places import Rectangle, find, joined

MAX_IMAGE_BYTES: Final = 640_000  # in a message it takes a third more
_MAX_PIXELS: Final = 12_000_000
_TALLEST: Final = 4  # times as high as wide; a longer page is drawn narrower
_MAX_CHARS: Final = 200_000  # of a page, looked through for a passage
_MAX_BOXES: Final = 400
_GRID: Final = 20_000  # steps across a page in which places are told
_QUALITIES: Final = (88, 70, 50)  # of a JPEG, where a PNG is too large


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(PageRequest)


def handle(request: bytes) -> bytes:
    """Answer a `PageRequest` with a `PageAnswer`, both as msgpack."""
    return _encoder.encode(draw(_decoder.decode(request)))


def draw(request: PageRequest) -> PageAnswer:
    """Draw a page and find the passage on it."""
    try:
        content = read_file(request.path, request.max_bytes)
    except VanishedError as error:
        return PageAnswer(problem=str(error))
    if isinstance(content.data, Failure):
        return PageAnswer(problem=content.data.reason)
    try:
        document = pdfium.PdfDocument(content.data)
    except pdfium.PdfiumError:
        return PageAnswer(problem="The PDF cannot be opened.")
    try:
        document.init_forms()
        pages = len(document)
        if not 1 <= request.page <= pages:
            return PageAnswer(pages=pages, problem=f"The PDF has no page {request.page}.")
        return _drawn(document[request.page - 1], pages, request)
    except pdfium.PdfiumError:
        return PageAnswer(problem="The page cannot be drawn.")
    finally:
        document.close()


def _drawn(page: pdfium.PdfPage, pages: int, request: PageRequest) -> PageAnswer:
    width, height = page.get_size()
    if not (width > 0 and height > 0 and math.isfinite(width * height)):
        return PageAnswer(pages=pages, problem="The page is empty.")
    scale = min(
        request.width / width,
        request.width * _TALLEST / height,
        math.sqrt(_MAX_PIXELS / (width * height)),
    )
    picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    passage, words = _places(page, request)
    return PageAnswer(_encoded(picture), pages, passage[:_MAX_BOXES], words[:_MAX_BOXES])


def _places(page: pdfium.PdfPage, request: PageRequest) -> tuple[list[Box], list[Box]]:
    """Return the boxes of the passage's lines and those of its words."""
    if not request.passage:
        return [], []
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), _MAX_CHARS)
        chars = [_char(raw.FPDFText_GetUnicode(text, index)) for index in range(count)]
        passage, words = find(chars, request.passage, request.words, request.line)
        there = {index: place for index in passage if (place := _place(text, index))}
    finally:
        text.close()
    marked = [joined(there[index] for index in word if index in there) for word in words]
    return (
        [_shares(page, line) for line in joined(there.values())],
        [_shares(page, line) for word in marked for line in word],
    )


def _char(code: int) -> str:
    return chr(code) if 0 <= code <= sys.maxunicode else "\0"


def _place(text: pdfium.PdfTextPage, index: int) -> Rectangle | None:
    """Return where a character stands as the page is written: not turned, and downwards."""
    found = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, index, found):
        return None
    return found.left, -found.top, found.right, -found.bottom


def _shares(page: pdfium.PdfPage, place: Rectangle) -> Box:
    """Return a place as shares of the page as it is shown."""
    x, y = ctypes.c_int(), ctypes.c_int()
    across, down = [], []
    for right, low in (place[:2], place[2:]):
        raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, right, -low, x, y)
        across.append(min(max(x.value / _GRID, 0.0), 1.0))
        down.append(min(max(y.value / _GRID, 0.0), 1.0))
    return min(across), min(down), max(across), max(down)


def _encoded(picture: Image.Image) -> bytes:
    """Return a PNG, or where that takes too much room, a JPEG that does not."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=3)
    if buffer.tell() <= MAX_IMAGE_BYTES:
        return buffer.getvalue()
    while True:
        for quality in _QUALITIES:
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=quality, subsampling=0)
            if buffer.tell() <= MAX_IMAGE_BYTES:
                return buffer.getvalue()
        picture = picture.resize((max(picture.width // 2, 1), max(picture.height // 2, 1)))


if __name__ == "__main__":
    Image.preinit()  # its plugins load now, not with the first page
    serve(handle)
