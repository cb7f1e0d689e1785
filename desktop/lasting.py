"""Keeps Python's constants from being freed under PySide6.

WORKAROUND: in PySide6 6.12.0, each `Signal.emit` hands out True without a reference of its own.
Before Python 3.12 has made constants immortal, True is freed after some hundred signals, and the
process is aborted ("deallocating True or False").
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_PLENTY: Final = 1 << 30


def keep_constants() -> None:
    """Give None, True and False more references than can be lost; before any signal."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))  # the first field of every object
        if count.value < _PLENTY:
            count.value += _PLENTY
