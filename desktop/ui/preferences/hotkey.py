"""The row of the hotkey: pressing the new one, and what the desktop says to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.settings import Outcome, Preferences
from desktop.system.keys import KeySequence, parse
from desktop.system.ports import Answer, Granted, Guided, Missing, Taken, Unavailable
from desktop.ui.icons import pixmap
from desktop.ui.key_recorder import KeyRecorder
from desktop.ui.key_wording import keys_said
from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.declared import Setting, SettingError, value_of
from indexer.contract.settings import Settings

Bind = Callable[[KeySequence, Callable[[Answer], None]], None]
COMMAND = "magpie toggle"


class HotkeyEntry(Entry):
    """Takes a new hotkey by its being pressed. `bind` has the desktop bind it, and answers later.

    Only a hotkey that was granted becomes the setting. `recorder.recording` tells when the one in
    force is to be let go for a moment. A setting that may be empty can be emptied.
    """

    def __init__(
        self,
        setting: Setting,
        preferences: Preferences,
        bind: Bind,
        theme: Theme,
        command: str = COMMAND,
    ) -> None:
        title, text = tr(setting.title), tr(setting.text)
        super().__init__([title, text, setting.key, tr("Press the new key…")])
        self.setting = setting
        self._command = command
        self._preferences = preferences
        self._bind = bind
        self._wanted: KeySequence | None = None
        self.recorder = KeyRecorder(theme)
        self.recorder.setAccessibleDescription(text)
        self.state = label("", "text")
        self.state.hide()
        self.offer = QPushButton(autoDefault=False)
        self.copy = QPushButton(tr("Copy the command"), autoDefault=False)
        self.default, self.none = _small_button(), _small_button()
        self.default.setToolTip(tr("Reset to the default"))
        self.default.setAccessibleName(tr("Reset %s to its default") % title)
        self.none.setToolTip(tr("No key"))
        self.none.setAccessibleName(tr("No key for it"))
        self._theme = theme
        self._lay_out(label(title, "title"), label(text, "text"))
        self.recorder.recorded.connect(self.want)
        self.recorder.refused.connect(lambda line: self._say(line, "bad"))
        self.recorder.recording.connect(self._recording)
        self.copy.clicked.connect(self._copy)
        self.offer.clicked.connect(self._take_offer)
        self.default.clicked.connect(self._to_default)
        self.none.clicked.connect(lambda: self._change("", self._emptied))
        self.restyle()
        self.show_settings(preferences.settings)

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        muted = self._theme.tokens.muted
        for button, icon in ((self.default, "reset"), (self.none, "cross")):
            button.setIcon(QIcon(pixmap(icon, muted, 16, self.devicePixelRatioF())))
        self.recorder.updateGeometry()
        self.recorder.update()

    def _lay_out(self, title: QWidget, text: QWidget) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(title, 0, 0)
        grid.addWidget(text, 1, 0)
        grid.addWidget(self.default, 0, 1, 2, 1, middle)
        if self._may_be_empty:
            grid.addWidget(self.none, 0, 2, 2, 1, middle)
        grid.addWidget(self.recorder, 0, 3, 2, 1, middle)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 5, 0, 0)
        for button in (self.offer, self.copy):
            button.hide()
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addWidget(self.state, 2, 0, 1, 4)
        grid.addLayout(buttons, 3, 0, 1, 4)

    def show_settings(self, settings: Settings) -> None:
        """Show the hotkey that is set."""
        key = str(value_of(settings, self.setting.key))
        self.recorder.show_key(key)
        self.default.setVisible(key != self.setting.default != "")  # else there is a button for it
        self.none.setVisible(bool(key) and self._may_be_empty)

    @property
    def _may_be_empty(self) -> bool:
        try:
            self.setting.check("")
        except SettingError:
            return False
        return True

    def want(self, key: KeySequence) -> None:
        """Have a key bound."""
        self._wanted = key
        self.recorder.show_key(str(key))
        self._say(tr("Asking the desktop for %s…") % keys_said(key), "text")
        self._bind(key, lambda answer: self.show_answer(answer, key))

    def show_answer(self, answer: Answer, key: KeySequence | None = None) -> None:
        """Show what the desktop said to a key, here or when Magpie started."""
        if key is not None and key != self._wanted:
            return  # asked for another one since
        self.copy.hide()
        self.offer.hide()
        match answer:
            case Granted(trigger):
                self._say(tr("%s works from now on.") % keys_said(trigger), "good")
                if key is not None:
                    self._change(str(key), self._kept)
            case Taken(taken, alternative):
                self._refused(tr("%s belongs to another program.") % keys_said(taken), alternative)
            case Missing(missing, alternative):
                self._refused(tr("This keyboard has no %s.") % keys_said(missing), alternative)
            case Guided(command, _):
                self._guide(command)
            case Unavailable():
                self._guide(self._command)
            case _:
                assert_never(answer)

    def _refused(self, line: str, alternative: KeySequence | None) -> None:
        self.show_settings(self._preferences.settings)
        if alternative is None:
            self._say(line, "warning")
            return
        self._say(line + " " + tr("This one is free:"), "warning")
        self._alternative = alternative
        self.offer.setText(tr("Use %s") % keys_said(alternative))
        self.offer.show()

    _alternative: KeySequence | None = None

    def _take_offer(self) -> None:
        if self._alternative is not None:
            self.offer.hide()
            self.want(self._alternative)

    def _guide(self, command: str) -> None:
        self.show_settings(self._preferences.settings)
        line = tr(
            "This desktop lets no program choose a key for itself. In its keyboard settings, "
            "add a shortcut of your own with this command: %s"
        )
        self._say(line % command, "warning")
        self._command = command
        self.copy.setText(tr("Copy “%s”") % command)
        self.copy.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._command)
        self.copy.setText(tr("Copied"))

    def _change(self, key: str, done: Callable[[Outcome], None]) -> None:
        self._preferences.change(self.setting.key, key, done)

    def _emptied(self, outcome: Outcome) -> None:
        self._kept(outcome)
        if not outcome.error:
            self._say(tr("No key shows it from now on."), "good")

    def _kept(self, outcome: Outcome) -> None:
        if outcome.error:
            self._say(told(outcome.error), "bad")

    def _recording(self, begun: bool) -> None:
        if begun:
            self.copy.hide()
            self.offer.hide()
            self._say(tr("Press the new key, or Esc to keep the old one."), "text")
        elif self.state.property("role") == "text":
            self._say("", "text")

    def _to_default(self) -> None:
        self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.want(parse(str(self.setting.default)))

    def _say(self, text: str, role: str) -> None:
        say(self.state, text, role)
        self.state.setAccessibleName(text)


def _small_button() -> QToolButton:
    """Return a button for an icon; the room it takes stays when it is hidden."""
    button = QToolButton()
    button.setIconSize(QSize(16, 16))
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    return button
