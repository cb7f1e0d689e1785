"""Icons of our own, drawn from `assets/icons` in the theme's colours at any scale."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.assets import ASSETS
from indexer.contract.clips import ClipKind, ClipRow
from indexer.contract.messages import Hit

_BY_MIME: Final = {
    "application/pdf": "pdf",
    "application/epub+zip": "book",
    "text/markdown": "text",
    "text/html": "web",
    "text/csv": "table",
    "text/calendar": "date",
    "message/rfc822": "mail",
    "inode/directory": "folder",
}
_BY_FAMILY: Final = {"image": "image", "audio": "sound", "video": "film", "text": "text"}
_BY_WORD: Final = (
    ("spreadsheet", "table"), ("sheet", "table"), ("excel", "table"),
    ("presentation", "slides"), ("powerpoint", "slides"),
    ("word", "text"), ("opendocument.text", "text"), ("rtf", "text"),
    ("zip", "archive"), ("tar", "archive"), ("compressed", "archive"),
    ("script", "code"), ("source", "code"), ("json", "code"), ("xml", "code"), ("x-", "code"),
)  # fmt: skip
_BY_CLIP_KIND: Final[dict[ClipKind, str]] = {
    "text": "text", "html": "rich", "image": "image", "files": "file", "link": "link",
    "colour": "drop", "code": "code",
}  # fmt: skip
_BY_KIND: Final = {"app": "app", "snippet": "snippet"}


def icon_name(hit: Hit) -> str:
    """Return the name of a hit's icon: by its kind, else by its mime type."""
    if hit.kind in _BY_KIND:
        return _BY_KIND[hit.kind]
    if hit.kind == "clip":
        return clip_icon(hit.clip) if hit.clip is not None else "clip"
    if name := _BY_MIME.get(hit.mime):
        return name
    family, _, rest = hit.mime.partition("/")
    if family == "text" and rest.startswith("x-"):
        return "code"
    if name := _BY_FAMILY.get(family):
        return name
    return next((name for word, name in _BY_WORD if word in rest), "file")


def clip_icon(row: ClipRow) -> str:
    """Return the name of a clip's icon."""
    if row.kind == "files" and row.uris and row.uris[0].endswith("/"):
        return "folder"
    return _BY_CLIP_KIND[row.kind]


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """Return an icon in a colour, `size` logical pixels wide, for a screen of this ratio."""
    source = (ASSETS / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", color.encode())))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
