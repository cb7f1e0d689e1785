"""Rich templates go through Qt's documents unharmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.html_meaning import meaning
from desktop.ui import rich_html
from desktop.ui.rich_html import RichDocument
from indexer.contract.templates import FormField, Placeholder, parse

KEPT = (
    "Hello <b>x</b> y",
    "<p>a</p><p>b <i>c</i><b><i>d</i></b></p>",
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>x</li></ol>",
    "<blockquote><p>q</p><p>t</p></blockquote><p>x</p>",
    "<pre>co  de\n l2</pre><p>x</p>",
    "<h2>Head</h2><p>x</p>",
    "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></table>",
    "<p>before</p><table><tr><td>1</td></tr></table><p>after</p>",
    "a<br>b",
    "<p>{{random:a<b|c & d}} &amp; [[x]]</p>",
    "<p>x</p><hr><p>y</p>",
    "<p>a&nbsp; b</p>",
    '<p>😀 <a href="http://x/?a=1&amp;b=2">l</a> <s>s</s> <u>u</u> <code>c</code></p>',
    "<p><br></p><p>a</p>",
    "",
)


def shown(html: str) -> RichDocument:
    document = RichDocument()
    rich_html.fill(document, html)
    return document


@pytest.mark.parametrize("html", KEPT)
def test_what_the_editor_writes_it_reads_again(application: object, html: str) -> None:
    document = shown(html)
    assert rich_html.written(document, wrapped=rich_html.is_wrapped(html)).html == html
    assert rich_html.holds(document, html)


@pytest.mark.parametrize(
    "html", ["<div>a</div>", '<p style="color: red">a</p>', '<img src="x.png">', "<dl><dt>a</dl>"]
)
def test_more_than_it_writes_is_noticed(application: object, html: str) -> None:
    assert not rich_html.holds(shown(html), html)


@pytest.mark.parametrize("html", KEPT)
def test_each_character_knows_its_place(application: object, html: str) -> None:
    document = shown(html)
    found = rich_html.written(document)
    assert len(found.places) == len(found.html)
    units = document.toRawText().encode("utf-16-le")
    for char, place in zip(found.html, found.places, strict=True):
        if place >= 0 and char.isalpha() and char.isascii() and found.html.count("&") == 0:
            read = units[2 * place : 2 * place + 2].decode("utf-16-le")
            assert read == char or read in "\u2028\u2029"


@given(st.lists(st.text(alphabet="ab <>&\u00a0{}[]:|😀"), min_size=1, max_size=4))
def test_text_becomes_html_that_reads_the_same(lines: list[str]) -> None:
    document = shown(rich_html.of_text("\n".join(lines)))
    html = rich_html.written(document, wrapped=len(lines) > 1).html
    assert rich_html.holds(shown(html), html)
    assert names(rich_html.raw(document)) == names(html)


def names(source: str) -> list[str]:
    nodes = parse(source).nodes
    return [node.name for node in nodes if isinstance(node, Placeholder | FormField)]


def test_what_is_pasted_is_cleaned(application: object) -> None:
    html = (
        "<meta charset='utf-8'><style>p{color:red}</style><p class=a>one <span style='x'>two</span>"
        " <strong>three</strong></p><script>x()</script><img src='file:///etc/passwd'>"
    )
    clean = rich_html.cleaned(html)
    assert "three" in clean
    assert not any(bad in clean for bad in ("style", "script", "class", "img", "meta", "passwd"))
    assert ("text", "three", "b") in meaning(clean)


def test_what_has_no_styles_is_plain(application: object) -> None:
    assert rich_html.cleaned("<div style='font-family: mono'>a<br>b</div>") == ""
    assert rich_html.cleaned("<p>a</p><p>b</p>") == ""


def test_plain_text_of_lists_has_dashes(application: object) -> None:
    assert (
        rich_html.plain(shown("<p>a</p><ul><li>b<ul><li>c</li></ul></li></ul>")) == "a\n- b\n  - c"
    )
