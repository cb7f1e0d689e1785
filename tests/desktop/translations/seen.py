"""All that a person sees or hears of a window: what its widgets hold, and what they paint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def held(window: QWidget) -> Iterator[tuple[str, str]]:
    """Return the texts of a window and of all in it, with the kind of widget they are in."""
    for widget in (window, *window.findChildren(QWidget)):
        kind = type(widget).__name__
        for text in _texts(widget):
            if text:
                yield kind, text


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    yield from (widget.accessibleDescription(), widget.statusTip(), widget.whatsThis())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QAbstractSpinBox):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()
        for action in widget.findChildren(QAction):
            yield from (action.text(), action.toolTip())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget)


def _of_model(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), view.rootIndex()
    columns = range(model.columnCount(root) if isinstance(model, QAbstractTableModel) else 1)
    for role in _ROLES:
        for column in columns:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(model.rowCount(root)):
                yield str(model.data(model.index(row, column, root), role) or "")


@contextmanager
def painting(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Yield a list of the texts that widgets of ours paint themselves."""
    painted: list[str] = []
    draw = QPainter.drawText

    def noted(painter: QPainter, *args: object) -> object:
        painted.extend(arg for arg in args if isinstance(arg, str))
        return draw(painter, *args)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", noted)
        yield painted
