from __future__ import annotations

import html as html_module
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.checks import extracted, lines_of

PAGE = """\
<!DOCTYPE html>
<html><head><title>The
 &quot;Title&quot;</title>
<meta name="author" content="Me"><style>p { }</style>
<script>if (a < b) { "<p>no</p>" }</script></head>
<body><h1>Head
line</h1>
<p>One &amp; two
   three<b>four</b>
<!-- a comment
over lines --> five</p><p hidden>hidden <b>too</b></p>
<div style="display: none">gone <div>inner</div> gone</div>
<table><tr><td>a</td><td>b</td></tr></table>
<pre>  keep
    this</pre>
line one<br>line two<noscript>without</noscript>
<a
 href="x">link</a>
</body></html>
"""


def test_visible_text_with_the_lines_of_the_file() -> None:
    found = extracted("a.html", PAGE.encode())
    assert found.title == 'The "Title"'
    assert found.fields == {"author": "Me"}
    assert [pair for pair in lines_of(found) if pair[1]] == [
        (6, "Head"),
        (7, "line"),
        (8, "One & two"),
        (9, "threefour"),
        (11, "five"),
        (13, "a\tb"),
        (14, "  keep"),
        (15, "    this"),
        (16, "line one"),
        (16, "line twowithout"),
        (18, "link"),
    ]
    assert [(h.level, h.text) for h in found.headings] == [(1, "Head")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (b"<p>a&nbsp;b &lt;c&gt; &#65;&#x42; &nosuch; &copy</p>", "a b <c> AB &nosuch; ©"),
        (b"<p>a&#10;b</p>", "a b"),
        (b"<![if !IE]>a<![endif]> <![CDATA[x]]>b <?php c ?>d", "a b d"),
        (b"<script/>a<script>b</script>c", "ac"),
        (b"<p>un<b>closed", "unclosed"),
        (b"<a title='x > y' b = \"<i>\" c=it's>z</a>", "z"),
        (b'<a title="no end>shown</a>', "shown"),
        (b"a<!-- no end <p>hidden", "a"),
        (b"a<p", "a"),
        (b"<style>p > a { }</STYLE >b<textarea><i></textarea>", "b\n<i>"),
        (b"<object>no<object>no</object>no</object>yes", "yes"),
        (b"<ul><li>a<li>b</ul>", "a\nb"),
        (b"a < b and <3", "a < b and <3"),
        (b"<svg><title>t</title><text>words</text></svg>x", "t\nwordsx"),
        ("<meta charset=windows-1251><p>мир".encode("cp1251"), "мир"),
        ("<p>日本".encode("utf-16"), "日本"),
    ],
)
def test_odd_markup(source: bytes, text: str) -> None:
    assert extracted("a.html", source).text == text


def test_xhtml_may_close_a_script_in_itself() -> None:
    page = b'<html xmlns="x"><head><title/><script src="x"/></head><body>a<td/>b</body></html>'
    assert extracted("a.xhtml", page).text.endswith("b")


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        ["\n", " ", "<p>", "</p>", "<b>", "</b>", "<br>", "<h2>", "</h2>", "<li>",
         "<i\n>", "<!-- x\n -->", "\n\n", "&amp;", "<td>", "<tr>", "<pre>", "</pre>",
         "<div\nclass='a'>", "</div>"]
    ),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_each_line_stands_in_the_line_it_cites(source: str) -> None:
    found = extracted("a.html", ("<body>" + source).encode())
    # A comment or tag over several lines is taken out as a whole, its line ends kept.
    bare = re.sub(
        r"<!--.*?-->|<[^>]*>", lambda tag: "\n" * tag[0].count("\n"), source, flags=re.DOTALL
    )
    originals = ["".join(html_module.unescape(line).split()) for line in bare.split("\n")]
    if found.lines is None:
        assert not "".join(originals)
        return
    for number, line in lines_of(found):
        assert "".join(line.split()) in originals[number - 1]
    assert "".join(found.text.split()) == "".join(originals)
