"""A command of the product on a terminal of its own."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time

from tests.harness import Magpie


class Terminal:
    """Runs `magpie` with these arguments and keeps what it shows in `seen`."""

    def __init__(self, product: Magpie, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "indexer", *arguments],
            env={**product.environment, "TERM": "xterm-256color", "COLUMNS": "100"},
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def until(self, words: str, seconds: float = 60) -> None:
        """Read until these words were shown."""
        deadline = time.monotonic() + seconds
        while words not in self.seen and self._read(deadline):
            pass
        assert words in self.seen, f"{words!r} did not appear in {self.seen!r}"

    def to_the_end(self, seconds: float = 60) -> str:
        """Read all that is shown until the command closes its terminal."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        return self.seen

    def type(self, text: str) -> None:
        """Type on its keyboard."""
        os.write(self._master, text.encode())

    def end(self) -> int:
        """Wait for the command's end; return its exit code."""
        code = self._process.wait(60)
        os.close(self._master)
        return code

    def _read(self, deadline: float) -> bool:
        """Add what is shown next to `seen`; return False when the terminal is closed."""
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"nothing more appeared after {self.seen!r}"
        try:
            self.seen += os.read(self._master, 65_536).decode("utf-8", "replace")
        except OSError:  # the terminal is closed at the other end
            return False
        return True
