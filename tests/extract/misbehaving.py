"""A sandboxed child that does what a request tells it: mostly what it must not."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable

from indexer.extract import serve


def echo(argument: bytes) -> bytes:
    return argument


def hang(argument: bytes) -> bytes:
    threading.Event().wait()
    return b""


def swell(argument: bytes) -> bytes:
    return bytes(len([bytearray(50_000_000) for _ in range(int(argument))]))


def keep(argument: bytes) -> bytes:
    _kept.append(b"x" * int(argument))
    return b""


def leave(argument: bytes) -> bytes:
    os._exit(3)


def die(argument: bytes) -> bytes:
    signal.raise_signal(signal.SIGKILL)
    return b""


def fault(argument: bytes) -> bytes:
    ctypes.string_at(0)
    return b""


def fail(argument: bytes) -> bytes:
    raise KeyError(argument)


def chatter(argument: bytes) -> bytes:
    os.write(1, b"a parser's banner\n")
    return argument


def process_id(argument: bytes) -> bytes:
    return str(os.getpid()).encode()


def environment(argument: bytes) -> bytes:
    return "\n".join(sorted(os.environ)).encode()


def connect(argument: bytes) -> bytes:
    with socket.socket() as client:
        client.connect(("127.0.0.1", int(argument)))
    return b"done"


def write(argument: bytes) -> bytes:
    with open(argument, "wb") as file:
        file.write(b"x")
    return b"done"


def append(argument: bytes) -> bytes:
    os.close(os.open(argument, os.O_WRONLY | os.O_APPEND))
    return b"done"


def remove(argument: bytes) -> bytes:
    os.unlink(argument)
    return b"done"


def rename(argument: bytes) -> bytes:
    os.rename(argument, argument + b"2")
    return b"done"


def change_mode(argument: bytes) -> bytes:
    os.chmod(argument, 0o700)
    return b"done"


def execute(argument: bytes) -> bytes:
    os.execv(sys.executable, [sys.executable, "-c", ""])  # noqa: S606 - it must be refused


def run(argument: bytes) -> bytes:
    subprocess.run([sys.executable, "-c", ""], check=True)
    return b"done"


def fork(argument: bytes) -> bytes:
    if os.fork() == 0:
        os._exit(0)
    return b"done"


def kill_parent(argument: bytes) -> bytes:
    os.kill(os.getppid(), signal.SIGTERM)
    return b"done"


def trace_parent(argument: bytes) -> bytes:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(16, os.getppid(), 0, 0) != 0:  # PTRACE_ATTACH
        raise OSError(ctypes.get_errno(), "ptrace")
    return b"done"


def raise_limit(argument: bytes) -> bytes:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return b"done"


def read(argument: bytes) -> bytes:
    with open(argument, "rb") as file:
        return file.read()


def thread(argument: bytes) -> bytes:
    found: list[bytes] = []
    worker = threading.Thread(target=lambda: found.append(argument))
    worker.start()
    worker.join()
    return found[0]


def import_late(argument: bytes) -> bytes:
    import lxml.etree
    import pypdfium2

    return b" ".join(name.encode() for name in (lxml.etree.__name__, pypdfium2.__name__))


_kept: list[bytes] = []
_DOERS: dict[bytes, Callable[[bytes], bytes]] = {
    doer.__name__.encode(): doer
    for doer in (
        echo, hang, swell, keep, leave, die, fault, fail, chatter, process_id, environment, connect,
        write, append, remove, rename, change_mode, execute, run, fork, kill_parent, trace_parent,
        raise_limit, read, thread, import_late,
    )
}  # fmt: skip


def handle(request: bytes) -> bytes:
    """Do what the first word says with the rest; tell a refusal by its error's name."""
    name, _, argument = request.partition(b" ")
    try:
        return _DOERS[name](argument)
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        return b"refused " + errno.errorcode.get(number or 0, type(error).__name__).encode()


if __name__ == "__main__":
    serve(handle)
