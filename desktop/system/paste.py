"""Finds a way to paste in this session."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Mapping, Sequence

from desktop.system.paste_wayland import WaylandPaster
from desktop.system.ports import NotPasted, Pasted, Paster, Step
from desktop.system.session import is_x11

_log = logging.getLogger(__name__)


class NoPaster:
    """`Paster` where programs may press no keys: the person presses Ctrl+V."""

    name = "none"
    takes_primary = False

    def paste(self, *, given_back: bool) -> Pasted | NotPasted:  # noqa: ARG002 - the port's
        """Do nothing, and say so."""
        return NotPasted("no program may press keys here")

    def move(self, steps: Sequence[Step]) -> bool:  # noqa: ARG002 - the port's
        """Move nothing."""
        return False

    def close(self) -> None:
        """Do nothing."""


def for_session(environment: Mapping[str, str] | None = None) -> Paster:
    """Return XTest in an X11 session whose display answers, `wtype` on Wayland where it is."""
    env = os.environ if environment is None else environment
    if not is_x11(env):
        if env.get("WAYLAND_DISPLAY") and shutil.which("wtype", path=env.get("PATH")):
            return WaylandPaster(env)
        return NoPaster()

    from desktop.system.paste_x11 import X11Paster
    from desktop.system.x11_display import NO_DISPLAY

    try:
        return X11Paster(env.get("DISPLAY"))
    except NO_DISPLAY as failure:
        _log.warning("nothing can be pasted: %s", type(failure).__name__)
        return NoPaster()
