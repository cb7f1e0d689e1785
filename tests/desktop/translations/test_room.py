"""In every language, texts have room at the windows' default sizes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.hints_bar import HintsBar
from desktop.ui.launcher_window import WIDTH
from desktop.ui.preview_words import QuietLine
from indexer.contract.locations import Locations
from tests.desktop.qt_fixtures import application
from tests.desktop.translations.tool import loaded, speaking
from tests.desktop.translations.views import Views, views

__all__ = ["application"]

_EDGES = 24  # of a field's text: its padding on both sides


@pytest.fixture(params=loaded().languages())
def shown(
    request: pytest.FixtureRequest,
    application: QApplication,
    locations: Locations,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Views]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with speaking(application, request.param), views(application, locations) as found:
        yield found


def cut(window: QWidget) -> Iterator[str]:
    """Return the texts of a window that have not the room they need."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        holder = widget.parentWidget()
        if (
            holder is not None
            and isinstance(widget, QAbstractButton | QLabel | QAbstractSpinBox)
            and not (holder.rect().contains(widget.geometry()))
        ):
            yield f"{type(widget).__name__} at the edge: {widget.text()}"
        match widget:
            case QuietLine():
                continue  # gives way in its middle
            case QPushButton() | QCheckBox() | QComboBox():
                if widget.width() < widget.sizeHint().width():
                    yield f"{type(widget).__name__}: {_said(widget)}"
            case QLabel() if widget.text() and widget.wordWrap():
                if widget.height() < widget.heightForWidth(widget.width()):
                    yield f"label: {widget.text()}"
            case QLabel() if widget.text():
                if widget.width() < widget.sizeHint().width():
                    yield f"label: {widget.text()}"
            case QLineEdit() if widget.placeholderText():
                text = widget.placeholderText()
                if widget.width() - _EDGES < QFontMetrics(widget.font()).horizontalAdvance(text):
                    yield f"field: {text}"
            case QAbstractSpinBox():
                text = widget.text()
                if widget.width() - _EDGES < QFontMetrics(widget.font()).horizontalAdvance(text):
                    yield f"number: {text}"
            case QListWidget():
                if widget.viewport().width() < widget.sizeHintForColumn(0):
                    yield "list"


def _said(widget: QPushButton | QCheckBox | QComboBox) -> str:
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()


def test_what_is_cut_is_seen(application: QApplication) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in (
        QPushButton("Press it"),
        QLabel("Look at it"),
        QLabel("Look " * 9, wordWrap=True),
    ):
        layout.addWidget(widget)
        widget.setFixedSize(30, 20)
    window.show()
    assert len(list(cut(window))) == 3
    window.deleteLater()


@pytest.mark.parametrize("view", ["settings", "status", "welcome", "notices"])
def test_no_text_is_cut(shown: Views, view: str) -> None:
    found: set[str] = set()
    for name, window in getattr(shown, view)():
        QApplication.processEvents()
        found |= {f"{name}: {text}" for text in cut(window)}
    assert not found, "\n".join(sorted(found))


def test_the_hints_leave_room_for_the_line_of_state(shown: Views) -> None:
    for _, window in chain(shown.launcher(), shown.menu_and_cards()):
        bar = window.findChild(HintsBar)
        assert isinstance(bar, HintsBar)
        metrics = QFontMetrics(shown.desktop.theme.font(shown.desktop.theme.sizes.small))
        taken = sum(metrics.horizontalAdvance(keys + text) + 34 for keys, text in bar._hints)
        # On a screen that has the room: the test's own is narrower than the window.
        assert taken < WIDTH / 2 + 60, bar._hints


def test_the_foot_of_the_menu_is_one_line(shown: Views) -> None:
    for name, _ in shown.menu_and_cards():
        if name == "menu":
            foot = shown.desktop.acting.menu._foot
            assert foot.contentsRect().width() >= QFontMetrics(foot.font()).horizontalAdvance(
                foot.text()
            )
