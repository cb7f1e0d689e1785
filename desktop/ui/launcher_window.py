"""The launcher: a search field, the hits, a preview, and a bar of hints, in a window of its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.search.rows import HitRow, rows
from desktop.search.session import Snapshot
from desktop.ui.answer_card import AnswerCard
from desktop.ui.app_icons import AppIcons
from desktop.ui.hints_bar import HintsBar
from desktop.ui.notice import Notice
from desktop.ui.preview_pane import PreviewPane
from desktop.ui.query_field import QueryField
from desktop.ui.result_delegate import ResultDelegate
from desktop.ui.results_model import ResultsModel
from desktop.ui.theme import RADIUS, Theme
from desktop.ui.wording import Wording, tr
from indexer.contract.messages import Hit

WIDTH: Final = 880
HEIGHT: Final = 540
_FIELD: Final = 62
_SHADOW: Final = 28
_SHADOW_STEPS: Final = 14


class LauncherWindow(QWidget):
    """Shows snapshots; says what is typed, which hit is selected, and which one is opened."""

    typed = Signal(str)
    selected = Signal(str, bool)  # a hit's id, and whether the person chose it
    chosen = Signal(Hit, object)  # a hit and the keyboard modifiers
    answer_chosen = Signal(str)  # what is to be copied
    dismissed = Signal()  # by the person, who goes on where they were before

    def __init__(self, theme: Theme, wording: Wording, app_icons: AppIcons | None = None) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle("Magpie")
        self.field = QueryField(theme)
        self.field.setFixedHeight(_FIELD)
        self.model = ResultsModel(wording)
        self._delegate = ResultDelegate(theme, wording, app_icons)
        self.list = _list(self.model, self._delegate)
        self.answer = AnswerCard(theme)
        self.preview = PreviewPane(theme, wording, app_icons)
        self.notice = Notice(theme)
        self.hints = HintsBar(theme)
        self._body = QStackedWidget()
        self._line = QFrame(frameShape=QFrame.Shape.NoFrame)
        self._line.setFixedHeight(1)
        self._snapshot = Snapshot()
        self._moved = False
        self._early: Qt.KeyboardModifier | None = None  # Enter was pressed before there were hits
        self._lay_out()
        self._connect()
        if app_icons is not None:
            app_icons.arrived.connect(self.list.viewport().update)
        self.restyle()
        self.show_snapshot(Snapshot())

    def _lay_out(self) -> None:
        found = QWidget()
        side = QHBoxLayout(found)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.list, 47)
        side.addWidget(self.preview, 53)
        self._body.addWidget(found)
        self._body.addWidget(self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        layout.setSpacing(0)
        for widget in (self.field, self._line, self.answer, self._body, self.hints):
            layout.addWidget(widget)
        layout.setStretchFactor(self._body, 1)
        self.resize(WIDTH + 2 * _SHADOW, HEIGHT + 2 * _SHADOW)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._type)
        self.field.moved.connect(self._move)
        self.field.jumped.connect(self._jump)
        self.field.chosen.connect(self._choose)
        self.field.left.connect(self.dismiss)
        self.list.clicked.connect(lambda index: self._select(index.row(), moved=True))
        self.list.doubleClicked.connect(lambda _: self._choose(Qt.KeyboardModifier.NoModifier))
        self.answer.clicked.connect(self._copy_answer)
        self._theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setPalette(self._theme.palette())
        self.setStyleSheet(self._theme.style_sheet())
        self._line.setStyleSheet(f"background: {self._theme.tokens.border}")
        for part in (self.field, self.answer, self.preview, self.notice):
            part.restyle()
        self.list.viewport().update()
        self.hints.update()
        self.update()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a query's hits, or why there are none."""
        self._snapshot = snapshot
        self._delegate.query = snapshot.query
        kept = self.current()
        moved = self._moved and kept is not None
        self.model.show(rows(snapshot.hits, settled_order=moved))
        row = self.model.row_of(kept.id) if kept and moved else -1
        if snapshot.hits:
            self._body.setCurrentIndex(0)
            self._select(row if row >= 0 else self.model.first_hit(), moved=moved and row >= 0)
        else:
            self._moved = False
            self.preview.show_hit(None)
            self.notice.tell(snapshot)
            self._body.setCurrentIndex(1)
        self.answer.show_answer(snapshot.answer)
        if snapshot.answer is not None and not self._moved:
            self._select_answer()
        self._hint()
        if self._early is not None and snapshot.query == self.field.text():
            modifiers, self._early = self._early, None
            self._choose(modifiers)

    def current(self) -> Hit | None:
        """Return the selected hit."""
        row = self.model.at(self.list.currentIndex().row())
        return row.hit if isinstance(row, HitRow) else None

    def summon(self) -> None:
        """Show the window on the screen with the pointer and take the keyboard."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        x = area.left() + (area.width() - self.width()) // 2
        y = area.top() + max((area.height() - self.height()) // 4, 0)
        self.move(x, y)
        self.field.selectAll()
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def dismiss(self) -> None:
        """Hide the window as the person asked for."""
        self.hide()
        self.dismissed.emit()

    def _hint(self) -> None:
        if self.answer.selected:
            self.hints.show_hints([("↵", tr("Copy")), ("Esc", tr("Close"))])
            return
        if not self._snapshot.hits:
            self.hints.show_hints([("Esc", tr("Close"))])
            return
        self.hints.show_hints(
            [("↵", tr("Open")), ("Ctrl ↵", tr("Show in folder")), ("Esc", tr("Close"))]
        )

    def _move(self, by: int) -> None:
        """Select the next hit in a direction, or the one so many rows on."""
        at = self.list.currentIndex().row()
        if self.answer.answer is not None and by < 0 and at <= self.model.first_hit():
            self._select_answer()
            return
        step = 1 if by > 0 else -1
        target = max(0, min(at + by, self.model.rowCount() - 1))
        while isinstance(self.model.at(target), HitRow) is False and target + step >= 0:
            if self.model.at(target + step) is None:
                return
            target += step
        self._select(target, moved=True)

    def _type(self, text: str) -> None:
        self._early = None
        self._moved = False
        self.typed.emit(text)

    def _jump(self, end: bool) -> None:
        self._select(self.model.rowCount() - 1 if end else self.model.first_hit(), moved=True)

    def _select(self, row: int, *, moved: bool) -> None:
        hit_row = self.model.at(row)
        if not isinstance(hit_row, HitRow):
            return
        self._moved = moved
        self.answer.select(False)
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        first = row <= self.model.first_hit()
        self.list.scrollTo(self.model.index(0) if first else index)
        self.preview.show_hit(hit_row.hit)
        self._hint()
        self.selected.emit(hit_row.hit.id, moved)

    def _select_answer(self) -> None:
        """Let Enter copy the answer; no hit is selected then."""
        self._moved = False
        self.list.setCurrentIndex(QModelIndex())
        self.preview.show_hit(None)
        self.answer.select(True)
        self._hint()

    def _copy_answer(self) -> None:
        if self.answer.answer is not None:
            self.answer_chosen.emit(self.answer.answer.value)

    def _choose(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._snapshot.query != self.field.text():
            self._early = modifiers  # for the first hit of what is typed by now
            return
        if self.answer.selected:
            self._copy_answer()
            return
        hit = self.current()
        if hit is not None:
            self.chosen.emit(hit, modifiers)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Hide when another window takes the keyboard."""
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.isVisible() and QGuiApplication.focusWindow() is None:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the window's shadow and its rounded ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        self._draw_shadow(painter, card)
        shape = _rounded(card, RADIUS)
        painter.fillPath(shape, self._theme.tokens.color("surface"))

    def _draw_shadow(self, painter: QPainter, card: QRectF) -> None:
        color = self._theme.tokens.color("shadow")
        for step in range(_SHADOW_STEPS, 0, -1):
            spread = step * (_SHADOW - 6) / _SHADOW_STEPS
            shade = QColor(color)
            shade.setAlphaF(color.alphaF() * (1 - step / _SHADOW_STEPS) ** 2 / 3)
            box = card.adjusted(-spread, -spread + 5, spread, spread + 5)
            painter.fillPath(_rounded(box, RADIUS + spread), shade)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    return shape


def _list(model: ResultsModel, delegate: ResultDelegate) -> QListView:
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
