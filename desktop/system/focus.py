"""Finds a way to give the focus back in this session."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from desktop.system.ports import Focus
from desktop.system.session import is_x11

_log = logging.getLogger(__name__)


class NullFocus:
    """`Focus` where programs may not move it (Wayland): the compositor gives it back by itself."""

    def remember(self) -> None:
        """Do nothing."""

    @property
    def selects(self) -> bool:
        """Whether the program selected something: not known."""
        return False

    def give_back(self, time: int = 0) -> bool:  # noqa: ARG002 - the port's
        """Do nothing, and say so."""
        return False

    def close(self) -> None:
        """Do nothing."""


def for_session(environment: Mapping[str, str] | None = None) -> Focus:
    """Return the X11 way in an X11 session whose display answers, else the null one."""
    env = os.environ if environment is None else environment
    if not is_x11(env):
        return NullFocus()

    from desktop.system.focus_x11 import X11Focus
    from desktop.system.x11_display import NO_DISPLAY

    try:
        return X11Focus(env.get("DISPLAY"))
    except NO_DISPLAY as failure:
        _log.warning("the focus cannot be given back: %s", type(failure).__name__)
        return NullFocus()
