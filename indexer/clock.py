"""The machine's clock."""

from __future__ import annotations

import time


class SystemClock:
    """Real time, behind `ports.Clock`."""

    def now(self) -> float:
        """Return seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()
