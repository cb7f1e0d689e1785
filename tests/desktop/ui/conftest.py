"""What these tests need of Qt."""

from __future__ import annotations

from tests.desktop.qt_fixtures import application, no_stalls

__all__ = ["application", "no_stalls"]
