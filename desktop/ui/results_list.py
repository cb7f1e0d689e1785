"""The list of results as Qt shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop.ui.result_delegate import ResultDelegate
from desktop.ui.results_model import ResultsModel
from desktop.ui.wording import tr


def results_list(model: ResultsModel, delegate: ResultDelegate) -> QListView:
    """Return a list of results, in which the field goes about."""
    view = QListView()
    view.setAccessibleName(tr("Results"))
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setStyleSheet("QListView { background: transparent; }")
    view.setViewportMargins(0, 4, 0, 6)
    return view
