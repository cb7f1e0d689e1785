"""Starts the ingest worker when there is work, and again when it dies; listens to its events."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable

import msgspec

from indexer.ingest.events import Event, Hold, Resting, Retune, Wake, decode_event, encode

log = logging.getLogger(__name__)
_FIRST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 60.0
_CALM_SECONDS = 30.0
# How long a held worker may take to keep what is done; the export of a model takes far longer.
_HOLD_SECONDS = 5.0


class Supervisor:
    """Keeps one worker while there is work. All methods belong to the event loop's thread."""

    def __init__(
        self, on_event: Callable[[Event], None], command: tuple[str, ...] | None = None
    ) -> None:
        self._on_event = on_event
        self._command = command or (sys.executable, "-P", "-m", "indexer.ingest.worker")
        self._process: Process | None = None
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._renewing = False
        self._overdue: asyncio.TimerHandle | None = None
        self._held = False
        self._told = 0  # commands that the running worker was sent
        self._missed: set[Wake | Retune] = set()
        self.failures = 0
        self.resting = False

    @property
    def pid(self) -> int | None:
        """The running worker's process id."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Begin: unless held, the first worker starts at once, to see whether there is work."""
        if not self._held:
            self._wanted.set()
        self._task = asyncio.create_task(self._run(), name="worker supervisor")

    def wake(self) -> None:
        """Tell the worker that there may be work, starting one if there is none and none held."""
        self._order(Wake())

    def retune(self) -> None:
        """Tell the worker to look at its indexes anew, as one does that starts later."""
        self._order(Retune())

    def _order(self, command: Wake | Retune) -> None:
        if self._held:
            return
        self.resting = False
        self._wanted.set()
        if self._process is None:
            self._missed.add(command)  # by one that is being started and may look before us
        self._tell(encode(command))

    def renew(self) -> None:
        """Have another worker in place of this one, as its settings are others.

        What it is at can be redone, as after a crash; nothing of it counts as a failure.
        """
        if self._held:
            return  # the next one reads them when it starts
        self.resting = False
        self._renewing = True
        self._wanted.set()
        self._end_group()

    def _end_group(self) -> None:
        if self._process is not None:
            _kill_group(self._process.pid)

    def hold(self) -> None:
        """Have no worker from now on: the one that runs keeps what is done and ends."""
        self._held = True
        self._wanted.clear()
        self._end_worker()

    def release(self) -> None:
        """Have workers again."""
        self._held = False
        self.wake()

    def _end_worker(self) -> None:
        if self._process is not None:
            self._tell(encode(Hold()))
            loop = asyncio.get_running_loop()
            self._overdue = loop.call_later(_HOLD_SECONDS, _kill_group, self._process.pid)

    def _tell(self, line: bytes) -> None:
        if self._process and self._process.stdin and not self._process.stdin.is_closing():
            self._process.stdin.write(line)
            self._told += 1

    async def _run(self) -> None:
        pause = _FIRST_PAUSE_SECONDS
        loop = asyncio.get_running_loop()
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            started = loop.time()
            try:
                code = await self._live()
            except OSError as error:
                log.warning("the worker cannot be started: %s", error.strerror)
                code = -1
            if self._renewing and not self._held:
                self._wanted.set()
                continue
            if code == 0 or self._held:
                pause = _FIRST_PAUSE_SECONDS
                continue
            self.failures += 1
            log.warning("the worker ended with %s; it is started again in %.1f s", code, pause)
            self._wanted.set()
            if loop.time() - started > _CALM_SECONDS:
                pause = _FIRST_PAUSE_SECONDS
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    async def _live(self) -> int:
        """Run one worker to its end and return its exit code."""
        self._renewing = False
        self._missed.clear()
        # A session of its own: Ctrl+C in a terminal reaches the service, which ends the worker.
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, start_new_session=True
        )
        self._process = process
        self._told = 0
        self.resting = False
        for command in self._missed:
            self._tell(encode(command))
        if self._renewing:  # since it was begun: it may have read the settings before
            self._end_group()
        elif self._held:  # since it was being started
            self._end_worker()
        try:
            assert process.stdout is not None
            async for line in process.stdout:
                self._hear(line)
            return await process.wait()
        finally:
            # The whole group: the export of a model must not outlive a worker that died.
            self._end_group()
            await process.wait()
            self._process = None
            if self._overdue is not None:
                self._overdue.cancel()  # before the number is another process's
                self._overdue = None

    def _hear(self, line: bytes) -> None:
        try:
            event = decode_event(line)
        except msgspec.MsgspecError:
            log.warning("the worker sent an event that this service does not know")
            return
        # One that crossed a command on its way tells nothing of the work that this is about.
        resting = isinstance(event, Resting) and event.heard == self._told and not self._renewing
        self.resting = False
        if resting:
            # It hears what comes from now on for as long as it lives; no other one is needed.
            self._wanted.clear()
            self.failures = 0
        self._on_event(event)
        self.resting = resting  # last: what follows from it is under way by now

    async def stop(self) -> None:
        """End the worker at once: all it holds can be redone from the catalog."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
