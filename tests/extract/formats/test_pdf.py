from __future__ import annotations

import pytest

from indexer.documents import Failure
from indexer.extract.formats.pdf import page_text
from tests.extract import samples
from tests.extract.checks import extracted, failure


def test_pages_are_physical_and_lines_are_the_pages() -> None:
    found = extracted("a.pdf", samples.pdf(["One\nTwo", "", "Three"]))
    assert found.text == "One\nTwo\n\nThree"
    assert found.unit == "page"
    assert [(part.start, part.number) for part in found.parts] == [(0, 1), (8, 2), (9, 3)]
    assert found.lines is None


def test_information() -> None:
    info = "/Title (A report) /Author (Me) /CreationDate (D:20240102030405Z)"
    found = extracted("a.pdf", samples.pdf(["x"], info=info))
    assert found.title == "A report"
    assert found.fields == {"author": "Me", "date": "2024-01-02"}


@pytest.mark.parametrize("title", ["Microsoft Word - x.doc", "untitled", "Document1", "paper.dvi"])
def test_a_title_that_is_none(title: str) -> None:
    assert extracted("a.pdf", samples.pdf(["x"], info=f"/Title ({title})")).title == ""


def test_bookmarks_are_headings() -> None:
    pages = ["Intro\nChapter 1", "No words of it"]
    found = extracted("a.pdf", samples.pdf(pages, outline=[0, 1]))
    assert [(h.start, h.level, h.text) for h in found.headings] == [
        (6, 1, "Chapter 1"),
        (16, 1, "Chapter 2"),
    ]


def test_a_scan_has_no_text_layer() -> None:
    found = extracted("a.pdf", samples.pdf(["", ""]))
    assert (found.text, found.parts) == ("", ())
    assert found.fields["note"] == "no text layer"


def test_an_encrypted_one_says_so() -> None:
    key = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    assert failure("a.pdf", samples.pdf(["x"], trailer=lock)) == Failure(
        "encrypted", "The PDF is password-protected."
    )


def test_a_damaged_one_says_so() -> None:
    assert failure("a.pdf", b"%PDF-1.4\nnothing more").code == "corrupt"
    assert failure("a.pdf", bytes(range(256)) * 10).code == "corrupt"


def test_a_word_broken_by_a_hyphen_stays_whole() -> None:
    class TextPage:
        def get_text_range(self) -> str:
            return "an elliptic cryp\ufffetosystem is\r\nnext"

        def close(self) -> None: ...

    class Page:
        def get_textpage(self) -> TextPage:
            return TextPage()

        def close(self) -> None: ...

    assert page_text([Page()], 0) == "an elliptic cryptosystem is\nnext"
