"""Brings the window up and away: the hotkeys, the focus before it, and the focus after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.background import Background
from desktop.held_key import HeldKey
from desktop.system.ports import Focus, Press
from desktop.ui.launcher_window import LauncherWindow

T = TypeVar("T")


class Summoning(QObject):
    """Shows the window at a press and gives the focus back when the person dismisses it.

    `key` shows and hides it. `clips_key` shows the clipboard history in it, and goes on to the
    next clip while that is shown.
    """

    def __init__(
        self,
        window: LauncherWindow,
        key: HeldKey,
        clips_key: HeldKey,
        focus: Focus,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._key = key
        self._clips_key = clips_key
        self._focus = focus
        self._at_clips = False  # by its key, not by the person's own narrowing
        self._at_focus = Background(in_order=True, parent=self)
        self.last = Press()
        # Who else takes a press: the first run, while the person tries the key out.
        self.taken: Callable[[], bool] = lambda: False
        key.pressed.connect(self._pressed)
        clips_key.pressed.connect(self._clips_pressed)
        window.dismissed.connect(self._give_back)

    def toggle(self, press: Press | None = None) -> None:
        """Show the window, or dismiss it when it is shown."""
        self.last = press or Press()
        if self._window.isVisible():
            self._window.dismiss()
        else:
            self.show()

    def toggle_clips(self, press: Press | None = None) -> bool:
        """Show the clips; when they are shown, select the next. False when the window was shown."""
        self.last = press or Press()
        window = self._window
        shown = window.isVisible()
        if shown and window.field.scope == "clip":
            window.move_on()
            return False
        self._at_clips = True
        window.go_to("clip")
        if not shown:
            self.bring_back()
        return not shown

    def show(self) -> None:
        """Show the window to search in everything; who has the focus now gets it back later."""
        window = self._window
        if self._at_clips and not window.isVisible() and window.field.scope == "clip":
            window.go_to(None)
        self._at_clips = False
        self.bring_back()

    def leave(self, task: Callable[[bool], T], done: Callable[[T], None]) -> None:
        """Hide the window, and run a task once who had the focus before has it again.

        Where the window is not shown, the program that has the focus is meant. The task runs off
        the Qt thread, and is told whether the focus is where it belongs.
        """
        shown = self._window.isVisible()
        self._window.hide()
        self._at_focus.run(lambda: task(not shown or self._focus.give_back()), done)

    def stay(self, task: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run a task off the Qt thread, in turn with what moves the focus."""
        self._at_focus.run(task, done)

    def close(self) -> None:
        """Give the hotkeys back."""
        self._key.close()
        self._clips_key.close()
        self._at_focus.close()
        self._focus.close()

    def bring_back(self) -> None:
        """Show the window with what it holds."""
        if not self._window.isVisible():
            self._focus.remember()
        self._window.summon()

    def _pressed(self, press: Press) -> None:
        if self.taken():
            self._key.settled()
        else:
            self.toggle(press)

    def _clips_pressed(self, press: Press) -> None:
        if not self.toggle_clips(press):
            self._clips_key.settled()  # the window has the focus already

    def _give_back(self) -> None:
        self._at_focus.run(self._focus.give_back)
