"""Runs the commands of snippets that the person approved: briefly, and without a terminal."""

from __future__ import annotations

import logging
import os
import select
import shutil
import signal
import subprocess
import time
from collections import OrderedDict
from typing import Final

from indexer.snippets import Command, runnable

log = logging.getLogger(__name__)

_SECONDS: Final = 10.0  # that a command may take
_MOST_BYTES: Final = 1 << 20  # that it may print
_MOST_USES: Final = 8  # whose outcomes are kept
# How other shells than POSIX's are told what to run.
_OPTIONS: Final = {"pwsh": "-Command", "powershell": "-Command", "nu": "-c"}


class Commands:
    """Runs commands, each once for one use of a snippet: a form asks more than once for it."""

    def __init__(self) -> None:
        self._printed: OrderedDict[int, dict[Command, str | None]] = OrderedDict()

    def run(self, use: int, command: Command) -> str | None:
        """Return what a command prints, None when it fails; `use` is the snippet's seed."""
        printed = self._printed.setdefault(use, {})
        self._printed.move_to_end(use)
        while len(self._printed) > _MOST_USES:
            self._printed.popitem(last=False)
        if command not in printed:
            printed[command] = _run(command)
        return printed[command]

    def shown(self, use: int, command: Command) -> str:
        """Return what a command printed for this use, or its beginning where it was not run."""
        found = self._printed.get(use, {}).get(command)
        return f"[{command.text.strip()[:60]}]" if found is None else found


def _run(command: Command) -> str | None:
    if command.kind == "env":
        return os.environ.get(command.text, "")
    if command.kind == "script":
        words = list(command.arguments or command.text.split("\n"))
    else:
        shell = command.shell or ("bash" if shutil.which("bash") else "sh")
        words = [shell, _OPTIONS.get(shell, "-c"), runnable(command)]
    try:
        done = _finished(words, dict(command.environment))
    except (OSError, ValueError):  # there is no such program; ValueError: a zero byte
        log.warning("a snippet's command cannot be started")
        return None
    if done is None:
        log.warning("a snippet's command took too long, or printed too much")
        return None
    printed, code = done
    return None if code and not command.ignore_error else printed


def _finished(words: list[str], environment: dict[str, str]) -> tuple[str, int] | None:
    """Run a program to its end; None when it takes too long or prints too much."""
    home = os.path.expanduser("~")
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=home if os.path.isdir(home) else "/",
        env=os.environ | environment,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None
        printed = _printed(process.stdout.fileno())
        if printed is None or not _ends(process):
            os.killpg(process.pid, signal.SIGKILL)
            return None
    return printed.decode("utf-8", "replace"), process.returncode


def _ends(process: subprocess.Popen[bytes]) -> bool:
    """Wait for a program that prints nothing more."""
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _printed(descriptor: int) -> bytes | None:
    """Read to the end; None when that takes too long, or is too much."""
    printed, deadline = bytearray(), time.monotonic() + _SECONDS
    while len(printed) <= _MOST_BYTES:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            return None
        piece = os.read(descriptor, 1 << 16)
        if not piece:
            return bytes(printed)
        printed += piece
    return None
