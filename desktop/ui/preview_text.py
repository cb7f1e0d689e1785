"""Shows text in blocks: only what is seen is laid out, so that long text costs no more than short.

The view is held by the block at its top and how much of that is scrolled away. Heights of blocks
never seen are estimates, which move the scroll bar's handle only, never the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from desktop.preview.blocks import Block, block_at
from desktop.ui.preview_layout import LaidBlock, Marks
from desktop.ui.preview_scrolling import draw_handle, hide_bars
from desktop.ui.preview_style import TextStyle
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_BAR: Final = 12  # pixels at the side, for the mark of the passage
_FOOT: Final = 14  # below the last line
_CONTEXT: Final = 44  # pixels of what stands before a place that is scrolled to
_FADE: Final = 18
_HEAD: Final = 26  # what the fade and a line's gap take
_NOTCH: Final = 120  # of a wheel
_ESTIMATED_LINE: Final = 20
_SPOKEN: Final = 500  # characters that a screen reader is given


class TextView(QAbstractScrollArea):
    """A text with its passage marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._style = TextStyle(theme)
        self._blocks: Sequence[Block] = ()
        self._marks = Marks()
        self._laid: dict[int, LaidBlock] = {}
        self._heights: list[float] = []
        self._gutter = 0.0
        self._top = 0  # the number of the block at the top
        self._away = 0.0  # pixels of it that are scrolled away
        self._head = 0.0  # pixels of room above the first block, for what is still to come there
        self._syncing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hide_bars(self)
        self.setAccessibleName(tr("Preview"))
        self.verticalScrollBar().valueChanged.connect(self._dragged)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._style = TextStyle(self._theme)
        self.viewport().setAutoFillBackground(False)
        self._forget_layout()

    def show_blocks(
        self,
        blocks: Sequence[Block],
        marks: Marks,
        focus: int,
        *,
        keep: bool = False,
        more: bool = False,
    ) -> None:
        """Show a text from a place of the extracted text on.

        With `more`, text is to come before it, for which there is room. With `keep` the text that
        is at `focus` stays where it is on the screen, and the rest comes in around it.
        """
        y = self._y_on_screen(focus) if keep and self._blocks else 0.0
        self._blocks = blocks
        self._marks = marks
        self._head = float(_HEAD) if more else 0.0
        y = y if keep else self._head
        digits = max((len(block.label) for block in blocks if block.kind == "source"), default=0)
        number = QFontMetricsF(self._style.number).horizontalAdvance("0")
        self._gutter = digits * number + 14 if digits else 0
        self._forget_layout()
        self._place(focus, y)
        low, high = marks.passage
        spoken = "".join(block.text + "\n" for block in blocks if low <= block.source < high)
        self.setAccessibleDescription(spoken[:_SPOKEN])

    def text(self) -> str:
        """Return the whole text."""
        return "\n".join(block.text for block in self._blocks)

    def mark(self, marks: Marks) -> None:
        """Mark other places; the text stays where it is."""
        if marks != self._marks:
            self._marks = marks
            self._laid.clear()
            self.viewport().update()

    def scroll_to(self, source: int) -> None:
        """Bring a place of the extracted text near the top, with a little of what is before it."""
        self._place(source, float(_CONTEXT))

    def make_visible(self, source: int) -> None:
        """Scroll no more than it takes to see a place of the extracted text."""
        y = self._y_on_screen(source)
        room = self.viewport().height() - _ESTIMATED_LINE - _FADE
        if y > room:
            self.scroll_by(y - room)
        elif y < 0:
            self.scroll_by(y)

    def scroll_by(self, pixels: float) -> None:
        """Scroll down, or up by negative ones, as far as there is text."""
        if not self._blocks:
            return
        self._away += pixels
        while self._away < 0 and self._top > 0:
            self._top -= 1
            self._away += self._block(self._top).height
        self._hold_the_top()
        self._move_down()
        self._hold_the_end()
        self._sync()
        self.viewport().update()

    def line_height(self) -> float:
        """Return the pixels of one line of text."""
        return QFontMetricsF(self._style.body).height() + 4

    def _move_down(self) -> None:
        while self._top + 1 < len(self._blocks) and (
            self._away >= (height := self._block(self._top).height)
        ):
            self._away -= height
            self._top += 1

    def _hold_the_top(self) -> None:
        if not self._top:
            self._away = max(self._away, -self._head)

    def _hold_the_end(self) -> None:
        """Let no room stay empty below the text while there is text above."""
        room = self.viewport().height() - _FOOT + self._away
        number = self._top
        while number < len(self._blocks) and room > 0:
            room -= self._block(number).height
            number += 1
        if number < len(self._blocks) or room <= 0:
            return
        self._away -= room
        while self._away < 0 and self._top > 0:
            self._top -= 1
            self._away += self._block(self._top).height
        self._hold_the_top()

    def _place(self, source: int, y: float) -> None:
        """Scroll so that a place is `y` pixels below the top, or as near as there is text."""
        number = block_at(self._blocks, source)
        if number < 0:
            self._top, self._away = 0, 0.0
            self._sync()
            self.viewport().update()
            return
        self._top = number
        self._away = self._block(number).y_of(source)
        self.scroll_by(-y)

    def _y_on_screen(self, source: int) -> float:
        number = block_at(self._blocks, source)
        if number < 0:
            return 0.0
        y = self._block(number).y_of(source) - self._away
        for between in range(self._top, number):
            y += self._block(between).height
        for between in range(number, self._top):
            y -= self._block(between).height
        return y

    def _block(self, number: int) -> LaidBlock:
        """Return a block laid out at the width there is."""
        found = self._laid.get(number)
        if found is None:
            block = self._blocks[number]
            before = self._blocks[number - 1] if number else None
            after = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
            found = self._laid[number] = LaidBlock(
                block, self._style, self._marks, self._room(), self._gutter,
                first=before is None or before.kind != "code" or block.apart,
                last=after is None or after.kind != "code" or after.apart,
            )  # fmt: skip
            self._heights[number] = found.height
        return found

    def _room(self) -> float:
        return max(self.viewport().width() - 2 * _BAR, 80)

    def _forget_layout(self) -> None:
        self._laid.clear()
        per_line = max(self._room() / (QFontMetricsF(self._style.body).averageCharWidth()), 10)
        self._heights = [
            _ESTIMATED_LINE * (1 + int(len(block.text) / per_line)) for block in self._blocks
        ]
        self.viewport().update()

    def _sync(self) -> None:
        """Show in the scroll bar where the view is, by what is known of heights."""
        tops = list(accumulate(self._heights, initial=0.0))
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        self._syncing = True
        bar.setPageStep(page)
        bar.setSingleStep(int(self.line_height()))
        bar.setRange(0, max(int(tops[-1]) + _FOOT - page, 0))
        bar.setValue(int(tops[self._top] + self._away) if self._blocks else 0)
        self._syncing = False

    def _dragged(self, value: int) -> None:
        if self._syncing or not self._blocks:
            return
        tops = list(accumulate(self._heights, initial=0.0))
        now = tops[self._top] + self._away
        if abs(value - now) <= 2 * self.viewport().height():
            self.scroll_by(value - now)
            return
        self._top = max(next((n for n, top in enumerate(tops) if top > value), 1) - 1, 0)
        self._top = min(self._top, len(self._blocks) - 1)
        self._away = 0.0
        self.scroll_by(value - tops[self._top])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Scroll by the wheel."""
        pixels = event.pixelDelta().y() or (
            event.angleDelta().y() / _NOTCH * 3 * self.line_height()
        )
        self.scroll_by(-pixels)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Lay out anew where the width is another one."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget_layout()
        self.scroll_by(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Lay out anew with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw what is seen."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = -self._away
        marked: list[float] = []
        number = self._top
        while number < len(self._blocks) and y < self.viewport().height():
            laid = self._block(number)
            laid.draw(painter, _BAR, y)
            if laid.inside is not None:
                marked += (y + laid.inside[0], y + laid.inside[1])
            y += laid.height
            number += 1
        if marked:  # over what is between its paragraphs as well
            box = QRectF(self.viewport().width() - 3 if rtl else 0, marked[0], 3, 0)
            box.setBottom(marked[-1])
            painter.fillRect(box, self._style.tokens.color("accent"))
        more_above = self._top > 0 or self._away > 0
        more_below = number < len(self._blocks) or y > self.viewport().height()
        self._draw_fades(painter, above=more_above, below=more_below)
        draw_handle(painter, self, self._style.tokens.color("outline"))
        painter.end()

    def _draw_fades(self, painter: QPainter, *, above: bool, below: bool) -> None:
        """Let the text fade where there is more of it."""
        ground = self._style.tokens.color("sunken")
        clear = QColor(ground)
        clear.setAlpha(0)
        width, height = self.viewport().width(), self.viewport().height()
        for wanted, edge, inner in ((above, 0, _FADE), (below, height, height - _FADE)):
            if wanted:
                gradient = QLinearGradient(QPointF(0, edge), QPointF(0, inner))
                gradient.setColorAt(0, ground)
                gradient.setColorAt(1, clear)
                painter.fillRect(QRectF(0, min(edge, inner), width, _FADE), gradient)
