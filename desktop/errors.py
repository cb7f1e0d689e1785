"""The errors the launcher raises on purpose, under one base."""

from __future__ import annotations


class DesktopError(Exception):
    """A named failure: its message is one clear line for the person."""
