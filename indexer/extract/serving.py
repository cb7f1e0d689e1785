"""The child side of the sandbox: locks its process down, then answers request after request."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import NoReturn

from indexer.extract import landlock, seccomp

LENGTH = struct.Struct(">I")
OK, MEMORY = b"\0", b"\1"  # the first byte of an answer
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_OPEN_FILES = 64


def serve(handler: Callable[[bytes], bytes]) -> NoReturn:
    """Answer requests with what the handler makes of them, until the parent closes the pipe.

    Call it when all modules are imported that every request needs: what a parser imports later
    still loads. An exception ends the process, and the parent reports a crash. The parent gives
    its process id and the memory to add in bytes as arguments.
    """
    parent, memory_bytes = int(sys.argv[1]), int(sys.argv[2])
    # Libraries print to standard output; the pipes move out of their way.
    requests, answers = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    protections = lock_down(parent, memory_bytes)
    _send(answers, json.dumps(protections).encode())
    while (request := _receive(requests)) is not None:
        try:
            answer = OK + handler(request)
        except MemoryError:
            request = b""
            answer = MEMORY
        _send(answers, answer)
    os._exit(0)


def lock_down(parent: int, memory_bytes: int) -> list[str]:
    """Give up every right that extraction does not need; return what is in force.

    `memory_bytes` is what may be added to the address space that is in use by now. What the
    system lacks is left out.
    """
    if sys.platform == "win32":
        return []
    active = _limit(memory_bytes)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), 0, 0, 0) == 0:
            active.append("parent-death")
            if os.getppid() != parent:  # it ended before it could be waited for
                os._exit(0)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), 0, 0, 0) == 0:
            version = landlock.restrict()
            if version:
                active.append(f"landlock-{version}")
            if seccomp.install():
                active.append("seccomp")
    return active


def _limit(memory_bytes: int) -> list[str]:
    import resource

    active = []
    limits = {
        "no-core": (resource.RLIMIT_CORE, 0),
        "no-writing": (resource.RLIMIT_FSIZE, 0),
        "files": (resource.RLIMIT_NOFILE, _OPEN_FILES),
        "memory": (resource.RLIMIT_AS, _address_space() + memory_bytes),
    }
    for name, (limit, value) in limits.items():
        hard = resource.getrlimit(limit)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))
            active.append(name)
    return active


def _address_space() -> int:
    """Return how many bytes of addresses this process has mapped; 0 where it is not told."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _receive(descriptor: int) -> bytes | None:
    """Read one frame; None when the parent has closed the pipe."""
    header = _read(descriptor, LENGTH.size)
    return _read(descriptor, LENGTH.unpack(header)[0]) if header is not None else None


def _read(descriptor: int, count: int) -> bytes | None:
    data = b""
    while len(data) < count:
        chunk = os.read(descriptor, count - len(data))
        if not chunk:
            return None
        data += chunk
    return data


def _send(descriptor: int, payload: bytes) -> None:
    view = memoryview(LENGTH.pack(len(payload)) + payload)
    while view:
        view = view[os.write(descriptor, view) :]
