"""Runs the commands of snippets that the person approved: briefly, and without a terminal."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
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
        log.warning("a snippet's command took too long")
        return None
    printed, code = done
    return None if code and not command.ignore_error else printed


def _finished(words: list[str], environment: dict[str, str]) -> tuple[str, int] | None:
    """Run a program to its end; None when it takes too long, with all that it started."""
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
        try:
            printed, _ = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None
    return printed[:_MOST_BYTES].decode("utf-8", "replace"), process.returncode
