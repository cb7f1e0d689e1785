"""The launcher's hotkeys: that of its own, and one for each kind of thing that has one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.binding import Binding
from desktop.held_key import HeldKey
from desktop.settings import Preferences
from desktop.summoning import Summoning
from desktop.system import focus, hotkey
from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Granted
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.wording import tr
from indexer.contract.messages import Kind
from indexer.contract.settings import Settings


class Hotkeys(QObject):
    """Owns the bindings; `summoning` hears the keys."""

    problem_changed = Signal()

    def __init__(
        self, app_id: str, preferences: Preferences, window: LauncherWindow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app_id = app_id
        self._preferences = preferences
        shown = tr("Show or hide Magpie")
        key = HeldKey(hotkey.for_session(app_id, "Magpie", shown), self)
        own: dict[Kind, HeldKey] = {
            "clip": self._own_key("clips", tr("Show the clipboard history")),
            "snippet": self._own_key("snippets", tr("Show your snippets")),
        }
        self.main = Binding(key, preferences, parent=self)
        self.clips = Binding(own["clip"], preferences, "clipboard.hotkey", self)
        self.snippets = Binding(own["snippet"], preferences, "snippets.hotkey", self)
        self.summoning = Summoning(window, key, own, focus.for_session(), self)
        for binding in self._all():
            binding.problem_changed.connect(self.problem_changed)

    def _own_key(self, action: str, shown: str) -> HeldKey:
        command = f"magpie toggle --{action}"
        found = hotkey.for_session(self._app_id, "Magpie", shown, command, action=action)
        return HeldKey(found, self)

    def _all(self) -> tuple[Binding, ...]:
        return self.main, self.clips, self.snippets

    @property
    def problem(self) -> str:
        """Why a key does nothing, for the person; "" where all do."""
        return next((one.problem for one in self._all() if one.problem), "")

    def follow(self, settings: Settings) -> None:
        """Bind the keys of the settings; the clipboard history's where there is one."""
        self.main.follow(settings.launcher.hotkey)
        clipboard = settings.clipboard
        self.clips.follow(clipboard.hotkey if clipboard.keep else "")
        self.snippets.follow(settings.snippets.hotkey)

    def wish_clips(self, key: KeySequence, answered: Callable[[Answer], None]) -> None:
        """Bind the clipboard history's key; without a history it is only set."""
        if self._preferences.settings.clipboard.keep:
            self.clips.wish(key, answered)
        else:
            answered(Granted(str(key)))

    def suspend(self, suspended: bool) -> None:
        """Let the keys go while one is recorded."""
        for binding in self._all():
            binding.suspend(suspended)
