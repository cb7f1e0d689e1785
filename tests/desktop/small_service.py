"""The service's socket and its settings, without indexes: what else is asked gets fixed answers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from indexer.contract.locations import Locations, path_to_uri
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    Done,
    Explanation,
    Folder,
    Folders,
    GetSettings,
    ListFolders,
    RemoveFolders,
    ResetSettings,
    SetSetting,
    Why,
)
from indexer.contract.settings import Settings
from indexer.server.listener import Listener, Peer
from indexer.server.preferences import Preferences
from indexer.settings import SettingsFile, load, write_template
from indexer.settings.watch import FileWatch


class SmallService:
    """Answers in a thread of its own. `asked` are all requests but those about settings."""

    def __init__(self, locations: Locations) -> None:
        locations.make()
        write_template(locations.settings)
        self.locations = locations
        self.asked: list[AnyRequest] = []
        self.applied: list[Settings] = []
        self.folders = [
            Folder(path_to_uri(b"/home/ada/Documents"), "/home/ada/Documents", 12_480, 3),
            Folder(path_to_uri(b"/home/ada/Pictures"), "/home/ada/Pictures", 961, 0),
        ]
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))

    def start(self) -> None:
        """Listen; returns when clients may connect."""
        self._thread.start()
        assert self._ready.wait(60)

    def stop(self) -> None:
        """End, as when the service dies."""
        if self._thread.is_alive() and self._loop is not None and self._ending is not None:
            self._loop.call_soon_threadsafe(self._ending.set)
        self._thread.join(60)

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ending = asyncio.Event()
        path = self.locations.settings
        tasks: set[asyncio.Task[None]] = set()
        watch = FileWatch(path, lambda: tasks.add(asyncio.create_task(preferences.refresh())))
        file = SettingsFile(path, load(path))
        preferences = Preferences(file, watch, lambda _, after: self.applied.append(after))

        async def handle(request: AnyRequest, peer: Peer) -> None:
            if isinstance(request, GetSettings | SetSetting | ResetSettings):
                settings = await preferences.answer(request, peer)
                if settings is not None:
                    await peer.send(settings)
                return
            self.asked.append(request)
            await peer.send(msgspec.structs.replace(self._reply(request), id=request.id))

        listener = Listener(self.locations.socket, handle)
        await listener.start()
        preferences.start()
        self._ready.set()
        await self._ending.wait()
        preferences.stop()
        await listener.stop()

    def _reply(self, request: AnyRequest) -> AnyReply:
        match request:
            case ListFolders():
                return Folders(folders=list(self.folders))
            case RemoveFolders(uris=uris):
                self.folders = [folder for folder in self.folders if folder.uri not in uris]
                return Done(notes=["It is no longer watched and its files are forgotten."])
            case Why():
                lines = ["~/Documents/a.iso is left out: excluded in the settings: `*.iso`."]
                return Explanation(verdict="excluded", lines=lines)
            case _:
                return Done(notes=["Done."])


@contextmanager
def small_service(locations: Locations) -> Iterator[SmallService]:
    """Run one for as long as the block lasts."""
    service = SmallService(locations)
    service.start()
    try:
        yield service
    finally:
        service.stop()
