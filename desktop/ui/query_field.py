"""The search field: text with chips before it; keys that are no text go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit

from desktop.search.actions import KEYS, MENU
from desktop.search.filters import composed, ended_filter, split, without
from desktop.search.history import Walk
from desktop.search.scopes import Scope, following, marked
from desktop.ui import chips
from desktop.ui.field_content import Content, help_text
from desktop.ui.field_keys import LEAVES, MODIFIERS, STEPS, picked_number
from desktop.ui.icons import pixmap
from desktop.ui.scope_wording import scope_icon, scope_name
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_HEIGHT: Final = 62
_ICON: Final = 22
_LEFT: Final = 22
_TEXT_LEFT: Final = _LEFT + _ICON + 12
_MOST_FOR_CHIPS: Final = 0.55  # of the field's width
LINES: Final = 3  # of the preview, for one key


class QueryField(QLineEdit):
    """A line edit with chips, that hands on the keys with which the person does other things.

    A filter becomes a chip when a space is typed after it, and text again by Backspace at the
    beginning. `queried` tells the query as it would be typed, and the scope. `moved` carries by
    how many rows; `jumped` is true for the end of the list, false for its beginning.
    """

    queried = Signal(str, object)
    moved = Signal(int)
    jumped = Signal(bool)
    chosen = Signal(object)  # the keyboard modifiers held
    picked = Signal(int)  # the number of a row, from 1 on
    asked = Signal(str)  # keys that mean an action
    menu_asked = Signal()
    way_on_asked = Signal()
    walking = Signal(bool)  # whether an earlier query is shown
    left = Signal()
    stretched = Signal(int)  # Shift with an arrow: marks rows, or scrolls the preview
    # For the preview: by how many lines, by how many passages, and as a page or as text.
    scrolled = Signal(int)
    leafed = Signal(int)
    turned = Signal()

    def __init__(
        self, theme: Theme, now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._now = now
        self._filters: tuple[str, ...] = ()
        self._scope: Scope = None
        self._scopes: tuple[Scope, ...] = (None,)
        self._like = ""
        self._before_like = Content()
        self._walk: Walk | None = None
        self._composing = False
        self._all_selected = False
        self._told: tuple[str, Scope] = ("", None)
        self._chip_font = chips.font(theme)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(lambda _: self._changed())
        self.selectionChanged.connect(self._selection_changed)
        self._changed()
        self.restyle()

    # What it holds

    @property
    def query(self) -> str:
        """The query as it would be typed, without the scope."""
        return composed(self._filters, self.text())

    @property
    def scope(self) -> Scope:
        """Where to look."""
        return self._scope

    @property
    def like(self) -> str:
        """The title of what is shown the like of, "" when a query is."""
        return self._like

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not (self.text() or self._filters or self._like)

    @property
    def recalling(self) -> bool:
        """Whether an earlier query is shown."""
        return self._walk is not None and self._walk.under_way

    def set_query(self, query: str) -> None:
        """Hold another query; the filters that it begins with are chips."""
        filters, text = split(query, self._now())
        self._hold(Content(filters, self._scope, text))

    def set_scopes(self, scopes: Sequence[Scope]) -> None:
        """Take the scopes that there are."""
        self._scopes = tuple(scopes)
        if self._scope not in self._scopes:
            self._hold(Content(self._filters, None, self.text()))

    def set_walk(self, walk: Walk) -> None:
        """Take the earlier queries that Up brings back."""
        self._walk = walk

    def go_to(self, scope: Scope) -> None:
        """Hold nothing but a scope, which may be one that Tab does not come to."""
        self._end_walk()
        self._hold(Content(scope=scope))

    def search_in(self, scope: Scope) -> None:
        """Search elsewhere for what is typed."""
        self._hold(Content(self._filters, scope, self.text()))

    def show_like(self, title: str) -> None:
        """Show that the hits are those like another; Backspace brings the query back."""
        if not self._like:
            self._before_like = Content(self._filters, self._scope, self.text())
        self._like, self._filters = title, ()
        self._told = ("", self._scope)  # what is shown was asked for elsewhere
        self.clear()
        self._changed()

    def selectAll(self) -> None:  # noqa: N802  # Qt's name
        """Select all of it, the chips too: what is typed next takes their place."""
        super().selectAll()
        self._all_selected = bool(self._chips())
        self.update()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        tokens = self._theme.tokens
        self._chip_font = chips.font(self._theme)
        self.setFixedHeight(self._theme.room(_HEIGHT))
        self.setFont(self._theme.font(self._theme.sizes.field))
        self.setStyleSheet(
            "QLineEdit { background: transparent; border: none;"
            f" color: {tokens.text}; placeholder-text-color: {tokens.faint};"
            f" selection-background-color: {tokens.accent};"
            f" selection-color: {tokens.on_accent}; }}"
        )
        self._changed()

    # Changes

    def _hold(self, content: Content, cursor: int | None = None) -> None:
        """Hold this, and tell it once."""
        self.blockSignals(True)
        self._filters, self._scope, self._like = content.filters, content.scope, ""
        self.setText(content.text)
        self.setCursorPosition(len(content.text) if cursor is None else cursor)
        self.blockSignals(False)
        self._all_selected = False
        self._changed()

    def _edited(self, text: str) -> None:
        """Make chips of what the person has just typed."""
        if self._all_selected:
            self._filters, self._scope, self._all_selected = (), None, False
        self._like = ""
        if self._composing:
            return
        cursor = self.cursorPosition()
        mark = marked(text, self._scopes) if cursor == 3 and not self._filters else None
        if mark is not None and self._scope is None:
            self._hold(Content((), mark[0], mark[1]), 0)
            return
        span = ended_filter(text, cursor, self._now())
        if span is not None:
            rest, at = without(text, span)
            self._hold(Content((*self._filters, text[slice(*span)]), self._scope, rest), at)

    def _changed(self) -> None:
        """Make room for the chips, and tell what the query is if it is another one."""
        start = _TEXT_LEFT + round(chips.extent(self._placed()))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(*((16, 0, start, 0) if rtl else (start, 0, 16, 0)))
        self._describe()
        self.update()
        now = (self.query, self._scope)
        if now != self._told and not self.signalsBlocked():
            self._told = now
            self.queried.emit(*now)

    def _describe(self) -> None:
        place = scope_name(self._scope)
        hint = tr("Search files, apps and everything you kept")
        if self._scope is not None:
            hint = tr("Search in %s") % place
        self.setPlaceholderText("" if self._filters or self._like else hint)
        narrowed = [chip.text for chip in self._chips()]
        name = tr("Search")
        self.setAccessibleName(f"{name}: {', '.join(narrowed)}" if narrowed else name)
        self.setAccessibleDescription(help_text(self._scopes))

    def _selection_changed(self) -> None:
        if self._all_selected and self.selectedText() != self.text():
            self._all_selected = False
            self.update()

    def _take_back(self) -> bool:
        """Backspace at the beginning: take the last chip away, or make it text again."""
        if self._all_selected:
            self._hold(Content())
        elif self._like:
            self._hold(self._before_like)
        elif self._filters:
            *kept, last = self._filters
            text = f"{last} {self.text()}" if self.text() else last
            self._hold(Content(tuple(kept), self._scope, text), len(last))
        elif self._scope is not None:
            self._hold(Content((), None, self.text()), 0)
        else:
            return False
        return True

    def _recall(self, step: int) -> bool:
        """Go through earlier queries; false when the key means something else now."""
        walk = self._walk
        if walk is None or not (walk.under_way or (step < 0 and self.empty)):
            return False
        query = walk.earlier() if step < 0 else walk.later()
        if query is not None:
            self.set_query(query)
            self.walking.emit(walk.under_way)
        return True

    def _end_walk(self) -> None:
        if self._walk is not None and self.recalling:
            self._walk.end()
            self.walking.emit(False)

    # Events

    def event(self, event: QEvent) -> bool:
        """Let Tab narrow the search: there is nowhere else for the focus to go."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if step is not None and not held and self._like:
                return True  # what is like something is of its kind
            if step is not None and not held:
                self._end_walk()
                scope = following(self._scope, self._scopes, step)
                self._hold(Content(self._filters, scope, self.text()), self.cursorPosition())
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on what is not text."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._recall(STEPS[key]):
            return
        if key not in MODIFIERS:
            self._end_walk()
        if self._hands_on(event, key, plain=plain) or self._does(event):
            return
        at_start = self.cursorPosition() == 0 and (not self.hasSelectedText() or self._all_selected)
        back = key == Qt.Key.Key_Backspace and plain and at_start and not self._composing
        if back and self._take_back():
            return
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._all_selected:
            self._hold(Content())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _hands_on(self, event: QKeyEvent, key: Qt.Key, *, plain: bool) -> bool:
        """Tell the window of a key that moves through the list, opens, or closes."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in STEPS and plain:
            self.moved.emit(STEPS[key])
        elif key in STEPS and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            step = STEPS[key]
            self.stretched.emit(step) if abs(step) == 1 else self.scrolled.emit(LINES * step)
        elif number := picked_number(event):
            self.picked.emit(number)
        elif key in LEAVES and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.leafed.emit(LEAVES[key])
        elif key == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.turned.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and control:
            self.jumped.emit(key == Qt.Key.Key_End)
        elif enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.way_on_asked.emit()
        elif enter:
            self.chosen.emit(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _does(self, event: QKeyEvent) -> bool:
        """Tell the window of keys of an action; a selected text is copied and cut as ever."""
        keys = QKeySequence(event.keyCombination()).toString(_PORTABLE)
        if keys == MENU:
            self.menu_asked.emit()
            return True
        edits = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)
        if keys not in KEYS or (self.hasSelectedText() and any(map(event.matches, edits))):
            return False
        self.asked.emit(keys)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the text alone while an input method composes it."""
        self._end_walk()
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Make the clicked chip and those after it text again."""
        hit = self._chip_at(event.position())
        if hit is None:
            self._end_walk()
            super().mousePressEvent(event)
            return
        while len(self._chips()) > hit:
            self.setCursorPosition(0)
            self._all_selected = False
            self._take_back()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Place the chips anew."""
        super().resizeEvent(event)
        self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the text, and the icon and the chips before it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._chip_font)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - _LEFT - _ICON if rtl else _LEFT
        color = self._theme.tokens.faint if self.empty else self._theme.tokens.accent
        drawn = pixmap("search", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QRectF(x, (self.height() - _ICON) / 2, _ICON, _ICON).topLeft(), drawn)
        for placed in self._placed():
            chips.paint(
                painter, placed, self._box(placed), self._theme,
                selected=self._all_selected, rtl=rtl,
            )  # fmt: skip

    # Chips

    def _chips(self) -> tuple[chips.Chip, ...]:
        if self._like:
            return (chips.Chip("like", tr("Like %s") % self._like, "similar"),)
        filters = tuple(chips.Chip("filter", one) for one in self._filters)
        if self._scope is None:
            return filters
        icon = scope_icon(self._scope)
        return (chips.Chip("scope", scope_name(self._scope), icon), *filters)

    def _placed(self) -> tuple[chips.Placed, ...]:
        metrics = QFontMetricsF(self._chip_font)
        return chips.lay_out(self._chips(), self.width() * _MOST_FOR_CHIPS, metrics)

    def _box(self, placed: chips.Placed) -> QRectF:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        tall = self._theme.room(chips.HEIGHT)
        return chips.box(placed, _TEXT_LEFT, self.height(), self.width() if rtl else None, tall)

    def _chip_at(self, point: QPointF) -> int | None:
        """Return the number of the chip at a point; 0 for the one that counts hidden ones."""
        shown = [chip for chip in self._placed() if self._box(chip).contains(point)]
        if not shown:
            return None
        return self._chips().index(shown[0].chip) if shown[0].chip else 0
