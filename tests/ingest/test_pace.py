from __future__ import annotations

import os
from dataclasses import dataclass

import pytest

from indexer.contract.messages import Pause
from indexer.ingest import pace as pace_module
from indexer.ingest.pace import Pace, Reading, SystemSensors
from indexer.settings import Index
from tests.fakes import FakeClock

CORES = os.cpu_count() or 1


@dataclass
class FakeSensors:
    others: float = 0.0
    battery: bool = False

    def read(self) -> Reading:
        return Reading(self.others, self.battery)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def sensors() -> FakeSensors:
    return FakeSensors()


def live(
    pace: Pace, clock: FakeClock, sensors: FakeSensors, seconds: int, share: float
) -> list[Pause]:
    said = []
    for _ in range(seconds):
        clock.advance(1)
        sensors.others += share * CORES
        said.append(pace.why_paused())
    return said


def test_work_goes_on_while_the_machine_is_calm(clock: FakeClock, sensors: FakeSensors) -> None:
    pace = Pace(Index(), sensors, clock)
    assert set(live(pace, clock, sensors, 60, 0.5)) == {""}


def test_work_pauses_once_others_were_busy_for_long(clock: FakeClock, sensors: FakeSensors) -> None:
    pace = Pace(Index(), sensors, clock)
    said = live(pace, clock, sensors, 30, 1.0)
    assert said[:9] == [""] * 9
    assert said[-1] == "busy"
    assert live(pace, clock, sensors, 30, 0.1)[-1] == ""


def test_a_short_burst_of_others_pauses_nothing(clock: FakeClock, sensors: FakeSensors) -> None:
    pace = Pace(Index(), sensors, clock)
    live(pace, clock, sensors, 20, 0.0)
    assert set(live(pace, clock, sensors, 6, 1.0)) == {""}


def test_between_the_two_thresholds_things_stay_as_they_are(
    clock: FakeClock, sensors: FakeSensors
) -> None:
    between = (pace_module.BUSY_SHARE + pace_module.CALM_SHARE) / 2
    pace = Pace(Index(), sensors, clock)
    live(pace, clock, sensors, 30, 1.0)
    assert set(live(pace, clock, sensors, 40, between)) == {"busy"}


def test_work_pauses_on_battery(clock: FakeClock, sensors: FakeSensors) -> None:
    pace = Pace(Index(), sensors, clock)
    sensors.battery = True
    assert pace.why_paused() == "battery"
    sensors.battery = False
    clock.advance(3)
    assert pace.why_paused() == ""


def test_the_settings_have_the_last_word(clock: FakeClock, sensors: FakeSensors) -> None:
    pace = Pace(Index(on_battery="run", when_busy="run"), sensors, clock)
    sensors.battery = True
    assert set(live(pace, clock, sensors, 40, 1.0)) == {""}


def test_the_real_sensors_look_at_the_real_machine() -> None:
    sensors = SystemSensors(os.getpid())
    first = sensors.read()
    assert first.others_seconds > 0
    assert sensors.read().others_seconds >= first.others_seconds - 1
