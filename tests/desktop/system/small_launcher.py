"""The smallest launcher: a field that the hotkey shows. Prints what is entered in it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.system.focus_x11 import X11Focus
from desktop.system.hotkey_x11 import X11Hotkey
from desktop.system.keys import parse
from desktop.system.ports import Granted, Press


class Field(QLineEdit):
    """Shows at the hotkey, prints at Enter, hides at Escape."""

    pressed = Signal(Press)

    def __init__(self, focus: X11Focus) -> None:
        super().__init__()
        self._focus = focus
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.pressed.connect(self._show)
        self.returnPressed.connect(self._enter)
        self.installEventFilter(self)
        self.create()

    def _show(self, _press: Press) -> None:
        self._focus.remember()
        self.show()
        self.raise_()
        self.activateWindow()

    def _enter(self) -> None:
        say(self.text())
        self.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.hide()
            say(f"back {self._focus.give_back()}")
            return True
        return super().eventFilter(watched, event)


def say(line: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Run until killed."""
    application = QApplication(sys.argv)
    hotkey = X11Hotkey(hold_seconds=60)  # the test must not depend on the machine's speed
    focus = X11Focus()
    field = Field(focus)
    answer = hotkey.start(parse("Ctrl+Space"), field.pressed.emit)
    assert isinstance(answer, Granted)
    say("ready")
    application.exec()


if __name__ == "__main__":
    main()
