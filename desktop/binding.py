"""A hotkey as a setting has it: bound, changed, let go while one is recorded."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.held_key import HeldKey
from desktop.settings import Preferences
from desktop.system.keys import KeySequence, KeySequenceError, parse
from desktop.system.ports import Answer, Granted, Guided, Missing, Taken
from desktop.ui.key_wording import keys_said
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.declared import find, value_of

log = logging.getLogger(__name__)


class Binding(QObject):
    """Binds the key that a setting names, and knows why it does not work."""

    problem_changed = Signal()

    def __init__(
        self,
        held: HeldKey,
        preferences: Preferences,
        setting: str = "launcher.hotkey",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.problem = ""  # why the key does nothing, as long as it does not; for the person
        self._held = held
        self._preferences = preferences
        self._setting = setting
        self._key = ""

    @property
    def wanted(self) -> KeySequence:
        """The key of the settings, the default where it cannot be read."""
        try:
            return parse(str(value_of(self._preferences.settings, self._setting)))
        except KeySequenceError:
            return parse(str(find(self._setting).default))

    def follow(self, key: str) -> None:
        """Bind a key of the settings, unless it is bound; none for ""."""
        if key == self._key:
            return
        self._key = key
        if not key:
            self._held.release()
            self._tell("")
            return
        try:
            self._held.bind(parse(key), self.bound)
        except KeySequenceError as error:
            self._tell(told(str(error)))

    def wish(self, key: KeySequence, answered: Callable[[Answer], None]) -> None:
        """Bind what the person pressed; the setting follows when it is granted."""

        def take(answer: Answer) -> None:
            if isinstance(answer, Granted):
                self._key = str(key)
                self._tell("")
                self._preferences.change(self._setting, str(key))
            answered(answer)

        self._held.bind(key, take)

    def suspend(self, suspended: bool) -> None:
        """Let the hotkey go while one is recorded, so that the old one can be pressed as well."""
        if suspended:
            self._held.suspend()
        else:
            self._held.resume(self._resumed)

    def bound(self, answer: Answer) -> None:
        """Take what came of binding the hotkey."""
        line = ""
        if isinstance(answer, Taken | Missing):
            line = tr("%s is taken by another program.") % keys_said(answer.key)
            if answer.alternative:
                line += " " + tr("%s is free.") % keys_said(answer.alternative)
        elif isinstance(answer, Guided):
            line = tr("Bind “%s” to a key in your desktop's settings.") % answer.command
        log.info("%s: %s", self._setting, type(answer).__name__)
        self._tell(line)

    def _resumed(self, answer: Answer) -> None:
        if not isinstance(answer, Granted):
            self.bound(answer)

    def _tell(self, problem: str) -> None:
        self.problem = problem
        self.problem_changed.emit()
