"""What drawn rows have in common: the chosen one's ground, cut and marked texts, and mirroring.

Boxes are laid out as for scripts that run from left to right; `placing` puts them at the other
side where the row runs from right to left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.ui.face import Face

Place = Callable[[QRect], QRect]
Style = tuple[Face, QColor]

LEADING: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
_LINE: Final = 1.45  # of its type's size


def line_height(size: int) -> int:
    """Return the height of a line of type of this size, in pixels."""
    return round(size * _LINE)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row is the chosen one."""
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)


def placing(within: QRect, direction: Qt.LayoutDirection) -> Place:
    """Return what puts a box of a row where it belongs in this direction."""
    if direction != Qt.LayoutDirection.RightToLeft:
        return lambda box: box
    sides = within.left() + within.right()
    return lambda box: QRect(sides - box.right(), box.top(), box.width(), box.height())


def draw_ground(painter: QPainter, card: QRect, radius: float, color: QColor) -> None:
    """Fill a card with rounded corners."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(card), radius, radius)
    painter.fillPath(shape, color)


def write(
    painter: QPainter, box: QRect, text: str, style: Style,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> int:  # fmt: skip
    """Write a text at the beginning of a box, cut where there is no room; return its width."""
    face, color = style
    cut = face.elided(text, mode, max(box.width(), 0))
    painter.setFont(face.font)
    painter.setPen(color)
    painter.drawText(box, LEADING, cut)
    return face.advance(cut)


def write_marked(
    painter: QPainter, line: QRect, text: str, spans: Sequence[tuple[int, int]],
    plain: Style, marked: Style,
) -> None:  # fmt: skip
    """Write a text that fits and runs from left to right, parts of it in another style.

    `spans` are [start, end) in characters. In a row that runs from right to left the text ends
    where the row begins.
    """
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    parts = [
        (marked if number % 2 else plain, text[start:end])
        for number, (start, end) in enumerate(pairwise(edges))
        if start < end
    ]
    x = line.left()
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        x = line.right() + 1 - sum(face.advance(part) for (face, _), part in parts)
    baseline = round(line.top() + (line.height() + plain[0].cap_height) / 2)
    for (face, color), part in parts:
        painter.setFont(face.font)
        painter.setPen(color)
        painter.drawText(x, baseline, part)
        x += face.advance(part)
