"""Logs an unexpected error by its kind and place only: its message may quote what a file says."""

from __future__ import annotations

import logging
import traceback


def log_failure(log: logging.Logger, what: str, error: BaseException) -> None:
    """Log that something failed, with the frames it failed in and without its message."""
    frames = "\n".join(
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    log.error("%s failed with %s\n%s", what, type(error).__name__, frames)
