"""Tests of the launcher may ask for a screen and a bus of their own."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.desktop.screen import bus, screen

__all__ = ["bus", "screen"]


@pytest.fixture(scope="package", autouse=True)
def _collected_in_one_thread() -> Iterator[None]:
    """Leave collecting to the tests' own thread, as the launcher does: widgets must end there.

    Threads that a test has begun may allocate, and so collect, while its fixtures end.
    """
    gc.collect()
    gc.disable()
    yield
    gc.collect()
    gc.enable()
