"""What came of starting a program for a file, and what is left where the file has gone."""

from __future__ import annotations

import os

from desktop.search.outcomes import Failed, Gone, Started
from desktop.system.ports import NotOpened, Opened


def started(found: Opened | NotOpened, path: bytes | None) -> Started | Gone | Failed:
    """Return what an opener says as an outcome; looks at the disk, so not in the Qt thread."""
    if isinstance(found, Opened):
        return Started(found.program)
    if path is not None and not os.path.lexists(path):
        return Gone(_nearest_folder(path))
    return Failed(found.reason, os.path.dirname(path) if path is not None else None)


def _nearest_folder(path: bytes) -> bytes:
    folder = os.path.dirname(path)
    while not os.path.isdir(folder) and folder not in (b"/", b""):
        folder = os.path.dirname(folder)
    return folder
