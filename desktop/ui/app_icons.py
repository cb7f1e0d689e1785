"""The icons of applications: found and drawn off the Qt thread, and kept."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.background import Background
from desktop.system.icon_theme import IconThemes, base_folders

_KEPT: Final = 256  # of 24 pixels at 2.5x: 3.7 MB
_LARGEST_PIXELS: Final = 4096  # of a side; larger ones are no icons
_LARGEST_BYTES: Final = 8 << 20

_Key = tuple[str, int]  # the icon as its application names it, pixels of a side


class AppIcons(QObject):
    """Answers at once with what it has; `arrived` tells that there is more.

    An icon that cannot be found is not looked for again until others have taken its place.
    """

    arrived = Signal()

    def __init__(
        self, theme: str, environment: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        """`theme` names the session's icon theme, "" where nobody says."""
        super().__init__(parent)
        self._background = Background(in_order=True, parent=self)
        self._bases = base_folders(environment)
        self._theme = theme
        self._themes = IconThemes(theme, self._bases)
        self._kept: OrderedDict[_Key, QPixmap | None] = OrderedDict()
        self._asked: set[_Key] = set()

    def follow(self, theme: str) -> None:
        """Take another icon theme in force: every icon is looked for anew when it is wanted."""
        if theme == self._theme:
            return
        self._theme = theme
        self._themes = IconThemes(theme, self._bases)
        self._kept.clear()
        self._asked.clear()
        self.arrived.emit()

    def close(self) -> None:
        """Load nothing further."""
        self._background.close()

    def pixmap(self, icon: str, size: int, ratio: float) -> QPixmap | None:
        """Return an icon, `size` logical pixels wide, for a screen of this ratio.

        None while it is not there yet, and where there is none.
        """
        if not icon:
            return None
        key = (icon, round(size * ratio))
        if key in self._kept:
            self._kept.move_to_end(key)
            found = self._kept[key]
            if found is not None:
                found.setDevicePixelRatio(ratio)
            return found
        if key not in self._asked:
            self._asked.add(key)
            self._background.run(
                partial(_load, self._themes, icon, size, ratio),
                partial(self._take, self._themes, key),
            )
        return None

    def _take(self, themes: IconThemes, key: _Key, image: QImage | None) -> None:
        if themes is not self._themes:
            return  # it is of the theme before
        self._asked.discard(key)
        self._kept[key] = None if image is None else QPixmap.fromImage(image)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if image is not None:
            self.arrived.emit()


def _load(themes: IconThemes, icon: str, size: int, ratio: float) -> QImage | None:
    whole = ratio == int(ratio)
    pixels = round(size * ratio)
    path = themes.find(icon, size, int(ratio)) if whole else themes.find(icon, pixels, 1)
    return None if path is None else drawn(path, pixels)


def drawn(path: str, pixels: int) -> QImage | None:
    """Draw an icon's file as a square of so many pixels, its shape kept; None if it is no image.

    May run in any thread.
    """
    try:
        if os.path.getsize(path) > _LARGEST_BYTES:
            return None
    except OSError:
        return None
    square = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        done = (_draw_svg if path.endswith(".svg") else _draw_image)(painter, path, pixels)
    finally:
        painter.end()
    return square if done else None


def _draw_svg(painter: QPainter, path: str, pixels: int) -> bool:
    renderer = QSvgRenderer(path)
    if not renderer.isValid():
        return False
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    return True


def _draw_image(painter: QPainter, path: str, pixels: int) -> bool:
    reader = QImageReader(path)
    reader.setDecideFormatFromContent(True)  # some are named .png and are not
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_PIXELS:
        return False
    image = reader.read()
    if image.isNull():
        return False
    box = image.size().scaled(QSize(pixels, pixels), Qt.AspectRatioMode.KeepAspectRatio)
    # Halved step by step by Qt: a painter's own scaling leaves out pixels.
    image = image.scaled(
        box, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage((pixels - box.width()) // 2, (pixels - box.height()) // 2, image)
    return True
