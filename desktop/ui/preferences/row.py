"""The row of one setting, made from its declaration."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from desktop.settings import Outcome, Preferences
from desktop.ui.icons import pixmap
from desktop.ui.preferences.control import Control
from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.declared import Setting, SettingError, Value, value_of
from indexer.contract.settings import Settings

Check = Callable[[Value], None]  # raises a ValueError with a line for the person


class SettingRow(Entry):
    """Title, explanation, control, and a button back to the default where it is not in force."""

    def __init__(
        self,
        setting: Setting,
        control: Control,
        preferences: Preferences,
        theme: Theme,
        check: Check = lambda _: None,
    ) -> None:
        title, text = tr(setting.title), tr(setting.text)
        super().__init__([title, text, setting.key, *map(tr, setting.words.values())])
        self.setting = setting
        self.control = control
        self._preferences = preferences
        self._theme = theme
        self._check = check
        self._state = label("", "text")
        self._state.hide()
        self._reset = QToolButton()
        self._reset.setToolTip(tr("Reset to the default"))
        self._reset.setAccessibleName(tr("Reset %s to its default") % title)
        self._reset.setIconSize(QSize(16, 16))
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._lay_out(label(title, "title"), label(text, "text"))
        self._name(title, text)
        self._reset.clicked.connect(self._reset_it)
        control.edited.connect(self.change)
        self.restyle()
        self.show_settings(preferences.settings)

    def _lay_out(self, title: QWidget, text: QWidget) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(title, 0, 0)
        grid.addWidget(text, 1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.control.wide:
            grid.addWidget(self._reset, 0, 2, 2, 1, middle)
            grid.addWidget(self.control, 2, 0, 1, 3)
            grid.setRowMinimumHeight(2, 44)
        else:
            grid.addWidget(self._reset, 0, 1, 2, 1, middle)
            grid.addWidget(self.control, 0, 2, 2, 1, middle)
        grid.addWidget(self._state, 3, 0, 1, 3)

    def _name(self, title: str, text: str) -> None:
        handle = self.control.handle()
        if not handle.accessibleName():
            handle.setAccessibleName(title)
        handle.setAccessibleDescription(text)

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        muted = self._theme.tokens.muted
        self._reset.setIcon(QIcon(pixmap("reset", muted, 16, self.devicePixelRatioF())))

    def show_settings(self, settings: Settings) -> None:
        """Show the setting's value."""
        value = value_of(settings, self.setting.key)
        self.control.show_value(value)
        self._reset.setVisible(value != self.setting.default)

    def change(self, value: Value) -> None:
        """Have the setting changed; what is wrong with the value is said here."""
        try:
            checked = self.setting.check(value)
            self._check(checked)
        except SettingError:
            wish = self.setting.expected
            say(self._state, tr("This %s.") % told(wish), "bad")
            return
        except ValueError as error:
            say(self._state, told(str(error)), "bad")
            return
        self._preferences.change(self.setting.key, checked, self.tell)

    def tell(self, outcome: Outcome) -> None:
        """Say what became of a change."""
        if outcome.error:
            say(self._state, told(outcome.error), "bad")
            self.control.show_value(value_of(self._preferences.settings, self.setting.key))
        else:
            costs = self.setting.warns and self.setting.later in outcome.notes
            say(self._state, " ".join(map(told, outcome.notes)), "warning" if costs else "good")

    def _reset_it(self) -> None:
        self.control.handle().setFocus(Qt.FocusReason.OtherFocusReason)
        self._preferences.reset([self.setting.key], self.tell)
