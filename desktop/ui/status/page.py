"""The status page: how Magpie is, its folders, what failed and why, its indexes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.status import Status
from desktop.ui.buttons import tone, window_style
from desktop.ui.status.facts import Facts
from desktop.ui.status.failures_view import FailuresView
from desktop.ui.status.folders_model import FAILED, FoldersModel
from desktop.ui.status.source import StatusSource
from desktop.ui.status.state_card import StateCard
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_WORKING_MS: Final = 3000  # counting a large catalog takes a while itself
_ROW: Final = 30
_MOST_ROWS: Final = 5


class StatusPage(QWidget):
    """Stands in a window of its own or in the settings; asks the service while it is seen."""

    why_wanted = Signal(str)  # a file's URI
    log_wanted = Signal()

    def __init__(self, theme: Theme, source: StatusSource, home: bytes) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Magpie: status"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._theme = theme
        self._source = source
        self.card = StateCard(theme, source.feed)
        self.folders_model = FoldersModel()
        self.folders = _table(self.folders_model)
        self.failures = FailuresView(theme, source, home)
        self.facts = Facts(theme, source)
        self.rebuild = QPushButton(tr("Rebuild the indexes"))
        self.open_log = QPushButton(tr("Open the log"))
        self.copy = QPushButton(tr("Copy diagnostics"))
        self.copy.setToolTip(tr("Versions, sizes and counts; no names of files, no content."))
        self._said = tone(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "muted")
        self._timer = QTimer(self, interval=_WORKING_MS)
        self._lay_out()
        self._connect()
        self.restyle()
        self._show_folders()

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.rebuild, self.open_log, self.copy):
            deeds.addWidget(button)
        deeds.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(14)
        layout.addWidget(self.card)
        layout.addWidget(self.folders)
        layout.addWidget(self.failures, 1)
        layout.addWidget(self.facts)
        layout.addLayout(deeds)
        layout.addStretch(0)  # takes the room where nothing failed

    def _connect(self) -> None:
        self._source.changed.connect(self._show_folders)
        self._source.said.connect(self._said.setText)
        self._source.feed.changed.connect(self._follow)
        self._timer.timeout.connect(self._source.look)
        self.failures.why_wanted.connect(self.why_wanted)
        self.rebuild.clicked.connect(self._source.rebuild)
        self.open_log.clicked.connect(self.log_wanted)
        self.copy.clicked.connect(self._copy)
        self.folders.selectionModel().selectionChanged.connect(lambda *_: self._narrow())
        self._theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes = self._theme.sizes
        self.setPalette(self._theme.palette())
        self.setStyleSheet(window_style(self._theme))
        self.setFont(self._theme.font(sizes.body))
        for widget in (self.folders, self.rebuild, self.open_log, self.copy):
            widget.setFont(self._theme.font(sizes.body))
        self.folders.horizontalHeader().setFont(self._theme.font(sizes.small))
        self._said.setFont(self._theme.font(sizes.small))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Ask for everything, and go on asking while there is work."""
        super().showEvent(event)
        self.setFocus()  # no button asks to be pressed
        self._source.look()
        self._follow(self._source.feed.status)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Close on Escape where the page is a window."""
        if event.key() == Qt.Key.Key_Escape and self.isWindow():
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Ask no more."""
        super().hideEvent(event)
        self._timer.stop()
        self._said.clear()

    def _follow(self, status: Status) -> None:
        working = status.state in ("scanning", "indexing")
        if working and self.isVisible():
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self._source.look()  # the last word

    def _show_folders(self) -> None:
        folders = self._source.folders
        self.folders_model.show(folders.folders if folders else ())
        rows = min(max(self.folders_model.rowCount(), 1), _MOST_ROWS)
        head = self.folders.horizontalHeader().sizeHint().height()
        self.folders.setFixedHeight(head + rows * _ROW + 4)

    def _narrow(self) -> None:
        chosen = self.folders.selectionModel().selectedRows()
        folder = self.folders_model.at(chosen[0].row()) if chosen else None
        self.failures.narrow_to(folder.uri if folder else "")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._source.diagnostics())
        self._said.setText(tr("Copied: versions, sizes and counts, and no names of files."))


def _table(model: FoldersModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    view.setAccessibleName(tr("Watched folders"))
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in range(1, FAILED + 1):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setMinimumSectionSize(76)
    return view
