"""What a file is by its first kilobytes, whatever its name says."""

from __future__ import annotations

import os
import re

from indexer.extract.decoding import wide_encoding

_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27}) + b"\x7f"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")

# The start of a file, and the format's name in the registry or what to call it to a person.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "An image"),
    (b"\xff\xd8\xff", "An image"),
    (b"GIF8", "An image"),
    (b"BM", "An image"),
    (b"II*\0", "An image"),
    (b"MM\0*", "An image"),
    (b"8BPS", "An image"),
    (b"ID3", "A sound"),
    (b"OggS", "A sound"),
    (b"fLaC", "A sound"),
    (b"\xff\xfb", "A sound"),
    (b"\x1f\x8b", "A compressed file"),
    (b"BZh", "A compressed file"),
    (b"\xfd7zXZ", "A compressed file"),
    (b"7z\xbc\xaf", "An archive"),
    (b"Rar!", "An archive"),
    (b"\x28\xb5\x2f\xfd", "A compressed file"),
    (b"\x7fELF", "A program"),
    (b"MZ", "A program"),
    (b"\xca\xfe\xba\xbe", "A program"),
    (b"SQLite format 3", "A database"),
    (b"%!PS", "A PostScript file"),
)
_KINDS = {
    "An image": "bmp gif heic heif ico jpeg jpg png psd raw tif tiff webp avif",
    "A sound": "aac ac3 aiff amr flac m4a mid mp3 ogg opus wav wma",
    "A video": "avi flv m4v mkv mov mp4 mpeg mpg webm wmv 3gp",
    "An archive": "7z ar cab cpio deb dmg iso jar rar rpm tar zip whl",
    "A compressed file": "bz2 gz lz4 lzma xz z zst",
    "A program": "bin class dll dylib exe o pyc so wasm",
    "A font": "eot otf ttf woff woff2",
    "A database": "accdb db mdb sqlite sqlite3",
    "A drawing": "dwg dxf emf wmf vsd vsdx sldprt sldasm",
    "A document of a kind that is not read yet": "doc ppt key pages numbers one hwp msg chm mobi "
    "azw azw3 xps djvu pub wpd lwp pst",
}
_BY_EXTENSION = {ext: kind for kind, exts in _KINDS.items() for ext in exts.split()}

_MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t\r\n]")
_MAIL_NAMES = re.compile(
    rb"^(?:From|To|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version"
    rb"|Reply-To|X-Mailer|Sender|Cc):",
    re.MULTILINE | re.IGNORECASE,
)
_HTML_START = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_XHTML_ROOT = re.compile(rb"<html[\s>]", re.IGNORECASE)
_ZIP_CLUES = (
    (b"mimetypeapplication/epub+zip", "epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", "odp"),
    (b"mimetypeapplication/vnd.oasis.opendocument.graphics", "odp"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "spreadsheet"),
    (b"word/document", "docx"),
    (b"ppt/presentation", "pptx"),
    (b"xl/workbook", "spreadsheet"),
    (b"xl/worksheets", "spreadsheet"),
)


def magic(head: bytes) -> str:
    """Name the format that the first bytes are the mark of.

    Returns "pdf", "rtf", "zip", "ole", "foreign" (marked as a kind that is not extracted), or ""
    when there is no mark.
    """
    for mark, name in _MAGIC:
        if head.startswith(mark):
            return name
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if looks_like_text(head):  # text may begin like anything, and speak of anything
        return ""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "foreign" if _foreign(head) else ""


def is_headless_pdf(name: str, head: bytes) -> bool:
    """Whether what is named as a PDF lacks only its mark: PDFium reads it."""
    return name == "pdf" and re.search(rb"\d \d obj\b", head) is not None


def inside_zip(head: bytes) -> str:
    """Name the format of a zip package by the first names in it; "" for an ordinary archive."""
    for clue, name in _ZIP_CLUES:
        if clue in head:
            return name
    return ""


def markup(head: bytes) -> str:
    """Return "html", "xml" or "mail" for text that begins like one, else ""."""
    for mark in _BOMS:
        head = head.removeprefix(mark)
    if _HTML_START.match(head):
        return "html"
    if head.lstrip()[:5] == b"<?xml":
        return "html" if _XHTML_ROOT.search(head[:2048]) else "xml"
    return "mail" if looks_like_mail(head) else ""


def looks_like_mail(head: bytes) -> bool:
    """Whether the first line is a header of a mail, and two more known ones follow."""
    if head.startswith(b"From ") and b"\n" in head:
        head = head[head.index(b"\n") + 1 :]
    if not _MAIL_HEADER.match(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return len({name.lower() for name in _MAIL_NAMES.findall(headers)}) >= 3


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes decode sensibly as text in any encoding."""
    if not head or head.startswith(_BOMS) or wide_encoding(head):
        return True
    if head.count(0) > len(head) // 1000:  # a stray NUL in a log is forgiven
        return False
    controls = len(head) - len(head.translate(None, _CONTROL))
    return controls <= len(head) // 100


def describe(path: bytes, head: bytes) -> str:
    """Say to a person what kind of file this is that is not extracted."""
    by_name = _BY_EXTENSION.get(extension(path))
    return by_name or _foreign(head) or "A binary file of an unknown kind"


def extension(path: bytes) -> str:
    """Return a file's extension in lower case, without the dot."""
    name = os.path.basename(path)
    return os.path.splitext(name)[1][1:].decode("utf-8", "replace").lower()


def _foreign(head: bytes) -> str:
    for mark, kind in _FOREIGN:
        if head.startswith(mark):
            return kind
    if head[4:8] == b"ftyp":
        return "A video"
    if head.startswith(b"RIFF"):
        return "A sound or video"
    return ""
