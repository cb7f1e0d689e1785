"""The failed files: found by a part of their path or by kind, tried again, and explained."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.buttons import tone
from desktop.ui.status.failures_delegate import FailuresDelegate
from desktop.ui.status.failures_model import FailuresModel
from desktop.ui.status.source import StatusSource
from desktop.ui.status.words import failure, number
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import FailedFile, Failures

_TYPING_MS: Final = 150


class FailuresView(QWidget):
    """A filter, a kind, the list, and what can be done about the selected file."""

    why_wanted = Signal(str)  # a file's URI

    def __init__(self, theme: Theme, source: StatusSource, home: bytes) -> None:
        super().__init__()
        self._theme = theme
        self._source = source
        self._folder = ""
        self._counts: Failures | None = None
        self.model = FailuresModel(source.connection.ask)
        self._head = QLabel()
        self.text = QLineEdit(placeholderText=tr("Filter by name or folder"))
        self.text.setClearButtonEnabled(True)
        self.text.setAccessibleName(tr("Filter by name or folder"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of failure"))
        self.kind.addItem(tr("All kinds"), None)
        self.list = _list(self.model, FailuresDelegate(theme, home), self)
        self._none = tone(QLabel(tr("The text of every file could be read.")), "muted")
        self.again = QPushButton(tr("Try again"))
        self.why = QPushButton(tr("Why?"))
        self.again_all = QPushButton(tr("Try all again"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._connect()
        self.restyle()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._head, 1)
        top.addWidget(self.text, 1)
        top.addWidget(self.kind)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.again, self.why):
            deeds.addWidget(button)
        deeds.addStretch(1)
        deeds.addWidget(self.again_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        layout.addLayout(deeds)

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self._narrow)
        self.kind.currentIndexChanged.connect(lambda _: self._narrow())
        self.model.counted.connect(lambda _: self._refresh())
        self.model.modelReset.connect(self._refresh)
        selection = self.list.selectionModel()
        selection.selectionChanged.connect(lambda *_: self._refresh())
        self.again.clicked.connect(self._try_again)
        self.again_all.clicked.connect(lambda: self._source.read_again([]))
        self.why.clicked.connect(self._ask_why)
        self.list.doubleClicked.connect(lambda _: self._ask_why())
        self._source.changed.connect(self._counts_changed)
        self._theme.changed.connect(self.restyle)
        self.list.installEventFilter(self)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self._head.setFont(self._theme.font(sizes.title, bold=True))
        for widget in (self.text, self.kind, self._none, self.again, self.why, self.again_all):
            widget.setFont(self._theme.font(sizes.body))
        self.list.viewport().update()

    def narrow_to(self, folder: str) -> None:
        """Show a folder's failures only, given by its URI; all of them with ""."""
        self._folder = folder
        self._narrow()

    def selected(self) -> FailedFile | None:
        """Return the selected file."""
        rows = self.list.selectionModel().selectedIndexes()
        return self.model.at(rows[0].row()) if rows else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Explain the selected file on Enter."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in enter:
            self._ask_why()
            return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        self._typing.stop()
        self.model.narrow(self.text.text().strip(), self.kind.currentData(), self._folder)

    def _counts_changed(self) -> None:
        failures = self._source.failures
        if failures is None or failures is self._counts:
            return
        self._counts = failures
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(tr("All kinds"), None)
        for code, count in sorted(failures.codes.items()):
            self.kind.addItem(f"{failure(code)} ({number(count)})", code)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)
        self.model.reload()

    def _refresh(self) -> None:
        any_at_all = self._source.failures is None or self._source.failures.total > 0
        any_at_all = any_at_all or self.model.total > 0
        count = number(self.model.total)
        head = tr("Files that could not be read ({count})").format(count=count)
        self._head.setText(head if any_at_all else tr("Files that could not be read"))
        for widget in (self.list, self.text, self.kind, self.again, self.why, self.again_all):
            widget.setVisible(any_at_all)
        self._none.setVisible(not any_at_all)
        policy = QSizePolicy.Policy.Expanding if any_at_all else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        chosen = self.selected() is not None
        self.again.setEnabled(chosen)
        self.why.setEnabled(chosen)

    def _try_again(self) -> None:
        if (file := self.selected()) is not None:
            self._source.read_again([file.uri])

    def _ask_why(self) -> None:
        if (file := self.selected()) is not None:
            self.why_wanted.emit(file.uri)


def _list(model: FailuresModel, delegate: FailuresDelegate, parent: QWidget) -> QListView:
    view = QListView(parent)
    delegate.setParent(view)  # a view does not keep its delegate
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAccessibleName(tr("Files that could not be read"))
    view.setRootIndex(QModelIndex())
    return view
