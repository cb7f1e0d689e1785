"""Decodes pictures off the Qt thread, bounded in memory, and shows them to fit."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme
from desktop.ui.wording import tr

MOST_MEGABYTES: Final = 256  # of a decoded picture
_MOST_FILE_BYTES: Final = 200_000_000
_RADIUS: Final = 6
_HIGHER: Final = 0.4  # of the room that is left, above the picture
_SQUARE: Final = 8  # pixels of the pattern behind what is transparent


@dataclass(frozen=True)
class Picture:
    """A picture scaled to be shown, and how large it is itself, in pixels."""

    image: QImage
    size: QSize


def read_picture(path: bytes, room: QSize) -> Picture | None:
    """Decode a file's picture to fit into `room` pixels; None where that cannot be done.

    For any thread. A file that is no regular one is never waited for.
    """
    try:
        facts = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > _MOST_FILE_BYTES:
        return None
    return _read(QImageReader(os.fsdecode(path)), room)


def picture_in(data: bytes, room: QSize) -> Picture | None:
    """Decode a picture to fit into `room` pixels, likewise; for any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer), room)


def _read(reader: QImageReader, room: QSize) -> Picture | None:
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    turned = bool(reader.transformation().value & 4)  # by a quarter, so that the sides change
    if size.isValid() and not size.isEmpty():
        within = room.transposed() if turned else room
        vector = bytes(reader.format().data()).startswith(b"svg")
        if vector or size.width() > within.width() or size.height() > within.height():
            scaled = size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return None
    if not size.isValid():
        size, turned = image.size(), False
    if image.width() > room.width() or image.height() > room.height():
        image = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return Picture(image, size.transposed() if turned else size)


def decoded(data: bytes) -> QImage | None:
    """Decode a picture that the service drew; for any thread."""
    image = QImage.fromData(QByteArray(data))
    return None if image.isNull() else image


class ImageView(QWidget):
    """Shows one picture in the middle, a pixel of it never larger than one of the desktop's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: Picture | None = None
        self.setAccessibleName(tr("Preview"))

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture, or none."""
        self._picture = picture
        if picture is not None:
            size = picture.size
            self.setAccessibleDescription(f"{size.width()} × {size.height()}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the picture."""
        del event
        if self._picture is None:
            return
        image = self._picture.image
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self._box(image)
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.setClipPath(path)
        if image.hasAlphaChannel():
            self._draw_pattern(painter, box)
        painter.drawImage(box, image)
        painter.setClipping(False)
        painter.setPen(self._theme.tokens.color("border"))
        painter.drawPath(path)
        painter.end()

    def _box(self, image: QImage) -> QRectF:
        """Return where it stands: as large as it is itself, or as there is room for."""
        ratio = self.devicePixelRatioF()
        whole = self._picture.size if self._picture is not None else image.size()
        share = min(self.width() / whole.width(), self.height() / whole.height(), 1.0)
        wide, high = whole.width() * share, whole.height() * share
        if abs(image.width() - wide * ratio) < 2:  # one of its pixels for one of the screen's
            wide, high = image.width() / ratio, image.height() / ratio
        left = round((self.width() - wide) / 2 * ratio) / ratio
        top = round((self.height() - high) * _HIGHER * ratio) / ratio
        return QRectF(left, max(top, 0.0), wide, high)

    def _draw_pattern(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, self._theme.tokens.color("surface"))
        dark = QColor(self._theme.tokens.color("border"))
        down = int(box.height() // _SQUARE) + 1
        across = int(box.width() // _SQUARE) + 1
        for row in range(down):
            for column in range(row % 2, across, 2):
                x, y = box.left() + column * _SQUARE, box.top() + row * _SQUARE
                painter.fillRect(QRectF(x, y, _SQUARE, _SQUARE), dark)
