"""The menu of all that can be done with a hit: filtered by typing, used by the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.search.actions import Entry, can_be_usual
from desktop.search.narrowing import narrowed
from desktop.ui.action_wording import entry_name, keys_name
from desktop.ui.icons import pixmap
from desktop.ui.key_wording import keys_said
from desktop.ui.overlay import SHADOW, Overlay
from desktop.ui.row_painting import Place, draw_ground, is_selected, placing, write
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.messages import Hit

Index = QModelIndex | QPersistentModelIndex
WIDTH: Final = 392
_ROW: Final = 36
_ICON: Final = 18
_SIDE: Final = 16
_MOST_ROWS: Final = 9
_TOP: Final = QModelIndex()
_ENTRY: Final = Qt.ItemDataRole.UserRole + 1


class ActionMenu(Overlay):
    """Lists a hit's entries.

    `chosen` carries the entry to carry out; `made_usual` the one that Enter is to mean from now
    on, or Ctrl+Enter where the second value is true.
    """

    chosen = Signal(Entry)
    made_usual = Signal(Entry, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._hit: Hit | None = None
        self._entries: tuple[Entry, ...] = ()
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._filter = _Filter(self)
        self._model = _Model()
        self._list = _list(self._model, _Delegate(theme, self))
        self._foot = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._title.setContentsMargins(_SIDE, 12, _SIDE, 2)
        self._foot.setContentsMargins(_SIDE, 6, _SIDE, 10)
        for widget in (self._title, self._filter, self._list, self._foot):
            self.content.addWidget(widget)
        self._filter.textChanged.connect(self._narrow)
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._title.setFont(self._theme.font(sizes.tiny, bold=True))
        self._title.setStyleSheet(f"color: {tokens.faint}")
        self._foot.setFont(self._theme.font(sizes.tiny))
        self._foot.setStyleSheet(f"color: {tokens.muted}; border-top: 1px solid {tokens.border}")
        self._filter.setFixedHeight(self._theme.room(_ROW))
        self._filter.setFont(self._theme.font(sizes.title))
        self._filter.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: none; color: {tokens.text};"
            f" placeholder-text-color: {tokens.faint}; }}"
        )
        self.update()

    def open_for(self, hit: Hit, entries: Sequence[Entry], area: QRect, title: str = "") -> None:
        """Show a hit's entries over an area of the parent, under its title or another."""
        self._hit, self._entries = hit, tuple(entries)
        metrics = QFontMetrics(self._title.font())
        room = WIDTH - 2 * _SIDE
        self._title.setText(
            metrics.elidedText(title or hit.title, Qt.TextElideMode.ElideMiddle, room)
        )
        self._filter.clear()
        self._narrow("")
        self.open_in(area)
        self._filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries for the same hit, as their keys changed; the selection stays."""
        selected = self.current()
        self._entries = tuple(entries)
        self._narrow(self._filter.text())
        if selected is not None:
            self._select_action(selected)

    def current(self) -> Entry | None:
        """Return the selected entry."""
        return self._model.at(self._list.currentIndex().row())

    def name(self, entry: Entry) -> str:
        """Return what an entry is called for the hit that is shown."""
        return entry_name(entry, self._hit) if self._hit is not None else ""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a size that shows all entries, or the first ones."""
        rows = min(max(len(self._entries), 1), _MOST_ROWS)
        labels = sum(one.sizeHint().height() for one in (self._title, self._foot))
        around = labels + self._filter.minimumHeight()
        return QSize(WIDTH + 2 * SHADOW, rows * self._theme.room(_ROW) + around + 12 + 2 * SHADOW)

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that is no text for the filter; return whether it was one."""
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            count = max(self._model.rowCount(), 1)
            self._select((self._list.currentIndex().row() + steps[Qt.Key(key)]) % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._make_usual(second=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_K and control):
            self.leave()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _narrow(self, typed: str) -> None:
        entries = narrowed(self._entries, typed, self.name)
        self._model.show([(entry, self.name(entry)) for entry in entries])
        self._select(0)

    def _select(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row))
        entry = self.current()
        usual = entry is not None and can_be_usual(entry.action)
        hints = [f"↵ {tr('Do it')}"] if entry else [tr("Nothing is called that.")]
        if usual:
            hints += [
                f"{keys_said('Ctrl ↵')} {tr('Use for ↵')}",
                f"{keys_said('Ctrl Shift ↵')} {tr('Use for Ctrl ↵')}",
            ]
        self._foot.setText("    ".join(hints))

    def _select_action(self, wanted: Entry) -> None:
        for row in range(self._model.rowCount()):
            entry = self._model.at(row)
            if entry and (entry.action, entry.passage) == (wanted.action, wanted.passage):
                self._select(row)

    def _choose(self, row: int) -> None:
        entry = self._model.at(row)
        if entry is not None:
            self.leave()
            self.chosen.emit(entry)

    def _make_usual(self, *, second: bool) -> None:
        entry = self.current()
        if entry is not None and can_be_usual(entry.action):
            self.made_usual.emit(entry, second)


class _Filter(QLineEdit):
    """Where the person types what they look for; all other keys are the menu's."""

    def __init__(self, menu: ActionMenu) -> None:
        super().__init__()
        self._menu = menu
        self.setFrame(False)
        self.setTextMargins(_SIDE - 2, 0, _SIDE, 0)
        self.setPlaceholderText(tr("What to do with it"))
        self.setAccessibleName(tr("Actions"))

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802  # Qt's name
        """Keep the focus: there is nowhere else for it to go."""
        del following
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Hand on what is not text."""
        if not self._menu.press(event):
            super().keyPressEvent(event)
        event.accept()


class _Model(QAbstractListModel):
    """The entries that fit what is typed, with their names."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[Entry, str]] = []

    def show(self, rows: Sequence[tuple[Entry, str]]) -> None:
        """Take other entries in place of those shown."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def at(self, row: int) -> Entry | None:
        """Return an entry."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802  # Qt's name
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an entry for the delegate, and what a screen reader says."""
        if not 0 <= index.row() < len(self._rows):
            return None
        entry, name = self._rows[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {keys_name(entry.keys)}" if entry.keys else name
        return None


class _Delegate(QStyledItemDelegate):
    """Draws an entry: icon, name, and its keys at the end."""

    def __init__(self, theme: Theme, menu: ActionMenu) -> None:
        super().__init__(menu)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return an entry's size."""
        del option, index
        return QSize(100, self._theme.room(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an entry."""
        entry: Entry = index.data(_ENTRY)
        tokens = self._theme.tokens
        area: QRect = option.rect
        selected = is_selected(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = area.adjusted(8, 1, -8, -1)
        if selected:
            draw_ground(painter, card, 7, tokens.color("selection"))
        inner = card.adjusted(_SIDE - 8, 0, -(_SIDE - 8), 0)
        icon = QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        color = tokens.accent if selected else tokens.muted
        drawn = pixmap(entry.action.icon, color, _ICON, painter.device().devicePixelRatioF())
        place = placing(inner, option.direction)
        painter.drawPixmap(place(icon).topLeft(), drawn)
        name: str = index.data(Qt.ItemDataRole.DisplayRole)
        self._write(painter, inner, name, keys_name(entry.keys), place)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, name: str, keys: str, place: Place) -> None:
        """Write the keys at the end, and the name in the room before them."""
        tokens, sizes = self._theme.tokens, self._theme.sizes
        small, body = self._theme.face(sizes.small), self._theme.face(sizes.body)
        width = small.advance(keys) + 2
        end = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        write(painter, place(end), keys, (small, tokens.color("muted")))
        left = inner.left() + _ICON + 13
        room = QRect(left, inner.top(), end.left() - left - 8, inner.height())
        right = Qt.TextElideMode.ElideRight
        write(painter, place(room), name, (body, tokens.color("text")), right)


def _list(model: _Model, delegate: _Delegate) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setUniformItemSizes(True)
    view.setStyleSheet("QListView { background: transparent; }")
    return view
