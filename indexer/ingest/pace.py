"""Decides when background work runs: not on battery, not while the person's programs work hard."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from typing import Protocol

import psutil

from indexer.contract.messages import Pause
from indexer.ports import Clock
from indexer.settings import Index

# Work pauses when others used more than this share of all cores for the whole window, and goes on
# below the lower share: the gap keeps it from flickering.
BUSY_SHARE = 0.85
CALM_SHARE = 0.6
WINDOW_SECONDS = 10.0
SAMPLE_SECONDS = 2.0


@dataclass(frozen=True)
class Reading:
    """One look at the machine: CPU seconds that others have used so far, and the power source."""

    others_seconds: float
    on_battery: bool


class Sensors(Protocol):
    """Looks at the machine."""

    def read(self) -> Reading:
        """Return how things are now."""
        ...


class SystemSensors:
    """The machine's real state.

    Niced work does not count as busy: this worker and its children are niced themselves, and what
    other programs nice steps aside as well.
    """

    def __init__(self, parent_pid: int) -> None:
        self._service = psutil.Process(parent_pid) if psutil.pid_exists(parent_pid) else None

    def read(self) -> Reading:
        """Return the CPU seconds of un-niced programs but for the service, and the power source."""
        times = psutil.cpu_times()
        others = times.user + times.system - self._own_system_seconds()
        if self._service is not None:
            try:
                own = self._service.cpu_times()
                others -= own.user + own.system
            except psutil.Error:
                self._service = None
        battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
        return Reading(others, battery is not None and battery.power_plugged is False)

    @staticmethod
    def _own_system_seconds() -> float:
        total = 0.0
        mine = psutil.Process()
        for process in [mine, *mine.children(recursive=True)]:
            try:
                total += process.cpu_times().system
            except psutil.Error:  # it ended between the listing and the look
                continue
        return total


class Pace:
    """Says why work pauses, or that it does not."""

    def __init__(self, settings: Index, sensors: Sensors, clock: Clock) -> None:
        self._settings = settings
        self._sensors = sensors
        self._clock = clock
        self._cores = os.cpu_count() or 1
        self._samples: deque[tuple[float, float]] = deque()
        self._on_battery = False
        self._busy = False

    def why_paused(self) -> Pause:
        """Return the reason for a pause, empty when work may go on."""
        now = self._clock.monotonic()
        if not self._samples or now - self._samples[-1][0] >= SAMPLE_SECONDS:
            self._sample(now)
        if self._on_battery and self._settings.on_battery == "pause":
            return "battery"
        if self._busy and self._settings.when_busy == "pause":
            return "busy"
        return ""

    def _sample(self, now: float) -> None:
        reading = self._sensors.read()
        self._on_battery = reading.on_battery
        self._samples.append((now, reading.others_seconds))
        while len(self._samples) > 2 and now - self._samples[1][0] >= WINDOW_SECONDS:
            self._samples.popleft()
        then, before = self._samples[0]
        elapsed = now - then
        if elapsed < SAMPLE_SECONDS:
            return
        share = (reading.others_seconds - before) / elapsed / self._cores
        if self._busy:
            self._busy = share > CALM_SHARE
        else:
            self._busy = share > BUSY_SHARE and elapsed >= WINDOW_SECONDS
