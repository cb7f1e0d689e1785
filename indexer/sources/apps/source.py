"""The applications that are installed now, followed as they come and go."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping

from indexer.ports import Clock
from indexer.sources.apps.application import Application
from indexer.sources.apps.environment import session
from indexer.sources.apps.finding import Finder, Found
from indexer.sources.apps.installed import Installed
from indexer.watch.following import QUIET_SECONDS, Follower


class Applications:
    """Reads the installed applications in a thread and answers from any other, without waiting.

    Args:
        environment: of the person's session; says where applications are, and in which language.
        clock: tells the time.
        changed: called from the thread after each change of what is installed, the first
            reading included.
        quiet_seconds: how long nothing must happen in the folders before they are looked at.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        clock: Clock,
        changed: Callable[[], None] = lambda: None,
        quiet_seconds: float = QUIET_SECONDS,
    ) -> None:
        self._session = session(environment)
        self._installed = Installed(self._session)
        self._tell = changed
        self._finder = Finder(())
        self._known = threading.Event()
        self._follower = Follower(self._refresh, clock, quiet_seconds)

    def start(self) -> None:
        """Start reading and following; until the first reading is done, nothing is found."""
        self._follower.start()

    def stop(self) -> None:
        """End the thread."""
        self._follower.stop()

    def wait(self, seconds: float) -> bool:
        """Wait until the first reading is done; tell whether it is."""
        return self._known.wait(seconds)

    @property
    def all(self) -> tuple[Application, ...]:
        """Return the installed applications that are shown, by id."""
        return self._installed.applications

    @property
    def finder(self) -> Finder:
        """Return the index over what is installed now; it does not change any more."""
        return self._finder

    def find(self, query: str, limit: int = 10, also: Iterable[str] = ()) -> list[Found]:
        """Return the applications and actions that answer a query; see `Finder.find`."""
        return self._finder.find(query, limit, also)

    def _refresh(self) -> Iterable[bytes]:
        if self._installed.refresh():
            self._finder = Finder(self._installed.applications)
            self._tell()
        self._known.set()
        wanted = {folder.encode("utf-8", "surrogateescape") for folder in self._session.folders}
        return wanted | self._installed.watched
