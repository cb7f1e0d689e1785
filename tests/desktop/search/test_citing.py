"""What is put into the clipboard."""

from __future__ import annotations

import os
from urllib.parse import unquote_to_bytes

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search import citing
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import Citation, Hit, Passage
from tests.desktop.search.hits import hit


def paged(title: str, text: str, page: int | None, label: str, mime: str) -> Hit:
    passage = Passage(text, [], Citation(page, 41, 44, 0, len(text), label), (0, len(text)))
    uri = path_to_uri(b"/home/ada/" + os.fsencode(title))
    return msgspec.structs.replace(hit(title), uri=uri, passages=[passage], mime=mime)


REPORT = paged("report.pdf", "It cost\n  18,400 euros.", 3, "p. 3, lines 41–44", "application/pdf")
NOTES = paged("my notes (2).md", "a\nb", None, "lines 41–44", "text/markdown")


def test_a_citation_names_file_page_and_lines_and_quotes_in_one_line() -> None:
    assert citing.citation(REPORT) == "report.pdf, p. 3, lines 41–44: It cost 18,400 euros."


def test_a_citation_quotes_the_excerpt() -> None:
    passage = msgspec.structs.replace(REPORT.passages[0], excerpt=(0, 7))
    short = msgspec.structs.replace(REPORT, passages=[passage])
    assert citing.citation(short).endswith(": It cost")


def test_where_a_passage_stands_is_spelled_as_the_person_reads_it() -> None:
    spelled = {"p. 3, lines 41–44": "S. 3, Zeilen 41–44", "p. 3": "S. 3"}.__getitem__
    assert citing.citation(REPORT, 0, spelled).startswith("report.pdf, S. 3, Zeilen 41–44: ")
    assert citing.markdown_link(REPORT, 0, spelled).startswith("[report.pdf, S. 3](")


def test_a_passage_is_copied_as_it_stands() -> None:
    assert citing.passage_text(REPORT) == "It cost\n  18,400 euros."


@pytest.mark.parametrize(
    ("one", "link"),
    [
        (REPORT, "[report.pdf, p. 3](file:///home/ada/report.pdf#page=3)"),
        (NOTES, "[my notes (2).md, lines 41–44](file:///home/ada/my%20notes%20%282%29.md#L41)"),
        (
            paged("talk.pptx", "x", 2, "slide 2, lines 1–3", "application/x-slides"),
            "[talk.pptx, slide 2](file:///home/ada/talk.pptx)",
        ),
        (hit("a[1].bin"), "[a\\[1\\].bin](file:///home/ada/a[1].bin)"),
    ],
)
def test_a_markdown_link_leads_to_the_page_or_line(one: Hit, link: str) -> None:
    assert citing.markdown_link(one) == link


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name and b"/" not in name))
def test_a_link_never_breaks_out_of_its_brackets(name: bytes) -> None:
    uri = path_to_uri(b"/" + name)
    one = msgspec.structs.replace(REPORT, uri=uri, title=name.decode("utf-8", "replace"))
    label, _, rest = citing.markdown_link(one).rpartition("](")
    address = rest.removesuffix(")").removesuffix("#page=3")
    assert not set("()<> \n") & set(address)
    assert unquote_to_bytes(address.removeprefix("file://")) == b"/" + name
    inside = label.removeprefix("[").replace("\\\\", "").replace("\\[", "").replace("\\]", "")
    assert not set("[]") & set(inside)


def test_a_file_is_copied_as_file_managers_take_it() -> None:
    formats = citing.file_formats(REPORT.uri)
    assert formats["text/uri-list"] == b"file:///home/ada/report.pdf\r\n"
    assert formats["x-special/gnome-copied-files"] == b"copy\nfile:///home/ada/report.pdf"
    assert formats["text/plain;charset=utf-8"] == b"/home/ada/report.pdf"


def test_a_path_that_is_no_utf_8_can_be_shown() -> None:
    one = msgspec.structs.replace(REPORT, uri=path_to_uri(b"/home/ada/\xff.txt"))
    assert citing.path(one) == "/home/ada/�.txt"
    assert b"/%FF.txt" in citing.file_formats(one.uri)["text/uri-list"]
