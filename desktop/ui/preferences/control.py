"""What every control of a setting has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from indexer.contract.declared import Value


class Control(QWidget):
    """Shows a setting's value; `edited` carries another one that the person wants.

    `wide` ones take a line of their own.
    """

    edited = Signal(object)
    wide = False

    def show_value(self, value: Value) -> None:
        """Show the value that holds; what the person is just changing stays."""
        raise NotImplementedError

    def handle(self) -> QWidget:
        """Return the widget that has the focus, and so the name, of the control."""
        raise NotImplementedError


def row_of(widget: QWidget) -> QHBoxLayout:
    """Lay a widget's parts side by side, without margins."""
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return layout
