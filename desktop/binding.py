"""The hotkey as the settings have it: bound, changed, let go while another one is recorded."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.settings import Preferences
from desktop.summoning import Summoning
from desktop.system.keys import KeySequence, KeySequenceError, parse
from desktop.system.ports import Answer, Granted, Guided, Missing, Taken
from desktop.ui.key_wording import keys_said
from desktop.ui.telling import told
from desktop.ui.wording import tr

log = logging.getLogger(__name__)

_DEFAULT: Final = "Ctrl+Space"


class Binding(QObject):
    """Binds the key that shows the launcher, and knows why none does."""

    problem_changed = Signal()

    def __init__(
        self, summoning: Summoning, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.problem = ""  # why no key shows the launcher, as long as none does; for the person
        self._summoning = summoning
        self._preferences = preferences
        self._key = ""

    @property
    def wanted(self) -> KeySequence:
        """The key of the settings, the default where it cannot be read."""
        try:
            return parse(self._preferences.settings.launcher.hotkey)
        except KeySequenceError:
            return parse(_DEFAULT)

    def follow(self, key: str) -> None:
        """Bind a key of the settings, unless it is bound."""
        if key == self._key:
            return
        self._key = key
        try:
            self._summoning.bind(parse(key), self.bound)
        except KeySequenceError as error:
            self._tell(told(str(error)))

    def wish(self, key: KeySequence, answered: Callable[[Answer], None]) -> None:
        """Bind what the person pressed; the setting follows when it is granted."""

        def take(answer: Answer) -> None:
            if isinstance(answer, Granted):
                self._key = str(key)
                self._tell("")
                self._preferences.change("launcher.hotkey", str(key))
            answered(answer)

        self._summoning.bind(key, take)

    def suspend(self, suspended: bool) -> None:
        """Let the hotkey go while one is recorded, so that the old one can be pressed as well."""
        if suspended:
            self._summoning.suspend()
        else:
            self._summoning.resume(self._resumed)

    def bound(self, answer: Answer) -> None:
        """Take what came of binding the hotkey."""
        line = ""
        if isinstance(answer, Taken | Missing):
            line = tr("%s is taken by another program.") % keys_said(answer.key)
            if answer.alternative:
                line += " " + tr("%s is free.") % keys_said(answer.alternative)
        elif isinstance(answer, Guided):
            line = tr("Bind “%s” to a key in your desktop's settings.") % answer.command
        log.info("hotkey: %s", type(answer).__name__)
        self._tell(line)

    def _resumed(self, answer: Answer) -> None:
        if not isinstance(answer, Granted):
            self.bound(answer)

    def _tell(self, problem: str) -> None:
        self.problem = problem
        self.problem_changed.emit()
