"""One hotkey of the launcher's: bound, changed, let go for a while; its presses in Qt's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Granted, Hotkey, Press


class HeldKey(QObject):
    """Owns an adapter, which is called off Qt's thread, one call at a time."""

    pressed = Signal(Press)
    _heard = Signal(Press)

    def __init__(self, hotkey: Hotkey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hotkey = hotkey
        self._started = False
        self._in_force = False  # a key was granted
        self._suspended = False
        self._released = False  # no key is wanted
        self._at_keys = Background(in_order=True, parent=self)
        self._heard.connect(self._press)

    def bind(self, key: KeySequence, answered: Callable[[Answer], None]) -> None:
        """Bind a key, or another one; what came of it is told in Qt's thread."""
        bind = self._hotkey.change if self._started else self._start
        self._started = True
        self._released = False

        def take(answer: Answer) -> None:
            self._in_force = self._in_force or isinstance(answer, Granted)
            answered(answer)

        self._at_keys.run(lambda: bind(key), take)

    def release(self) -> None:
        """Have no key, until one is bound again."""
        self._released = True
        if self._in_force:
            self._at_keys.run(self._hotkey.suspend)

    def suspend(self) -> None:
        """Let the key go while another one, or the same, is pressed to choose it."""
        self._suspended = True
        if self._in_force and not self._released:
            self._at_keys.run(self._hotkey.suspend)

    def resume(self, answered: Callable[[Answer], None]) -> None:
        """Take the key up again; what came of it is told where there was one."""
        self._suspended = False
        if self._in_force and not self._released:
            self._at_keys.run(self._hotkey.resume, answered)

    def settled(self) -> None:
        """Say that a press changes no focus."""
        self._hotkey.settled()

    def close(self) -> None:
        """Give the key back."""
        self._at_keys.close()
        self._hotkey.stop()

    def _start(self, key: KeySequence) -> Answer:
        return self._hotkey.start(key, self._heard.emit)

    def _press(self, press: Press) -> None:
        # While suspended: pressed just before, or on a desktop that cannot let it go.
        if self._suspended or self._released:
            self._hotkey.settled()
        else:
            self.pressed.emit(press)
