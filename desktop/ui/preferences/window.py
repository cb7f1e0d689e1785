"""The settings window: pages beside a list of them, and a search over all."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.preferences.entry import label, say
from desktop.ui.preferences.hotkey import HotkeyEntry
from desktop.ui.preferences.page import PageView
from desktop.ui.preferences.pages import Parts, make_page, pages_there
from desktop.ui.preferences.row import SettingRow
from desktop.ui.preferences.sidebar import Sidebar
from desktop.ui.preferences.style import style_sheet
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.settings import Page, Settings

_WIDTH: Final = 880
_HEIGHT: Final = 680
_SIDE: Final = 214
_AROUND_HINT: Final = 52  # of what the field for searching says, within the sidebar
_ABOVE: Final = 2  # lines of the layout above the pages
_CONTENT: Final = 640  # the widest that lines are read well


class PreferencesWindow(QWidget):
    """A window of its own; made when it is first wanted. Closing hides it.

    To keep Qt's thread free, its pages are made, and take another theme, one by one between
    events: the one that is wanted first.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._parts = parts
        self._theme = parts.theme
        self._preferences = parts.preferences
        self.setWindowTitle(tr("Magpie: settings"))
        self.setAutoFillBackground(True)
        self.pages: dict[Page, PageView] = {}
        self._stale = pages_there()
        self.sidebar = Sidebar(list(self._stale), parts.theme)
        self.search = QLineEdit(placeholderText=tr("Search settings"))
        self.search.setAccessibleName(tr("Search settings"))
        self.notice = label("", "notice")
        self._nothing = label(tr("No setting is called that."), "text")
        self._side = QWidget()
        self._inside = QVBoxLayout()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._freshen_next)
        self._lay_out()
        self._connect()
        self._restyle_frame()
        self._go(self.sidebar.page)
        self._show_state()
        self.resize(_WIDTH, _HEIGHT)
        self._later.start()

    def _lay_out(self) -> None:
        self._side.setObjectName("side")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(12, 14, 12, 12)
        beside.setSpacing(10)
        beside.addWidget(self.search)
        beside.addWidget(self.sidebar, 1)
        content = QWidget()
        content.setMaximumWidth(_CONTENT)
        content.setLayout(self._inside)
        self._inside.setContentsMargins(26, 20, 26, 12)
        self._inside.setSpacing(10)
        self._inside.addWidget(self.notice)
        self._inside.addWidget(self._nothing)
        self._inside.addStretch(1)
        middle = QWidget()
        around = QHBoxLayout(middle)
        around.setContentsMargins(0, 0, 0, 0)
        around.addStretch(1)
        around.addWidget(content, 1000)
        around.addStretch(1)
        self._scroll.setWidget(middle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self._scroll, 1)
        self.setMinimumSize(620, 420)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.sidebar.chosen.connect(self._chosen)
        self._theme.changed.connect(self.restyle)
        self._preferences.changed.connect(lambda _, after: self._show(after))
        self._preferences.problems_changed.connect(self._show_state)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)

    @property
    def complete(self) -> bool:
        """Whether every page is made, in the theme in force."""
        return not self._stale

    def go(self, page: Page) -> None:
        """Show one page."""
        self.search.clear()
        self.sidebar.go(page)

    def summon(self, page: Page | None = None) -> None:
        """Show the window and take the keyboard, at a page if one is named."""
        if page is not None:
            self.go(page)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def hotkey(self) -> HotkeyEntry:
        """The row of the hotkey, to which the launcher tells what became of it at its start."""
        self._freshen("hotkey")
        found = self.pages["hotkey"].findChild(HotkeyEntry)
        assert isinstance(found, HotkeyEntry)
        return found

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._stale = list(pages_there())
        self._restyle_frame()
        self._freshen(self.sidebar.page)
        self._later.start()

    def _restyle_frame(self) -> None:
        self.setPalette(self._theme.palette())
        sheet = style_sheet(self._theme)
        for part in (self._side, self.notice, self._nothing, self._scroll.verticalScrollBar()):
            part.setStyleSheet(sheet)
        self.sidebar.restyle()
        self.search.ensurePolished()  # with its font
        hint = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self._side.setFixedWidth(max(_SIDE, hint + _AROUND_HINT))
        self.update()

    def _freshen_next(self) -> None:
        if not self._stale:
            self._later.stop()
        elif self._stale[0] not in self.pages:
            self._make(self._stale[0])  # its style is another step
        else:
            self._freshen(self._stale[0])

    def _freshen(self, page: Page) -> None:
        """Have a page made, in the theme in force."""
        if page not in self._stale:
            return
        self._stale.remove(page)
        view = self.pages.get(page) or self._make(page)
        view.setStyleSheet(style_sheet(self._theme))
        view.restyle()
        if self.search.text().strip():
            self._search(self.search.text())
        elif page == self.sidebar.page:
            view.setVisible(True)

    def _make(self, page: Page) -> PageView:
        view = self.pages[page] = make_page(page, self._parts)
        view.setVisible(False)
        view.setEnabled(self._preferences.answered)
        before = [one for one in pages_there() if one in self.pages].index(page)
        self._inside.insertWidget(_ABOVE + before, view)
        return view

    def _show(self, settings: Settings) -> None:
        for row in self.findChildren(SettingRow):
            row.show_settings(settings)
        for hotkey in self.findChildren(HotkeyEntry):
            hotkey.show_settings(settings)

    def _show_state(self) -> None:
        """Say what is wrong in the file, or that nothing can be changed now."""
        preferences = self._preferences
        if not preferences.answered:
            line = tr("Magpie's service does not answer; settings can be changed when it does.")
            say(self.notice, line, "notice")
        else:
            say(self.notice, "\n".join(map(told, preferences.problems)), "notice")
            self._show(preferences.settings)
        for page in self.pages.values():
            page.setEnabled(preferences.answered)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _chosen(self, page: Page) -> None:
        self.search.clear()
        self._go(page)

    def _go(self, page: Page) -> None:
        if page in self._stale:
            self._stale.remove(page)
            self._stale.insert(0, page)  # it comes next
        self._nothing.hide()
        self.sidebar.mark(chosen=True)
        for name, view in self.pages.items():
            view.search("")
            view.setVisible(name == page and page not in self._stale)
        self._scroll.verticalScrollBar().setValue(0)

    def _search(self, query: str) -> None:
        """Show what is found on every page; the page chosen when nothing is searched for."""
        if not query.strip():
            self._go(self.sidebar.page)
            return
        self.sidebar.mark(chosen=False)
        found = 0
        for view in self.pages.values():
            here = view.search(query)
            view.setVisible(here > 0)
            found += here
        self._nothing.setVisible(not found and self.complete)
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the search, then the window, by Escape."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()
