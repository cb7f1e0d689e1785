"""Brings the window up and away: the hotkeys, the focus before it, and the focus after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.held_key import HeldKey
from desktop.search.scopes import Scope
from desktop.system.ports import Focus, Press
from desktop.ui.launcher_window import LauncherWindow
from indexer.contract.messages import Kind

T = TypeVar("T")


class Summoning(QObject):
    """Shows the window at a press and gives the focus back when the person dismisses it.

    `key` shows and hides it. Each of `own_keys` shows one kind of thing in it, such as the
    clipboard history, and goes on to the next while that is shown.
    """

    # Before the window is shown: whether the program in front of it is the one that selected last.
    summoned = Signal(bool)

    def __init__(
        self,
        window: LauncherWindow,
        key: HeldKey,
        own_keys: Mapping[Kind, HeldKey],
        focus: Focus,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._key = key
        self._own_keys = own_keys
        self._focus = focus
        self._at: Scope = None  # what was shown by its key, not by the person's own narrowing
        self._at_focus = Background(in_order=True, parent=self)
        self.last = Press()
        # Who else takes a press: the first run, while the person tries the key out.
        self.taken: Callable[[], bool] = lambda: False
        key.pressed.connect(self._pressed)
        for scope, own in own_keys.items():
            own.pressed.connect(partial(self._own_pressed, scope))
        window.dismissed.connect(self._give_back)

    def toggle(self, press: Press | None = None) -> None:
        """Show the window, or dismiss it when it is shown."""
        self.last = press or Press()
        if self._window.isVisible():
            self._window.dismiss()
        else:
            self.show()

    def toggle_at(self, scope: Kind, press: Press | None = None) -> bool:
        """Show one kind of thing, such as the clips; when it is shown, select the next.

        False when the window was shown.
        """
        self.last = press or Press()
        window = self._window
        shown = window.isVisible()
        if shown and window.field.scope == scope:
            window.move_on()
            return False
        self._at = scope
        window.go_to(scope)
        if not shown:
            self.bring_back()
        return not shown

    def show(self) -> None:
        """Show the window to search in everything; who has the focus now gets it back later."""
        window = self._window
        if self._at is not None and not window.isVisible() and window.field.scope == self._at:
            window.go_to(None)
        self._at = None
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
        for own in self._own_keys.values():
            own.close()
        self._at_focus.close()
        self._focus.close()

    def bring_back(self) -> None:
        """Show the window with what it holds."""
        if not self._window.isVisible():
            self._focus.remember()
            self.summoned.emit(self._focus.selects)
        self._window.summon()

    def _pressed(self, press: Press) -> None:
        if self.taken():
            self._key.settled()
        else:
            self.toggle(press)

    def _own_pressed(self, scope: Kind, press: Press) -> None:
        if not self.toggle_at(scope, press):
            self._own_keys[scope].settled()  # the window has the focus already

    def _give_back(self) -> None:
        self._at_focus.run(self._focus.give_back)
