"""The parent side of the sandbox: runs untrusted work in a child that may hang, crash or swell."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time

import psutil

from indexer.documents import Failure
from indexer.errors import MagpieError
from indexer.extract.serving import LENGTH, MEMORY

log = logging.getLogger(__name__)

_START_SECONDS = 60.0
_MAX_ANSWER_BYTES = 512_000_000
_READ_BYTES = 1 << 20
_EXIT_SECONDS = 2.0  # for a child whose pipe is closed to be gone


class SandboxError(MagpieError):
    """The child does not start: no file is to blame."""


class _Ended(Exception):  # noqa: N818 - it tells what happened and is handled here
    """The child closed its pipe."""


class _Late(Exception):  # noqa: N818 - as above
    """The deadline passed."""


class Sandbox:
    """Runs ``python -m module`` and passes it requests one by one.

    The module calls `indexer.extract.serve`. The child is started by the first call, and anew
    after a failure, after `max_calls` calls, or when it holds over `max_resident_bytes`. Calls
    from several threads wait for each other. Close it in the end.
    """

    def __init__(
        self,
        module: str = "indexer.extract.child",
        *,
        memory_bytes: int = 1_000_000_000,
        deadline_seconds: float = 60.0,
        max_calls: int = 2_000,
        max_resident_bytes: int = 600_000_000,
    ) -> None:
        self._module = module
        self._memory_bytes = memory_bytes
        self._deadline_seconds = deadline_seconds
        self._max_calls = max_calls
        self._max_resident_bytes = max_resident_bytes
        self._lock = threading.RLock()
        self._child: _Child | None = None
        self._protections: tuple[str, ...] = ()

    @property
    def protections(self) -> tuple[str, ...]:
        """What the last child reported to be in force, such as "seccomp" and "landlock-7"."""
        return self._protections

    def start(self) -> None:
        """Start the child now rather than by the first call; raises SandboxError."""
        with self._lock:
            self._ready()

    def call(self, request: bytes) -> bytes | Failure:
        """Pass a request on and return the answer, or why there is none.

        A failure has the code "timeout", "memory" or "crash". Raises SandboxError when the child
        cannot even start.
        """
        with self._lock:
            child = self._ready()
            try:
                answer = child.exchange(request, time.monotonic() + self._deadline_seconds)
            except _Late:
                self._drop()
                seconds = f"{self._deadline_seconds:g}"
                return Failure("timeout", f"Extracting the file took longer than {seconds} s.")
            except _Ended:
                return self._crashed(child)
            except BaseException:
                self._drop()  # its pipe may hold half a frame
                raise
            if answer[:1] == MEMORY:
                self._drop()
                return _too_much_memory()
            child.calls += 1
            if child.calls >= self._max_calls or child.resident() > self._max_resident_bytes:
                self._drop()
            return answer[1:]

    def close(self) -> None:
        """End the child; a later call would start another."""
        with self._lock:
            self._drop()

    def _ready(self) -> _Child:
        child = self._child
        if child is not None and not child.usable():
            self._drop()
            child = None
        if child is None:
            child = _Child(self._module, self._memory_bytes)
            self._child = child
            self._protections = child.protections
        return child

    def _crashed(self, child: _Child) -> Failure:
        status = child.end(wait_seconds=_EXIT_SECONDS)
        self._child = None
        log.warning("an extraction child ended on its own with status %d", status)
        if status == -signal.SIGKILL:  # by the system, when its memory runs out
            return Failure("memory", "The system stopped the extraction: memory ran out.")
        return Failure("crash", "The file made the extraction crash.")

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _Child:
    """One child process and its two pipes."""

    def __init__(self, module: str, memory_bytes: int) -> None:
        self.calls = 0
        self._owner = os.getpid()
        # The system kills the child when the thread that started it ends.
        self._starter = threading.current_thread()
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-P", "-m", module, str(self._owner), str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # parsers quote documents there
            env=_environment(),
            cwd="/",
            process_group=0,  # not a session, which could get a share of the processor of its own
            bufsize=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._process_info = psutil.Process(self._process.pid)
        try:
            hello = self._receive(time.monotonic() + _START_SECONDS)
            self.protections = tuple(str(item) for item in json.loads(hello))
        except (_Ended, _Late, ValueError) as error:
            status = self.end()
            message = f"The extraction process does not start (status {status})."
            raise SandboxError(message) from error

    def usable(self) -> bool:
        """Whether a request can be passed to it: it lives, and is this process's own."""
        return (
            self._owner == os.getpid() and self._starter.is_alive() and self._process.poll() is None
        )

    def resident(self) -> int:
        """Return the bytes of memory it holds."""
        try:
            return int(self._process_info.memory_info().rss)
        except psutil.Error:
            return 0

    def exchange(self, request: bytes, deadline: float) -> bytes:
        """Send a frame and return the frame that answers it; raises _Late and _Ended."""
        self._send(LENGTH.pack(len(request)) + request, deadline)
        return self._receive(deadline)

    def end(self, wait_seconds: float = 0.0) -> int:
        """Kill it with all it may have started, and return its exit status.

        A child that has closed its pipe is ending: waiting for it first keeps its own status.
        """
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        if self._owner != os.getpid():
            return 0  # a fork's copy: the process belongs to another
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(wait_seconds)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        return self._process.wait()

    def _send(self, data: bytes, deadline: float) -> None:
        view = memoryview(data)
        while view:
            _wait(self._to, select.POLLOUT, deadline)
            try:
                view = view[os.write(self._to, view) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise _Ended from error

    def _receive(self, deadline: float) -> bytes:
        (length,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
        if length > _MAX_ANSWER_BYTES:
            raise _Ended
        return self._read(length, deadline)

    def _read(self, count: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < count:
            _wait(self._from, select.POLLIN, deadline)
            try:
                chunk = os.read(self._from, min(_READ_BYTES, count - len(data)))
            except BlockingIOError:
                continue
            if not chunk:
                raise _Ended
            data += chunk
        return bytes(data)


def _wait(descriptor: int, events: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, events)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise _Late


def _too_much_memory() -> Failure:
    return Failure("memory", "Extracting the file takes more memory than it may.")


def _environment() -> dict[str, str]:
    """Return the least the child needs: no secrets, and one thread for each numeric library."""
    return {
        "PYTHONPATH": os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry),
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
