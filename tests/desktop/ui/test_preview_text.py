"""The view of text: what is marked where, and that it never jumps."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.preview.blocks import Block
from desktop.preview.prose import prose
from desktop.ui.preview_layout import Marks
from desktop.ui.preview_style import code_colors
from desktop.ui.preview_text import TextView
from desktop.ui.theme import Scheme, Theme

_LINES = [f"Line {number} 🙂 of a text with some words in it." for number in range(3000)]
_TEXT = "\n".join(_LINES)


@pytest.fixture
def theme(application: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def view(theme: Theme) -> TextView:
    made = TextView(theme)
    made.restyle()
    made.resize(420, 300)
    made.show()
    return made


def at(line: int) -> int:
    return _TEXT.index(f"Line {line} ")


def part(first: int, last: int) -> list[Block]:
    return prose("\n".join(_LINES[first:last]), at(first), broken=False)


def drawn(view: TextView) -> QImage:
    return view.viewport().grab().toImage()


def rows(picture: QImage, color: str, tolerance: int = 8) -> list[int]:
    """Return the rows of a picture that have a colour."""
    wanted = QColor(color)
    return [
        y
        for y in range(picture.height())
        if any(
            abs(found.red() - wanted.red()) < tolerance
            and abs(found.green() - wanted.green()) < tolerance
            and abs(found.blue() - wanted.blue()) < tolerance
            for found in (picture.pixelColor(x, y) for x in range(picture.width()))
        )
    ]


def test_the_longer_text_comes_in_around_the_passage_without_a_jump(
    view: TextView, theme: Theme
) -> None:
    low = at(1500)
    high = low + 3 * len(_LINES[1500])
    match = (low + 5, low + 9)
    marks = Marks((low, high), (match,))
    view.show_blocks(part(1500, 1503), marks, low, more=True)
    before = drawn(view)
    view.show_blocks(part(0, 3000), marks, low, keep=True)
    after = drawn(view)
    marked = rows(before, theme.tokens.match)
    assert marked
    assert rows(after, theme.tokens.match) == marked
    assert rows(after, theme.tokens.accent) == rows(before, theme.tokens.accent)
    top = marked[0]
    assert before.copy(0, top, 300, 40) == after.copy(0, top, 300, 40)
    assert before.copy(0, 0, 300, top - 4) != after.copy(0, 0, 300, top - 4), "text came above"


def test_a_place_far_away_is_reached_at_once_and_the_ends_hold(view: TextView) -> None:
    view.show_blocks(part(0, 3000), Marks((0, 5)), 0)
    top = drawn(view)
    view.scroll_to(at(2500))
    assert drawn(view) != top
    view.scroll_by(1_000_000)
    end = drawn(view)
    view.scroll_by(50)
    assert drawn(view) == end
    view.scroll_by(-10_000_000)
    assert drawn(view) == top


def test_scrolling_there_and_back_shows_the_same(view: TextView) -> None:
    view.show_blocks(part(0, 3000), Marks((at(700), at(702))), at(700))
    start = drawn(view)
    for pixels in (37, 411, -29, 1003):
        view.scroll_by(pixels)
    view.scroll_by(-(37 + 411 - 29 + 1003))
    assert drawn(view) == start


def test_what_matches_is_marked_after_characters_that_qt_counts_twice(
    view: TextView, theme: Theme
) -> None:
    text = "🙂🙂🙂 word"
    start = text.index("word")
    view.show_blocks(prose(text, 0, broken=False), Marks((0, len(text)), ((start, start + 4),)), 0)
    marked = drawn(view)
    view.mark(Marks((0, len(text)), ((start, len(text)),)))
    assert drawn(view) == marked
    view.mark(Marks((0, len(text)), ((0, 3),)))
    assert drawn(view) != marked


def test_an_empty_text_is_no_trouble(view: TextView) -> None:
    view.show_blocks([], Marks(), 0)
    view.scroll_by(5)
    view.scroll_to(7)
    view.make_visible(3)
    assert view.text() == ""


def _luminance(color: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_can_be_read_in_both_schemes(scheme: Scheme, application: QApplication) -> None:
    tokens = Theme(scheme).tokens
    for ground in ("sunken", "surface", "selection"):
        for name, color in code_colors(scheme).items():
            one, other = _luminance(QColor(color)), _luminance(tokens.color(ground))
            contrast = (max(one, other) + 0.05) / (min(one, other) + 0.05)
            assert contrast >= 4.5, (name, ground, round(contrast, 2))
