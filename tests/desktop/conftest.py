"""Tests of the launcher may ask for a screen and a bus of their own."""

from __future__ import annotations

from tests.desktop.screen import bus, screen

__all__ = ["bus", "screen"]
