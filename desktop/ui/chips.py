"""Chips: what narrows a search, painted as tokens before the text of the search field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from desktop.ui.icons import pixmap
from desktop.ui.theme import Theme

Role = Literal["scope", "like", "filter"]

HEIGHT: Final = 28
GAP: Final = 6
_PADDING: Final = 10
_ICON: Final = 15
_WIDEST: Final = 190.0
_RADIUS: Final = 8.0


@dataclass(frozen=True)
class Chip:
    """One token; `icon` may be "" for none."""

    role: Role
    text: str
    icon: str = ""


@dataclass(frozen=True)
class Placed:
    """A chip and where it is, from the leading edge on; None stands for chips without room."""

    chip: Chip | None
    left: float
    width: float
    label: str


def font(theme: Theme) -> QFont:
    """Return the chips' type."""
    return theme.font(theme.sizes.body)


def lay_out(chips: Sequence[Chip], room: float, metrics: QFontMetricsF) -> tuple[Placed, ...]:
    """Place chips side by side from 0 on, in their order.

    Those that do not fit into `room` (pixels) are left out from the beginning on, as the last ones
    were typed last; a chip that counts them stands in their place.
    """
    labels = [metrics.elidedText(one.text, Qt.TextElideMode.ElideMiddle, _WIDEST) for one in chips]
    widths = [
        metrics.horizontalAdvance(label) + 2 * _PADDING + (_ICON + 5 if chip.icon else 0)
        for chip, label in zip(chips, labels, strict=True)
    ]
    hidden = 0
    while hidden < len(chips) - 1 and sum(widths[hidden:]) + GAP * (len(chips) - hidden) > room:
        hidden += 1
    placed: list[Placed] = []
    left = 0.0
    if hidden:
        label = f"+{hidden}"
        placed.append(Placed(None, left, metrics.horizontalAdvance(label) + 2 * _PADDING, label))
        left += placed[0].width + GAP
    for chip, label, width in list(zip(chips, labels, widths, strict=True))[hidden:]:
        placed.append(Placed(chip, left, width, label))
        left += width + GAP
    return tuple(placed)


def extent(placed: Sequence[Placed]) -> float:
    """Return the width that placed chips take, with the gap after the last."""
    return placed[-1].left + placed[-1].width + GAP if placed else 0.0


def box(
    placed: Placed, start: float, height: float, mirrored_in: float | None, tall: int = HEIGHT
) -> QRectF:
    """Return a chip's rectangle in a field so high, itself so tall.

    `mirrored_in` is the field's width where it runs from right to left.
    """
    left = start + placed.left
    if mirrored_in is not None:
        left = mirrored_in - left - placed.width
    return QRectF(left, (height - tall) / 2, placed.width, tall)


def paint(
    painter: QPainter, placed: Placed, area: QRectF, theme: Theme, *, selected: bool, rtl: bool
) -> None:
    """Draw one chip in the painter's font; `selected` where the whole field is selected."""
    tokens = theme.tokens
    strong = placed.chip is not None and placed.chip.role != "filter"
    ground = "accent" if selected or strong else "selection"
    ink = "on_accent" if selected or strong else "text"
    shape = QPainterPath()
    shape.addRoundedRect(area, _RADIUS, _RADIUS)
    painter.fillPath(shape, tokens.color(ground))
    inner = area.adjusted(_PADDING, 0, -_PADDING, 0)
    if placed.chip is not None and placed.chip.icon:
        x = inner.right() - _ICON if rtl else inner.left()
        ratio = painter.device().devicePixelRatioF()
        drawn = pixmap(placed.chip.icon, tokens.color(ink).name(), _ICON, ratio)
        painter.drawPixmap(QPointF(x, area.center().y() - _ICON / 2), drawn)
        room = _ICON + 5
        inner = inner.adjusted(0, 0, -room, 0) if rtl else inner.adjusted(room, 0, 0, 0)
    painter.setPen(tokens.color(ink))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), placed.label)
