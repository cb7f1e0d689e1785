"""Small pictures of copied images: made off the Qt thread, kept in memory alone, and not many."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODeviceBase,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from desktop.background import Background
from desktop.ui.preview_image import MOST_MEGABYTES
from indexer.contract.clips import Clip, ClipRow, GetClip
from indexer.contract.messages import AnyReply, AnyRequest

MOST_BYTES: Final = 8 << 20  # of pictures: 800 of 36 pixels at 1x, 200 at 2x
LARGEST: Final = 12 << 20  # bytes of an image that is fetched for a thumbnail
_WANTED: Final = 24  # more rows than a window shows
_REST_MS: Final = 30
_RADIUS: Final = 5

_Key = tuple[int, int]  # a clip and pixels of a side


class Asking(Protocol):
    """What thumbnails need of a connection."""

    def ask(self, request: AnyRequest, on_reply: Callable[[AnyReply], None]) -> int:
        """Send a request; return its number."""
        ...


class Thumbnails(QObject):
    """Answers at once with what it has; `arrived` tells that there is more.

    What was asked for last is fetched first, one at a time, and what has scrolled away meanwhile
    is not fetched at all.
    """

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking: Asking | None = None
        self._background: Background | None = None
        self._kept: OrderedDict[_Key, QPixmap | None] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[_Key, None] = OrderedDict()
        self._fetching: _Key | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._next)

    @property
    def kept_bytes(self) -> int:
        """The bytes that all of them take."""
        return self._bytes

    def load_from(self, asking: Asking, background: Background) -> None:
        """Fetch images by this connection, and make them small there."""
        self._asking, self._background = asking, background

    def pixmap(self, row: ClipRow, size: int, ratio: float) -> QPixmap | None:
        """Return a clip's thumbnail, `size` logical pixels square; None while there is none."""
        key = (row.id, round(size * ratio))
        if key in self._kept:
            self._kept.move_to_end(key)
            found = self._kept[key]
            if found is not None:
                found.setDevicePixelRatio(ratio)
            return found
        if row.size <= LARGEST and self._asking is not None and key != self._fetching:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            while len(self._wanted) > _WANTED:
                self._wanted.popitem(last=False)
            if self._fetching is None and not self._rest.isActive():
                self._rest.start()
        return None

    def forget(self) -> None:
        """Let go of all of them: deleted clips leave nothing behind here."""
        self._kept.clear()
        self._wanted.clear()
        self._fetching = None
        self._bytes = 0

    def _next(self) -> None:
        if self._asking is None or self._fetching is not None or not self._wanted:
            return
        key, _ = self._wanted.popitem()
        self._fetching = key
        self._asking.ask(GetClip(clip=key[0]), partial(self._fetched, key))

    def _fetched(self, key: _Key, reply: AnyReply) -> None:
        if key != self._fetching or self._background is None:
            return
        if not isinstance(reply, Clip):  # it is gone, or the service is
            self._fetching = None
            self._rest.start()
            return
        image = reply.image
        self._background.run(lambda: thumbnail(image, key[1]), partial(self._take, key))

    def _take(self, key: _Key, image: QImage | None) -> None:
        if key != self._fetching:
            return
        self._fetching = None
        self._kept[key] = None if image is None else QPixmap.fromImage(image)
        self._bytes += _bytes_of(self._kept[key])
        while self._bytes > MOST_BYTES:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(gone)
        if image is not None:
            self.arrived.emit()
        self._next()


def _bytes_of(pixmap: QPixmap | None) -> int:
    return 0 if pixmap is None else pixmap.width() * pixmap.height() * 4


def thumbnail(data: bytes, pixels: int) -> QImage | None:
    """Return the middle of a picture as a square with rounded corners; None where it is none.

    For any thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    square = QSize(pixels, pixels)
    if size.isValid() and min(size.width(), size.height()) > 2 * pixels:
        # Not all the way: what is left is scaled smoothly.
        reader.setScaledSize(
            size.scaled(
                QSize(2 * pixels, 2 * pixels), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
        )
    image = reader.read()
    if image.isNull():
        return None
    image = image.scaled(
        square, Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    left, top = (image.width() - pixels) // 2, (image.height() - pixels) // 2
    made = QImage(square, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    radius = _RADIUS * pixels / 36
    shape.addRoundedRect(QRectF(made.rect()), radius, radius)
    painter.setClipPath(shape)
    painter.drawImage(made.rect(), image, QRect(left, top, pixels, pixels))
    painter.end()
    return made
