"""The clipboard on Wayland where the compositor lets programs see it (wlr-data-control).

`wl-paste --watch` tells of each copy, `wl-paste` reads it: programs of their own (wl-clipboard),
so that an owner that hangs costs a process that is ended.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from queue import SimpleQueue
from typing import IO, Final

from desktop.system.clip_formats import Reading, everything, reading
from desktop.system.paste_wayland import focused
from desktop.system.ports import Copied, Scope

_log = logging.getLogger(__name__)
_ANSWER_SECONDS: Final = 1.0
_PATIENCE_SECONDS: Final = 5.0
_PIECE: Final = 1 << 16
_LIST_BYTES: Final = 1 << 16
# Told for each copy: its state, where wl-paste knows one (`data`, `sensitive`, `nil`, `clear`).
_TELL: Final = ("sh", "-c", 'echo "${CLIPBOARD_STATE:-data}"')
DEFAULT_LIMIT: Final = 20 << 20
_MOST_FORMS: Final = 4  # beside the text, of what is to be put back

Hear = Callable[[Copied], None]


class WaylandClipboard:
    """`ClipboardWatcher` by wl-clipboard. `environment` names the compositor."""

    name = "wl-paste"

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        limit_bytes: int = DEFAULT_LIMIT,
        answer_seconds: float = _ANSWER_SECONDS,
    ) -> None:
        self.limit_bytes = limit_bytes
        self._environment = dict(environment)
        self._answer_seconds = answer_seconds
        self._program = ""
        self._watching: subprocess.Popen[bytes] | None = None
        self._threads: list[threading.Thread] = []
        self._news: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._copies = 0  # that were told of
        self._doubtful: Copied | None = None  # what may have been the next copy already

    def start(self, copied: Hear | None) -> Scope:
        """Watch; "nowhere" where the compositor does not let programs see the clipboard."""
        self.stop()
        self._program = shutil.which("wl-paste", path=self._environment.get("PATH")) or ""
        if not self._program:
            return "nowhere"
        self._news = SimpleQueue()
        # Where it cannot watch, it would take the focus for a moment to list anything.
        there = copied is not None and bool(self._list())
        process = subprocess.Popen(
            [self._program, "--watch", *_TELL],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with suppress(subprocess.TimeoutExpired):  # it ends at once where it cannot watch
            process.wait(self._answer_seconds / 2)
            _close(process)
            return "nowhere"
        self._watching = process
        assert process.stdout is not None
        self._threads = [
            threading.Thread(target=self._follow, args=(process.stdout, copied, there)),
            threading.Thread(target=self._serve, args=(self._news,)),
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()
        return "everywhere"

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        """Read what is there now; of the primary selection nothing, as nothing is put there."""
        if self._watching is None or primary:
            then(None)
            return
        # Each form is a process of its own.
        steps = partial(everything, others=0 if text_only else _MOST_FORMS)
        self._news.put(lambda: then(self._read(steps, self._list())))

    def stop(self) -> None:
        """End the programs and the threads."""
        if self._watching is not None:
            self._watching.terminate()
            self._news.put(None)
            for thread in self._threads:
                thread.join(_PATIENCE_SECONDS)
            _close(self._watching)
            self._watching = None

    def _follow(self, lines: IO[bytes], copied: Hear | None, there: bool) -> None:
        news = self._news
        for line in lines:
            if there:  # what was there before is told at once
                there = False
            elif copied is not None and line.strip() == b"data":
                self._copies += 1
                news.put(partial(self._hear, copied, self._copies))

    def _serve(self, news: SimpleQueue[Callable[[], None] | None]) -> None:
        while (call := news.get()) is not None:
            call()

    def _hear(self, copied: Hear, number: int) -> None:
        """Read one copy; what is there is always the newest, and it is told once."""
        if number != self._copies:
            return
        listed = self._list()
        found = self._read(reading, listed)
        # The forms of one copy say nothing of the next, which may be a secret.
        if self._list() != listed:
            found = None
        again = found == self._doubtful
        self._doubtful = found if number != self._copies else None
        if found is not None and not again:
            application, window = focused(self._environment)
            copied(replace(found, application=application, window=window))

    def _list(self) -> bytes | None:
        return self._run(_LIST_BYTES, "--list-types")

    def _read(
        self, begin: Callable[[Collection[str]], Reading], listed: bytes | None
    ) -> Copied | None:
        if listed is None:
            return None
        steps = begin(listed.decode("utf-8", "replace").split("\n"))
        left = self.limit_bytes
        data: bytes | None = None
        try:
            wanted = next(steps)
            while True:
                data = self._run(left, "--no-newline", "--type", wanted)
                left -= len(data or b"")
                wanted = steps.send(data)
        except StopIteration as end:
            found: Copied | None = end.value
            return found

    def _run(self, limit: int, *arguments: str) -> bytes | None:
        """Return what wl-paste prints; None when it fails, hangs or prints more than may be."""
        with subprocess.Popen(
            [self._program, *arguments],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            late = _Deadline(process, self._answer_seconds)
            taken = bytearray()
            while len(taken) <= limit and (piece := process.stdout.read1(_PIECE)):  # type: ignore[attr-defined]
                late.put_off()
                taken += piece
            late.cancel()
            process.kill()
            complete = process.wait() in (0, -9) and not late.passed
        return bytes(taken) if complete and len(taken) <= limit else None


class _Deadline:
    """Kills a process that gives nothing for so long."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.passed = False
        self._process = process
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def put_off(self) -> None:
        """Begin to count anew."""
        self._until = time.monotonic() + self._seconds

    def cancel(self) -> None:
        """Count no more."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(max(self._until - time.monotonic(), 0.01)):
            if time.monotonic() >= self._until:
                self.passed = True
                self._process.kill()
                return


def _close(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(_PATIENCE_SECONDS)
    if process.stdout is not None:
        process.stdout.close()
