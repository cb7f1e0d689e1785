"""What rows have in common, drawn on a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.ui.face import Face
from desktop.ui.row_painting import draw_ground, line_height, placing, write, write_marked

_WIDTH, _HEIGHT = 300, 40
_BLACK, _RED = QColor("black"), QColor("red")
_ROW = QRect(10, 0, 280, _HEIGHT)


@pytest.fixture
def face(application: QApplication) -> Face:
    font = QFont(application.font())
    font.setPixelSize(16)
    return Face(font)


@pytest.fixture
def picture(application: QApplication) -> QImage:
    made = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


@pytest.fixture
def painter(picture: QImage) -> Iterator[QPainter]:
    made = QPainter(picture)
    yield made
    made.end()


def columns(picture: QImage, color: QColor) -> list[int]:
    """Return where a picture has just this colour."""
    return [
        x for x in range(_WIDTH) if any(picture.pixelColor(x, y) == color for y in range(_HEIGHT))
    ]


def test_boxes_are_placed_as_the_row_runs() -> None:
    box = QRect(14, 3, 20, 10)
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert placing(_ROW, left)(box) == box
    mirrored = placing(_ROW, right)(box)
    assert (mirrored.size(), mirrored.top()) == (box.size(), box.top())
    assert _ROW.right() - mirrored.right() == box.left() - _ROW.left()
    assert placing(_ROW, right)(mirrored) == box
    assert line_height(20) > 20


def test_a_text_is_cut_where_there_is_no_room(
    painter: QPainter, picture: QImage, face: Face
) -> None:
    text = "a long name of a file in a deep folder"
    whole = write(painter, QRect(0, 0, 2000, _HEIGHT), text, (face, _BLACK))
    assert whole == face.advance(text)
    picture.fill(QColor("white"))
    used = write(painter, QRect(10, 0, 80, _HEIGHT), text, (face, _BLACK))
    assert 40 < used <= 80
    drawn = columns(picture, _BLACK)
    assert drawn
    assert min(drawn) >= 9
    assert max(drawn) <= 91
    assert write(painter, QRect(10, 0, -5, _HEIGHT), text, (face, _BLACK)) <= face.advance("…")


def test_marked_parts_have_their_own_style(painter: QPainter, picture: QImage, face: Face) -> None:
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=False)
    write_marked(painter, _ROW, "HHHHHH", [(2, 4)], (face, _BLACK), (face, _RED))
    letter = face.advance("H")
    red, black = columns(picture, _RED), columns(picture, _BLACK)
    assert red
    assert _ROW.left() + 2 * letter - 2 <= min(red)
    assert max(red) <= _ROW.left() + 4 * letter + 2
    assert min(black) < min(red) < max(red) < max(black)


def test_in_a_row_from_right_to_left_a_marked_text_stands_at_its_beginning(
    painter: QPainter, picture: QImage, face: Face
) -> None:
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=False)
    write_marked(painter, _ROW, "HHHHHH", [(0, 2)], (face, _BLACK), (face, _RED))
    red, black = columns(picture, _RED), columns(picture, _BLACK)
    assert max(red) < max(black)
    assert _ROW.right() - 4 <= max(black) <= _ROW.right() + 1


def test_the_ground_is_rounded(painter: QPainter, picture: QImage) -> None:
    draw_ground(painter, _ROW, 8, _RED)
    assert picture.pixelColor(_ROW.center()) == _RED
    assert picture.pixelColor(_ROW.topLeft()) != _RED
    assert picture.pixelColor(_ROW.left() - 1, _ROW.center().y()) == QColor("white")
