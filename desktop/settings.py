"""The launcher's copy of the settings: there at once, kept level with the service's."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.connection import Connection
from indexer.contract.declared import Value
from indexer.contract.messages import (
    AnyReply,
    Error,
    GetSettings,
    ResetSettings,
    SetSetting,
    SettingsState,
)
from indexer.contract.settings import Launcher, Settings

log = logging.getLogger(__name__)

_MAX_BYTES: Final = 1 << 16


@dataclass(frozen=True)
class Outcome:
    """What became of a change: `error` is a line, empty when it holds; `notes` say what follows."""

    error: str = ""
    notes: tuple[str, ...] = ()


OnOutcome = Callable[[Outcome], None]


class Preferences(QObject):
    """The settings in force, as far as they are known here.

    At first the launcher's own are those of last time, from a small file; the service's come with
    each connection, and again whenever they change. `changed` carries the settings before and
    after; `problems_changed` tells that there are other problems or that the service came or went.
    """

    changed = Signal(object, object)
    problems_changed = Signal()

    def __init__(self, connection: Connection, known: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._known = known
        self._revision = 0
        self._answered = False
        self.settings = Settings(launcher=_read(known))
        self.problems: tuple[str, ...] = ()
        connection.connected_changed.connect(self._connected)

    @property
    def answered(self) -> bool:
        """Whether the service told its settings in this connection, and so takes changes."""
        return self._answered

    def change(self, key: str, value: Value, done: OnOutcome = lambda _: None) -> None:
        """Change one setting; `done` hears what became of it."""
        self._connection.ask(
            SetSetting(key=key, value=value), lambda reply: self._changed(reply, done)
        )

    def reset(self, keys: list[str] | None, done: OnOutcome = lambda _: None) -> None:
        """Give settings back their defaults, all for None; `done` hears what became of it."""
        self._connection.ask(ResetSettings(keys=keys), lambda reply: self._changed(reply, done))

    def _connected(self, connected: bool) -> None:
        self._revision = 0
        if connected:
            self._follow(None)
        elif self._answered:
            self._answered = False
            self.problems_changed.emit()

    def _follow(self, known: int | None) -> None:
        self._connection.ask(GetSettings(known=known), self._heard)

    def _heard(self, reply: AnyReply) -> None:
        # An error ends it: with the connection gone, the next one begins anew.
        if isinstance(reply, SettingsState):
            self._take(reply)
            self._follow(reply.revision)

    def _changed(self, reply: AnyReply, done: OnOutcome) -> None:
        if isinstance(reply, SettingsState):
            self._take(reply)
            done(Outcome(notes=tuple(reply.notes)))
        elif isinstance(reply, Error):
            done(Outcome(error=reply.message))

    def _take(self, state: SettingsState) -> None:
        if state.revision < self._revision:
            return  # overtaken by the reply to a change
        self._revision = state.revision
        before, self.settings = self.settings, state.settings
        news = not self._answered or self.problems != tuple(state.problems)
        self._answered, self.problems = True, tuple(state.problems)
        if before.launcher != state.settings.launcher:
            _write(self._known, state.settings.launcher)
        if before != state.settings:
            self.changed.emit(before, state.settings)
        if news:
            self.problems_changed.emit()


def _read(path: Path) -> Launcher:
    """Return the launcher's settings of last time, its defaults when they cannot be read."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_MAX_BYTES), type=Launcher)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Launcher()


def _write(path: Path, launcher: Launcher) -> None:
    """Keep the launcher's settings for its next start, for the owner alone.

    Without waiting for the disk: what a crash loses comes again with the next connection.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".launcher-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(launcher))
        os.replace(temporary, path)
    except OSError as error:
        log.warning("the settings cannot be kept for the next start: %s", error.strerror)
