"""Lets clients wait for a state that is another than the one they know."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.server.listener import Peer


class News:
    """Wakes those who wait; all but `tell_soon` belongs to the event loop's thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()
        self.revision = 1

    def tell_soon(self) -> None:
        """Tell that the state is another; from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop has ended: so has the service
            self._loop.call_soon_threadsafe(self.tell)

    def tell(self) -> None:
        """Tell that the state is another."""
        self.revision += 1
        self._event.set()
        self._event = asyncio.Event()

    async def wait(
        self,
        known: int | None,
        peer: Peer,
        *,
        revision: Callable[[], int] | None = None,
        look: Callable[[], None] | None = None,
        every: float | None = None,
    ) -> bool:
        """Wait until the revision is another than the one known; false when nobody waits.

        Args:
            known: the revision, None for any.
            peer: who waits.
            revision: where the revision is kept elsewhere.
            look: called each `every` seconds, for what changes without a word.
        """
        while known == (self.revision if revision is None else revision()):
            waits = [asyncio.create_task(event.wait()) for event in (self._event, peer.ended)]
            try:
                await asyncio.wait(waits, timeout=every, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waits:
                    wait.cancel()
            if peer.ended.is_set():
                return False
            if look is not None:
                look()
        return True
