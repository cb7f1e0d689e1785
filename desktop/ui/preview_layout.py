"""One block of a preview's text laid out at a width, and how it is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.preview.blocks import Block, Span, position_in, spans_in
from desktop.preview.offsets import Utf16
from desktop.ui.preview_style import TextStyle

_LEADING: Final = 4  # pixels between lines of prose
_CODE_LEADING: Final = 2
_APART: Final = 10
_PANEL: Final = 10  # pixels of room in a panel of code, at its sides
_PANEL_ENDS: Final = 7  # above its first line and below its last
_INDENT: Final = 18
_PART_HEIGHT: Final = 30
_RULE_HEIGHT: Final = 17
_TAB: Final = 4  # characters


@dataclass(frozen=True)
class Marks:
    """What is marked: spans of the extracted text."""

    passage: Span = (0, 0)
    matches: tuple[Span, ...] = ()
    closest: tuple[Span, ...] = ()


class LaidBlock:
    """A block at a width; `first` and `last` tell whether a panel of code begins or ends.

    `inside` is from where to where it is of the passage, from its top on, in pixels.
    """

    def __init__(
        self, block: Block, style: TextStyle, marks: Marks, width: float, gutter: float,
        *, first: bool, last: bool,
    ) -> None:  # fmt: skip
        self.block = block
        self._style = style
        self._width = width
        self._first, self._last = first, last
        self._gutter = gutter
        self._units = Utf16(block.text)
        self._layout = QTextLayout(block.text, style.font(block))
        self._left = self._indent()
        self.height = self._lay_out(marks)
        self.inside = self._passage_lines(marks.passage)

    def _indent(self) -> float:
        match self.block.kind:
            case "item":
                return _INDENT * (self.block.level + 1)
            case "quote":
                return 14
            case "code":
                return _PANEL
            case "source":
                return self._gutter
            case _:
                return 0

    def _lay_out(self, marks: Marks) -> float:
        """Break the text into lines; return the block's height."""
        block = self.block
        if block.kind == "part":
            return _PART_HEIGHT if block.apart else _PART_HEIGHT - _APART
        if block.kind == "rule":
            return _RULE_HEIGHT
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        code = block.kind in ("code", "source")
        if code:
            metrics = QFontMetricsF(self._style.mono)
            option.setTabStopDistance(_TAB * metrics.horizontalAdvance(" "))
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats(marks))
        room = max(self._width - self._left - (_PANEL if block.kind == "code" else 0), 40.0)
        leading = _CODE_LEADING if code else _LEADING
        y = self._above()
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += math.ceil(line.height()) + leading
        self._layout.endLayout()
        if block.kind == "code" and self._last:
            y += _PANEL_ENDS
        return y + (4 if block.kind == "heading" else 0)

    def _above(self) -> float:
        block = self.block
        above: float = _APART if block.apart else 0
        if block.kind == "heading" and block.apart:
            above += 6
        if block.kind == "code" and self._first:
            above += _PANEL_ENDS
        return above

    def _formats(self, marks: Marks) -> list[QTextLayout.FormatRange]:
        style = self._style
        ranges = [self._range(run.start, run.end, style.format(run.style))
                  for run in self.block.runs]  # fmt: skip
        for spans, form in ((marks.closest, style.closest), (marks.matches, style.match)):
            ranges += [self._range(*span, form) for span in spans_in(self.block, spans)]
        return ranges

    def _range(self, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = self._units.units(start)
        made.length = self._units.units(end) - made.start
        made.format = form
        return made

    def _passage_lines(self, passage: Span) -> tuple[float, float] | None:
        """Return the top and bottom of the lines that are of the passage."""
        spans = spans_in(self.block, [passage])
        if not spans or not self._layout.lineCount():
            return None
        first, last = (self._layout.lineForTextPosition(self._units.units(at))
                       for at in (spans[0][0], max(spans[-1][1] - 1, 0)))  # fmt: skip
        if not first.isValid() or not last.isValid():
            return None
        return first.y(), last.y() + last.height()

    def y_of(self, source: int) -> float:
        """Return the top of the line that a place of the extracted text is in."""
        at = min(position_in(self.block, source), len(self.block.text))
        line = self._layout.lineForTextPosition(self._units.units(at))
        return line.y() if line.isValid() else 0.0

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it."""
        tokens = self._style.tokens
        kind = self.block.kind
        if kind == "part":
            self._draw_part(painter, left, top)
            return
        if kind == "rule":
            painter.fillRect(QRectF(left, top + _RULE_HEIGHT / 2, self._width, 1),
                             tokens.color("border"))  # fmt: skip
            return
        if kind == "code":
            self._draw_panel(painter, left, top)
        elif kind == "quote":
            above = self._above()
            painter.fillRect(QRectF(left, top + above, 3, self.height - above),
                             tokens.color("outline"))  # fmt: skip
        self._draw_label(painter, left, top)
        painter.setPen(self._style.color(kind))
        self._layout.draw(painter, QPointF(left + self._left, top))

    def _draw_part(self, painter: QPainter, left: float, top: float) -> None:
        tokens = self._style.tokens
        painter.setFont(self._style.tiny)
        painter.setPen(tokens.color("muted"))
        box = QRectF(left, top + self.height - 26, self._width, 20)
        name = self.block.text
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        begin = QFontMetricsF(self._style.tiny).horizontalAdvance(name) + 10
        line = QRectF(left + begin, box.center().y(), max(self._width - begin, 0), 1)
        painter.fillRect(line, tokens.color("border"))

    def _draw_panel(self, painter: QPainter, left: float, top: float) -> None:
        above = _APART if self.block.apart else 0
        box = QRectF(left, top + above, self._width, self.height - above)
        painter.save()
        painter.setClipRect(box)
        # Rounded at the ends of the panel: elsewhere the corners lie outside.
        shape = box.adjusted(0, 0 if self._first else -8, 0, 0 if self._last else 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.tokens.color("surface"))
        painter.drawRoundedRect(shape, 6, 6)
        painter.restore()

    def _draw_label(self, painter: QPainter, left: float, top: float) -> None:
        label, first = self.block.label, self._layout.lineAt(0)
        if not label or not first.isValid():
            return
        source = self.block.kind == "source"
        painter.setFont(self._style.number if source else self._style.body)
        painter.setPen(self._style.tokens.color("faint" if source else "muted"))
        room = QRectF(left, top + first.y(), self._left - (12 if source else 6), first.height())
        if not source:
            room.setLeft(left + self._left - _INDENT - 10)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                         label)  # fmt: skip
