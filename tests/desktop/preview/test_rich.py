"""Copied HTML as blocks of text, with nothing of it rendered or fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.preview.clips import blocks_of, spans_of
from desktop.preview.languages import guessed_name
from desktop.preview.rich import rich


def shown(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in rich(html)]


def test_structure_stays_and_the_rest_goes() -> None:
    html = """<html><head><title>no</title><style>p {}</style></head><body>
    <h2>Roofs</h2><p>Slates   are <b>laid</b>
    upwards.<script>alert(1)</script></p><blockquote>old</blockquote>
    <ul><li>one<ul><li>deeper</li></ul></li><li>two</li></ul><ol start="3"><li>c</li></ol>
    <pre>a\n  b</pre><hr><img src="http://e.org/x.png" alt="a heron"></body></html>"""
    assert shown(html) == [
        ("heading", "Roofs"), ("text", "Slates are laid upwards."), ("quote", "old"),
        ("item", "one"), ("item", "deeper"), ("item", "two"), ("item", "c"),
        ("code", "a"), ("code", "  b"), ("rule", ""), ("text", "[a heron]"),
    ]  # fmt: skip
    labels = [block.label for block in rich(html) if block.kind == "item"]
    assert labels == ["•", "◦", "•", "3."]


def test_styles_are_of_the_words_they_are_on() -> None:
    (block,) = rich("<p>A <b>bold</b> and <i>thin</i> <a href='x'>link</a></p>")
    styled = {run.style: block.text[run.start : run.end] for run in block.runs}
    assert styled == {"strong": "bold", "emphasis": "thin", "link": "link"}


def test_lines_break_and_cells_stand_apart() -> None:
    assert shown("a<br>b") == [("text", "a"), ("text", "b")]
    assert shown("<table><tr><td>a<td>b<tr><td>c</table>") == [("text", "a   b"), ("text", "c")]


@given(st.text(alphabet="<>/abhpreuli=\"' \n&;!-[]", max_size=200))
def test_any_html_gives_blocks_whose_places_follow_one_another(html: str) -> None:
    blocks = rich(html)
    at = 0
    for block in blocks:
        assert block.source >= at
        at = block.source + len(block.text)
        for run in block.runs:
            assert 0 <= run.start < run.end <= len(block.text)


def test_words_that_match_are_found_where_they_stand() -> None:
    blocks = blocks_of("html", "", "<p>A Heron.</p><p>Herons; heron</p>")
    text = "\n".join(block.text for block in blocks)
    found = [text[start:end] for start, end in spans_of(blocks, ["heron", "heron", " "])]
    assert found == ["Heron", "heron"]
    assert spans_of(blocks, []) == ()


def test_html_without_text_is_shown_by_its_plain_text() -> None:
    assert [block.text for block in blocks_of("html", "plain", "<img src=x>")] == ["plain"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f(x):\n    return x", "a.py"),
        ('{"a": [1, 2]}', "a.json"),
        ("SELECT a\nFROM b;", "a.sql"),
        ("#include <stdio.h>\nint main(void) {", "a.c"),
        ("#!/bin/sh\necho hi", "a.sh"),
        ("const a = () => {\n  b();\n};", "a.js"),
        ("<div>\n  <p>x</p>\n</div>", "a.html"),
        ("fn main() {\n    let mut x = 1;\n}", "a.rs"),
        ("diff --git a/x b/x\n@@ -1 +1 @@", "a.patch"),
        ("nothing of the kind", ""),
    ],
)
def test_languages_are_guessed(text: str, name: str) -> None:
    assert guessed_name(text) == name


def test_code_is_coloured_and_links_have_their_titles() -> None:
    block = blocks_of("code", "def f(x):\n    return x", "")[0]
    assert any(run.style == "keyword" for run in block.runs)
    assert [b.text for b in blocks_of("link", " https://e.org/a ", "", "A page")] == [
        "A page", "https://e.org/a",
    ]  # fmt: skip
