from __future__ import annotations

import asyncio
import sys

from indexer.ingest.supervisor import Supervisor

SOON = 20.0
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
