"""Shows a drawn page as a sheet of paper, as wide as there is room, with its passage marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from desktop.ui.preview_scrolling import draw_handle, hide_bars
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import Box

_NOTCH: Final = 120  # of a wheel
_STEP: Final = 60  # pixels for a third of it
_ABOVE: Final = 0.3  # of the view's height, for what is before the passage
_PASSAGE_SHARE: Final = 0.4  # of the colour of matches
_GROW: Final = 1.5  # pixels that a mark is larger than its text
_DIMMED: Final = 26  # of 255: paper beside a dark window


@dataclass(frozen=True)
class Page:
    """A drawn page. Boxes are shares of its width and height."""

    image: QImage
    number: int
    pages: int
    passage: tuple[Box, ...]
    words: tuple[Box, ...]


class PageView(QAbstractScrollArea):
    """One page of a document."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hide_bars(self)
        self.setAccessibleName(tr("Preview"))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.viewport().setAutoFillBackground(False)
        self.viewport().update()

    def show_page(self, page: Page | None) -> None:
        """Show a page from its passage on; of the page shown before, its place is kept."""
        before, self._page = self._page, page
        if page is None:
            return
        where = tr("Page {0} of {1}").format(page.number, page.pages)
        self.setAccessibleDescription(where)
        self._fit()
        same = before is not None and (before.number, before.passage) == (page.number, page.passage)
        if not same:
            self.verticalScrollBar().setValue(self._start(page))
        self.viewport().update()

    def scroll_by(self, pixels: float) -> None:
        """Scroll down, or up by negative ones."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(pixels))

    def page_width(self) -> int:
        """Return the pixels of the screen that a page is wide."""
        return max(round((self.viewport().width() - 2) * self.devicePixelRatioF()), 1)

    def _start(self, page: Page) -> int:
        """Return where to scroll to: the first word that matches, else the passage."""
        places = page.words or page.passage
        if not places:
            return 0
        first = min(box[1] for box in places) * self._height(page)
        return round(first - _ABOVE * self.viewport().height())

    def _height(self, page: Page) -> float:
        image = page.image
        return (self.viewport().width() - 2) * image.height() / max(image.width(), 1)

    def _fit(self) -> None:
        if self._page is not None:
            bar = self.verticalScrollBar()
            bar.setPageStep(self.viewport().height())
            bar.setSingleStep(20)
            room = self._height(self._page) + 2 - self.viewport().height()
            bar.setRange(0, max(round(room), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Fit the page to the room."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Scroll by the wheel."""
        self.scroll_by(-(event.pixelDelta().y() or event.angleDelta().y() / _NOTCH * _STEP))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Draw anew."""
        super().changeEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the sheet and its marks."""
        del event
        page = self._page
        if page is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = 1.0 - self.verticalScrollBar().value()
        sheet = QRectF(1, top, self.viewport().width() - 2, self._height(page))
        painter.drawImage(sheet, page.image)
        dark = self._theme.scheme == "dark"
        if dark:
            painter.fillRect(sheet, QColor(0, 0, 0, _DIMMED))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marks(painter, page, sheet)
        painter.setPen(self._theme.tokens.color("outline" if not dark else "border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
        draw_handle(painter, self, self._theme.tokens.color("outline"))
        painter.end()

    def _draw_marks(self, painter: QPainter, page: Page, sheet: QRectF) -> None:
        """Mark as a marker pen does: the paper is coloured, ink stays dark."""
        tokens = self._theme.tokens
        pens = (tokens.color("match"), tokens.color("match_text"))
        pen = max(pens, key=lambda color: color.lightnessF())  # on paper, in either scheme
        faint = _lighter(pen, _PASSAGE_SHARE)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, boxes in ((faint, page.passage), (pen, page.words)):
            painter.setBrush(color)
            for left, up, right, down in boxes:
                box = QRectF(
                    sheet.left() + left * sheet.width(), sheet.top() + up * sheet.height(),
                    (right - left) * sheet.width(), (down - up) * sheet.height(),
                )  # fmt: skip
                painter.drawRoundedRect(box.adjusted(-_GROW, -_GROW / 2, _GROW, _GROW / 2), 2, 2)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _lighter(color: QColor, share: float) -> QColor:
    """Return a colour of which only a share is left on white paper."""
    parts = (color.redF(), color.greenF(), color.blueF())
    return QColor.fromRgbF(*(1 - (1 - part) * share for part in parts))
