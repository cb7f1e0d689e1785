"""What can go wrong on the desktop side."""

from __future__ import annotations


class DesktopError(Exception):
    """A failure with one clear line for the person as its message."""
