"""The person's pause of indexing: until a time or until it is resumed, noted in the catalog."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Callable
from typing import Final

from indexer.catalog import Catalogs
from indexer.ports import Clock

_KEY: Final = "paused_until"  # in the catalog: seconds since the epoch, "inf" or "" for not at all
# How often the clock is looked at while a pause has an end: timers stand still in a machine asleep.
_LOOK_SECONDS: Final = 20.0
LONGEST_SECONDS: Final = 366 * 86_400.0


class Pausing:
    """Holds the worker while the person wants it; a pause outlives the service.

    `changed` is called in the loop's thread with whether work is held from now on. `pause` and
    `resume` may be called from any thread, all else from the loop's.
    """

    def __init__(self, catalogs: Catalogs, clock: Clock, changed: Callable[[bool], None]) -> None:
        self._catalogs = catalogs
        self._clock = clock
        self._changed = changed
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._until = _read(catalogs.here().get(_KEY))

    @property
    def held(self) -> bool:
        """Whether the person has paused indexing."""
        return self._until > self._clock.now()

    @property
    def until(self) -> float | None:
        """When the pause ends, in seconds since the epoch; None when it does not by itself."""
        return self._until if self.held and math.isfinite(self._until) else None

    def start(self) -> None:
        """Take up the pause that the last service left."""
        if self.held:
            self._apply()

    def pause(self, seconds: float | None) -> None:
        """Pause for so long, or until it is resumed.

        Raises:
            ValueError: when the time is none that one can wait for.
        """
        if seconds is not None and not 0 < seconds <= LONGEST_SECONDS:
            raise ValueError(f"A pause lasts up to {LONGEST_SECONDS:.0f} seconds, not {seconds:g}.")
        self._note(math.inf if seconds is None else self._clock.now() + seconds)

    def resume(self) -> None:
        """End the pause, if there is one."""
        self._note(-math.inf)

    def stop(self) -> None:
        """Wait for no end any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def look(self) -> None:
        """Release the worker if the pause is over by now."""
        self._timer = None
        self._apply()

    def _note(self, until: float) -> None:
        # Noted before it is so: a crash in between keeps the person's word.
        self._catalogs.here().put(_KEY, "" if until == -math.inf else repr(until))
        self._until = until
        with contextlib.suppress(RuntimeError):  # the loop has ended: so has the service
            self._loop.call_soon_threadsafe(self._apply)

    def _apply(self) -> None:
        self.stop()
        if self.held and self.until is not None:
            left = self.until - self._clock.now()
            self._timer = self._loop.call_later(min(left, _LOOK_SECONDS), self.look)
        self._changed(self.held)


def _read(noted: str | None) -> float:
    try:
        return float(noted) if noted else -math.inf
    except ValueError:
        return -math.inf
