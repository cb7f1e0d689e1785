"""Brings the window up and away: the hotkey, the focus before it, and the focus after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Focus, Granted, Hotkey, Press
from desktop.ui.launcher_window import LauncherWindow

T = TypeVar("T")


class Summoning(QObject):
    """Shows the window at a press and gives the focus back when the person dismisses it."""

    _pressed = Signal(Press)

    def __init__(
        self, window: LauncherWindow, hotkey: Hotkey, focus: Focus, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._hotkey = hotkey
        self._focus = focus
        self._bound = False
        self._in_force = False  # a key was granted
        self._suspended = False
        self._at_keys = Background(in_order=True, parent=self)
        self._at_focus = Background(in_order=True, parent=self)
        self.last = Press()
        # Who else takes a press: the first run, while the person tries the key out.
        self.taken: Callable[[], bool] = lambda: False
        self._pressed.connect(self._press)
        window.dismissed.connect(self._give_back)

    def bind(self, key: KeySequence, answered: Callable[[Answer], None]) -> None:
        """Bind the hotkey, or another one; what came of it is told in the Qt thread."""
        bind = self._hotkey.change if self._bound else self._start
        self._bound = True

        def take(answer: Answer) -> None:
            self._in_force = self._in_force or isinstance(answer, Granted)
            answered(answer)

        self._at_keys.run(lambda: bind(key), take)

    def suspend(self) -> None:
        """Let the key go while another one, or the same, is pressed to choose it."""
        self._suspended = True
        if self._in_force:
            self._at_keys.run(self._hotkey.suspend)

    def resume(self, answered: Callable[[Answer], None]) -> None:
        """Take the key up again; what came of it is told where there was one."""
        self._suspended = False
        if self._in_force:
            self._at_keys.run(self._hotkey.resume, answered)

    def toggle(self, press: Press | None = None) -> None:
        """Show the window, or dismiss it when it is shown."""
        self.last = press or Press()
        if self._window.isVisible():
            self._window.dismiss()
        else:
            self.show()

    def _press(self, press: Press) -> None:
        # While suspended: pressed just before, or on a desktop that cannot let it go.
        if self._suspended or self.taken():
            self._hotkey.settled()
        else:
            self.toggle(press)

    def show(self) -> None:
        """Show the window; who has the focus now gets it back later."""
        if not self._window.isVisible():
            self._focus.remember()
        self._window.summon()

    def leave(self, task: Callable[[bool], T], done: Callable[[T], None]) -> None:
        """Hide the window, and run a task once who had the focus before has it again.

        The task runs off the Qt thread, and is told whether the focus was given back.
        """
        self._window.hide()
        self._at_focus.run(lambda: task(self._focus.give_back()), done)

    def close(self) -> None:
        """Give the hotkey back."""
        self._at_keys.close()
        self._at_focus.close()
        self._hotkey.stop()
        self._focus.close()

    def _start(self, key: KeySequence) -> Answer:
        return self._hotkey.start(key, self._pressed.emit)

    def _give_back(self) -> None:
        self._at_focus.run(self._focus.give_back)
