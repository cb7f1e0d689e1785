"""Paints a failed file: its name and folder, and below them why its text could not be read."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.row_painting import draw_ground, is_selected, placing, write
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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if is_selected(option):
            card = area.adjusted(4, 2, -4, -2)
            draw_ground(painter, card, 6, self._theme.tokens.color("selection"))
        self._texts(painter, area.adjusted(_SIDE, 6, -_SIDE, -6), file, option.direction)
        painter.restore()

    def _texts(
        self, painter: QPainter, box: QRect, file: FailedFile, direction: Qt.LayoutDirection
    ) -> None:
        sizes, color = self._theme.sizes, self._theme.tokens.color
        place = placing(box, direction)
        half = box.height() // 2
        top = QRect(box.left(), box.top(), box.width(), half)
        below = QRect(box.left(), box.top() + half, box.width(), half)
        name, folder = _parts(file, self._home)
        bold = self._theme.face(sizes.body, bold=True)
        small = self._theme.face(sizes.small)
        used = write(painter, place(top), name, (bold, color("text")))
        write(painter, place(_after(top, used)), folder, (small, color("faint")))
        used = write(painter, place(below), failure(file.code), (small, color("warning")))
        write(
            painter, place(_after(below, used)), told(file.reason), (small, color("muted")),
            Qt.TextElideMode.ElideRight,  # of a path, both ends tell; of a reason, the first
        )  # fmt: skip


def _parts(file: FailedFile, home: bytes) -> tuple[str, str]:
    folder, name = os.path.split(uri_to_path(file.uri))
    if folder == home or folder.startswith(home + b"/"):
        folder = b"~" + folder[len(home) :]
    return shown(name), shown(folder)


def _after(box: QRect, used: int) -> QRect:
    """Return what is left of a line after its first text, with a gap."""
    return box.adjusted(used + _GAP, 0, 0, 0)
