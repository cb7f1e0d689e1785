"""The lines above a preview: where a hit is, how large it is, where else it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui.wording import Wording, tr
from indexer.contract.messages import Hit

_BETWEEN: Final = "  ·  "
_SCRIPTS: Final = 3  # pixels by which other scripts are higher
_MOST_PLACES: Final = 12  # in a tool tip


class QuietLine(QLabel):
    """One line of plain text that gives way in its middle where there is not room for all."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """Show a text, whole or as much of both its ends as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def take_font(self, font: QFont) -> None:
        """Take a font; the height is the same whatever the script of the text."""
        self.setFont(font)
        self.setFixedHeight(self.fontMetrics().height() + _SCRIPTS)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Stand at the side where lines begin, whatever the text begins with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            self.setAlignment(side | absolute)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Fit the text into the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        super().setText(self.fontMetrics().elidedText(self._whole, middle, self.width()))


@dataclass(frozen=True)
class Facts:
    """What was learnt of a file beyond its hit; zeros and empty where nothing is known."""

    size: int = 0
    lines: int = 0
    page: int = 0
    pages: int = 0
    pixels: QSize | None = None


def place_line(wording: Wording, hit: Hit) -> str:
    """Return where a hit is and when it changed."""
    return _joined(wording.place(hit), wording.time(hit))


def facts_line(hit: Hit, facts: Facts) -> str:
    """Return how large a hit is, and how many copies there are."""
    locale = QLocale()
    size = ""
    if facts.size:
        si = QLocale.DataSizeFormat.DataSizeSIFormat
        size = locale.formattedDataSize(facts.size, 1 if facts.size >= 1_000_000 else 0, si)
    extent = ""
    if facts.pixels is not None:
        width, height = (locale.toString(side) for side in facts.pixels.toTuple())
        extent = f"{width} × {height}"
    elif facts.pages > 1:
        extent = tr("page {0} of {1}").format(
            locale.toString(facts.page), locale.toString(facts.pages)
        )
    elif facts.pages:
        extent = tr("%Ln pages", None, facts.pages)
    elif facts.lines:
        extent = tr("%Ln lines", None, facts.lines)
    copies = tr("%Ln more copies", None, len(hit.places)) if hit.places else ""
    return _joined(size, extent, copies)


def places_tip(wording: Wording, hit: Hit) -> str:
    """Return the folders of a hit's copies, a line each."""
    others = [wording.place_of(uri) for uri in hit.places[:_MOST_PLACES]]
    if len(hit.places) > _MOST_PLACES:
        others.append("…")
    return "\n".join(others)


def _joined(*facts: str) -> str:
    return _BETWEEN.join(fact for fact in facts if fact)
