from __future__ import annotations

import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.documents import Extracted, Failure
from indexer.extract import FORMATS, extract_bytes
from indexer.extract.formats import plain
from indexer.extract.limits import MAX_CHARACTERS
from tests.extract import samples
from tests.extract.checks import check, extracted, failure

EXTENSIONS = sorted(ext for known in FORMATS for ext in known.extensions.split())
STARTS = [
    b"", b"%PDF-1.4\n", b"{\\rtf1 ", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml ",
    b"<html><body>", b"From: a\nTo: b\nSubject: c\n", b"---\ntitle: ", b"\xef\xbb\xbf", b"\xff\xfe",
    b"From x\n\n", b"<![", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n",
]  # fmt: skip


@given(st.sampled_from(EXTENSIONS), st.sampled_from(STARTS), st.binary(max_size=600))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_bytes_under_any_name_yield_a_value(ext: str, start: bytes, rest: bytes) -> None:
    result, version = extract_bytes(f"a.{ext}".encode(), start + rest)
    assert version
    if isinstance(result, Extracted):
        check(result)


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<br>", "\n", "word ", "<b>x</b>", "<script>", "</script>", "<!--", "-->",
         "&amp;", "&", "<", "<h1>", "</h1>", "<pre>", "</pre>", "<td>", "<title>", "</title>",
         "<![CDATA[", "]]>", "<p hidden>", "&#10;", "<svg>", "</svg>", "<a href='\n'>", "  "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(MARKUP, st.sampled_from(["html", "xml", "md", "svg"]))
@settings(deadline=None)
def test_any_markup_yields_lines_that_fit(source: str, ext: str) -> None:
    assert isinstance(extract_bytes(f"a.{ext}".encode(), b"x" + source.encode())[0], Extracted)
    check(extracted(f"a.{ext}", b" " + source.encode()))


WHOLE = {
    "docx": samples.docx("<w:p><w:r><w:t>Hello</w:t></w:r></w:p>" * 9),
    "odt": samples.opendocument("text", "<text:p>Hello</text:p>" * 9),
    "epub": samples.epub({"c.xhtml": "<p>Hello</p>"}),
    "pdf": samples.pdf(["Hello", "World"]),
}


@pytest.mark.parametrize("ext", WHOLE)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
def test_a_damaged_document_yields_a_value(ext: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[ext])
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(whole)), st.integers(1, len(whole))))
    result, _ = extract_bytes(f"a.{ext}".encode(), bytes(whole[:end]))
    if isinstance(result, Extracted):
        check(result)


def test_an_empty_file_is_empty() -> None:
    assert failure("a.pdf", b"").code == "empty"


def test_a_parsers_exception_names_no_content(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(data: bytes, name: str) -> Extracted:
        raise KeyError(data.decode())

    monkeypatch.setattr(plain, "extract", broken)
    with caplog.at_level(logging.DEBUG):
        found = failure("a.txt", b"the secret")
    assert found == Failure("corrupt", "text: KeyError: in broken")
    assert "secret" not in caplog.text


def test_too_little_memory_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(data: bytes, name: str) -> Extracted:
        raise MemoryError

    monkeypatch.setattr(plain, "extract", greedy)
    assert failure("a.txt", b"x").code == "memory"


def test_long_text_is_cut_at_a_line_end() -> None:
    line = "word " * 19 + "word\n"
    found = extracted("a.txt", (line * (MAX_CHARACTERS // len(line) + 100)).encode())
    assert MAX_CHARACTERS - len(line) <= len(found.text) <= MAX_CHARACTERS
    assert found.text.endswith("word")
    assert found.fields["truncated"] == "only the first 5,000,000 characters"


def test_a_long_page_keeps_its_lines_when_it_is_cut() -> None:
    row = "<p>" + "word " * 2_000 + "</p>\n"
    found = extracted("a.html", ("<h1>Top</h1>\n" + row * 600 + "<h1>Beyond</h1>").encode())
    assert len(found.text) <= MAX_CHARACTERS
    assert [heading.text for heading in found.headings] == ["Top"]
