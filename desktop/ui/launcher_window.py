"""The launcher: a search field, the hits, a preview, and a bar of hints, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.search.clip_groups import listed
from desktop.search.matching import title_spans
from desktop.search.rows import HitRow, OfferRow, Row, rows, under_heading
from desktop.search.scopes import Scope
from desktop.search.session import Snapshot
from desktop.ui.answer_card import AnswerCard
from desktop.ui.app_icons import AppIcons
from desktop.ui.clip_bar import ClipBar
from desktop.ui.hints_bar import HintsBar
from desktop.ui.launcher_ground import SHADOW, Ground, free_screen, place_on
from desktop.ui.marked_rows import MarkedRows
from desktop.ui.notice import Notice
from desktop.ui.preview_pane import PreviewPane
from desktop.ui.query_field import LINES, QueryField
from desktop.ui.result_delegate import ResultDelegate
from desktop.ui.results_list import results_list
from desktop.ui.results_model import ResultsModel
from desktop.ui.theme import Theme
from desktop.ui.thumbnails import Thumbnails
from desktop.ui.wording import Wording
from indexer.contract.messages import Hit

WIDTH: Final = 880
HEIGHT: Final = 540
_PAGES_AHEAD: Final = 3  # screens of clips below which the next ones are asked for


class LauncherWindow(QWidget):
    """Shows snapshots; says what is typed, which hit is selected, and which one is opened."""

    typed = Signal(str, object)  # the query, and the kind of things to look for
    selected = Signal(str, bool)  # a hit's id, and whether the person chose it
    chosen = Signal(Hit, object)  # a hit and the keyboard modifiers
    answer_chosen = Signal(str)  # what is to be copied
    offer_chosen = Signal(object, object)  # an offer and the keyboard modifiers
    end_neared = Signal()  # the person has come to the last of the hits
    current_changed = Signal()  # another row is selected, or none
    scope_wanted = Signal()  # another part of Magpie begins anew in a scope
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
        # Gives the keyboard to what lies over the window and stays there; None: the field has it.
        self.keyboard: Callable[[], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle("Magpie")
        self.field = QueryField(theme)
        self._wording = wording
        self.thumbnails = Thumbnails(self)
        self._delegate = ResultDelegate(theme, wording, app_icons, self.thumbnails)
        self.model = ResultsModel(wording, self._delegate.height)
        self.list = results_list(self.model, self._delegate)
        self.answer = AnswerCard(theme)
        self.preview = PreviewPane(theme, wording, app_icons)
        # Where there is nothing else to list.
        self.offers = results_list(self.model, self._delegate)
        self.offers.setSelectionModel(self.list.selectionModel())
        self.marked = MarkedRows(self.model, self._delegate, self.list.viewport().update)
        self.notice = Notice(theme)
        self.clip_bar, self.snippet_bar = ClipBar(theme), ClipBar(theme)
        self.hints = HintsBar(theme)
        self._body = QStackedWidget()
        self._body.setMinimumSize(1, 1)  # it gives way where the screen is small and text is large
        self._line = QFrame(frameShape=QFrame.Shape.NoFrame)
        self._line.setFixedHeight(1)
        self._snapshot = Snapshot()
        self._moved = False
        self._anew = False  # what comes next was asked for anew: nothing is kept
        self._ground = Ground(theme)
        self._early: Qt.KeyboardModifier | None = None  # Enter was pressed before there were hits
        self._previewed: Hit | None = None
        self._previewing = QTimer(self, singleShot=True, interval=0)
        self._previewing.timeout.connect(lambda: self.preview.show_hit(self._previewed))
        # A step of its own: to lay all out in another size takes its time.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_screen)
        self._lay_out()
        self._connect()
        if app_icons is not None:
            app_icons.arrived.connect(self.list.viewport().update)
        self.restyle()
        self._fit_screen()
        self.show_snapshot(Snapshot())

    def _lay_out(self) -> None:
        self._body.addWidget(_filled(QHBoxLayout(), (self.list, 47), (self.preview, 53)))
        self._body.addWidget(_filled(QVBoxLayout(), (self.notice, 1), (self.offers, 0)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        layout.setSpacing(0)
        above = (self.field, self._line, self.answer, self.clip_bar, self.snippet_bar)
        for part in (*above, self._body, self.hints):
            layout.addWidget(part)
        layout.setStretchFactor(self._body, 1)

    def _connect(self) -> None:
        self.field.queried.connect(self._type)
        self.field.moved.connect(self._move)
        self.field.jumped.connect(self._jump)
        self.field.chosen.connect(self._choose)
        self.field.picked.connect(self._pick)
        self.field.left.connect(self._leave)
        self.field.stretched.connect(self._stretch)
        self.field.scrolled.connect(self.preview.scroll_by)
        self.field.leafed.connect(self.preview.next_passage)
        self.field.turned.connect(self.preview.toggle_text)
        for view in (self.list, self.offers):
            view.clicked.connect(lambda index: self._clicked(index.row()))
            view.doubleClicked.connect(lambda _: self._choose(Qt.KeyboardModifier.NoModifier))
        self.list.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.answer.clicked.connect(self._copy_answer)
        self.thumbnails.arrived.connect(self.list.viewport().update)
        self.notice.corrected.connect(self.field.setText)
        self.notice.everywhere_wanted.connect(lambda: self.field.search_in(None))
        self._theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setPalette(self._theme.palette())
        self.setStyleSheet(self._theme.style_sheet())
        self._line.setStyleSheet(f"background: {self._theme.tokens.border}")
        for bar in (self.clip_bar, self.snippet_bar):
            bar.restyle()
        for part in (self.field, self.answer, self.preview, self.notice, self.hints):
            part.restyle()
        self.model.measure()
        for view in (self.list, self.offers):
            view.scheduleDelayedItemsLayout()  # its rows may have another height
        self._fit_offers()
        self._fitting.start()
        self.update()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a query's hits, or why there are none."""
        bar = self.list.verticalScrollBar()
        before, self._snapshot = self._snapshot, snapshot
        goes_on = snapshot.goes_on_from(before)
        anew, self._anew = self._anew, False
        if not anew and snapshot.is_longer_than(before):
            self._grow(before, snapshot)
            return
        way = bar.value() if goes_on else 0
        self._delegate.query = snapshot.query
        self._delegate.by_day = snapshot.browsing and snapshot.kind == "clip"
        at, kept = self.list.currentIndex().row(), self.current_row()
        moved = self._moved and kept is not None
        self.model.show(self._rows_of(snapshot, moved=moved), goes_on=goes_on)
        row = self.model.row_of(kept) if moved else -1
        if row < 0 and moved and snapshot.browsing and before.browsing:
            row = self.model.nearest(at)  # it was deleted: the next one takes its place
        self.marked.keep()
        self._fit_offers()
        for told in (self.clip_bar, self.snippet_bar):
            told.want(bool(snapshot.hits or not snapshot.browsing))
        if not snapshot.hits:
            self._preview(None)
            self.notice.tell(snapshot)
        self._body.setCurrentIndex(0 if snapshot.hits else 1)
        if snapshot.hits or row >= 0:
            self._select(row if row >= 0 else self.model.first_hit(), moved=moved and row >= 0)
        else:
            self._moved = False  # an offer is only ever selected by the person
        self.answer.show_answer(snapshot.answer)
        if snapshot.answer is not None and not self._moved:
            self._select_answer()
        if way:
            bar.setValue(way)  # what the person looks at by the wheel stays in view
        self.current_changed.emit()
        if self._early is not None and self._up_to_date():
            modifiers, self._early = self._early, None
            self._choose(modifiers)

    def _rows_of(self, snapshot: Snapshot, *, moved: bool) -> list[Row]:
        if snapshot.browsing:
            return self._browsed(snapshot, snapshot.hits, ())
        return rows(snapshot.hits, settled_order=moved, offers=snapshot.offers)

    def _grow(self, before: Snapshot, snapshot: Snapshot) -> None:
        """Add the next page of clips; nothing that is shown moves."""
        new = snapshot.hits[len(before.hits) :]
        value = self.list.verticalScrollBar().value()
        self.model.append(self._browsed(snapshot, new, self.model.rows))
        self.list.verticalScrollBar().setValue(value)

    def _browsed(self, snapshot: Snapshot, hits: Sequence[Hit], before: Sequence[Row]) -> list[Row]:
        """Return the rows for what is gone through, below those there are."""
        if snapshot.kind == "snippet":
            return under_heading("snippet", hits, before)
        return listed(hits, self._wording.now(), before)

    def current(self) -> Hit | None:
        """Return the selected hit."""
        row = self.current_row()
        return row.hit if isinstance(row, HitRow) else None

    def current_row(self) -> Row | None:
        """Return the selected row."""
        return self.model.at(self.list.currentIndex().row())

    def free_area(self) -> QRect:
        """Return where cards may lie: over the list and the preview."""
        return self._body.geometry().adjusted(10, 10, -10, -10)

    def _fit_offers(self) -> None:
        alone = 0 if self._snapshot.hits else self.model.rowCount()
        height = sum(self.offers.sizeHintForRow(n) for n in range(alone))
        self.offers.setFixedHeight(height + 12 if height else 0)

    def _fit_screen(self) -> QRect:
        """Be as large as the text wants, but no larger than the screen; return its free area.

        The shadow may leave the screen, the window may not.
        """
        area = free_screen()
        wanted = QSize(self._theme.room(WIDTH), self._theme.room(HEIGHT))
        self.resize(wanted.boundedTo(area.size()) + QSize(2 * SHADOW, 2 * SHADOW))
        return area

    def go_to(self, scope: Scope) -> None:
        """Begin anew in a scope, with nothing typed."""
        self.scope_wanted.emit()
        if (self.field.query, self.field.scope) != ("", scope):
            self.field.go_to(scope)
        elif self.isVisible():
            self._type("", scope)

    def browses(self, scope: Scope) -> bool:
        """Tell whether all things of a scope are what is shown."""
        return self._snapshot.browsing and self._snapshot.kind == scope

    def refresh_clips(self) -> None:
        """List the clips anew, if they are what is shown."""
        if self.isVisible() and self.browses("clip"):
            self._type(self.field.query, self.field.scope)

    def summon(self) -> None:
        """Show the window on the screen with the pointer and take the keyboard."""
        if self._snapshot.browsing:  # there may be other clips by now
            self._type(self.field.query, self.field.scope)
        self.move(place_on(self._fit_screen(), self.size()))
        self.field.selectAll()
        self.show()
        self.raise_()
        self.activateWindow()
        if self.keyboard is not None:
            self.keyboard()
        else:
            self.field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _leave(self) -> None:
        """Unmark what is marked, else go."""
        if not self.marked.clear():
            self.dismiss()

    def dismiss(self) -> None:
        """Hide the window as the person asked for."""
        self.hide()
        self.dismissed.emit()

    def move_on(self) -> None:
        """Select the next row; after the last one the first again."""
        at = self.list.currentIndex().row()
        self._move(1)
        if self.list.currentIndex().row() == at:
            self._select(self.model.first_hit(), moved=True)

    def _move(self, by: int) -> None:
        """Select the next hit in a direction, or the one so many rows on."""
        at = self.list.currentIndex().row()
        if self.answer.answer is not None and by < 0 and at <= self.model.first_hit():
            self._select_answer()
            return
        self.marked.rest()
        self._select(self.model.onwards(at, by), moved=True)

    def _stretch(self, step: int) -> None:
        """Mark rows where they can be marked, else scroll the preview."""
        row = self.marked.stretch(self.list.currentIndex().row(), step)
        if row is None:
            self.preview.scroll_by(LINES * step)
        else:
            self._select(row, moved=True)

    def _clicked(self, row: int) -> None:
        """Select a row; with Ctrl, mark it."""
        self.marked.rest()
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.marked.toggle(row)
        self._select(row, moved=True)

    def mark(self) -> None:
        """Mark the selected row, or unmark it, and go on."""
        self.marked.toggle(self.list.currentIndex().row())
        self._move(1)

    def _pick(self, number: int) -> None:
        """Do Enter's action on the hit with a number, as it is shown now."""
        row = self.model.numbered(number)
        if row >= 0 and self._up_to_date():
            self._select(row, moved=True)
            self._choose(Qt.KeyboardModifier.NoModifier)

    def _look_ahead(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        ahead = bar.pageStep() * (_PAGES_AHEAD if self._snapshot.browsing else 0.5)
        if value and value >= bar.maximum() - ahead:
            self.model.fetchMore()
            if not self.model.canFetchMore():
                self.end_neared.emit()

    def _type(self, query: str, scope: Scope) -> None:
        self._early = None
        self._moved = False
        self.marked.clear()
        self._anew = True
        self.typed.emit(query, scope)

    def _jump(self, end: bool) -> None:
        self._select(self.model.last if end else self.model.first_hit(), moved=True)

    def _select(self, row: int, *, moved: bool) -> None:
        chosen = self.model.at(row)
        if not isinstance(chosen, HitRow | OfferRow):
            return
        self._moved = moved
        self.answer.select(False)
        self.model.reach(row)
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        first = row <= self.model.first_hit()
        self.list.scrollTo(self.model.index(0, 0) if first else index)
        hit = chosen.hit if isinstance(chosen, HitRow) else None
        self._preview(hit)
        self.selected.emit(hit.id if hit else "", moved)
        self.current_changed.emit()

    def _preview(self, hit: Hit | None) -> None:
        """Have a hit shown beside the list, once the list is drawn: it is looked at first."""
        self._previewed = hit
        self._previewing.start()

    def _select_answer(self) -> None:
        """Let Enter copy the answer; no hit is selected then."""
        self._moved = False
        self.list.setCurrentIndex(QModelIndex())
        self._preview(None)
        self.answer.select(True)
        self.current_changed.emit()

    def _copy_answer(self) -> None:
        if self.answer.answer is not None:
            self.answer_chosen.emit(self.answer.answer.value)

    def _choose(self, modifiers: Qt.KeyboardModifier) -> None:
        if not self._up_to_date():
            self._early = modifiers  # for the first hit of what is typed by now
            return
        if self.answer.selected:
            self._copy_answer()
            return
        row = self.current_row()
        if isinstance(row, HitRow):
            self.chosen.emit(row.hit, modifiers)
        elif isinstance(row, OfferRow):
            self.offer_chosen.emit(row.offer, modifiers)
        elif row is None:
            control = Qt.KeyboardModifier.ControlModifier
            self.notice.activate(second=bool(modifiers & control))

    def _up_to_date(self) -> bool:
        """Whether what is shown answers what the field holds."""
        shown = (self._snapshot.query, self._snapshot.kind)
        return shown == (self.field.query, self.field.scope)

    hides_on_focus_loss = True

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Hide when another window takes the keyboard, if the person wants that."""
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        elsewhere = left and QGuiApplication.focusWindow() is None
        if elsewhere and self.hides_on_focus_loss and self.isVisible():
            self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Let go of what was measured and matched: it may be of clips that are deleted."""
        super().hideEvent(event)
        self._theme.forget_texts()
        title_spans.cache_clear()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the window's shadow and its rounded ground."""
        del event
        QPainter(self).drawPixmap(0, 0, self._ground.pixmap(self))


def _filled(layout: QBoxLayout, *parts: tuple[QWidget, int]) -> QWidget:
    """Return a widget with parts in it and the shares they have of its room."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part, share in parts:
        layout.addWidget(part, share)
    made.setLayout(layout)
    return made
