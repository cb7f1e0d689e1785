from __future__ import annotations

import asyncio
import math
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.catalog import Catalogs
from indexer.server.pausing import LONGEST_SECONDS, Pausing
from tests.fakes import FakeClock


@pytest.fixture
def catalogs(tmp_path: Path) -> Iterator[Catalogs]:
    made = Catalogs(tmp_path / "catalog.sqlite")
    yield made
    made.close()


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(test)


def holds(pausing: Pausing) -> bool:
    return pausing.held


def ends(pausing: Pausing) -> float | None:
    return pausing.until


async def _turn() -> None:
    """Let the loop call what was handed to it."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)


def test_a_pause_holds_until_it_is_resumed(catalogs: Catalogs) -> None:
    async def told() -> None:
        said: list[bool] = []
        pausing = Pausing(catalogs, FakeClock(), said.append)
        pausing.start()
        assert not holds(pausing)
        assert said == []  # nothing was paused, so nothing is held or released
        pausing.pause(None)
        assert (holds(pausing), pausing.until) == (True, None)
        pausing.resume()
        assert not holds(pausing)
        await _turn()
        assert said == [False, False]  # both come after the last word, and agree with it
        pausing.stop()

    run(told())


def test_a_pause_with_an_end_is_over_then_and_not_before(catalogs: Catalogs) -> None:
    async def told() -> None:
        clock = FakeClock()
        said: list[bool] = []
        pausing = Pausing(catalogs, clock, said.append)
        pausing.pause(3600)
        await _turn()
        assert ends(pausing) == clock.now() + 3600
        clock.advance(3599)
        pausing.look()
        clock.advance(2)
        pausing.look()
        assert said == [True, True, False]
        assert ends(pausing) is None
        pausing.stop()

    run(told())


def test_a_pause_outlives_the_service_as_long_as_it_lasts(catalogs: Catalogs) -> None:
    async def told() -> None:
        clock = FakeClock()
        Pausing(catalogs, clock, lambda _: None).pause(60)
        said: list[bool] = []
        second = Pausing(catalogs, clock, said.append)
        second.start()
        assert said == [True]
        second.stop()
        clock.advance(61)
        third = Pausing(catalogs, clock, said.append)
        third.start()
        assert said == [True]
        assert not third.held

    run(told())


@pytest.mark.parametrize("seconds", [0.0, -1.0, LONGEST_SECONDS + 1, math.inf, math.nan])
def test_a_time_that_nobody_can_wait_for_is_refused(catalogs: Catalogs, seconds: float) -> None:
    async def told() -> None:
        pausing = Pausing(catalogs, FakeClock(), lambda _: None)
        with pytest.raises(ValueError, match="lasts up to"):
            pausing.pause(seconds)
        assert not pausing.held

    run(told())


@pytest.mark.parametrize("noted", ["", "nonsense", "nan", "-inf"])
def test_what_was_noted_wrongly_pauses_nothing(catalogs: Catalogs, noted: str) -> None:
    async def told() -> None:
        catalogs.here().put("paused_until", noted)
        assert not Pausing(catalogs, FakeClock(), lambda _: None).held

    run(told())
