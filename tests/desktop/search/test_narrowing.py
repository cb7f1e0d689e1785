"""Typing into the menu of actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.narrowing import narrowed

NAMES = ("Open", "Show in folder", "Copy path", "Copy Markdown link", "Öffnen mit…")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", NAMES),
        ("cop", ("Copy path", "Copy Markdown link")),
        ("link co", ("Copy Markdown link",)),
        ("ö", ("Öffnen mit…",)),
        ("old", ()),
        ("  ", NAMES),
    ],
)
def test_each_word_begins_a_word_of_the_name(typed: str, left: tuple[str, ...]) -> None:
    assert narrowed(NAMES, typed, str) == left


@given(st.text(), st.text())
def test_typing_more_never_brings_more(first: str, second: str) -> None:
    assert set(narrowed(NAMES, f"{first} {second}", str)) <= set(narrowed(NAMES, first, str))
