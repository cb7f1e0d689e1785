"""Answers what is asked of the settings, follows their file, and has changes take effect."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from indexer.contract.declared import SettingError, changed, declared, value_of
from indexer.contract.messages import (
    AnyReply,
    Error,
    GetSettings,
    ResetSettings,
    SetSetting,
    SettingsState,
)
from indexer.contract.settings import Settings
from indexer.errors import MagpieError
from indexer.server.news import News
from indexer.settings import SettingsFile
from indexer.settings.watch import FileWatch

if TYPE_CHECKING:
    from indexer.server.listener import Peer

Change = tuple[Settings, Settings]


class Preferences:
    """The settings' part of the service. `apply` is called with the settings before and after.

    All methods belong to the event loop's thread; the file is read and written in others.
    """

    def __init__(self, file: SettingsFile, watch: FileWatch, apply: Callable[..., None]) -> None:
        self._file = file
        self._watch = watch
        self._apply = apply
        self._news = News()
        self._busy = asyncio.Lock()
        self._first_look: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to follow the file, and look whether it changed since it was read."""
        self._watch.start()
        self._first_look = asyncio.create_task(self.refresh())

    def stop(self) -> None:
        """Stop following it."""
        self._watch.stop()

    async def answer(
        self, request: GetSettings | SetSetting | ResetSettings, peer: Peer
    ) -> AnyReply | None:
        """Answer one request; None when the client has gone meanwhile."""
        try:
            match request:
                case GetSettings(known=known):
                    if not await self._news.wait(known, peer, revision=self._revision):
                        return None
                    return self._state(request.id)
                case SetSetting(key=key, value=value):
                    change = await self._take(lambda: self._file.change(key, value))
                case ResetSettings(keys=keys):
                    change = await self._take(lambda: self._file.reset(keys))
        except (SettingError, MagpieError) as error:
            return Error(id=request.id, code="invalid", message=str(error))
        after = change[1]
        notes = [declared()[key].said_of(value_of(after, key)) for key in changed(*change)]
        return self._state(request.id, notes)

    async def refresh(self) -> None:
        """Read the file again, as it may have changed."""
        await self._take(self._file.refresh)

    def _state(self, query_id: int, notes: list[str] | None = None) -> SettingsState:
        loaded = self._file.loaded
        return SettingsState(
            id=query_id,
            settings=loaded.settings,
            problems=list(loaded.problems),
            revision=self._file.revision,
            notes=[note for note in notes or [] if note],
        )

    async def _take(self, step: Callable[[], Change]) -> Change:
        """Do a step that reads or writes the file, and have its outcome take effect."""
        async with self._busy:  # changes take effect in the order in which they are made
            revision = self._file.revision
            before, after = await asyncio.to_thread(step)
            if self._file.revision != revision:
                self._apply(before, after)
                self._news.tell()
        return before, after

    def _revision(self) -> int:
        return self._file.revision
