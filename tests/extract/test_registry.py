from __future__ import annotations

import pytest

from indexer.extract import FORMATS, extractor_for, version_by_name, versions
from tests.extract import samples

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
RANDOM = bytes(i * 167 % 256 for i in range(4000))
MAIL = b"From: a@b.c\nTo: d@e.f\nSubject: Hello\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nText\n"


def name_of(path: str, head: bytes) -> str | None:
    found = extractor_for(path.encode(), head)
    return found.name if found is not None else None


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_has_its_extractor(known: object) -> None:
    assert callable(known.extract)  # type: ignore[attr-defined]  # parametrize hides its type


def test_versions_are_distinct_and_name_their_format() -> None:
    assert len(versions()) == len(FORMATS) + 1
    assert version_by_name(b"/a/b.pdf").startswith("pdf/")
    assert version_by_name(b"/a/b.unheard-of").startswith("text/")


def test_no_extension_has_two_formats() -> None:
    extensions = [ext for known in FORMATS for ext in known.extensions.split()]
    assert len(extensions) == len(set(extensions))


@pytest.mark.parametrize(
    ("path", "head", "expected"),
    [
        ("notes.TXT", b"hello", "text"),
        ("main.rs", b"fn main() {}", "text"),
        ("Makefile", b"all:\n\techo\n", "text"),
        ("a.md", b"# Hi", "markdown"),
        ("a.html", b"<p>hi", "html"),
        ("page", b"<!DOCTYPE html><html>", "html"),
        ("feed", b"<?xml version='1.0'?><rss/>", "xml"),
        ("1234", MAIL, "mail"),
        ("Inbox", b"From - Mon Jan 1\n" + MAIL, "mail"),
        ("a.txt", MAIL, "text"),
        ("a.eml", b"anything", "mail"),
        ("report.txt", b"%PDF-1.7\n", "pdf"),
        ("scan.pdf", b"\n\n%PDF-1.4", "pdf"),
        ("mailed.bin", b"\x01\x02junk\x03 %PDF-1.4\n\xe2\x80\x03\x04\x05", "pdf"),
        ("test_pdf.py", b'assert read(b"%PDF-1.4")', "text"),
        ("saved.pdf", b"<html><body>Not found", "html"),
        ("headless.pdf", b"1 0 obj\n<<>>\nendobj", "pdf"),
        ("letter.doc", b"{\\rtf1 Hi}", "rtf"),
        ("letter.doc", b"<html><body>Hi", "html"),
        ("sheet.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
        ("photo.png", PNG, None),
        ("photo.txt", PNG, None),
        ("video.ts", RANDOM, None),
        ("data.bin", RANDOM, None),
        ("broken.docx", RANDOM, "docx"),
        ("archive.zip", samples.zipped({"a.txt": "a"}), None),
        ("book", samples.epub({"c.xhtml": "<p>x</p>"}), None),
        ("letter.zip", samples.docx("<w:p/>"), "docx"),
        ("empty", b"", "text"),
    ],
)
def test_content_corrects_the_name(path: str, head: bytes, expected: str | None) -> None:
    assert name_of(path, head) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1251", "shift_jis", "gb18030"])
def test_text_in_any_encoding_is_text(encoding: str) -> None:
    text = "Hello, " + {"cp1251": "мир", "shift_jis": "世界", "gb18030": "世界"}.get(
        encoding, "wörld"
    )
    assert name_of("note", (text * 30).encode(encoding)) == "text"
