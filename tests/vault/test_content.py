from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.clips import CLIP_KINDS, KeepClip
from indexer.vault.content import (
    HEAD,
    Content,
    content_of,
    digest_of,
    head_of,
    image_size,
    kind_of,
)

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)

CODE = """def total(rows):
    return sum(row.price for row in rows)
"""
PROSE = """We met at the station, and then walked along the river.
It was late; nobody spoke (which was new), and the lamps were lit."""


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (Content(text="buy bread"), "text"),
        (Content(text="buy bread", html="<b>buy bread</b>"), "html"),
        (Content(html="<b>buy bread</b>"), "html"),
        (Content(image=PNG, image_mime="image/png"), "image"),
        (Content(html="<img src='x'>", image=PNG), "image"),
        (Content(text="/tmp/a", uris=("file:///tmp/a",)), "files"),
        (Content(text=" https://example.org/a?b=c#d "), "link"),
        (Content(text="see https://example.org/"), "text"),
        (Content(text="https://example.org/ https://example.com/"), "text"),
        (Content(text="#1a2b3c"), "colour"),
        (Content(text="rgb(12, 34, 56)"), "colour"),
        (Content(text="hsl(120deg 50% 50% / 0.5)"), "colour"),
        (Content(text="#1234567"), "text"),
        (Content(text="#hashtag"), "text"),
        (Content(text=CODE), "code"),
        (Content(text=CODE, html="<pre>…</pre>"), "code"),
        (Content(text='{\n  "a": 1,\n  "b": [2, 3]\n}'), "code"),
        (Content(text=PROSE), "text"),
        (Content(text="bread\nbutter\neggs"), "text"),
    ],
)
def test_a_clip_is_called_what_a_person_would_call_it(content: Content, kind: str) -> None:
    assert kind_of(content) == kind


TEXTS = st.text(max_size=200)
CONTENTS = st.builds(
    Content,
    text=TEXTS,
    html=TEXTS,
    image=st.binary(max_size=50),
    image_mime=st.just("image/png"),
    uris=st.lists(TEXTS, max_size=3).map(tuple),
)


@given(CONTENTS)
def test_anything_has_a_kind_and_a_head(content: Content) -> None:
    stored = content_of(
        KeepClip(text=content.text, html=content.html, image=content.image, uris=list(content.uris))
    )
    assert kind_of(stored) in CLIP_KINDS
    assert len(head_of(stored)) <= HEAD
    assert stored.size >= len(stored.image)
    assert len(digest_of(stored, b"k" * 32)) == 32


@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip))
def test_only_the_same_text_has_the_same_identity(one: str, other: str) -> None:
    def digest(text: str) -> bytes:
        return digest_of(content_of(KeepClip(text=text)), b"k" * 32)

    stored = [content_of(KeepClip(text=text)).text for text in (one, other)]
    assert (digest(one) == digest(other)) == (stored[0] == stored[1])


def test_an_identity_is_keyed() -> None:
    content = Content(text="hunter2")
    assert digest_of(content, b"a" * 32) != digest_of(content, b"b" * 32)


def test_the_same_words_are_one_clip_however_they_look() -> None:
    secret = b"k" * 32
    plain, styled = Content(text="a word"), Content(text="a word", html="<i>a word</i>")
    assert digest_of(plain, secret) == digest_of(styled, secret)


def test_files_are_told_apart_by_where_one_name_ends() -> None:
    secret = b"k" * 32
    assert digest_of(Content(uris=("ab", "c")), secret) != digest_of(
        Content(uris=("a", "bc")), secret
    )


def test_half_a_character_is_kept_as_a_replacement() -> None:
    assert content_of(KeepClip(text="a\ud800b")).text == "a?b"


def test_the_size_of_a_png_is_read_from_its_header() -> None:
    assert image_size(PNG) == (640, 480)
    assert image_size(b"GIF89a") == (0, 0)
    assert image_size(PNG[:20]) == (0, 0)


def test_what_was_copied_is_not_in_its_repr() -> None:
    assert "hunter2" not in repr(Content(text="hunter2", html="hunter2", uris=("hunter2",)))
