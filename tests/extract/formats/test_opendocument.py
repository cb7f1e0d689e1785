from __future__ import annotations

from indexer.documents import Failure
from tests.extract import samples
from tests.extract.checks import extracted, failure

META = (
    "<dc:title>The title</dc:title><dc:creator>Me</dc:creator><meta:keyword>a</meta:keyword>"
    "<meta:keyword>b</meta:keyword><meta:creation-date>2024-01-02T03:04:05</meta:creation-date>"
)
STYLES = (
    "<style:header><text:p>Top</text:p></style:header>"
    "<style:footer><text:p>Top</text:p></style:footer>"
)
BODY = """\
<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
<text:h text:outline-level="2">A head</text:h>
<text:p>One<text:s text:c="2"/>two<text:tab/>three<text:line-break/>four<text:note>
<text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body>
</text:note> five</text:p>
<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>
<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>
<text:p>x<draw:frame><svg:title>alt</svg:title><draw:text-box><text:p>boxed</text:p></draw:text-box>
</draw:frame>y</text:p>"""


def test_a_text_in_its_order() -> None:
    found = extracted("a.odt", samples.opendocument("text", BODY, meta=META, styles=STYLES))
    assert found.title == "The title"
    assert found.fields == {"author": "Me", "tags": "a, b", "date": "2024-01-02"}
    assert found.text == (
        "A head\nOne  two\tthree\nfour five\na note\na\tb\nitem\nxy\nalt\nboxed\nTop"
    )
    assert [(h.start, h.level, h.text) for h in found.headings] == [(0, 2, "A head")]


def test_slides() -> None:
    page = (
        '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>T{0}</text:p>'
        "</draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>body</text:p>"
        "</draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box>"
        "<text:p>notes</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"
    )
    body = page.format(1) + "<draw:page/>" + page.format(3)
    found = extracted("a.odp", samples.opendocument("presentation", body))
    assert found.unit == "slide"
    assert found.text == "T1\nbody\nnotes\n\nT3\nbody\nnotes"
    assert [(part.number, part.name) for part in found.parts] == [(1, "T1"), (2, ""), (3, "T3")]


def test_a_drawing_has_pages() -> None:
    body = "<draw:page><draw:custom-shape><text:p>shape</text:p></draw:custom-shape></draw:page>"
    found = extracted("a.odg", samples.opendocument("drawing", body))
    assert (found.text, found.unit) == ("shape", "page")


def test_an_encrypted_one_says_so() -> None:
    data = samples.zipped(
        {"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "?"}
    )
    assert failure("a.odt", data) == Failure("encrypted", "The document is password-protected.")
