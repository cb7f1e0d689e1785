from __future__ import annotations

import asyncio
import sys

from indexer.ingest.events import Resting
from indexer.ingest.supervisor import Supervisor

SOON = 60.0
# A worker that rests and then lives on, as the real one does for a while.
WORKER = (
    sys.executable,
    "-c",
    'import sys, time; print(\'{"type":"resting"}\', flush=True); sys.stdin.read()',
)


async def _renewed() -> tuple[int | None, int | None, int]:
    """Return a worker's process id before and after it was renewed, and the failures counted."""
    rested = asyncio.Queue[object]()
    supervisor = Supervisor(rested.put_nowait, WORKER)
    supervisor.start()
    try:
        await asyncio.wait_for(rested.get(), SOON)
        before = supervisor.pid
        supervisor.renew()
        await asyncio.wait_for(rested.get(), SOON)
        return before, supervisor.pid, supervisor.failures
    finally:
        await supervisor.stop()


def test_another_worker_takes_over_at_once_and_that_is_no_failure() -> None:
    before, after, failures = asyncio.run(_renewed())
    assert before is not None
    assert after not in {None, before}
    assert failures == 0


async def _renewed_while_starting() -> int:
    rested = asyncio.Queue[object]()
    supervisor = Supervisor(rested.put_nowait, WORKER)
    supervisor.start()
    try:
        for _ in range(3):
            await asyncio.sleep(0)  # the process is being started by now
            supervisor.renew()
        await asyncio.wait_for(rested.get(), SOON)
        return supervisor.failures
    finally:
        await supervisor.stop()


def test_a_worker_just_begun_is_renewed_as_well() -> None:
    assert asyncio.run(_renewed_while_starting()) == 0


# Rests at once, and at each command again; of the first it has not heard when it says so.
_HEARING_SCRIPT = """
import sys
def rest(heard):
    print('{"type":"resting","heard":%d}' % heard, flush=True)
rest(0)
for number, line in enumerate(sys.stdin, 1):
    rest(number if number > 1 else 0)
"""
_HEARING = (sys.executable, "-c", _HEARING_SCRIPT)


async def _rests() -> list[bool]:
    """Return whether the worker rests: at first, after a rest from before a command, at last."""
    rested = asyncio.Queue[object]()
    supervisor = Supervisor(rested.put_nowait, _HEARING)
    supervisor.start()
    states = []
    try:
        for _ in range(3):
            await asyncio.wait_for(rested.get(), SOON)
            states.append(supervisor.resting)
            supervisor.wake()
            assert not supervisor.resting
        return states
    finally:
        await supervisor.stop()


def test_a_rest_from_before_a_command_is_none() -> None:
    assert asyncio.run(_rests()) == [True, False, True]


async def _woken_while_starting() -> tuple[list[object], bool]:
    events = asyncio.Queue[object]()
    supervisor = Supervisor(events.put_nowait, _HEARING)
    supervisor.start()
    try:
        await asyncio.sleep(0)  # the process is being started by now
        assert supervisor.pid is None
        supervisor.wake()
        supervisor.retune()
        found = [await asyncio.wait_for(events.get(), SOON) for _ in range(3)]
        return found, supervisor.resting
    finally:
        await supervisor.stop()


def test_a_worker_hears_of_what_came_while_it_was_started() -> None:
    events, rests = asyncio.run(_woken_while_starting())
    assert events == [Resting(0), Resting(0), Resting(2)]
    assert rests
