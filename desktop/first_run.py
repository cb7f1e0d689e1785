"""Whether the person is to be welcomed: once, when no folder is watched."""

from __future__ import annotations

import contextlib
from pathlib import Path

from desktop.status import Status


class FirstRun:
    """Notes in an empty file that the welcome was shown; what was shown is not shown again."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker
        self._shown = marker.exists()

    def is_due(self, status: Status) -> bool:
        """Tell whether to welcome the person now; false while nobody knows of their folders."""
        if self._shown or status.folders is None:
            return False
        if status.folders > 0:  # chosen in the terminal
            self.note()
            return False
        return True

    def note(self) -> None:
        """Note that the welcome is shown."""
        self._shown = True
        with contextlib.suppress(OSError):  # shown once more at worst
            self._marker.touch(mode=0o600)
