"""The person's pause of the clipboard history: until a time, or until it is resumed."""

from __future__ import annotations

import math
from typing import Final

from indexer.catalog import Catalogs
from indexer.ports import Clock

LONGEST_SECONDS: Final = 366 * 86_400.0
# In the catalog, which is there whether or not the vault is open: seconds since the epoch.
_KEY: Final = "clips_paused_until"


class ClipPause:
    """Whether nothing is kept; it outlives the service. Any thread may call."""

    def __init__(self, catalogs: Catalogs, clock: Clock) -> None:
        self._catalogs = catalogs
        self._clock = clock
        self._until = _read(catalogs.here().get(_KEY))

    @property
    def held(self) -> bool:
        """Whether nothing is kept now."""
        return self._until > self._clock.now()

    @property
    def until(self) -> float | None:
        """When the pause ends; None when it does not by itself, or there is none."""
        return self._until if self.held and math.isfinite(self._until) else None

    def begin(self, seconds: float | None) -> None:
        """Pause for so long, or until it is resumed.

        Raises:
            ValueError: when the time is none that one can wait for.
        """
        if seconds is not None and not 0 < seconds <= LONGEST_SECONDS:
            raise ValueError(f"A pause lasts up to {LONGEST_SECONDS:.0f} seconds, not {seconds:g}.")
        self._note(math.inf if seconds is None else self._clock.now() + seconds)

    def end(self) -> None:
        """Keep clips again."""
        self._note(-math.inf)

    def _note(self, until: float) -> None:
        # Noted before it is so: a crash in between keeps the person's word.
        self._catalogs.here().put(_KEY, "" if until == -math.inf else repr(until))
        self._until = until


def _read(noted: str | None) -> float:
    try:
        return float(noted) if noted else -math.inf
    except ValueError:
        return -math.inf
