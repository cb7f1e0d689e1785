"""Fakes of ports that a test decides."""

from __future__ import annotations


class FakeClock:
    """Time that moves when the test says so."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.time = now

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += seconds
