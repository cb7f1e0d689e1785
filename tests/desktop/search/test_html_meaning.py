"""HTML that reads the same is told from HTML that does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.html_meaning import meaning


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<strong>a</strong>", "<b>a</b>"),
        ("<b>a<i>b</i></b>", "<b>a</b><i><b>b</b></i>"),
        ("<p>a</p>\n <p>b</p>\n", "<p>a</p><p>b</p>"),
        ("<p> a   b </p>", "<p>a b</p>"),
        ("<span>a</span>", "a"),
        ("a &amp; b", "a &#38; b"),
        ("<table><tbody><tr><td>1</td></tr></tbody></table>",
         "<table><tr><td>1</td></tr></table>"),
        ("a<br/>b", "a<br>b"),
    ],
)  # fmt: skip
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "a"),
        ("<p>a</p><p>b</p>", "<p>ab</p>"),
        ('<p style="color: red">a</p>', "<p>a</p>"),
        ('<span class="x">a</span>', "a"),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ("<div>a</div>", "<p>a</p>"),
        ("a&nbsp;b", "a b"),
        ("<pre>a  b</pre>", "<pre>a b</pre>"),
        ('a<img src="x">', "a"),
    ],
)
def test_what_does_not_is_not(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


@given(st.text(alphabet="<>/ab pre=\"'&;! -\n"))
def test_anything_is_read(html: str) -> None:
    assert meaning(html) == meaning(html)
    assert all(token[0] in ("text", "begin", "end") for token in meaning(html))
