"""Which formats of a copy are read, and what comes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.clip_formats import (
    OWN_MARK,
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


def read(offered: dict[str, bytes], *, secrets: bool = False) -> tuple[Copied | None, list[str]]:
    """Offer formats; return the copy and what was asked for, in order."""
    steps = reading(offered, secrets=secrets)
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
    assert read(offered, secrets=True)[0] == Copied(text="hunter2", secret=True)


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
