"""The smallest launcher that pastes: told by lines on its input, it says what came of each."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.background import Background
from desktop.held_key import HeldKey
from desktop.inserting import Inserter
from desktop.pasting import Pasting
from desktop.summoning import Summoning
from desktop.system import clipboard, focus, paste
from desktop.system.hotkey import FirstWorking
from desktop.system.ports import Copied, NotPasted, Pasted
from desktop.ui.app_icons import AppIcons
from desktop.ui.clipboard import FocusedClipboard, SystemClipboard
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.snippet_messages import Expanded


class Watched(SystemClipboard):
    """Notes that a program has taken what was offered."""

    taken = False

    def offer(
        self, copied: Copied, fetched: Callable[[], None] = lambda: None, *, primary: bool = False
    ) -> None:
        """Offer, and note it."""
        self.taken = False

        def note() -> None:
            self.taken = True
            fetched()

        super().offer(copied, note, primary=primary)


class Small(QObject):
    """Shows the launcher's window, and pastes from it."""

    line = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        wording = Wording(lambda: 0.0, b"/")
        self.window = LauncherWindow(Theme("light"), wording, AppIcons("", dict(os.environ), self))
        self.window.hides_on_focus_loss = False
        key, clips_key = (HeldKey(FirstWorking([], ""), self) for _ in range(2))
        summoning = Summoning(self.window, key, {"clip": clips_key}, focus.for_session(), self)
        self.watcher = clipboard.for_session(FocusedClipboard)
        self.watcher.start(None)
        self.clipboard = Watched()
        self.pasting = Pasting(self.clipboard, self.watcher, summoning, paste.for_session(), self)
        self.inserter = Inserter(self.pasting, self.clipboard, Background(parent=self), self)
        self.summoning = summoning
        self.line.connect(self.take)

    def take(self, line: str) -> None:
        """Do what a line says."""
        word, _, text = line.partition(" ")
        if word == "show":
            self.summoning.show()
            self.say_when_active()
            return
        if word == "insert":
            self.inserter.insert(msgspec.json.decode(text, type=Expanded), say_inserted)
            return
        self.pasting.paste(Copied(text=text), self.pasted, restore=word == "restore")

    def say_when_active(self) -> None:
        """Say so once the window has the focus."""
        if self.window.isActiveWindow():
            say("shown")
        else:
            QTimer.singleShot(10, self.say_when_active)

    def pasted(self, outcome: Pasted | NotPasted) -> None:
        """Say what came of it, once the program has taken what it got."""
        if isinstance(outcome, Pasted) and not self.clipboard.taken:
            QTimer.singleShot(10, lambda: self.pasted(outcome))
        else:
            say(type(outcome).__name__)


def say_inserted(line: str) -> None:
    """Say what came of an insertion."""
    say(line or "inserted")


def say(line: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Run until killed."""
    application = QApplication(["magpie"])
    application.setQuitOnLastWindowClosed(False)
    small = Small()

    def read() -> None:
        for line in sys.stdin:
            small.line.emit(line.rstrip("\n"))

    threading.Thread(target=read, daemon=True).start()
    QTimer.singleShot(0, lambda: say("ready"))
    application.exec()


if __name__ == "__main__":
    main()
