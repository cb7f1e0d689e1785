"""Pasting on Wayland where programs may press keys (wlroots): by `wtype`, a program of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from desktop.system.ports import NotPasted, Pasted, Step
from desktop.system.terminals import is_terminal

_PATIENCE_SECONDS: Final = 2.0
# Milliseconds: each press is by a new keyboard, whose layout programs have to learn first.
_SETTLE: Final = ("-s", "100")
_CTRL_V: Final = (*_SETTLE, "-M", "ctrl", "-k", "v", "-m", "ctrl")
_CTRL_SHIFT_V: Final = (
    *_SETTLE,
    "-M",
    "ctrl",
    "-M",
    "shift",
    "-k",
    "v",
    "-m",
    "shift",
    "-m",
    "ctrl",
)


class WaylandPaster:
    """`Paster` by `wtype`, which compositors without a virtual keyboard refuse."""

    name = "wtype"
    takes_primary = False

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._terminal = False  # what was pasted into

    def paste(self, *, given_back: bool) -> Pasted | NotPasted:  # noqa: ARG002 - nobody knows
        """Press Ctrl+V, with Shift in a terminal."""
        self._terminal = is_terminal(focused(self._environment)[0])
        return self._press(_CTRL_SHIFT_V if self._terminal else _CTRL_V)

    def move(self, steps: Sequence[Step]) -> bool:
        """Press arrow keys; a terminal's cursor goes by the order in which its text was written."""
        keys = list(_SETTLE)
        for step in steps:
            keys += ("-k", "Left" if self._terminal else step.key) * step.times
        return isinstance(self._press(keys), Pasted)

    def _press(self, keys: Sequence[str]) -> Pasted | NotPasted:
        program = shutil.which("wtype", path=self._environment.get("PATH")) or "/usr/bin/wtype"
        try:
            done = subprocess.run(
                [program, *keys],
                env=self._environment,
                capture_output=True,
                check=False,
                timeout=_PATIENCE_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as failure:
            return NotPasted(f"wtype: {type(failure).__name__}")
        return Pasted() if done.returncode == 0 else NotPasted("the compositor takes no keys")

    def close(self) -> None:
        """Do nothing: each press is a program of its own."""


def focused(environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the application and the title of the window with the focus, where sway tells."""
    program = shutil.which("swaymsg", path=environment.get("PATH"))
    if "SWAYSOCK" not in environment or program is None:
        return "", ""
    try:
        done = subprocess.run(
            [program, "-r", "-t", "get_tree"],
            env=dict(environment),
            capture_output=True,
            check=True,
            timeout=_PATIENCE_SECONDS,
        )
        tree = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return "", ""
    for node in _nodes(tree):
        if node.get("focused") and node.get("pid"):
            properties = node.get("window_properties") or {}
            application = node.get("app_id") or properties.get("class") or ""
            return str(application), str(node.get("name") or "")
    return "", ""


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _nodes(child)
