"""Colours are read as style sheets write them, and written in other ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.colours import Colour, parse

# From the examples of CSS Color Module Level 4, where a colour stands in several notations.
SAME = [
    ("#008000", "rgb(0, 128, 0)"),
    ("#008000", "rgb(0% 50.2% 0%)"),
    ("#008000", "hsl(120deg 100% 25.1%)"),
    ("#008000", "hwb(120 0% 49.8%)"),
    ("#008000", "lab(46.278% -47.552 48.586)"),
    ("#008000", "lch(46.278% 67.989 134.384)"),
    ("#008000", "oklab(51.975% -0.1403 0.1077)"),
    ("#008000", "oklch(51.975% 0.17686 142.495)"),
    ("#00ffff", "hsl(.5turn 100% 50%)"),
    ("#ffffff", "lab(100 0 0)"),
    ("#808080", "hwb(90deg 50% 50%)"),
    ("#abc", "#aabbcc"),
    ("#abc8", "rgb(170 187 204 / 53.33%)"),
    ("#ff0000", "rgba(999, -5, 0, 2)"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_notations_of_one_colour(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    for part in ("red", "green", "blue", "alpha"):
        assert getattr(first, part) == pytest.approx(getattr(second, part), abs=0.004), part


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_what_is_written_is_read_again(red: int, green: int, blue: int, alpha: int) -> None:
    colour = Colour(red / 255, green / 255, blue / 255, alpha / 255)
    assert parse(colour.hex) == colour
    again = parse(colour.rgb)
    assert again is not None
    assert (again.red, again.green, again.blue) == (colour.red, colour.green, colour.blue)
    assert again.alpha == pytest.approx(colour.alpha, abs=0.005)
    turned = parse(colour.hsl)
    assert turned is not None
    for part in ("red", "green", "blue"):
        assert getattr(turned, part) == pytest.approx(getattr(colour, part), abs=0.02)


def test_ways_to_write_it() -> None:
    colour = parse(" #1F6F5C ")
    assert colour is not None
    assert (colour.hex, colour.rgb, colour.hsl) == (
        "#1f6f5c", "rgb(31 111 92)", "hsl(166 56% 28%)",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "#12345", "red", "rgb(1 2)", "rgb(a b c)", "#ggg", "rgb()"])
def test_what_is_no_colour(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=40))
def test_anything_is_read_or_not(text: str) -> None:
    found = parse(text)
    assert found is None or all(
        0 <= part <= 1 for part in (found.red, found.green, found.blue, found.alpha)
    )
