"""Paints a failed file: its name and folder, and below them why its text could not be read."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.status.failures_model import Role
from desktop.ui.status.words import failure
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import FailedFile

Index = QModelIndex | QPersistentModelIndex
HEIGHT: Final = 48
_SIDE: Final = 12
_GAP: Final = 10
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class FailuresDelegate(QStyledItemDelegate):
    """Draws rows from their values alone."""

    def __init__(self, theme: Theme, home: bytes) -> None:
        super().__init__()
        self._theme = theme
        self._home = home

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return a row's size."""
        del option, index
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        file = index.data(Role.FILE)
        if not isinstance(file, FailedFile):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if state & QStyle.StateFlag.State_Selected:
            ground = QPainterPath()
            ground.addRoundedRect(area.adjusted(4, 2, -4, -2), 6, 6)
            painter.fillPath(ground, self._theme.tokens.color("selection"))
        self._texts(painter, area.adjusted(_SIDE, 6, -_SIDE, -6), file, option.direction)
        painter.restore()

    def _texts(
        self, painter: QPainter, box: QRect, file: FailedFile, direction: Qt.LayoutDirection
    ) -> None:
        sizes = self._theme.sizes
        half = box.height() // 2
        top = QRect(box.left(), box.top(), box.width(), half)
        below = QRect(box.left(), box.top() + half, box.width(), half)
        name, folder = _parts(file, self._home)
        bold = self._theme.font(sizes.body, bold=True)
        small = self._theme.font(sizes.small)
        used = self._text(painter, top, name, bold, "text")
        self._text(painter, _after(top, used, direction), folder, small, "faint")
        used = self._text(painter, below, failure(file.code), small, "warning")
        self._text(painter, _after(below, used, direction), told(file.reason), small, "muted")

    def _text(self, painter: QPainter, box: QRect, text: str, font: QFont, color: str) -> int:
        """Draw a text, cut where there is no room; return its width."""
        metrics = QFontMetrics(font)
        reason = color == "muted"  # of a path, both ends tell
        mode = Qt.TextElideMode.ElideRight if reason else Qt.TextElideMode.ElideMiddle
        cut = metrics.elidedText(text, mode, max(box.width(), 0))
        painter.setFont(font)
        painter.setPen(self._theme.tokens.color(color))
        painter.drawText(box, int(_LEADING), cut)
        return metrics.horizontalAdvance(cut)


def _parts(file: FailedFile, home: bytes) -> tuple[str, str]:
    folder, name = os.path.split(uri_to_path(file.uri))
    if folder == home or folder.startswith(home + b"/"):
        folder = b"~" + folder[len(home) :]
    return shown(name), shown(folder)


def _after(box: QRect, used: int, direction: Qt.LayoutDirection) -> QRect:
    """Return what is left of a line after its first text, with a gap."""
    if direction is Qt.LayoutDirection.RightToLeft:
        return box.adjusted(0, 0, -used - _GAP, 0)
    return box.adjusted(used + _GAP, 0, 0, 0)
