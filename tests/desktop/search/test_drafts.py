"""Snippets and what the editor's fields hold of them."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.drafts import (
    NOWHERE,
    Draft,
    Taken,
    draft_of,
    made_from,
    of_clip,
    of_passage,
    shown_alone,
    snippet_of,
)
from indexer.contract.clips import Clip
from indexer.contract.messages import Citation as Place
from indexer.contract.messages import Passage
from indexer.contract.snippets import Citation, Expansion, Snippet
from indexer.contract.templates import Text, parse
from tests.desktop.search.hits import clip_hit, hit

SNIPPET = Snippet(
    uid="u", name=" A  name ", keywords=(" :sig ", "a,b"), text="Ada", tags=("x",), folder="a/b",
    expansion=Expansion(left_word=True, priority=2), comment="c", created=3.0,
)  # fmt: skip


@pytest.mark.parametrize(
    "snippet",
    [
        SNIPPET,
        msgspec.structs.replace(SNIPPET, html="<b>Ada</b>"),
        msgspec.structs.replace(SNIPPET, markdown="**Ada**", text=""),
        msgspec.structs.replace(SNIPPET, text="", image="/a.png"),
    ],
)
def test_a_draft_that_is_not_changed_changes_nothing(snippet: Snippet) -> None:
    draft = draft_of(snippet)
    assert snippet_of(draft, draft, snippet) == snippet


def test_what_is_changed_changes_and_all_else_stays() -> None:
    before = draft_of(SNIPPET)
    draft = replace(before, name=" New ", keywords=';n, "a,b"', tags="", whole_word=True)
    made = snippet_of(draft, before, SNIPPET)
    assert (made.name, made.keywords, made.tags) == ("New", (";n", "a,b"), ())
    assert made.expansion == Expansion(left_word=True, right_word=True, priority=2)
    assert (made.text, made.comment, made.created) == ("Ada", "c", 3.0)


def test_a_rich_text_that_is_changed_takes_its_plain_one_with_it() -> None:
    snippet = msgspec.structs.replace(SNIPPET, html="<b>Ada</b>")
    before = draft_of(snippet)
    assert (before.form, before.body) == ("rich", "<b>Ada</b>")
    changed = snippet_of(replace(before, body="<b>Bo</b>"), before, snippet)
    assert (changed.text, changed.html) == ("", "<b>Bo</b>")
    named = snippet_of(replace(before, name="Bo"), before, snippet)
    assert (named.text, named.html) == ("Ada", "<b>Ada</b>")


def test_another_form_takes_the_place_of_the_one_before() -> None:
    before = draft_of(SNIPPET)
    rich = snippet_of(Draft(form="rich", body="<i>x</i>"), before, SNIPPET)
    assert (rich.text, rich.html, rich.markdown) == ("", "<i>x</i>", "")
    marked = snippet_of(Draft(form="markdown", body="*x*"), before, SNIPPET)
    assert (marked.text, marked.html, marked.markdown) == ("", "", "*x*")


def test_positions_are_told_in_what_is_edited() -> None:
    both = msgspec.structs.replace(SNIPPET, html="<b>Ada</b>", markdown="**Ada**")
    assert (shown_alone(both).text, shown_alone(both).markdown) == ("", "")
    marked = msgspec.structs.replace(SNIPPET, markdown="**Ada**")
    assert (shown_alone(marked).text, shown_alone(marked).markdown) == ("", "**Ada**")
    assert shown_alone(SNIPPET) == SNIPPET


@given(st.text(alphabet='ab{}[]$|\\" :<>/'))
def test_what_is_taken_over_means_nothing_but_itself(text: str) -> None:
    for made in (made_from(Taken(text)).text, made_from(Taken("", text)).html):
        nodes = parse(made).nodes
        assert all(isinstance(node, Text) for node in nodes)
        assert "".join(node.text for node in nodes if isinstance(node, Text)) == text


def test_a_passage_comes_with_where_it_stands() -> None:
    passage = Passage("\nthe text\n", [], Place(3, 41, 44, 0, 8, "p. 3, lines 41–44"), (0, 8))
    found = msgspec.structs.replace(hit("offer.pdf"), title="offer.pdf", passages=[passage])
    taken = of_passage(found, 0, lambda label: label.replace("lines", "Zeilen"))
    assert taken.text == "the text"
    assert taken.source == Citation("offer.pdf, p. 3, Zeilen 41–44", found.uri, 3, 41)


def test_a_clip_comes_with_its_program_and_rich_where_it_is() -> None:
    row = clip_hit(1, kind="html").clip
    assert row is not None
    row = msgspec.structs.replace(row, application="Firefox", window="A page")
    clip = Clip(row=row, text="a b", html="a <b>b</b>", image=b"", image_mime="", uris=[])
    assert of_clip(clip) == Taken("a b", "a <b>b</b>", Citation("A page, Firefox"))
    long = msgspec.structs.replace(clip, html="x" * 30_000)
    assert of_clip(long).html == ""
    plain = msgspec.structs.replace(clip, row=msgspec.structs.replace(row, kind="code"))
    assert of_clip(plain).html == ""
    bare = msgspec.structs.replace(row, application="", window="")
    assert of_clip(msgspec.structs.replace(clip, row=bare)).source == NOWHERE
