from __future__ import annotations

import io

import docx
import pytest

from indexer.documents import Failure
from tests.extract import samples
from tests.extract.checks import extracted, failure


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_what_the_library_writes() -> None:
    document = docx.Document()
    document.core_properties.title = "Plan"
    document.core_properties.author = "Me"
    document.add_heading("Top", 0)
    document.add_heading("First", 1)
    document.add_paragraph("Some text\nsoft break\ttab")
    table = document.add_table(2, 2)
    for index, cell in enumerate(table._cells):
        cell.text = f"c{index}"
    document.sections[0].header.paragraphs[0].text = "The header"
    buffer = io.BytesIO()
    document.save(buffer)
    found = extracted("a.docx", buffer.getvalue())
    assert found.title == "Plan"
    assert found.fields["author"] == "Me"
    assert found.text == "Top\nFirst\nSome text\nsoft break\ttab\nc0\tc1\nc2\tc3\nThe header"
    assert [(h.level, h.text) for h in found.headings] == [(1, "Top"), (1, "First")]


def test_what_the_library_leaves_out() -> None:
    content = f"<w:txbxContent>{paragraph('box')}</w:txbxContent>"
    box = (
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('control')}</w:sdtContent></w:sdt>"
    changes = (
        "<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p>"
    )
    found = extracted(
        "a.docx",
        samples.docx(
            box + control + changes,
            parts={
                "footnotes": f"<w:footnote>{paragraph('note')}</w:footnote>",
                "comments": f"<w:comment>{paragraph('comment')}</w:comment>",
                "header1": paragraph("head"),
                "header2": paragraph("head"),
            },
        ),
    )
    assert found.text == "before\nbox\ncontrol\nin\nnote\ncomment\nhead"


def test_a_cell_of_paragraphs_is_not_squeezed_into_one_line() -> None:
    cell = f"<w:tc>{paragraph('a')}{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc>"
    assert (
        extracted("a.docx", samples.docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).text == "a\nb\nc"
    )


def test_heading_styles_are_inherited() -> None:
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>'
        for style in ("H", "Mine", "Loop")
    )
    found = extracted("a.docx", samples.docx(body, parts={"styles": styles}))
    assert [(h.level, h.text) for h in found.headings] == [(2, "H"), (2, "Mine")]


def test_the_strict_variant_is_the_same() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert extracted("a.docx", samples.docx(paragraph("x"), namespace=strict)).text == "x"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            samples.docx("")[:200],
            Failure("corrupt", "Not a valid zip package: the file is cut short."),
        ),
        (samples.zipped({"word/x": ""}), Failure("corrupt", "The package holds no document.")),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Failure("encrypted", "The document is password-protected."),
        ),
    ],
)
def test_failures_say_what_is_wrong(data: bytes, expected: Failure) -> None:
    assert failure("a.docx", data) == expected
