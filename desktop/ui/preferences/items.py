"""Controls for settings of several items: patterns, paths, and commands by type of file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import pixmap
from desktop.ui.preferences.control import Control
from desktop.ui.preferences.folder_line import from_home
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.declared import Setting, Value

Item = tuple[str, ...]


class ItemsControl(Control):
    """A list of items, each with a button to remove it, and fields for one more."""

    wide = True

    def __init__(self, theme: Theme, hints: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._theme = theme
        self._items: list[Item] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._fields = [QLineEdit(placeholderText=hint) for hint, _ in hints]
        self._add = QPushButton(tr("Add"), autoDefault=False)
        self._add.setEnabled(False)
        self._entering = QHBoxLayout()
        for field, (hint, stretch) in zip(self._fields, hints, strict=True):
            field.setAccessibleName(hint)
            field.textChanged.connect(self._typed)
            field.returnPressed.connect(self._add_one)
            self._entering.addWidget(field, stretch)
        self._entering.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._list)
        layout.addLayout(self._entering)
        self._add.clicked.connect(self._add_one)

    def to_value(self, items: list[Item]) -> Value:
        """Return items as the setting's value."""
        raise NotImplementedError

    def said(self, item: Item) -> str:
        """Return an item as it is shown."""
        return "  →  ".join(item)

    def handle(self) -> QWidget:
        """Return the first field."""
        return self._fields[0]

    def show_items(self, items: list[Item]) -> None:
        """Show these items; what stands in the fields stays."""
        if items == self._items and self._list.count() == len(items):
            return
        self._items = items
        while (taken := self._list.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for item in items:
            self._list.addWidget(self._line(item))

    def _line(self, item: Item) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(9, 0, 0, 0)
        label = QLabel(self.said(item), textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", "code")
        label.setWordWrap(True)
        remove = QToolButton()
        remove.setToolTip(tr("Remove"))
        remove.setAccessibleName(tr("Remove %s") % item[0])
        muted = self._theme.tokens.muted
        remove.setIcon(QIcon(pixmap("cross", muted, 16, self.devicePixelRatioF())))
        remove.setIconSize(QSize(16, 16))
        remove.clicked.connect(lambda: self._remove(item))
        layout.addWidget(label, 1)
        layout.addWidget(remove)
        return line

    def _typed(self) -> None:
        self._add.setEnabled(all(field.text().strip() for field in self._fields))

    def _add_one(self) -> None:
        item = tuple(field.text().strip() for field in self._fields)
        if not all(item):
            return
        for field in self._fields:
            field.clear()
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.add(item)

    def add(self, item: Item) -> None:
        """Have one more, in place of one with the same first part."""
        kept = [known for known in self._items if known[0] != item[0]]
        self.edited.emit(self.to_value([*kept, item]))

    def _remove(self, item: Item) -> None:
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.to_value([known for known in self._items if known != item]))


class PatternsControl(ItemsControl):
    """A list of patterns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, [(tr("A pattern, such as *.iso or drafts/"), 1)])

    def show_value(self, value: Value) -> None:
        """Show the patterns."""
        self.show_items([(pattern,) for pattern in cast("list[str]", value)])

    def to_value(self, items: list[Item]) -> Value:
        """Return the patterns."""
        return [item[0] for item in items]


class PathsControl(ItemsControl):
    """A list of folders and files, typed or chosen."""

    def __init__(self, setting: Setting, theme: Theme) -> None:
        super().__init__(theme, [(tr("Whole path of a folder or file"), 1)])
        self._title = tr(setting.title)
        choose = QPushButton(tr("Choose folder…"), autoDefault=False)
        choose.clicked.connect(self._choose)
        self._entering.addWidget(choose)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.add((path,)))
        dialog.open()

    def said(self, item: Item) -> str:
        """Return a path with ~ for the person's home."""
        return from_home(item[0])

    def show_value(self, value: Value) -> None:
        """Show the paths."""
        self.show_items([(path,) for path in cast("list[str]", value)])

    def to_value(self, items: list[Item]) -> Value:
        """Return the paths."""
        return [item[0] for item in items]


class TemplatesControl(ItemsControl):
    """Commands by type of file."""

    def __init__(self, theme: Theme) -> None:
        hints = [
            (tr("Type, such as text/*"), 1),
            (tr("Command, such as zathura -P {page} {path}"), 2),
        ]
        super().__init__(theme, hints)

    def show_value(self, value: Value) -> None:
        """Show the commands."""
        self.show_items(list(cast("dict[str, str]", value).items()))

    def to_value(self, items: list[Item]) -> Value:
        """Return the commands by type."""
        return {item[0]: item[1] for item in items}
