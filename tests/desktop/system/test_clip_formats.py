"""Which formats of a copy are read, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.clip_formats import (
    OWN_MARK,
    Reading,
    everything,
    html_of,
    plain_text,
    reading,
    text_of,
    uris_in,
)
from desktop.system.ports import Copied

_NAMES = st.sampled_from(
    [
        "UTF8_STRING",
        "text/plain",
        "STRING",
        "text/html",
        "text/uri-list",
        "image/png",
        "image/x-icon",
        "TARGETS",
        "CLIPBOARD_STATE",
        "x-kde-passwordManagerHint",
        "CanIncludeInClipboardHistory",
    ]
)


def read(
    offered: dict[str, bytes], begin: Callable[[dict[str, bytes]], Reading] = reading
) -> tuple[Copied | None, list[str]]:
    """Offer formats; return the copy and what was asked for, in order."""
    steps = begin(offered)
    asked: list[str] = []
    try:
        wanted = next(steps)
        while True:
            asked.append(wanted)
            wanted = steps.send(offered.get(wanted))
    except StopIteration as end:
        found: Copied | None = end.value
        return found, asked


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-kde-passwordManagerHint", b"secret"),
        ("CLIPBOARD_STATE", b"sensitive\n"),
        ("CanIncludeInClipboardHistory", b"\0\0\0\0"),
        ("org.nspasteboard.ConcealedType", b""),
        ("ExcludeClipboardContentFromMonitorProcessing", b""),
        ("Clipboard Viewer Ignore", b"1"),
        ("com.agilebits.onepassword", b""),
        (OWN_MARK, b"1"),
    ],
)
def test_nothing_of_what_is_marked_is_asked_for(name: str, value: bytes) -> None:
    copied, asked = read({"UTF8_STRING": b"hunter2", name: value})
    assert copied is None
    assert "UTF8_STRING" not in asked


def test_hints_that_say_otherwise_do_not_matter() -> None:
    offered = {
        "UTF8_STRING": b"plain",
        "CLIPBOARD_STATE": b"data",
        "CanIncludeInClipboardHistory": b"\1\0\0\0",
    }
    assert read(offered)[0] == Copied(text="plain")


def test_a_secret_can_be_read_where_it_is_wanted() -> None:
    offered = {"UTF8_STRING": b"hunter2", "x-kde-passwordManagerHint": b"secret"}
    assert read(offered, everything)[0] == Copied(text="hunter2", secret=True)
    assert read({"UTF8_STRING": b"a", OWN_MARK: b"1"}, everything)[0] == Copied(text="a")


def test_to_be_put_back_a_copy_is_read_in_all_its_forms() -> None:
    html = "<p>é".encode("utf-16")
    offered = {
        "TARGETS": b"", "TIMESTAMP": b"1234", "STRING": b"?", "UTF8_STRING": "é".encode(),
        "text/plain;charset=utf-8": b"?", "image/bmp": b"bmp", "image/png": b"png",
        "application/x-cells": b"\0\1", "text/html": html, "x-special/gnome-copied-files": b"cut",
    }  # fmt: skip
    copied, asked = read(offered, everything)
    assert copied == Copied(
        text="é",
        others=(
            ("text/html", html),
            ("x-special/gnome-copied-files", b"cut"),
            ("image/png", b"png"),
            ("application/x-cells", b"\0\1"),
        ),
    )
    assert asked == ["UTF8_STRING", *(name for name, _ in copied.others)]


def test_so_many_forms_are_read_and_no_more() -> None:
    offered = {"UTF8_STRING": b"text", **{f"application/x-{n}": b"?" for n in range(50)}}
    alone = read(offered, partial(everything, others=0))
    assert alone == (Copied(text="text"), ["UTF8_STRING"])
    some = read(offered, partial(everything, others=3))[0]
    assert some is not None
    assert len(some.others) == 3


def test_of_nothing_that_could_be_read_nothing_is_put_back() -> None:
    assert read({"TARGETS": b"", "UTF8_STRING": b""}, everything)[0] is None


def test_a_picture_counts_only_without_text_and_png_is_preferred() -> None:
    pictures = {"image/jpeg": b"jpeg", "image/png": b"png"}
    assert read(pictures)[0] == Copied(image=b"png", image_mime="image/png")
    assert read({"image/x-odd": b"odd"})[0] == Copied(image=b"odd", image_mime="image/x-odd")
    copied, asked = read({**pictures, "text/plain": b"the cells"})
    assert copied == Copied(text="the cells")
    assert asked == ["text/plain"]


def test_urls_in_a_list_are_text_and_html_alone_gets_one() -> None:
    assert read({"text/uri-list": b"https://example.org/\r\n"})[0] == Copied(
        text="https://example.org/"
    )
    html = b"<style>p {}</style><p>one</p><p>two &amp; <b>three</b></p>"
    assert read({"text/html": html})[0] == Copied(text="one\ntwo & three", html=html.decode())


def test_encodings() -> None:
    assert text_of(b"caf\xe9\0", "string") == "café"
    assert text_of("café".encode(), "utf8_string") == "café"
    assert html_of("<p>é".encode("utf-16")) == "<p>é"
    assert html_of("<p>é".encode("utf-16-le")) == "<p>é"
    assert html_of("<p>é".encode()) == "<p>é"
    assert uris_in(b"copy\nfile:///a\nfile:///b") == ("file:///a", "file:///b")
    assert uris_in(b"# a comment: of the list\r\nfile:///a\r\n") == ("file:///a",)


@given(st.dictionaries(_NAMES, st.binary(max_size=60)))
def test_whatever_is_offered_reading_to_put_back_ends(offered: dict[str, bytes]) -> None:
    copied, asked = read(offered, everything)
    assert len(asked) == len(set(asked))
    assert set(asked) <= offered.keys()
    assert copied is None or copied.text or copied.others


@given(st.dictionaries(_NAMES, st.binary(max_size=60)))
def test_whatever_is_offered_reading_ends(offered: dict[str, bytes]) -> None:
    copied, asked = read(offered)
    assert len(asked) == len(set(asked))
    assert set(asked) <= offered.keys()
    assert copied is None or copied != Copied()
    if offered.get("x-kde-passwordManagerHint") == b"secret":
        assert copied is None


@given(st.text(max_size=200))
def test_html_of_any_kind_has_some_text(html: str) -> None:
    assert isinstance(plain_text(html), str)
